"""Two runs of the same actions are the same, wherever and however they are run."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from due_date.codec import to_json
from lessons.grammar import parse_scenario

LONG = (
    "visit /cart/add/",
    "login",
    "phone: login",
    "advance 1h",
    "set SESSION_COOKIE_AGE=300 SESSION_SAVE_EVERY_REQUEST=True",
    "visit /expiry/",
    "set_expiry timedelta(minutes=5)",
    "tablet: login grace",
    "change_password",
    "phone: visit /",
    "advance 5m",
    "tablet: visit /",
    "clearsessions",
    "login linus",
    "close",
    "open",
    "visit /boom/",
    "visit /account/?a=1",
    "set_expiry 'soon'",
    "delete_rows",
    "logout",
)

ACTIONS = st.sampled_from(
    [
        "login",
        "phone: login grace",
        "logout",
        "visit /",
        "phone: visit /expiry/",
        "visit /cart/add/",
        "visit /boom/",
        "set_expiry 300",
        "set_expiry 0",
        "set_expiry datetime(+1d)",
        "set_expiry [1]",
        "change_password",
        "set SESSION_SAVE_EVERY_REQUEST=True",
        "set SESSION_COOKIE_AGE=60 SESSION_EXPIRE_AT_BROWSER_CLOSE=True",
        "set SESSION_COOKIE_NAME='sid'",
        "set SESSION_COOKIE_AGE=None",
        "advance 59s",
        "advance 1s",
        "advance 2w",
        "clearsessions",
        "delete_rows",
    ]
)


def frames(pool, lines):
    return [to_json(frame) for frame in pool.trace(parse_scenario(lines))]


def keys(pool, lines):
    """Return every session key, token and password hash that the run made, in order."""
    worlds = [frame.world for frame in pool.trace(parse_scenario(lines))]
    return [
        (sorted(row.key for row in world.server.rows), [user.password for user in world.server.users])
        for world in worlds
    ]


def test_another_process_gives_equal_frames(specimen, forgetful):
    assert frames(forgetful, LONG) == frames(specimen, LONG)


def test_what_ran_before_makes_no_difference(forgetful):
    first = frames(forgetful, LONG)
    frames(forgetful, ["login grace", "set SESSION_COOKIE_NAME='x' SESSION_COOKIE_PATH='/account/'", "change_password"])

    assert frames(forgetful, LONG) == first


def test_prefix_of_a_scenario_gives_a_prefix_of_its_trace(forgetful):
    whole = frames(forgetful, LONG)

    for count in range(len(LONG) + 1):
        assert frames(forgetful, LONG[:count]) == whole[: count + 1]


def test_run_that_goes_on_from_any_frame_ends_in_the_same_one(specimen, forgetful):
    whole = frames(forgetful, LONG)

    for count in range(len(LONG) + 1):  # the pool knows the first actions, and its worker others since
        frames(specimen, [*LONG[:count], "set SESSION_COOKIE_AGE=7", "phone: login linus", "tablet: change_password"])
        assert frames(specimen, LONG[:count]) == whole[: count + 1]
    assert frames(specimen, LONG) == whole


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(ACTIONS, max_size=10), st.integers(0, 10))
def test_any_scenario_cut_anywhere_is_the_same_in_both_processes(specimen, forgetful, lines, cut):
    whole = frames(forgetful, lines)

    assert frames(specimen, lines[:cut]) == whole[: len(lines[:cut]) + 1]
    assert frames(specimen, lines) == whole


@pytest.mark.parametrize(
    "setting",
    [
        "SESSION_COOKIE_AGE=300",
        "SESSION_EXPIRE_AT_BROWSER_CLOSE=True",
        "SESSION_COOKIE_SECURE=False",
        "SESSION_COOKIE_HTTPONLY=False",
        "SESSION_COOKIE_SAMESITE='Strict'",
    ],
)
def test_keys_are_the_same_under_other_settings(specimen, setting):
    lines = ["visit /cart/add/", "login", "phone: login grace", "change_password", "visit /cart/add/", "phone: visit /"]

    other = keys(specimen, [f"set {setting}", *lines])

    assert other[1:] == keys(specimen, lines)


def test_requests_of_one_run_make_different_keys(specimen):
    made = {
        row.key
        for frame in specimen.trace(parse_scenario([f"{name}: login" for name in ("a", "b", "c", "d")]))
        for row in frame.world.server.rows
    }

    assert len(made) == 4
