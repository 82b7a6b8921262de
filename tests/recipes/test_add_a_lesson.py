"""Add a lesson: one folder with its module and its three pieces of prose."""

import ast

from tests.recipes.conftest import Recipe

FOLDER = "lessons/curriculum/lessons/a_new_lesson"
PARTS = ("_explanation.html", "_matters.html", "_try.html")
MODULE = '''"""Lesson 0: looking at a page stores nothing."""

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
'''
PROSE = '{{% load claims %}}<p>{{% claim "a-new-claim" "{part}" %}}Looking stores nothing.{{% endclaim %}}</p>\n'
RUN = """
from django.core.management import call_command
from django.test import Client
from lessons.checks import check_reading
from lessons.curriculum.lessons import a_new_lesson
from lessons.curriculum.proofs import prove
from lessons.curriculum.registry import collect, get_curriculum
from lessons.pool import get_pool

call_command("migrate", verbosity=0)
client = Client()
before = client.get("/lessons/a-new-lesson/")
sent = client.post("/lessons/a-new-lesson/predictions/a-new-prediction/", {"choice": "yes", "sureness": "guess"})
after = client.get("/lessons/a-new-lesson/").content.decode()
proved = [str(finding) for finding in prove(collect([a_new_lesson]), get_pool().trace)]
question = "Does Django store anything?" in before.content.decode()
is_hidden, is_shown = (
    part in text for part, text in (("Only a write", before.content.decode()), ("Only a write", after))
)
print({
    "served": before.status_code,
    "question": question,
    "explained": [is_hidden, is_shown],
    "recorded": sent.status_code,
    "prose": after.count("Looking stores nothing."),
    "leads on": "Next: " in after,
    "first": get_curriculum().lessons[0].slug,
    "home": "A new lesson" in client.get("/").content.decode(),
    "progress": "A new lesson" in client.get("/progress/").content.decode(),
    "linter": [str(message) for message in check_reading()],
    "proofs": proved,
})
get_pool().stop()
"""


def test_a_folder_makes_a_lesson(recipe: Recipe) -> None:
    recipe.write(f"{FOLDER}/__init__.py", MODULE)
    for part in PARTS:
        recipe.write(f"{FOLDER}/{part}", PROSE.format(part=part))

    found = ast.literal_eval(recipe.run(RUN))

    assert found.pop("prose") >= len(PARTS)
    assert found == {
        "served": 200,
        "question": True,
        "explained": [False, True],
        "recorded": 302,
        "leads on": True,
        "first": "a-new-lesson",
        "home": True,
        "progress": True,
        "linter": [],
        "proofs": [],
    }
    assert recipe.touched == [f"{FOLDER}/{name}" for name in ("__init__.py", *PARTS)]
