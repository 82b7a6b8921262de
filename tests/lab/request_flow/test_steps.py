"""The flow of a request in words: what was answered at each node, every reason in its place, and Django's lines."""

import pytest

from due_date.actions.registry import REASONS
from due_date.scenario.settings import ENGINES
from lessons.django_source.lookup import find
from lessons.lab.request_flow.flow import NODES, follow_request
from lessons.lab.request_flow.steps import list_steps
from lessons.lab.request_flow.words import PLACES, write_node_texts
from tests.lab.request_flow.flows import last_frame, requests


def test_every_reason_belongs_to_one_step():
    for lines, frame in requests(range(30, 42)):
        flow = follow_request(frame)
        if flow.steps:
            sentences = [sentence for line in list_steps(flow, frame) for sentence in line.sentences]
            assert len(sentences) == len(frame.why), (lines, frame.action)


def test_the_rows_name_nodes_that_there_are():
    assert {row.step for row in REASONS.values()} - {"last"} <= set(NODES)


@pytest.mark.parametrize("place", PLACES.values(), ids=list(PLACES))
def test_each_node_s_line_is_in_the_installed_django(place):
    assert place.names[0] in find(place).text


def lines_of(name):
    frame = last_frame(name)
    return {line.node: line for line in list_steps(follow_request(frame), frame)}


def test_a_step_says_what_was_answered_why_and_where():
    found = lines_of("a dead cookie")["found"]
    assert found.text == "Is there a record with this key and expire_date > now?"
    assert found.answer == "No."
    assert "is refused: its expiry date 09:05:00 is not after 09:05:00" in found.sentences[0]
    assert [source.function for source in found.sources] == ["SessionStore._get_session_from_db"]


def test_a_line_is_quoted_once():
    sources = [source for line in lines_of("a dead cookie").values() for source in line.sources]
    assert len(sources) == len(set(sources))


@pytest.mark.parametrize(
    ("name", "node", "words"),
    [
        ("a stranger reads", "made", "Without a key."),
        ("a stranger reads", "found", "No: there is no key to look for."),
        ("a stranger, each request saved", "changed", "No: it is empty, and an empty one is never saved."),
        ("reading", "changed", "No: it was not modified, and SESSION_SAVE_EVERY_REQUEST is off."),
        ("reading, saved", "changed", "Yes: SESSION_SAVE_EVERY_REQUEST is on."),
        ("signed: reading, saved", "changed", "Yes: SESSION_SAVE_EVERY_REQUEST is on."),
        ("a dead cookie, untouched, saved", "changed", "Yes: SESSION_SAVE_EVERY_REQUEST is on."),
        ("a write", "changed", "Yes: it was modified."),
        ("a write", "dated", "Max-Age is 14 d."),
        ("a dead cookie, written", "dated", "No date for the cookie."),
        ("a dead cookie, untouched, saved", "gone", "No: its key is there, and nobody has looked whether that opens"),
        ("a dead cookie, untouched, saved", "dated", "Nobody had asked for the session before: it is loaded only now."),
        ("unreadable, not dead", "data", "But no key verifies it"),
        ("signed: at its age", "arrives", "characters"),
        ("signed: a write, always saved", "changed", "Yes: it was modified."),
    ],
)
def test_answers_in_words(name, node, words):
    assert words in lines_of(name)[node].answer


@pytest.mark.parametrize(
    ("name", "node", "words"),
    [
        ("a value that cannot be dated", "dated", "Django raised ValueError"),
        ("a value that cannot be stored", "saved", "Django raised ValueError"),
        ("a value that cannot be stored", "saved", "The response is a 500"),
        ("a cookie that cannot be set", "saved", "what was stored before the error stays stored"),
        ("a row that is gone", "saved", "Django refused to bring it back"),
        ("no answer, not even a 500", "view", "Django raised ValueError"),
    ],
)
def test_where_it_ended_it_is_said_why(name, node, words):
    line = lines_of(name)[node]
    assert line.is_stop
    assert words in " ".join(line.sentences)


@pytest.mark.parametrize(
    ("name", "node", "words"),
    [
        ("a dead cookie, untouched, saved", "dated", "is refused: its expiry date"),
        ("a 500", "status", "The response is a 500"),
        ("a value that the view refuses", "view", "Django raised OverflowError"),
        ("a value that the view refuses", "nothing", "The response is a 500"),
        ("a value that the view refuses, saved", "status", "The response is a 500"),
        ("file: a dead cookie", "saved", "was created"),
        ("file: a dead cookie, a 500", "empty", "was created"),
        ("no answer, not even a 500", "view", "without data was created"),
    ],
)
def test_a_reason_whose_step_was_not_passed_is_told_where_it_happened(name, node, words):
    assert words in " ".join(lines_of(name)[node].sentences)


def test_where_the_engine_raised_nothing_is_answered():
    found = lines_of("file: the engine raises")["found"]
    assert found.answer == ""
    assert not found.is_stop


@pytest.mark.parametrize("engine", ENGINES)
def test_every_node_has_words_with_every_engine(engine):
    assert all(write_node_texts(engine).values())
