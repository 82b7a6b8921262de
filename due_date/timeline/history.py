"""The story of a run: all that happened in it, read from its frames once; the timeline draws it, its table tells it."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain
from typing import Literal

from due_date.simulation.frame import Frame
from due_date.timeline.events import Event, Logout, Opening, Rounds, browser_names, events, logouts, openings, rounds
from due_date.timeline.lifetimes import Lifetime, cookie_lifetimes, record_lifetimes

MAX_BROWSERS = 6
IN_SIGHT = timedelta(days=365_250)  # a date a thousand years ahead is as good as none: it lies at the edge

Subject = Literal["cookie", "record", "browser", "server"]


@dataclass(frozen=True)
class History:
    """What happened; ``cookies`` and ``openings`` by browser, in the order in which the browsers were first seen."""

    frames: tuple[Frame, ...]
    events: tuple[Event, ...]
    cookies: dict[str, tuple[Lifetime, ...]]
    openings: dict[str, tuple[Opening, ...]]
    records: tuple[Lifetime, ...]
    logouts: tuple[Logout, ...]
    rounds: tuple[Rounds, ...]

    @property
    def drawn_browsers(self) -> tuple[str, ...]:
        """The browsers that a timeline has room for."""
        return tuple(self.cookies)[:MAX_BROWSERS]

    @property
    def hidden_browsers(self) -> tuple[str, ...]:
        """The browsers that it has no room for."""
        return tuple(self.cookies)[MAX_BROWSERS:]

    def moments(self) -> Iterator[datetime]:
        """Yield what a scale must keep apart: the frames, all dates in sight, and what happened while time advanced."""
        yield from (frame.at for frame in self.frames)
        end_at = self.frames[-1].at
        for life in chain(self.records, *(self.cookies[name] for name in self.drawn_browsers)):
            dates = (stamp.due_at for stamp in life.stamps if stamp.due_at)
            yield from (due_at for due_at in dates if due_at - end_at < IN_SIGHT)
            if life.ended_at:
                yield life.ended_at
        for run in self.rounds:
            yield from run.removed_at
        cron = self.frames[-1].world.cron
        if cron and cron.next_at:
            yield cron.next_at


def read_history(frames: Iterable[Frame]) -> History:
    """Return the story of a run, frame 0 first."""
    frames = tuple(frames)
    names = browser_names(frames)
    return History(
        frames,
        tuple(events(frames)),
        {name: cookie_lifetimes(frames, name) for name in names},
        {name: tuple(openings(frames, name, names[name])) for name in names},
        record_lifetimes(frames),
        tuple(logouts(frames)),
        tuple(rounds(frames)),
    )


@dataclass(frozen=True)
class Fact:
    """One fact: ``kind`` is an id that the edge has words for, ``name`` a session key, ``shown_at`` a date as written.

    ``number`` is the frame it came with, ``None`` for what is still to come.
    """

    at: datetime
    number: int | None
    subject: Subject
    kind: str
    browser: str = ""
    name: str = ""
    shown_at: datetime | None = None
    count: int = 0


def facts(story: History, at: int) -> list[Fact]:
    """Return the facts by moment and frame; at the end what is to come, as far as the frame ``at`` knows it."""
    moments = [frame.at for frame in story.frames]
    found: list[Fact] = []
    for what in story.events:
        found.append(Fact(what.at, what.number, "browser" if what.lane else "server", what.kind, what.lane))
    for browser in story.drawn_browsers:
        found += chain.from_iterable(_of_life("cookie", browser, life, moments) for life in story.cookies[browser])
    found += chain.from_iterable(_of_life("record", "", life, moments) for life in story.records)
    for browser in story.drawn_browsers:
        for each in story.openings[browser][1:]:
            found.append(Fact(each.from_at, each.number, "browser", "opened" if each.is_open else "closed", browser))
    found += (Fact(out.at, out.number, "browser", "logged-out", out.browser) for out in story.logouts)
    found += (Fact(run.last_at, run.number, "server", "rounds", count=run.count) for run in story.rounds)
    found.sort(key=lambda fact: (fact.at, fact.number or 0))
    return found + sorted(_to_come(story, at), key=lambda fact: fact.at)


def _of_life(subject: Subject, browser: str, life: Lifetime, moments: list[datetime]) -> Iterator[Fact]:
    first, *later = life.stamps
    yield Fact(first.at, first.number, subject, "begun", browser, life.name, first.shown_at)
    for stamp in later:
        kind = "stamped" if stamp.is_saved else "moved"
        yield Fact(stamp.at, stamp.number, subject, kind, browser, life.name, stamp.shown_at)
    for piece in life.pieces(moments[-1]):
        if piece.state == "refused":
            stamped = max(stamp.number for stamp in life.stamps if stamp.at <= piece.from_at)
            number = max(stamped, bisect_left(moments, piece.from_at))
            yield Fact(piece.from_at, number, subject, "refused", browser, life.name)
    if life.ending and life.ended_at:
        yield Fact(life.ended_at, life.end_number, subject, life.ending, browser, life.name)


def _to_come(story: History, at: int) -> Iterator[Fact]:
    frame = story.frames[at]
    cookies = [("cookie", browser, life) for browser in story.drawn_browsers for life in story.cookies[browser]]
    for subject, browser, life in (*cookies, *(("record", "", life) for life in story.records)):
        stamp = life.stamp_after(at)
        if stamp and stamp.due_at and stamp.due_at > frame.at:
            yield Fact(stamp.due_at, None, subject, "due", browser, life.name, stamp.shown_at)  # type: ignore[arg-type]
    cron = frame.world.cron
    if cron and cron.next_at:
        yield Fact(cron.next_at, None, "server", "next-run")
