"""A lesson is one folder: its module and its three pieces of prose, and no other file is touched."""

from importlib import import_module

import pytest

import lessons.curriculum.lessons
from lessons.checks import template_sources
from lessons.curriculum.linter import lint
from lessons.curriculum.proofs import prove
from lessons.curriculum.registry import collect, get_curriculum
from lessons.pool import WRONG_WORLDS, get_pool
from tests.views.test_lab import element, parse, text_of

PACKAGE = """
from lessons.curriculum.conditions import at_last, ever
from lessons.curriculum.schema import Choice, Claim, Goal, Lesson, Prediction, Source

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
    feedback=(),
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
    package = tmp_path / "lessons" / "a_new_lesson"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text(PACKAGE)
    for part in ("try", "explanation", "matters"):
        (package / f"_{part}.html").write_text(PROSE.replace("PART", part))
    shelf = lessons.curriculum.lessons
    monkeypatch.setattr(shelf, "__path__", [*shelf.__path__, str(package.parent)])
    [engine] = settings.TEMPLATES
    settings.TEMPLATES = [{**engine, "DIRS": [*engine["DIRS"], tmp_path]}]
    get_curriculum.cache_clear()
    yield package
    get_curriculum.cache_clear()


@pytest.mark.django_db
def test_a_package_and_its_prose_are_a_lesson(new_lesson, client):
    alone = collect([import_module(f"lessons.curriculum.lessons.{new_lesson.name}")])
    assert len(alone.lessons) == 1
    assert list(lint(get_curriculum(), template_sources(), tuple(WRONG_WORLDS))) == []
    assert list(prove(alone, get_pool().trace)) == []
    assert [lesson.number for lesson in get_curriculum().lessons][:1] == [0]
    document = parse(client.get("/lessons/a-new-lesson/"))
    assert "Does Django store anything?" in text_of(element(document, "prediction-a-new-prediction"))
    client.post("/lessons/a-new-lesson/predictions/a-new-prediction/", {"choice": "yes", "sureness": "guess"})
    document = parse(client.get("/lessons/a-new-lesson/"))
    assert "Only a write makes a record." in text_of(element(document, "prediction-a-new-prediction"))
    assert "Next: " in text_of(element(document, "after"))
    assert "A new lesson" in text_of(element(parse(client.get("/progress/")), "standings"))
