"""What the specimen records of the session code, against what was sent, answered and stored: with every engine."""

from dataclasses import replace
from itertools import pairwise

import pytest

from due_date.browser.browser import sent_value
from due_date.browser.set_cookie import parse_set_cookie
from due_date.scenario.settings import ENGINES
from due_date.server.messages import SessionTrace
from due_date.times import LAST_AT, START_AT
from lessons.grammar import parse_scenario
from lessons.pool import WRONG_WORLDS, get_pool
from tests.random_scenarios import random_scenario

UNDATED = "set SESSION_COOKIE_AGE=300 SESSION_EXPIRE_AT_BROWSER_CLOSE=True"
ALWAYS = "set SESSION_SAVE_EVERY_REQUEST=True"
NEAR_THE_END = f"advance {int((LAST_AT - START_AT).total_seconds()) - 10 * 24 * 60 * 60}s"
READ = SessionTrace(has_key=True, lookup="found", is_accessed=True, is_empty=False, status=200)
WRITTEN = replace(READ, is_modified=True, save="done", set_cookie="set")
UNTOUCHED = replace(READ, lookup=None, is_accessed=False)
STRANGER = SessionTrace(is_accessed=True, status=200)
STARTED = replace(WRITTEN, has_key=False, lookup=None)
GONE = replace(STRANGER, has_key=True, lookup="missing", set_cookie="delete")
TRACES = {
    "a read": (["login", "visit /"], READ),
    "a write": (["login", "visit /cart/add/"], WRITTEN),
    "a read, saved": (["login", ALWAYS, "visit /"], replace(WRITTEN, is_modified=False)),
    "an untouched page": (["login", "visit /about/"], UNTOUCHED),
    "an untouched page, saved": (
        ["login", ALWAYS, "visit /about/"],
        replace(UNTOUCHED, lookup="found", save="done", set_cookie="set"),
    ),
    "a stranger": (["visit /"], STRANGER),
    "a stranger's write": (["visit /cart/add/"], STARTED),
    "a login": (["login"], replace(STARTED, status=302)),
    "a logout": (["login", "logout"], replace(GONE, lookup="found", is_modified=True, status=302)),
    "a change, then a 500": (["login", "visit /boom/"], replace(READ, is_modified=True, status=500)),
    "a page that is not there": (["login", "visit /nowhere/"], replace(UNTOUCHED, status=404)),
}
TRACES_OF_ONE_ENGINE = {
    "db: expired": ([UNDATED, "login", "advance 5m", "visit /"], GONE),
    "cache: expired": ([f"{UNDATED} SESSION_ENGINE=cache", "login", "advance 5m", "visit /"], GONE),
    "file: deleted": (["set SESSION_ENGINE=file", "login", "delete_rows", "visit /"], GONE),
    "file: expired": (
        [f"{UNDATED} SESSION_ENGINE=file", "login", "advance 5m", "visit /"],
        replace(WRITTEN, lookup="replaced"),
    ),
    "signed: expired": (
        [f"{UNDATED} SESSION_ENGINE=signed_cookies", "login", "advance 301s", "visit /"],
        replace(WRITTEN, lookup="replaced"),
    ),
    "db: expired, untouched, saved": (
        [UNDATED, ALWAYS, "login", "advance 5m", "visit /about/"],
        replace(UNTOUCHED, lookup="missing", save="done", set_cookie="set"),
    ),
    "file: expired, untouched, saved": (
        [f"{UNDATED} SESSION_ENGINE=file", ALWAYS, "login", "advance 5m", "visit /about/"],
        replace(UNTOUCHED, lookup="replaced", save="done", set_cookie="set"),
    ),
    "another secret key": (["login", "set SECRET_KEY='other'", "visit /"], replace(READ, lookup="unreadable")),
    "an engine that raises": (
        ["set SESSION_ENGINE=file", "login", "set SESSION_COOKIE_AGE='x'", "visit /"],
        replace(READ, lookup="raised", status=500),
    ),
    "an engine that raises twice": (
        ["set SESSION_ENGINE=file", "login", "set SESSION_COOKIE_AGE='x'", ALWAYS, "visit /"],
        replace(READ, lookup="raised", status=500, raised="TypeError"),
    ),
    "a session deleted meanwhile": (
        ["set SESSION_ENGINE=cached_db", "login", "delete_rows", "visit /cart/add/"],
        replace(WRITTEN, save="raised", set_cookie=None, raised="SessionInterrupted"),
    ),
    "a value that cannot be dated": (
        ["login", "set_expiry 'soon'"],
        replace(WRITTEN, save=None, set_cookie=None, raised="ValueError"),
    ),
    "a value that cannot be stored": (
        ["login", "set_expiry ''"],
        replace(WRITTEN, save="raised", set_cookie=None, raised="ValueError"),
    ),
    "a cookie that cannot be set": (
        ["login", "set SESSION_COOKIE_SAMESITE='Lox'", "visit /cart/add/"],
        replace(WRITTEN, set_cookie=None, raised="ValueError"),
    ),
    "a cookie that cannot be deleted": (
        [UNDATED, "login", "advance 5m", "set SESSION_COOKIE_SAMESITE='Lox'", "visit /"],
        replace(GONE, set_cookie=None, raised="ValueError"),
    ),
    "a value that the view refuses": (
        ["login", "set_expiry timedelta(days=999999999)"],
        replace(UNTOUCHED, status=500),
    ),
    "no answer, not even a 500": (
        [NEAR_THE_END, "set SESSION_COOKIE_AGE=5", "login"],
        replace(STARTED, status=None, save=None, set_cookie=None),
    ),
    "no session": (["set SESSION_COOKIE_NAME=[]", "visit /"], None),
    "the CSRF cookie's name": (["set SESSION_COOKIE_NAME='csrftoken'", "login", "visit /"], READ),
}


