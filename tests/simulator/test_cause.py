"""The earlier action that took what a request was missing, on runs of real Django."""

import pytest

from due_date.reasons.root_cause import cause_at
from lessons.grammar import parse_scenario
from lessons.pool import get_pool


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("visit /", None),  # it never had one
        ("login; advance 2w; visit /", 2),
        ("login; advance 2w; visit /about/; visit /", 2),
        ("set SESSION_EXPIRE_AT_BROWSER_CLOSE=True; login; close; open; visit /", 3),
        ("login; logout; visit /", 2),
        ("login; advance 1m; visit /", None),
        ("login; advance 2w; visit /; login; visit /", None),
        ("login; copy_cookie thief; logout; thief: visit /", 3),
        ("login; copy_cookie thief; advance 1m; thief: visit /", None),
        ("login; delete_rows; advance 1m; visit /", 2),
        ("set SESSION_COOKIE_AGE=300; login; skew browser -1h; advance 5m; clearsessions; advance 1s; visit /", None),
        ("set SESSION_COOKIE_AGE=300; login; skew browser -1h; advance 6m; clearsessions; advance 1s; visit /", 5),
        ("set SESSION_ENGINE=cache; login; clear_cache; visit /", 3),
    ],
)
def test_what_a_request_was_missing_was_taken_by(text, number):
    trace = get_pool().trace(parse_scenario(text.split("; ")))
    assert cause_at(trace, len(trace) - 1) == number
