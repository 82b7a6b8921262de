"""What a frame observes, in words: each fact a clause, and the facts in which two runs differ."""

import pytest

from due_date.scenario.observation import KEYS
from due_date.timeline.history import read_history
from lessons.grammar import parse_scenario
from lessons.lab.comparison import compare_runs
from lessons.lab.query import LabState
from lessons.pool import WRONG_WORLDS, get_pool
from lessons.sentences.observed import FACTS, tell_differences

FIVE_MINUTES = "set SESSION_COOKIE_AGE=300"
UNTIL_CLOSED = f"{FIVE_MINUTES} SESSION_EXPIRE_AT_BROWSER_CLOSE=True"
SIGNED = "set SESSION_ENGINE=signed_cookies"
FACT_OF = {key: tell for keys, tell in FACTS.items() for key in keys}


def last_of(*lines):
    return get_pool().trace(parse_scenario(lines))[len(lines)]


def test_every_observed_key_is_told_once():
    assert sorted(key for keys in FACTS for key in keys) == sorted(KEYS)


@pytest.mark.parametrize(
    ("key", "lines", "clause"),
    [
        ("user", ["login"], "the visitor is logged in as ada"),
        ("user", ["visit /"], "the visitor is not logged in"),
        ("user", ["visit /about/"], "the page does not ask who is there"),
        ("user", ["login", "advance 1m"], ""),
        ("sent_cookie", ["login", "visit /"], "the request brings the cookie"),
        ("sent_cookie", ["visit /"], "the request brings no cookie"),
        ("status", ["visit /"], "the response has status 200"),
        ("status", ["visit /boom/"], "the response has status 500"),
        ("set_cookie", ["visit /"], "the response sets no cookie"),
        ("set_cookie", [FIVE_MINUTES, "login"], "the response sets the cookie, for 5 min"),
        ("set_cookie", [UNTIL_CLOSED, "login"], "the response sets the cookie, without a date"),
        ("set_cookie", ["login", "logout"], "the response deletes the cookie"),
        ("expiry_age", [FIVE_MINUTES, "login", "visit /expiry/"], "get_expiry_age() answers 5 min"),
        ("expiry_age", ["login", "visit /"], ""),
        ("cookie", ["visit /"], "the browser holds no cookie"),
        ("cookie", [UNTIL_CLOSED, "login"], "the browser holds the cookie, without a date"),
        ("cookie", ["login", "advance 1d1h1m1s"], "the cookie expires in 12 d 22 h 58 min 59 s"),
        ("rows", ["login", "login"], "the server holds 1 record"),
        ("rows", ["login", "phone: login"], "the server holds 2 records"),
        ("rows", ["visit /"], "the server holds no record"),
        ("rows", [SIGNED, "login"], "the server keeps no records"),
        ("expired_rows", [FIVE_MINUTES, "login", "advance 299s"], "no record there has expired"),
        ("expired_rows", [FIVE_MINUTES, "login", "advance 5m"], "1 record has expired and is still there"),
        (
            "expired_rows",
            [FIVE_MINUTES, "login", "phone: login", "advance 5m"],
            "2 records have expired and are still there",
        ),
        ("expired_rows", ["visit /"], ""),
        ("row_expires_in", [UNTIL_CLOSED, "login", "advance 299s"], "the record expires in 1 s"),
        ("row_expires_in", [UNTIL_CLOSED, "login", "advance 5m"], "the record expires at this moment"),
        ("row_expires_in", [UNTIL_CLOSED, "login", "advance 301s"], "the record expired 1 s ago"),
        ("row_expires_in", ["login", "delete_rows"], "no record belongs to the cookie"),
        ("row_expires_in", ["visit /"], ""),
        ("row_expires_in", [SIGNED, "login"], ""),
    ],
)
def test_each_observation_is_a_clause(key, lines, clause):
    assert FACT_OF[key](last_of(*lines)) == clause


def test_a_record_that_a_wrong_world_never_dates_never_expires():
    lines = [UNTIL_CLOSED, "login"]
    frame = get_pool().trace(parse_scenario(lines), "browser-close-only")[2]
    assert FACT_OF["row_expires_in"](frame) == "the record never expires"


def test_lengths_that_differ_by_a_second_are_told_apart():
    here, there = (last_of(f"set SESSION_COOKIE_AGE={age}", "login") for age in (90_061, 90_062))
    assert ("the record expires in 1 d 1 h 1 min 1 s", "the record expires in 1 d 1 h 1 min 2 s") in tell_differences(
        here, there
    )


def test_a_fact_of_which_one_side_has_nothing_to_say_is_left_out():
    here, there = last_of("login"), last_of("login", "logout")
    clauses = [clause for pair in tell_differences(here, there) for clause in pair]
    assert "the browser holds no cookie" in clauses
    assert FACT_OF["row_expires_in"](here) == "the record expires in 14 d"
    assert "the record expires in 14 d" not in clauses


@pytest.mark.parametrize("slug", WRONG_WORLDS)
def test_where_the_worlds_part_something_is_told(slug):
    scenario = parse_scenario(list(WRONG_WORLDS[slug].scenario))
    state = LabState(scenario, len(scenario.actions), belief=slug)
    [other] = compare_runs(state, read_history(get_pool().trace(scenario)), get_pool().trace, lambda slug: None)
    assert other.parting
    assert other.sentence.startswith(f"They part at action {other.parts_at}, ")


def test_runs_that_differ_before_any_action_say_so():
    state = LabState(parse_scenario(["login"]), 1, vs="SESSION_ENGINE=signed_cookies")
    [other] = compare_runs(state, read_history(get_pool().trace(state.scenario)), get_pool().trace, lambda slug: None)
    assert other.sentence == "They part before any action."
    assert other.parting == (("the server holds no record", "the server keeps no records"),)
