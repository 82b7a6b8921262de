"""What decided a frame: every sentence with its authority."""

import pytest

from lessons.decisions import decisions
from lessons.pool import the_pool
from lessons.sentences import explain
from lessons.simulator.scenario import parse_scenario


def last_of(*lines):
    return the_pool().trace(parse_scenario(lines))[len(lines)]


@pytest.mark.parametrize(
    ("engine", "paths"),
    [
        ("db", {"contrib/sessions/backends/db.py"}),
        ("file", {"contrib/sessions/backends/file.py"}),
        ("signed_cookies", {"contrib/sessions/backends/signed_cookies.py"}),
    ],
)
def test_the_engine_in_use_decides(engine, paths):
    frame = last_of(f"set SESSION_ENGINE={engine}", "login", "clearsessions")
    assert {decision.source.path for decision in decisions(frame) if decision.source} == paths


def test_each_sentence_has_a_line_or_a_citation_and_none_is_left_out():
    frame = last_of("login", "close")
    decided = decisions(frame)
    assert [decision.sentence for decision in decided] == explain(frame)
    assert all(bool(decision.source) is not bool(decision.citation) for decision in decided)


def test_nothing_was_decided_before_any_action():
    assert decisions(the_pool().trace(parse_scenario([]))[0]) == ()