def last_frame(lines, belief=""):
    return get_pool().trace(parse_scenario(lines), belief)[len(lines)]


def requests(lines):
    """Yield each request of a scenario: the world before it, and its frame."""
    for before, frame in pairwise(get_pool().trace(parse_scenario(lines))):
        if frame.exchange and frame.exchange.session_trace:
            yield before.world, frame


def opens_a_session(world, key, exchange):
    """Whether what is stored in ``world``, or signed in the cookie itself, is what the server accepts for ``key``."""
    engine, record = world.server.engine, world.record(key)
    if engine == "signed_cookies":
        return exchange.signature == "accepted"
    is_cached = engine in ("cache", "cached_db") and world.entry(key) is not None
    return is_cached or (record is not None and not record.is_expired(now=world.server_now))


def stores(world):
    return world.server.rows, world.server.entries, world.server.files


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("name", TRACES)
def test_with_every_engine_the_same_is_recorded(engine, name):
    lines, expected = TRACES[name]
    assert last_frame([f"set SESSION_ENGINE={engine}", *lines]).exchange.session_trace == expected


@pytest.mark.parametrize("name", TRACES_OF_ONE_ENGINE)
def test_what_an_engine_or_an_exception_ends_otherwise_is_recorded(name):
    lines, expected = TRACES_OF_ONE_ENGINE[name]
    assert last_frame(lines).exchange.session_trace == expected


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("block", range(3))
def test_what_is_recorded_agrees_with_cookies_and_stores(engine, block):
    for number in range(block * 8, block * 8 + 8):
        lines = [f"set SESSION_ENGINE={engine}", *random_scenario(number, length=15)]
        for before, frame in requests(lines):
            exchange, trace = frame.exchange, frame.exchange.session_trace
            what = (lines, frame.action, trace)
            sent = sent_value(exchange.request, before.server.setting("SESSION_COOKIE_NAME"))
            assert trace.has_key is (sent is not None and len(sent) >= 8), what
            if trace.lookup and trace.lookup != "raised":
                is_found = trace.lookup in ("found", "unreadable")
                assert is_found is opens_a_session(before, sent, exchange), what
            if not trace.is_accessed and trace.save is None and trace.lookup is None:
                assert stores(frame.world) == stores(before), what
            if trace.save == "done" and not trace.raised and before.server.engine in ("db", "cached_db", "file"):
                assert frame.world.server.record(parse_set_cookie(exchange.response.set_cookies[-1]).value), what
            assert (trace.set_cookie or "none") == frame.observed["set_cookie"], what
            if trace.raised or trace.status is None:
                assert exchange.error or exchange.response.status == 400, what
            else:
                assert trace.status == exchange.response.status, what


@pytest.mark.parametrize("slug", WRONG_WORLDS)
def test_in_every_wrong_world_it_is_recorded_too(slug):
    scenario = parse_scenario(WRONG_WORLDS[slug].scenario)
    for frame in get_pool().trace(scenario, slug):
        if frame.exchange:
            trace = frame.exchange.session_trace
            assert trace is not None
            assert (trace.set_cookie or "none") == frame.observed["set_cookie"]


def test_what_a_wrong_world_changes_is_recorded_as_django_sees_it():
    nested = last_frame(["visit /cart/add/", "visit /cart/append/"], "nested-changes-saved")
    assert nested.exchange.session_trace == WRITTEN
    failed = last_frame(["login", "visit /boom/"], "errors-save")
    assert failed.exchange.response.status == 500
    assert failed.exchange.session_trace == WRITTEN


def test_listening_leaves_no_call_of_its_own_in_the_code_path():
    calls = get_pool().code_path(parse_scenario(["login", "set SECRET_KEY='other'", "visit /"]), 3).calls
    functions = [call.function for call in calls]
    loading = functions.index("SessionStore.load")
    assert functions.count("SessionBase.is_empty") == 1
    assert "SessionBase._get_session_key" not in [call.function for call in calls if call.depth == 0]
    assert functions[loading - 2 : loading] == ["SessionBase._get_session", "SessionBase._get_session_key"]
