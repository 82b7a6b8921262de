"""The history of a run as a list of facts, each a row that somebody else has words for."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import Literal

from due_date.timeline.history import History
from due_date.timeline.lifetimes import Lifetime

Subject = Literal["cookie", "record", "browser", "server"]


@dataclass(frozen=True)
class HistoryFact:
    """One fact: ``kind`` is an id to find words by, ``name`` a session key, ``shown_at`` a date as written.

    ``number`` is the frame it came with, ``None`` for what is still to come; ``count`` is how often cron ran.
    """

    at: datetime
    number: int | None
    subject: Subject
    kind: str
    browser: str = ""
    name: str = ""
    shown_at: datetime | None = None
    count: int = 0


def list_facts(history: History, at: int) -> list[HistoryFact]:
    """Return the facts by moment and frame; at the end what is to come, as far as the frame ``at`` knows it."""
    moments = [frame.at for frame in history.frames]
    found: list[HistoryFact] = []
    for event in history.events:
        subject: Subject = "browser" if event.browser else "server"
        found.append(HistoryFact(event.at, event.number, subject, event.kind, event.browser))
    for browser in history.drawn_browsers:
        cookies = history.cookies[browser]
        found += chain.from_iterable(_iter_lifetime("cookie", browser, cookie, moments) for cookie in cookies)
    found += chain.from_iterable(_iter_lifetime("record", "", record, moments) for record in history.records)
    for browser in history.drawn_browsers:
        for opening in history.openings[browser][1:]:
            kind = "opened" if opening.is_open else "closed"
            found.append(HistoryFact(opening.from_at, opening.number, "browser", kind, browser))
    for logout in history.logouts:
        found.append(HistoryFact(logout.at, logout.number, "browser", "logged-out", logout.browser))
    for number, runs in history.cron_runs.items():
        found.append(HistoryFact(runs.last_at, number, "server", "cron-runs", count=runs.count))
    found.sort(key=lambda fact: (fact.at, fact.number or 0))
    return found + sorted(_iter_coming(history, at), key=lambda fact: fact.at)


def _iter_lifetime(
    subject: Subject, browser: str, lifetime: Lifetime, moments: list[datetime]
) -> Iterator[HistoryFact]:
    """Yield the facts of one lifetime; ``moments`` are those of the frames."""
    name = lifetime.name
    first, *later = lifetime.stamps
    yield HistoryFact(first.at, first.number, subject, "begun", browser, name, first.shown_at)
    for stamp in later:
        kind = "stamped" if stamp.is_saved else "moved"
        yield HistoryFact(stamp.at, stamp.number, subject, kind, browser, name, stamp.shown_at)
    for phase in lifetime.iter_phases(moments[-1]):
        if phase.kind == "refused":
            stamped = max(stamp.number for stamp in lifetime.stamps if stamp.at <= phase.from_at)
            number = max(stamped, bisect_left(moments, phase.from_at))
            yield HistoryFact(phase.from_at, number, subject, "refused", browser, name)
    if lifetime.end_kind and lifetime.ended_at:
        yield HistoryFact(lifetime.ended_at, lifetime.end_number, subject, lifetime.end_kind, browser, name)


def _iter_coming(history: History, at: int) -> Iterator[HistoryFact]:
    frame = history.frames[at]
    found: list[tuple[Subject, str, Lifetime]] = []
    for browser in history.drawn_browsers:
        found += (("cookie", browser, cookie) for cookie in history.cookies[browser])
    found += (("record", "", record) for record in history.records)
    for subject, browser, lifetime in found:
        stamp = lifetime.find_stamp(at)
        if stamp and stamp.due_at and stamp.due_at > frame.at:
            yield HistoryFact(stamp.due_at, None, subject, "due", browser, lifetime.name, stamp.shown_at)
    cron = frame.world.cron
    if cron and cron.next_at:
        yield HistoryFact(cron.next_at, None, "server", "next-run")
