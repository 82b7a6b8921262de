"""Add a setting of the simulated site: a row, which is all that reading, applying and showing it need."""

import ast

from tests.recipes.conftest import Recipe

SETTINGS = "due_date/scenario/settings.py"
ROW = """
        Setting("CSRF_COOKIE_AGE", "31449600", _literal),"""
RUN = """
from django.test import Client
from due_date.scenario.manual import write_manual
from lessons.curriculum.controls import NAMES
from lessons.grammar import GRAMMAR, parse_scenario
from lessons.lab.query import lab_query
from lessons.pool import get_pool

lines = ["set CSRF_COOKIE_AGE=60*10", "login"]
frames = [*get_pool().trace(parse_scenario(lines))]
html = Client().get("/lab/?" + lab_query(lines)).content.decode()
cookies = [receipt.header for receipt in frames[2].receipts]
print({
    "read": frames[1].world.server.settings["CSRF_COOKIE_AGE"],
    "applied": [cookie.max_age_s for cookie in cookies if cookie.name == "csrftoken"],
    "shown": 'id="set-CSRF_COOKIE_AGE" name="with" value="600"' in html,
    "in the manual": "CSRF_COOKIE_AGE=31449600" in write_manual(GRAMMAR),
    "can be unlocked in a lesson": "set CSRF_COOKIE_AGE" in NAMES,
})
get_pool().stop()
"""


def test_a_row_makes_a_setting(recipe: Recipe) -> None:
    recipe.append(SETTINGS, ROW, after='        Setting("USE_TZ", "True", _literal),')

    assert ast.literal_eval(recipe.run(RUN)) == {
        "read": "600",
        "applied": [600],
        "shown": True,
        "in the manual": True,
        "can be unlocked in a lesson": True,
    }
    assert recipe.touched == [SETTINGS]
