"""What the README says under "add a lesson": a package and three pieces of prose, and no other file."""

import re
from importlib import import_module
from pathlib import Path

import pytest

import lessons.curriculum
from lessons.checks import template_sources
from lessons.curriculum.catalogue import collect, the_catalogue
from lessons.curriculum.linter import read_faults
from lessons.curriculum.proofs import run_faults
from lessons.pool import BELIEFS, the_pool
from tests.views.test_lab import element, parse, text_of

README = (Path(__file__).parents[2] / "README.md").read_text()
PACKAGE = """
from lessons.curriculum.conditions import at_last, ever
from lessons.curriculum.shapes import Choice, Claim, Goal, Lesson, Prediction, Source

LESSON = Lesson(
    number=0,
    slug="a-new-lesson",
    title="A new lesson",
    aim="See when Django begins to remember.",
    minutes=5,
    start="visit /",
    unlocked=("login", "visit /"),
    predictions=(
        Prediction(
            "a-new-prediction",
            "Somebody looks at a page. Does Django store anything?",
            "visit /",
            (
                Choice("yes", "Yes", at_last("rows=1"), "Only a write makes a record.", "a-new-claim"),
                Choice("no", "No", at_last("rows=0"), "Nothing was written.", "a-new-claim"),
            ),
        ),
    ),
    readings=(),
    goals=(Goal("a-record", "Make Django store a record.", ever("rows=1"), "The table is empty."),),
    solution="login",
    recap=("a-new-claim",),
    claims=(Claim("a-new-claim", "Looking stores nothing.", "visit /\\nexpect rows=0 set_cookie=none"),),
    sources=(Source("Django's documentation"),),
)
"""
PROSE = '{% load claims %}<p>{% claim "a-new-claim" "PART" %}Looking stores nothing.{% endclaim %}</p>'


@pytest.fixture
def new_lesson(tmp_path, monkeypatch, settings):
    package = tmp_path / "curriculum" / "first_lesson_of_a_test"
    prose = tmp_path / "templates" / "curriculum" / "a-new-lesson"
    package.mkdir(parents=True)
    prose.mkdir(parents=True)
    (package / "__init__.py").write_text(PACKAGE)
    for part in ("try", "explanation", "matters"):
        (prose / f"_{part}.html").write_text(PROSE.replace("PART", part))
    monkeypatch.setattr(lessons.curriculum, "__path__", [*lessons.curriculum.__path__, str(package.parent)])
    [engine] = settings.TEMPLATES
    settings.TEMPLATES = [{**engine, "DIRS": [*engine["DIRS"], prose.parents[1]]}]
    the_catalogue.cache_clear()
    yield package
    the_catalogue.cache_clear()


@pytest.mark.django_db
def test_a_package_and_its_prose_are_a_lesson(new_lesson, client):
    alone = collect([import_module(f"lessons.curriculum.{new_lesson.name}")])
    assert len(alone.lessons) == 1
    assert list(read_faults(the_catalogue(), template_sources(), tuple(BELIEFS))) == []
    assert list(run_faults(alone, the_pool().trace)) == []
    assert [lesson.number for lesson in the_catalogue().lessons][:1] == [0]
    document = parse(client.get("/lessons/a-new-lesson/"))
    assert "Does Django store anything?" in text_of(element(document, "prediction-a-new-prediction"))
    client.post("/lessons/a-new-lesson/predictions/a-new-prediction/", {"choice": "yes", "sureness": "guess"})
    document = parse(client.get("/lessons/a-new-lesson/"))
    assert "Only a write makes a record." in text_of(element(document, "prediction-a-new-prediction"))
    assert "Next: " in text_of(element(document, "after"))
    assert "A new lesson" in text_of(element(parse(client.get("/progress/")), "standings"))


def test_the_readme_says_it_in_five_lines_and_names_what_is_there():
    [steps] = re.findall(r"^- \*\*add a lesson\*\*: ((?:.+\n  )*.+)", README, re.MULTILINE)
    assert len(steps.splitlines()) == 5
    named = set(re.findall(r"`(_\w+\.html)`", steps))
    assert {f"templates/curriculum/SLUG/{name}" for name in named} == {
        f"templates/curriculum/SLUG/_{part}.html" for part in ("try", "explanation", "matters")
    }
    assert Path(lessons.curriculum.__file__).with_name("two_kinds_of_expiry").is_dir()
