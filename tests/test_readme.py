"""The README is true: its map names rooms that are there, and all of them; its commands are commands."""

import re
from pathlib import Path

from due_date.simulation.expectations import failures
from lessons.grammar import parse_scenario
from lessons.pool import get_pool

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text()
HOUSE = README.split("## The house")[1].split("\n## ")[0]
# What needs no row of its own: what a room's row names it "beside", and what Django asks for.
BESIDE = {"migrations", "templatetags", "apps.py", "__init__.py"}


def named_in_map():
    return re.findall(r"`([\w/]+(?:\.py|/)?)`", "\n".join(re.findall(r"^\| [\d ]+ \|.*", HOUSE, re.MULTILINE)))


def test_every_place_on_the_map_is_there():
    places = [name for name in named_in_map() if "/" in name or name.endswith(".py")]
    missing = [name for name in places if not any((ROOT / top / name).exists() for top in ("", "lessons"))]
    assert len(places) > 12
    assert missing == []


def test_every_room_of_the_lessons_is_on_the_map():
    named = {name.removeprefix("lessons/").rstrip("/") for name in named_in_map()}
    prefixes = tuple(name for name in named if name.endswith("_"))
    rooms = {
        path.name for path in (ROOT / "lessons").iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    assert sorted(room for room in rooms - named - BESIDE if not room.startswith(prefixes)) == []


def test_every_make_command_of_the_readme_is_a_target():
    phony = re.findall(r"^\.PHONY: (.*)", (ROOT / "Makefile").read_text(), re.MULTILINE)[0].split()
    commands = re.findall(r"(?:`|^    )make ([a-z-]+)", README, re.MULTILINE)
    assert len(commands) > 5
    assert set(commands) <= set(phony)


def test_the_scenario_of_the_readme_holds():
    [text] = re.findall(r"\n\n((?:    .*\n)*    login\n(?:    .*\n)+)", README)
    scenario = parse_scenario(text.splitlines(), may_expect=True)
    assert scenario.expectations
    assert failures(scenario, get_pool().trace(scenario)) == []


def test_the_readme_is_no_longer_than_one_reads():
    assert len(README.splitlines()) <= 150
