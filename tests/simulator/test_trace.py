"""The world after an action, what is observed of it, and the frames of a run."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from due_date.browser.browser import Browser, LastResponse
from due_date.browser.store import Cookie
from due_date.codec import write_json
from due_date.scenario.action import Action
from due_date.scenario.observation import KEYS
from due_date.scenario.settings import DEFAULTS
from due_date.server.state import Record, ServerState
from due_date.simulation.frame import Frame, FrameText, Trace
from due_date.simulation.observe import observe
from due_date.simulation.world import World
from due_date.times import START_AT

SECOND = timedelta(seconds=1)
EMPTY = World(ServerState(DEFAULTS), "http://site.test")
ANSWER = LastResponse(status=200, user="ada", set_cookie="set", max_age=300, was_cookie_sent=True, expiry_age=None)


def a_record(key, *, expires_in_s):
    at = START_AT + timedelta(seconds=expires_in_s)
    return Record(key, f"raw {key}", {}, at.replace(tzinfo=None).isoformat(" "), at)


def a_cookie(value, *, expires_in_s=None):
    return Cookie(
        name="sessionid",
        value=value,
        domain="site.test",
        path="/",
        is_host_only=True,
        is_secure=False,
        is_http_only=True,
        same_site="Lax",
        created_at=START_AT,
        updated_at=START_AT,
        last_access_at=START_AT,
        expires_at=None if expires_in_s is None else START_AT + timedelta(seconds=expires_in_s),
    )


def a_world(*records, cookie=None, last=None, after_s=0, **settings):
    state = ServerState({**DEFAULTS, **settings}, rows=records)
    browser = Browser("learner", cookies=(cookie,) if cookie else (), last=last)
    return World(state, "http://site.test", START_AT + timedelta(seconds=after_s)).with_browser(browser)


# Observing


def test_before_any_request_nothing_is_observed():
    assert observe(EMPTY, None) == {
        "status": None,
        "user": None,
        "logged_in": None,
        "set_cookie": "none",
        "max_age": None,
        "cookie": "absent",
        "cookie_expires_in": None,
        "sent_cookie": False,
        "rows": 0,
        "expired_rows": 0,
        "expiry_age": None,
        "row_expires_in": None,
    }


def test_every_key_of_the_contract_is_observed():
    assert list(observe(EMPTY, None)) == list(KEYS)


@pytest.mark.parametrize(("user", "is_logged_in"), [("ada", True), ("anonymous", False), (None, None)])
def test_logged_in_is_only_known_where_the_page_asked(user, is_logged_in):
    seen = observe(a_world(last=replace(ANSWER, user=user)), "learner")

    assert (seen["user"], seen["logged_in"]) == (user, is_logged_in)


@pytest.mark.parametrize(
    ("after_s", "expired", "left_s"), [(0, 0, 300), (299, 0, 1), (300, 1, 0), (301, 1, -1), (300.5, 1, -0.5)]
)
def test_record_is_expired_at_its_date_and_after(after_s, expired, left_s):
    world = a_world(a_record("k", expires_in_s=300), cookie=a_cookie("k"), after_s=after_s)

    seen = observe(world, None)

    assert (seen["rows"], seen["expired_rows"], seen["row_expires_in"]) == (1, expired, left_s)
    assert type(seen["row_expires_in"]) is type(left_s)


@pytest.mark.parametrize(
    ("after_s", "cookie", "left_s"), [(0, "persistent", 300), (299, "persistent", 1), (300, "absent", None)]
)
def test_dated_cookie_is_persistent_until_its_date(after_s, cookie, left_s):
    seen = observe(a_world(cookie=a_cookie("k", expires_in_s=300), after_s=after_s), None)

    assert (seen["cookie"], seen["cookie_expires_in"]) == (cookie, left_s)


def test_cookie_without_a_date_is_a_session_cookie_for_ever():
    seen = observe(a_world(cookie=a_cookie("k"), after_s=10**9), None)

    assert (seen["cookie"], seen["cookie_expires_in"]) == ("session", None)


def test_record_is_the_one_that_the_cookie_names():
    records = a_record("a", expires_in_s=100), a_record("b", expires_in_s=200)

    assert observe(a_world(*records, cookie=a_cookie("b")), None)["row_expires_in"] == 200
    assert observe(a_world(*records, cookie=a_cookie("c")), None)["row_expires_in"] is None
    assert observe(a_world(*records), None)["row_expires_in"] is None
    assert observe(a_world(*records), None)["rows"] == 2


def test_another_cookie_name_makes_another_cookie_the_session_cookie():
    world = a_world(a_record("k", expires_in_s=300), cookie=a_cookie("k"), SESSION_COOKIE_NAME="'sid'")

    seen = observe(world, None)

    assert (seen["cookie"], seen["rows"], seen["row_expires_in"]) == ("absent", 1, None)


def test_each_browser_sees_with_its_own_eyes():
    world = a_world(a_record("k", expires_in_s=300), cookie=a_cookie("k"), last=ANSWER)

    seen = observe(world, "phone")

    assert (seen["status"], seen["cookie"], seen["sent_cookie"], seen["rows"]) == (None, "absent", False, 1)
    assert observe(world, None) == observe(world, "learner")


# The world


def test_browser_not_seen_before_is_new_and_open():
    assert EMPTY.browser("phone") == Browser("phone", is_open=True)
    assert EMPTY.browser(None) == Browser("learner")


def test_changed_browser_makes_another_world():
    world = EMPTY.with_browser(Browser("phone", is_open=False))

    assert not world.browser("phone").is_open
    assert list(world.browsers) == ["learner", "phone"]
    assert list(EMPTY.browsers) == ["learner"]


# The trace


def text_of(frame):
    return FrameText(write_json(frame))


def test_trace_rebuilds_its_frames_from_their_texts():
    frames = [
        Frame(None, "learner", EMPTY),
        Frame(Action("login", "ada", "learner", "login"), "learner", replace(EMPTY, now=START_AT + SECOND)),
    ]

    trace = Trace([text_of(frame) for frame in frames])

    assert len(trace) == 2
    assert list(trace) == frames
    assert trace[1].at == START_AT + SECOND
    assert trace[1] is trace[1]


def test_trace_reads_only_the_frames_that_are_asked_for():
    trace = Trace([FrameText("no JSON at all"), text_of(Frame(None, "learner", EMPTY))])

    assert trace[1].world == EMPTY
    with pytest.raises(json.JSONDecodeError):
        trace[0]
    with pytest.raises(IndexError):
        trace[2]
