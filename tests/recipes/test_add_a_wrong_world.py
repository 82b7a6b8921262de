"""Add a wrong world with its myth: a module each."""

import ast

from tests.recipes.conftest import Recipe

WORLD = '''"""Wrong world: logging out in one browser logs the user out in all of them."""

from due_date.scenario.action import Action
from due_date.simulation.world import World
from lessons.specimen.wrong_world import WrongWorld
from lessons.specimen.wrong_worlds._world_changes import delete_records


def delete_every_record_at_logout(before: World, after: World, action: Action) -> World:
    """Delete all session records of the user who logged out."""
    record = before.record_of(action.browser) if action.verb == "logout" else None
    user_id = (record.data or {}).get("_auth_user_id") if record else None
    if not user_id:
        return after
    return delete_records(after, lambda each: (each.data or {}).get("_auth_user_id") == user_id)


WRONG_WORLD = WrongWorld(
    "logout-ends-all-browsers",
    ("login", "phone: login", "logout", "phone: visit /"),
    consequence=delete_every_record_at_logout,
)
'''
MYTH = '''"""Myth 21: logging out in one browser logs the user out in all of them."""

from lessons.curriculum.conditions import at_last
from lessons.curriculum.schema import Choice, Claim, Myth, Prediction, Sentence, Source

CLAIMS = (
    Claim(
        "logout-leaves-other-browsers",
        "Logging out ends the session of one browser.",
        "login\\nphone: login\\nlogout\\nphone: visit /\\nexpect user=ada",
    ),
)

MYTH = Myth(
    number=21,
    slug="logout-ends-all-browsers",
    belief="Logging out on the laptop logs you out on the phone.",
    prediction=Prediction(
        "myth-logout-ends-all-browsers",
        "Ada is logged in on her laptop and on her phone. She logs out on the laptop. Who is she on the phone?",
        "login\\nphone: login\\nlogout\\nphone: visit /",
        (
            Choice("ada", "Ada.", at_last("user=ada"), "The phone has a session of its own."),
            Choice("nobody", "Nobody.", at_last("user=anonymous"), "The record of the phone stayed."),
        ),
    ),
    believed="nobody",
    decided_by="record-valid",
    matters=(Sentence("A user who lost a phone logs out at home.", "logout-leaves-other-browsers"),),
    instead=(Sentence("Delete the user's other records.", "logout-leaves-other-browsers"),),
    sources=(Source("In Django's code: contrib/auth/__init__.py, logout"),),
)
'''
RUN = """
from django.test import Client
from lessons.checks import check_reading
from lessons.curriculum.myths import logout_ends_all_browsers as myth
from lessons.curriculum.proofs import prove
from lessons.curriculum.registry import collect
from lessons.grammar import parse_scenario
from lessons.pool import WRONG_WORLDS, get_pool

slug = myth.MYTH.slug
scenario = parse_scenario(WRONG_WORLDS[slug].scenario)
users = [get_pool().trace(scenario, world)[4].observed["user"] for world in ("", slug)]
proved = [str(finding) for finding in prove(collect([myth]), get_pool().trace)]
response = Client().get("/lab/?do=login&do=phone:+login&do=logout&do=phone:+visit+/&belief=" + slug)
get_pool().stop()
print({
    "users": users,
    "linter": [str(message) for message in check_reading()],
    "proofs": proved,
    "lab": response.status_code,
    "believed": "Logging out on the laptop logs you out on the phone." in response.content.decode(),
})
"""


def test_two_modules_make_a_wrong_world_and_its_myth(recipe: Recipe) -> None:
    recipe.write("lessons/specimen/wrong_worlds/logout_ends_all_browsers.py", WORLD)
    recipe.write("lessons/curriculum/myths/logout_ends_all_browsers.py", MYTH)

    assert ast.literal_eval(recipe.run(RUN)) == {
        "users": ["ada", "anonymous"],
        "linter": [],
        "proofs": [],
        "lab": 200,
        "believed": True,
    }
    assert recipe.touched == [
        "lessons/curriculum/myths/logout_ends_all_browsers.py",
        "lessons/specimen/wrong_worlds/logout_ends_all_browsers.py",
    ]


def test_a_wrong_world_without_its_myth_is_found(recipe: Recipe) -> None:
    recipe.write("lessons/specimen/wrong_worlds/logout_ends_all_browsers.py", WORLD)

    said = recipe.run("from lessons.checks import check_reading; print(*check_reading())")

    assert "There is no myth that says so." in said
