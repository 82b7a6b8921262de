"""What decided a frame: every sentence with its authority."""

import pytest

from lessons.grammar import parse_scenario
from lessons.lab.explanations import find_deciding, list_decisions
from lessons.pool import get_pool
from lessons.sentences.reasons import explain


def last_of(*lines):
    return get_pool().trace(parse_scenario(lines))[len(lines)]


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
    assert {decision.source.path for decision in list_decisions(frame) if decision.source} == paths


def test_each_sentence_has_a_line_or_a_citation_and_none_is_left_out():
    frame = last_of("login", "close")
    decided = list_decisions(frame)
    assert [decision.sentence for decision in decided] == explain(frame)
    assert all(bool(decision.source) is not bool(decision.citation) for decision in decided)


def test_nothing_was_decided_before_any_action():
    assert list_decisions(get_pool().trace(parse_scenario([]))[0]) == ()


LAPSED = ["set SESSION_COOKIE_AGE=300 SESSION_EXPIRE_AT_BROWSER_CLOSE=True", "login", "advance 5m", "visit /"]


@pytest.mark.parametrize(
    ("belief", "lines", "named", "ids"),
    [
        ("reading-renews", ["login", "visit /"], "", ["reading-renews-nothing"]),
        ("valid-at-deadline", LAPSED, "record-refused", ["record-refused"]),  # which it gives, but does not heed
        ("browser-close-only", LAPSED[:2], "", ["record-created"]),  # with another date
        ("browser-close-only", LAPSED[:2], "record-refused", ["record-created"]),  # there is none of that name here
        ("errors-save", ["login", "visit /"], "", ["record-valid", "reading-renews-nothing"]),  # they do not part
    ],
)
def test_what_decides_a_parting_is_named_or_is_what_the_other_world_does_not_say(belief, lines, named, ids):
    scenario = parse_scenario(lines)
    here, there = (get_pool().trace(scenario, world)[len(lines)] for world in ("", belief))
    by_id = dict(zip([reason.id for reason in here.why], list_decisions(here), strict=True))
    assert find_deciding(here, there, named) == tuple(by_id[each] for each in ids)
