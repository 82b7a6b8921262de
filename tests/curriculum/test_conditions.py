"""Conditions: which frames they are asked of, and what can be written."""

import pytest

from lessons.curriculum.conditions import (
    ConditionError,
    after,
    all_of,
    any_of,
    at_last,
    ever,
    in_order,
    never,
    read_test,
)
from lessons.grammar import parse_scenario
from lessons.pool import get_pool

LINES = [
    "set SESSION_COOKIE_AGE=600",
    "login",
    "copy_cookie thief",
    "advance 1m",
    "visit /cart/add/",
    "close",
    "advance 600s",
    "thief: visit /",
]


@pytest.fixture(scope="module")
def trace():
    return get_pool().trace(parse_scenario(LINES))


@pytest.mark.parametrize(
    "condition",
    [
        ever("rows=1 expired_rows=0"),
        ever("SESSION_COOKIE_AGE=1209600"),  # before any action
        ever("action=close cookie=persistent"),
        ever("path=/cart/add/ why=record-extended"),
        ever("path=/cart/add/ cart=1 cart>0 cart<=1 cart!=0"),
        ever("action=login cart!=1"),  # a page that counts no books
        ever("logged_in=true", "thief: cookie=session"),
        never("cookie=absent rows>=2"),
        at_last("expired_rows>=1"),
        at_last("thief: logged_in=false"),
        at_last("learner: logged_in=none"),
        at_last("SESSION_COOKIE_AGE=60*10"),
        at_last("why!=record-valid"),
        after(2, "max_age=600 row_expires_in=600"),
        after(0, "rows=0"),
        in_order("action=login", "why=record-extended", "action=close"),
        all_of(ever("action=login"), never("action=logout")),
        any_of(ever("action=logout"), ever("action=close")),
        ever("row_expires_in<600 row_expires_in>500"),
        ever("row_expires_in<=540 row_expires_in>=540"),
    ],
    ids=str,
)
def test_what_the_frames_show_holds(trace, condition):
    assert condition.holds(trace)


@pytest.mark.parametrize(
    "condition",
    [
        ever("rows=2"),
        ever("logged_in=false sent_cookie=false"),
        ever("thief: action=close"),  # it was the learner's
        ever("thief: path=/cart/add/"),
        ever("thief: cart>=1"),  # it was refused
        ever("cart>=2"),
        ever("action=login cart>=0"),  # a page that counts no books
        after(5, "cart!=1"),
        never("action=login"),
        at_last("rows=0"),
        at_last("thief: row_expires_in>0"),  # none has no order
        after(1, "rows=1"),
        after(99, "rows=1"),
        in_order("action=close", "action=login"),
        in_order("action=login", "action=login"),  # one frame is not two
        all_of(ever("action=login"), ever("action=logout")),
        any_of(ever("action=logout"), never("action=login")),
    ],
    ids=str,
)
def test_what_the_frames_do_not_show_does_not_hold(trace, condition):
    assert not condition.holds(trace)


@pytest.mark.parametrize(
    ("test", "advice"),
    [
        ("rows", "write KEY=VALUE"),
        ("rowz=1", "did you mean rows?"),
        ("rows=many", "it is a number"),
        ("logged_in>1", "logged_in is never 1"),
        ("cookie>absent", "cookie has no order"),
        ("max_age>none", "write a number"),
        ("cart=full", "it is a number"),
        ("action=logon", "did you mean login?"),
        ("why>record-refused", "has no order"),
        ("SESSION_COOKIE_AGE=soon(", "SESSION_COOKIE_AGE cannot be"),
        ("THIEF: rows=1", "names no browser"),
        ("", "write KEY=VALUE"),
    ],
)
def test_a_test_that_cannot_be_read_says_what_to_write(test, advice):
    with pytest.raises(ConditionError, match=advice.replace("?", r"\?")):
        read_test(test)
