"""The way of a request: each branch on real frames, and the same as what Django, watched, really ran."""

from dataclasses import replace
from itertools import pairwise

import pytest

from due_date.scenario.settings import ENGINES
from due_date.server.messages import SessionUse
from due_date.simulation.reason import Reason
from lessons.grammar import parse_scenario
from lessons.lab.request_flow.figure import EDGES
from lessons.lab.request_flow.flow import SAYS, Way, last_request, way_of
from lessons.pool import get_pool
from lessons.specimen.site import PAGES
from tests.random_scenarios import random_scenario

SHORT = "set SESSION_COOKIE_AGE=300"
UNDATED = f"{SHORT} SESSION_EXPIRE_AT_BROWSER_CLOSE=True"
ALWAYS = "SESSION_SAVE_EVERY_REQUEST=True"
COMING = "arrives:yes long:yes made"
READ = f"{COMING} touched:yes found:yes data view"
REFUSED = f"{COMING} touched:yes found:no empty view"
UNTOUCHED = f"{COMING} touched:no view"
STRANGER = "arrives:no made touched:yes found:no empty view"
SAVED = "gone:no changed:yes dated status:yes saved"
WAYS = {
    "a stranger reads": (["visit /"], f"{STRANGER} gone:no changed:no nothing"),
    "a stranger, each request saved": ([f"set {ALWAYS}", "visit /"], f"{STRANGER} gone:no changed:no nothing"),
    "a stranger on a page without": (["visit /about/"], "arrives:no made touched:no view gone:no changed:no nothing"),
    "a login": (["login"], f"{STRANGER} {SAVED}"),
    "reading": (["login", "visit /"], f"{READ} gone:no changed:no nothing"),
    "a write": (["login", "visit /cart/add/"], f"{READ} {SAVED}"),
    "reading, saved": ([f"set {ALWAYS}", "login", "visit /"], f"{READ} {SAVED}"),
    "an untouched page": (["login", "visit /about/"], f"{UNTOUCHED} gone:no changed:no nothing"),
    "an untouched page, saved": ([f"set {ALWAYS}", "login", "visit /about/"], f"{UNTOUCHED} {SAVED}"),
    "no such page, saved": ([f"set {ALWAYS}", "login", "visit /nowhere/"], f"{UNTOUCHED} {SAVED}"),
    "logged out by the cookie's date": (
        [SHORT, "login", "advance 5m", "visit /"],
        f"{STRANGER} gone:no changed:no nothing",
    ),
    "a dead cookie": ([UNDATED, "login", "advance 5m", "visit /"], f"{REFUSED} gone:yes deleted"),
    "a dead cookie, a second before": (
        [UNDATED, "login", "advance 299s", "visit /"],
        f"{READ} gone:no changed:no nothing",
    ),
    "a dead cookie, untouched": (
        [UNDATED, "login", "advance 5m", "visit /about/"],
        f"{UNTOUCHED} gone:no changed:no nothing",
    ),
    "a dead cookie, untouched, saved": (
        [f"{UNDATED} {ALWAYS}", "login", "advance 5m", "visit /about/"],
        f"{UNTOUCHED} {SAVED}",
    ),
    "a dead cookie, written": ([UNDATED, "login", "advance 5m", "visit /cart/add/"], f"{REFUSED} {SAVED}"),
    "a login with a dead cookie": ([UNDATED, "login", "advance 5m", "login"], f"{REFUSED} {SAVED}"),
    "a 500": (["login", "visit /boom/"], f"{READ} gone:no changed:yes dated status:no nothing"),
    "a logout": (["login", "logout"], f"{READ} gone:yes deleted"),
    "a value that cannot be dated": (["login", "set_expiry 'soon'"], f"{READ} gone:no changed:yes dated STOP"),
    "a cookie that cannot be set": (
        ["login", "set SESSION_COOKIE_SAMESITE='Lox'", "visit /cart/add/"],
        f"{READ} {SAVED} STOP",
    ),
    "a cookie that cannot be set, of a record that stays as it was": (
        ["login", f"set {ALWAYS} SESSION_COOKIE_SAMESITE='Lox'", "visit /"],
        f"{READ} {SAVED} STOP",
    ),
    "a cookie that cannot be deleted": (
        [UNDATED, "login", "advance 5m", "set SESSION_COOKIE_SAMESITE='Lox'", "visit /"],
        f"{REFUSED} gone:yes deleted STOP",
    ),
    "a dead cookie, untouched, that cannot be dated": (
        [
            f"{SHORT} {ALWAYS}",
            "login",
            "copy_cookie it",
            "advance 5m",
            "set SESSION_COOKIE_AGE='x'",
            "it: visit /about/",
        ],
        f"{UNTOUCHED} gone:no changed:yes dated STOP",
    ),
    "a row that is gone": (
        ["set SESSION_ENGINE=cached_db", "login", "delete_rows", "visit /cart/add/"],
        f"{READ} {SAVED} STOP",
    ),
    "no session at all": (["set SESSION_COOKIE_NAME=[]", "visit /"], "STOP"),
    "unreadable, not dead": (
        ["login", "set SECRET_KEY='other'", "visit /"],
        f"{READ} gone:no changed:no nothing",
    ),
    "file: a dead cookie": (
        [f"{UNDATED} SESSION_ENGINE=file", "login", "advance 5m", "visit /"],
        f"{REFUSED} {SAVED}",
    ),
    "file: no such file": (
        ["set SESSION_ENGINE=file", "login", "delete_rows", "visit /"],
        f"{REFUSED} gone:yes deleted",
    ),
    "signed: too old": (
        [f"{UNDATED} SESSION_ENGINE=signed_cookies", "login", "advance 301s", "visit /"],
        f"{REFUSED} {SAVED}",
    ),
    "signed: at its age": (
        [f"{UNDATED} SESSION_ENGINE=signed_cookies", "login", "advance 300s", "visit /"],
        f"{READ} gone:no changed:no nothing",
    ),
    "signed: reading, saved": ([f"set SESSION_ENGINE=signed_cookies {ALWAYS}", "login", "visit /"], f"{READ} {SAVED}"),
    "cache: gone by itself": (
        [f"{UNDATED} SESSION_ENGINE=cache", "login", "advance 5m", "visit /"],
        f"{REFUSED} gone:yes deleted",
    ),
}


