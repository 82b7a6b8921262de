"""The README is true: its commands are commands, its scenario holds. Its map is checked by test_architecture."""

import re
from pathlib import Path

from due_date.simulation.expectations import failures
from lessons.grammar import parse_scenario
from lessons.pool import get_pool

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text()


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
