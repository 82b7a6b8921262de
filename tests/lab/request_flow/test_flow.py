"""The flow of a request: each branch on real frames, and the same as what Django, watched, really ran."""

from dataclasses import replace
from itertools import pairwise

import pytest

from due_date.scenario.settings import ENGINES
from due_date.server.messages import SessionTrace
from lessons.grammar import parse_scenario
from lessons.lab.request_flow.figure import EDGES
from lessons.lab.request_flow.flow import RequestFlow, find_last_request, follow_request
from lessons.pool import get_pool
from lessons.simulated_site import PAGES
from tests.lab.request_flow.flows import ALWAYS, FLOWS, UNDATED, as_text, last_frame, requests, trace_of

NO_EDGE = {("found", "view", "")}  # an exception of the engine, which the view does not survive
TOLD = {"saved": "set", "deleted": "delete"}


def edges_of(flow):
    return {(step.node, after.node, step.answer) for step, after in pairwise(flow.steps)}


@pytest.mark.parametrize("name", FLOWS)
def test_each_branch_is_taken_by_a_request_that_takes_it(name):
    assert as_text(follow_request(last_frame(name))) == FLOWS[name][1]


def test_every_node_and_every_edge_that_the_lab_can_reach_is_reached():
    taken = {edge for name in FLOWS for edge in edges_of(follow_request(last_frame(name)))}
    assert taken == set(EDGES) - {("long", "made", "no")} | NO_EDGE  # Django gives out no key that short


@pytest.mark.parametrize("block", range(3))
def test_the_end_is_what_the_response_says_about_the_cookie(block):
    for lines, frame in requests(range(block * 10, block * 10 + 10)):
        flow, told = follow_request(frame), frame.observed["set_cookie"]
        assert told == ("none" if flow.is_stopped else TOLD.get(flow.end, "none")), (lines, frame.action, as_text(flow))
        if flow.is_stopped:
            assert frame.exchange.error or frame.exchange.response.status == 400
        assert edges_of(flow) <= set(EDGES) | NO_EDGE


@pytest.mark.parametrize("name", [name for name in FLOWS if name != "no session at all"])
def test_django_watched_ran_what_the_flow_says(name):
    lines, _ = FLOWS[name]
    flow = follow_request(last_frame(name))
    calls = get_pool().code_path(parse_scenario(lines), len(lines)).calls
    names = [call.function.rpartition(".")[2] for call in calls]
    nodes = {step.node for step in flow.steps}
    assert ("process_response" in names) is ("gone" in nodes)
    answering = names.index("process_response") if "gone" in nodes else len(names)
    ran = [run.text for call in calls[answering : answering + 1] for run in call.executed]

    assert ("load" in names[:answering]) is (flow.session.is_accessed and flow.session.has_key)
    assert ("load" in names[answering:] and "load" not in names[:answering]) is flow.is_late
    assert any("response.delete_cookie" in text for text in ran) is ("deleted" in nodes)
    assert any("get_expire_at_browser_close" in text for text in ran) is ("dated" in nodes)
    assert any("status_code < 500" in text for text in ran) is ("status" in nodes)
    assert any("request.session.save()" in text for text in ran) is ("saved" in nodes)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("line", [*(f"visit {path}" for path in PAGES), "login", "logout", "set_expiry 300"])
def test_saving_every_request_hides_not_whether_the_view_asked(engine, line):
    before = [f"set SESSION_ENGINE={engine}", "login"]
    asked = follow_request(trace_of([*before, line])[3]).session.is_accessed
    assert follow_request(trace_of([*before, f"set {ALWAYS}", line])[4]).session.is_accessed is asked
    assert asked is (line != "visit /about/")


@pytest.mark.parametrize(("has_key", "answer"), [(False, "no"), (True, "yes")])
def test_a_value_that_is_no_key_is_not_looked_up(has_key, answer):
    frame = trace_of([UNDATED, "login", "advance 5m", "visit /"])[4]
    session = SessionTrace(has_key, "missing" if has_key else None, is_accessed=True, status=200, set_cookie="delete")
    flow = follow_request(replace(frame, exchange=replace(frame.exchange, session_trace=session)))
    assert as_text(flow) == f"arrives:yes long:{answer} made touched:yes found:no empty view gone:yes deleted"


def test_what_was_not_recorded_is_not_made_up():
    frame = trace_of(["login", "visit /"])[2]
    flow = follow_request(replace(frame, exchange=replace(frame.exchange, session_trace=None)))
    assert flow.steps == ()
    assert flow.is_stopped


def test_a_session_that_was_emptied_without_a_lookup_is_not_said_to_be_looked_up():
    frame = trace_of(["login", "visit /"])[2]
    session = replace(frame.exchange.session_trace, lookup=None)
    flow = follow_request(replace(frame, exchange=replace(frame.exchange, session_trace=session)))
    assert not {"found", "data", "empty"} & {step.node for step in flow.steps}


def test_a_frame_without_a_request_has_no_flow():
    with pytest.raises(ValueError, match="no request"):
        follow_request(trace_of(["login", "close"])[2])


def test_the_last_request_is_found_up_to_a_frame():
    trace = trace_of(["advance 1m", "login", "close", "open", "visit /"])
    assert [find_last_request(trace, at) for at in range(6)] == [None, None, 2, 2, 2, 5]


def test_a_flow_without_steps_ends_nowhere():
    assert RequestFlow().end == ""
