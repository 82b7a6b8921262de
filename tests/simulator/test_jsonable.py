"""Frozen dataclasses to JSON and back."""

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from due_date.browser.browser import Browser, LastResponse
from due_date.browser.store import Cookie, CookieStore
from due_date.codec import from_json, to_json
from due_date.scenario.action import Action
from due_date.server.messages import CommandRun, Exchange, Request, Response, SessionTrace, SessionUse
from due_date.server.state import Record, ServerState, User
from due_date.simulation.frame import Frame
from due_date.simulation.reason import Reason
from due_date.simulation.world import World

NOW = datetime(2026, 1, 5, 9, tzinfo=UTC)


@dataclass(frozen=True)
class Leaf:
    at: datetime
    text: str = ""


@dataclass(frozen=True)
class Tree:
    leaf: Leaf | None = None
    leaves: tuple[Leaf, ...] = ()
    by_name: dict[str, Leaf] = field(default_factory=dict)
    pairs: tuple[tuple[str, str], ...] = ()
    number: int | float | None = None
    is_so: bool = False
    anything: dict[str, Any] = field(default_factory=dict)
    until: datetime | None = None


def through_json(value):
    return from_json(type(value), json.loads(json.dumps(to_json(value))))


@pytest.mark.parametrize(
    "tree",
    [
        Tree(),
        Tree(leaf=Leaf(NOW, "a")),
        Tree(leaves=(Leaf(NOW), Leaf(NOW, "b"))),
        Tree(by_name={"x": Leaf(NOW), "": Leaf(NOW)}),
        Tree(pairs=(("Host", "site.test"), ("Host", ""))),
        Tree(number=0),
        Tree(number=0.5),
        Tree(is_so=True),
        Tree(anything={"a": [1, {"b": None}], "c": "é\u2028\x00"}),
        Tree(until=NOW + timedelta(microseconds=1)),
        Tree(leaf=Leaf(NOW, "\ud800")),
    ],
)
def test_what_crosses_the_border_comes_back_the_same(tree):
    assert through_json(tree) == tree
    assert type(through_json(tree).number) is type(tree.number)


def test_frame_with_everything_in_it_comes_back_the_same():
    cookie = Cookie("sessionid", "k", "site.test", "/", True, False, True, "Lax", NOW, NOW, NOW, NOW)
    record = Record("k", "raw", {"a": [1]}, "2026-01-19 09:00:00", NOW)
    state = ServerState({"SESSION_COOKIE_AGE": "300"}, 3, (User("ada", "hash", None),), (record,))
    browser = Browser("learner", True, (cookie,), LastResponse(200, "ada", "set", 300, True, 0.5))
    exchange = Exchange(
        Request("GET", "/", (("Host", "site.test"),)),
        Response(200, "OK", (("Set-Cookie", "a=b"), ("Set-Cookie", "c=d")), "<p>é</p>"),
        page={"name": "home", "cart": 0},
        user="ada",
        session=SessionUse(is_accessed=True, is_modified=False, is_empty=False),
        queries=("SELECT 1",),
        session_trace=SessionTrace(has_key=True, lookup="found", status=200, save="raised", raised="UpdateError"),
    )
    frame = Frame(
        Action("visit", "/", "learner", "visit /"),
        "learner",
        World(state, "http://site.test", NOW, browsers={"learner": browser}),
        exchange,
        (CookieStore().receive("http://site.test/", "a=b; Max-Age=5", now=NOW),),
        CommandRun("clearsessions", ("DELETE",), "oops"),
        (Reason("record-valid", {"left_s": 1}),),
        {"rows": 1, "logged_in": True, "user": None},
    )

    assert through_json(frame) == frame


def test_moment_is_written_in_utc():
    berlin = datetime(2026, 1, 5, 10, tzinfo=timezone(timedelta(hours=1)))

    assert to_json(Leaf(berlin)) == {"at": "2026-01-05T09:00:00Z", "text": ""}
    assert through_json(Leaf(berlin)).at.tzinfo is UTC


def test_truth_stays_truth_and_numbers_stay_numbers():
    assert [type(value) for value in to_json([True, 1, 1.0, None, "1"])] == [bool, int, float, type(None), str]


@pytest.mark.parametrize("value", [object(), b"x", {1, 2}, timedelta(1), NOW.date()])
def test_anything_else_does_not_cross(value):
    with pytest.raises(TypeError, match="does not cross the border"):
        to_json({"inside": [value]})
