"""The same actions twice."""

import pytest

from due_date.scenario.action import ActionError
from due_date.scenario.settings import DEFAULTS
from due_date.server.state import ServerState
from due_date.simulation.frame import Frame
from due_date.simulation.variants import Difference, first_difference
from due_date.simulation.world import World
from lessons.grammar import parse_action, parse_scenario, under

WORLD = World(ServerState(dict(DEFAULTS)), "http://site.test")


def frames(*observed):
    return [Frame(parse_action("visit /"), "learner", WORLD, observed=values) for values in observed]


def test_the_other_setting_is_in_force_from_before_the_first_action():
    twin = under(parse_scenario(["login", "visit /"]), "SESSION_COOKIE_AGE=60")
    assert twin.lines == ("set SESSION_COOKIE_AGE=60", "login", "visit /")


def test_the_other_setting_overrules_what_the_scenario_sets_and_leaves_the_rest():
    lines = ["set SESSION_COOKIE_AGE=300 SESSION_COOKIE_NAME='a b'", "set SESSION_COOKIE_AGE=5", "set USE_TZ=False"]
    twin = under(parse_scenario(lines), "SESSION_COOKIE_AGE=60")
    assert [action.argument for action in twin.actions[1:]] == [
        {"SESSION_COOKIE_NAME": "'a b'", "SESSION_COOKIE_AGE": "60"},
        {"SESSION_COOKIE_AGE": "60"},
        {"USE_TZ": "False"},
    ]


def test_a_full_scenario_has_a_twin_too():
    assert len(under(parse_scenario(["login"] * 200), "SESSION_COOKIE_AGE=60").actions) == 201


@pytest.mark.parametrize("assignment", ["", "AGE=1", "SESSION_COOKIE_AGE", "SESSION_COOKIE_AGE=__import__('os')"])
def test_an_assignment_that_set_does_not_take_is_refused(assignment):
    with pytest.raises(ActionError):
        under(parse_scenario(["login"]), assignment)


def test_the_first_difference_names_frame_and_values():
    difference = first_difference(frames({"rows": 0}, {"rows": 1}, {"rows": 1}), frames({"rows": 0}, {"rows": 2}, {}))
    assert difference == Difference(1, (("rows", 1, 2),))


def test_runs_that_never_differ_have_no_difference():
    assert first_difference(frames({"rows": 0}), frames({"rows": 0})) is None
