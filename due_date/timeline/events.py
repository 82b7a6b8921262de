"""What happened at one moment each in a run: requests, acts of browsers and server, log-outs, browsers opened.

With the lifetimes and the runs of cron this is all that the timeline shows.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from due_date.server.messages import Exchange
from due_date.simulation.frame import Frame

EventKind = Literal["in", "out", "unasked", "error", "act", "clear"]
"""A request answered for a user, for nobody, by a page that did not ask, or with a server error; another act; a
clearing of the store."""
SERVER = ""
"""The server, where a browser's name would be."""


@dataclass(frozen=True)
class Event:
    """What the frame ``number`` did, and in which lane it belongs: that of ``browser``, or the server's."""

    number: int
    at: datetime
    browser: str
    kind: EventKind


@dataclass(frozen=True)
class Logout:
    """The first request that was answered for nobody after one for a user."""

    number: int
    at: datetime
    browser: str


@dataclass(frozen=True)
class Opening:
    """A time in which a browser was open, or closed, and the frame that began it."""

    number: int
    from_at: datetime
    to_at: datetime
    is_open: bool


def read_events(frames: Sequence[Frame]) -> Iterator[Event]:
    """Yield the events in order: an advance alone is none, a run of cron only where it removed something."""
    for number, frame in enumerate(frames):
        if frame.exchange:
            yield Event(number, frame.at, frame.browser, _kind_of_answer(frame.exchange))
        elif frame.cron:
            for removal in frame.cron.removals:
                yield Event(number, removal.at, SERVER, "clear")
        elif frame.action and frame.verb != "advance":
            browser = SERVER if frame.action.browser is None else frame.browser
            yield Event(number, frame.at, browser, "clear" if frame.command else "act")


def _kind_of_answer(exchange: Exchange) -> EventKind:
    if exchange.response.status >= 500:
        return "error"
    return "unasked" if exchange.user is None else "out" if exchange.user == "anonymous" else "in"


def read_logouts(frames: Sequence[Frame]) -> Iterator[Logout]:
    """Yield the log-outs of all browsers, in order."""
    known: set[str] = set()
    for number, frame in enumerate(frames):
        user = frame.exchange.user if frame.exchange else None
        if user == "anonymous" and frame.browser in known:
            known.remove(frame.browser)
            yield Logout(number, frame.at, frame.browser)
        elif user not in (None, "anonymous"):
            known.add(frame.browser)


def find_browsers(frames: Sequence[Frame]) -> dict[str, int]:
    """Return the names of the browsers, each with the number of the frame it is first seen in."""
    found: dict[str, int] = {}
    for number, frame in enumerate(frames):
        for name in frame.world.browsers:
            found.setdefault(name, number)
    return found


def read_openings(frames: Sequence[Frame], browser: str, since: int) -> Iterator[Opening]:
    """Yield the times in which ``browser``, first seen in the frame ``since``, was open and closed, in turns."""
    began, is_open = since, frames[since].world.browser(browser).is_open
    for number in range(since, len(frames)):
        if frames[number].world.browser(browser).is_open is not is_open:
            yield Opening(began, frames[began].at, frames[number].at, is_open)
            began, is_open = number, not is_open
    yield Opening(began, frames[began].at, frames[-1].at, is_open)
