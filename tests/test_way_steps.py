"""The way of a request in words: what was answered at each node, every reason in its place, and Django's lines."""

import pytest

from due_date.scenario.settings import ENGINES
from lessons.django_source.lookup import find
from lessons.lab.request_flow.flow import way_of
from lessons.lab.request_flow.steps import step_lines
from lessons.lab.request_flow.words import PLACES, node_texts
from tests.test_way import WAYS, requests, trace_of


def test_every_reason_stands_at_one_step():
    for lines, frame in requests(range(30, 42)):
        way = way_of(frame)
        if way.steps:
            told = [sentence for line in step_lines(way, frame) for sentence in line.told]
            assert len(told) == len(frame.why), (lines, frame.action)


@pytest.mark.parametrize("place", PLACES.values(), ids=list(PLACES))
def test_each_node_s_line_is_in_the_installed_django(place):
    assert place.names[0] in find(place).text


def lines_of(name):
    lines, _ = WAYS[name]
    frame = trace_of(lines)[len(lines)]
    return {line.node: line for line in step_lines(way_of(frame), frame)}


def test_a_step_says_what_was_answered_why_and_where():
    found = lines_of("a dead cookie")["found"]
    assert found.text == "Is there a record with this key and expire_date > now?"
    assert found.answer == "No."
    assert "is refused: its expiry date 09:05:00 is not after 09:05:00" in found.told[0]
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
    ],
)
def test_answers_in_words(name, node, words):
    assert words in lines_of(name)[node].answer


@pytest.mark.parametrize(
    ("name", "node", "words"),
    [
        ("a value that cannot be dated", "dated", "Django raised ValueError"),
        ("a row that is gone", "saved", "Django refused to bring it back"),
    ],
)
def test_where_it_ended_it_is_said_why(name, node, words):
    line = lines_of(name)[node]
    assert line.is_stop
    assert words in " ".join(line.told)


@pytest.mark.parametrize("engine", ENGINES)
def test_every_node_has_words_with_every_engine(engine):
    assert all(node_texts(engine).values())
