"""How the actions on browsers and clocks are written, and what stops a closed browser or a clock from going too far."""

import pytest

from due_date.browser.profiles import PROFILES
from due_date.scenario.action import ActionError
from due_date.scenario.scenario import ScenarioError
from due_date.times import LAST_AT, START_AT
from lessons.grammar import parse_action, parse_scenario

HOUR_S = 3600
TO_LAST_S = int((LAST_AT - START_AT).total_seconds())
SINCE_1970_S = int(START_AT.timestamp())


@pytest.mark.parametrize("name", PROFILES)
def test_each_profile_can_be_chosen(name):
    action = parse_action(f"phone: profile {name}")

    assert (action.argument, action.browser, action.line) == (name, "phone", f"phone: profile {name}")


@pytest.mark.parametrize(
    ("text", "argument", "browser"),
    [
        ("skew server +1h", {"clock": "server", "ahead_s": HOUR_S}, None),
        ("skew server -1h", {"clock": "server", "ahead_s": -HOUR_S}, None),
        ("skew server 1h", {"clock": "server", "ahead_s": HOUR_S}, None),
        ("skew server 0s", {"clock": "server", "ahead_s": 0}, None),
        ("skew server -0s", {"clock": "server", "ahead_s": 0}, None),
        ("skew browser +1d2h30m", {"clock": "browser", "ahead_s": 95_400}, "learner"),
        ("phone: skew browser -1h", {"clock": "browser", "ahead_s": -HOUR_S}, "phone"),
        ("copy_cookie thief", "thief", "learner"),
        ("phone: copy_cookie learner", "learner", "phone"),
        ("reopen_tabs", None, "learner"),
        ("phone: crash", None, "phone"),
        ("os_logout", None, "learner"),
        ("update", None, "learner"),
    ],
)
def test_actions_on_browsers_and_clocks_are_read(text, argument, browser):
    action = parse_action(text)

    assert (action.argument, action.browser) == (argument, browser)


@pytest.mark.parametrize(
    ("text", "says", "nearest"),
    [
        ("profile", "profile does not go with nothing", "profile firefox"),
        ("profile chrome", "no browser profile chrome", "profile chromium"),
        ("profile Firefox", "no browser profile Firefox", "profile firefox"),
        ("profile firefox esr", "profile does not go with firefox esr", "profile firefox"),
        ("copy_cookie", "copy_cookie does not go with nothing", "copy_cookie thief"),
        ("copy_cookie Thief", "Thief names no browser", "copy_cookie thief"),
        ("copy_cookie thief2", "thief2 names no browser", "copy_cookie thief"),
        ("copy_cookie thirteenchars", "names no browser", "copy_cookie thief"),
        ("copy_cookie thief:", "names no browser", "copy_cookie thief"),
        ("skew", "skew does not go with nothing", "skew server +1h"),
        ("skew server", "skew does not go with server", "skew server +1h"),
        ("skew cache +1h", "skew does not go with cache", "skew server +1h"),
        ("skew server +-1h", "does not go with", "skew server +1h"),
        ("skew server +", "does not go with", "skew server +1h"),
        ("skew server + 1h", "does not go with", "skew server +1h"),
        ("skew server 3600", "does not go with", "skew server +1h"),
        ("crash hard", "hard is one word too many", "crash"),
        ("reopen_tabs all", "all is one word too many", "reopen_tabs"),
        ("os-logout", "no action os-logout", "os_logout"),
        ("reopen_tab", "no action reopen_tab", "reopen_tabs"),
        ("copy", "no action copy", "copy_cookie thief"),
        ("phone: skew server +1h", "belongs to no browser: leave out phone:", "skew server +1h"),
        ("phone: skew cache +1h", "does not go with", "skew server +1h"),
    ],
)
def test_what_cannot_be_read_is_answered_with_what_to_write(text, says, nearest):
    with pytest.raises(ActionError, match=says) as caught:
        parse_action(text)

    assert caught.value.nearest == nearest


@pytest.mark.parametrize("ending", ["close", "crash", "os_logout"])
def test_a_browser_that_ended_sends_nothing_until_it_is_opened(ending):
    with pytest.raises(ScenarioError, match="is closed and sends nothing: open it first") as caught:
        parse_scenario(["login", ending, "visit"])
    assert (caught.value.line, caught.value.nearest) == (3, "open")

    parse_scenario(["login", ending, "phone: visit", "open", "visit"])


def test_an_update_leaves_a_browser_as_it_was():
    parse_scenario(["login", "update", "visit"])
    with pytest.raises(ScenarioError, match="open it first"):
        parse_scenario(["login", "close", "update", "visit"])


@pytest.mark.parametrize(
    "line", ["reopen_tabs", "update", "crash", "profile firefox", "copy_cookie thief", "skew browser +1h"]
)
def test_what_is_no_request_is_no_error_for_a_closed_browser(line):
    parse_scenario(["login", "close", line])


def test_copying_to_a_closed_browser_does_not_open_it():
    with pytest.raises(ScenarioError, match="the browser thief is closed"):
        parse_scenario(["login", "thief: close", "copy_cookie thief", "thief: visit"])


@pytest.mark.parametrize("clock", ["server", "browser"])
@pytest.mark.parametrize(
    ("skew_s", "is_allowed"),
    [(TO_LAST_S, True), (TO_LAST_S + 1, False), (-SINCE_1970_S, True), (-SINCE_1970_S - 1, False), (10**30, False)],
)
def test_a_clock_stays_between_1970_and_the_end_of_9999(clock, skew_s, is_allowed):
    line = f"skew {clock} {'-' if skew_s < 0 else '+'}{abs(skew_s)}s"
    if is_allowed:
        parse_scenario([line, "visit"])
        return
    with pytest.raises(ScenarioError, match="from 1970 to the end of the year 9999") as caught:
        parse_scenario([line])
    assert caught.value.nearest == f"skew {clock} +1h"


def test_time_cannot_advance_past_the_end_of_the_fastest_clock():
    last_year = f"advance {TO_LAST_S - 10}s"
    parse_scenario(["skew server +10s", last_year])
    for first in ("skew server +11s", "phone: skew browser +11s"):
        with pytest.raises(ScenarioError, match="simulated time ends with the year 9999"):
            parse_scenario([first, last_year])


def test_a_clock_set_right_again_bounds_nothing():
    parse_scenario(["skew server +7000w", "skew server 0s", f"advance {TO_LAST_S}s"])


def test_a_slow_clock_gives_no_more_time():
    with pytest.raises(ScenarioError, match="simulated time ends"):
        parse_scenario(["skew server -1h", f"advance {TO_LAST_S + 1}s"])
