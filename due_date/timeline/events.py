"""What happened at one moment each in a run: requests, acts of browser and server, log-outs, the rounds of cron.

Pure; with ``lives`` this is all that the timeline shows.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from due_date.simulation.frame import Frame

Kind = Literal["in", "out", "unasked", "error", "act", "clear"]
"""A request made for a user, for nobody, by a page that did not ask, or ended in a server error; another act; a
clearing of the store."""
CLEARING = ("clearsessions", "delete_rows", "clear_cache")
SERVER = ""  # where a browser's name would stand


@dataclass(frozen=True)
class Event:
    """What the frame ``number`` did, and in whose lane: a browser's, or the server's."""

    number: int
    at: datetime
    lane: str
    kind: Kind


@dataclass(frozen=True)
class Logout:
    """The first request answered for nobody after one for a user; ``is_by_hand`` where the user asked for it."""

    number: int
    at: datetime
    browser: str
    is_by_hand: bool


@dataclass(frozen=True)
class Opening:
    """A time in which a browser was open, or closed, and the frame that began it."""

    number: int
    from_at: datetime
    to_at: datetime
    is_open: bool


@dataclass(frozen=True)
class Rounds:
    """The runs of cron in one frame: how many, when the first and the last, and the moments of those that removed."""

    number: int
    count: int
    first_at: datetime
    last_at: datetime
    removed_at: tuple[datetime, ...]


def events(frames: Sequence[Frame]) -> Iterator[Event]:
    """Yield what happened, in order: an advance alone is nothing, a run of cron only where it removed something."""
    for number, frame in enumerate(frames):
        if frame.exchange:
            yield Event(number, frame.at, frame.browser, kind_of(frame))
        elif frame.cron:
            for removal in frame.cron.removals:
                yield Event(number, removal.at, SERVER, "clear")
        elif frame.action and frame.verb != "advance":
            kind: Kind = "clear" if frame.verb in CLEARING else "act"
            yield Event(number, frame.at, SERVER if frame.action.browser is None else frame.browser, kind)


def kind_of(frame: Frame) -> Kind:
    """Return how the request of ``frame`` was answered."""
    exchange = frame.exchange
    if exchange is None:
        return "act"
    if exchange.response.status >= 500:
        return "error"
    return "unasked" if exchange.user is None else "out" if exchange.user == "anonymous" else "in"


def logouts(frames: Sequence[Frame]) -> Iterator[Logout]:
    """Yield the log-outs of all browsers, in order."""
    known: set[str] = set()
    for number, frame in enumerate(frames):
        user = frame.exchange.user if frame.exchange else None
        if user == "anonymous" and frame.browser in known:
            known.remove(frame.browser)
            yield Logout(number, frame.at, frame.browser, frame.verb == "logout")
        elif user not in (None, "anonymous"):
            known.add(frame.browser)


def browser_names(frames: Sequence[Frame]) -> dict[str, int]:
    """Return the browsers, each with the frame it is first seen in."""
    found: dict[str, int] = {}
    for number, frame in enumerate(frames):
        for name in frame.world.browsers:
            found.setdefault(name, number)
    return found


def openings(frames: Sequence[Frame], browser: str, since: int) -> Iterator[Opening]:
    """Yield the times in which ``browser``, first seen in the frame ``since``, was open and closed, in turns."""
    began, is_open = since, frames[since].world.browser(browser).is_open
    for number in range(since, len(frames)):
        if frames[number].world.browser(browser).is_open is not is_open:
            yield Opening(began, frames[began].at, frames[number].at, is_open)
            began, is_open = number, not is_open
    yield Opening(began, frames[began].at, frames[-1].at, is_open)


def rounds(frames: Sequence[Frame]) -> Iterator[Rounds]:
    """Yield the runs of cron, frame by frame."""
    for number, frame in enumerate(frames):
        if runs := frame.cron:
            removed_at = tuple(removal.at for removal in runs.removals)
            yield Rounds(number, runs.count, runs.first_at, runs.last_at, removed_at)