def trace_of(lines):
    return get_pool().trace(parse_scenario(lines))


def written(way):
    steps = [f"{step.node}:{step.answer}" if step.answer else step.node for step in way.steps]
    return " ".join([*steps, *(["STOP"] if way.is_stopped else [])])


def requests(numbers):
    """Yield the engine, the lines and the frames of the requests of random scenarios."""
    for number in numbers:
        for engine in ENGINES:
            lines = [f"set SESSION_ENGINE={engine}", *random_scenario(number, length=15)]
            for frame in trace_of(lines):
                if frame.exchange:
                    yield lines, frame


@pytest.mark.parametrize("name", WAYS)
def test_each_branch_is_taken_by_a_request_that_takes_it(name):
    lines, expected = WAYS[name]
    assert written(way_of(trace_of(lines)[len(lines)])) == expected


def test_every_node_and_every_edge_that_the_lab_can_reach_is_reached():
    ways = [way_of(trace_of(lines)[len(lines)]) for lines, _ in WAYS.values()]
    taken = {(step.node, after.node, step.answer) for way in ways for step, after in pairwise(way.steps)}
    assert taken == set(EDGES) - {("long", "made", "no")}  # Django gives out no key that short


@pytest.mark.parametrize("block", range(3))
def test_the_end_is_what_the_response_says_about_the_cookie(block):
    for lines, frame in requests(range(block * 10, block * 10 + 10)):
        way, said = way_of(frame), frame.observed["set_cookie"]
        assert said == ("none" if way.is_stopped else SAYS.get(way.end, "none")), (lines, frame.action, written(way))
        if way.is_stopped:
            assert frame.exchange.error or frame.exchange.response.status == 400
        assert {(step.node, after.node, step.answer) for step, after in pairwise(way.steps)} <= set(EDGES)


@pytest.mark.parametrize("name", [name for name in WAYS if name != "no session at all"])
def test_django_watched_ran_what_the_way_says(name):
    lines, _ = WAYS[name]
    way = way_of(trace_of(lines)[len(lines)])
    calls = get_pool().code_path(parse_scenario(lines), len(lines)).calls
    names = [call.function.rpartition(".")[2] for call in calls]
    nodes = {step.node for step in way.steps}
    answering = names.index("process_response")
    ran = [run.text for run in calls[answering].executed]

    assert ("load" in names[:answering]) is (way.is_touched and way.has_key)
    assert ("load" in names[answering:]) is way.is_late
    assert any("response.delete_cookie" in text for text in ran) is ("deleted" in nodes)
    assert any("get_expire_at_browser_close" in text for text in ran) is ("dated" in nodes)
    assert any("status_code < 500" in text for text in ran) is ("status" in nodes)
    assert any("request.session.save()" in text for text in ran) is ("saved" in nodes)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("line", [*(f"visit {path}" for path in PAGES), "login", "logout", "set_expiry 300"])
def test_saving_every_request_hides_not_whether_the_view_asked(engine, line):
    before = [f"set SESSION_ENGINE={engine}", "login"]
    asked = way_of(trace_of([*before, line])[3]).is_touched
    assert way_of(trace_of([*before, f"set {ALWAYS}", line])[4]).is_touched is asked
    assert asked is (line != "visit /about/")


def test_a_value_of_seven_characters_is_no_key_and_one_of_eight_is():
    frame = trace_of([UNDATED, "login", "advance 5m", "visit /"])[4]
    for value, answer in (("1234567", "no"), ("12345678", "yes")):
        request = replace(frame.exchange.request, headers=(("Cookie", f"sessionid={value}"),))
        exchange = replace(frame.exchange, request=request, session=SessionUse(True, False, True))
        way = way_of(replace(frame, exchange=exchange, why=(Reason("record-missing", {"key": value}),)))
        assert way.has_key is (answer == "yes")
        steps = f"arrives:yes long:{answer} made touched:yes found:no empty view gone:yes deleted"
        assert written(way) == steps


def test_what_the_frame_does_not_tell_is_not_made_up():
    frame = trace_of(["login", "visit /"])[2]
    with pytest.raises(ValueError, match="session-not-touched"):
        way_of(replace(frame, why=(Reason("session-not-touched"),)))


def test_a_frame_without_a_request_has_no_way():
    with pytest.raises(ValueError, match="no request"):
        way_of(trace_of(["login", "close"])[2])


def test_the_last_request_is_found_up_to_a_frame():
    trace = trace_of(["advance 1m", "login", "close", "open", "visit /"])
    assert [last_request(trace, at) for at in range(6)] == [None, None, 2, 2, 2, 5]


def test_a_way_without_steps_ends_nowhere():
    assert Way().end == ""
