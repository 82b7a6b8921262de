"""The history of a run: all that happened in it, read from its frames once, to be drawn and tabled."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain

from due_date.simulation.cron import CronRuns
from due_date.simulation.frame import Frame
from due_date.timeline.events import (
    Event,
    Logout,
    Opening,
    find_browsers,
    read_events,
    read_logouts,
    read_openings,
)
from due_date.timeline.lifetimes import Lifetime, read_cookie_lifetimes, read_record_lifetimes

MAX_BROWSERS = 6
IN_SIGHT = timedelta(days=365_250)  # a date a thousand years ahead is as good as none: it is drawn at the edge


@dataclass(frozen=True)
class History:
    """What happened in a run, frame 0 first; ``cron_runs`` are by the number of the frame they came due in.

    ``cookies`` and ``openings`` are by browser, in the order in which the browsers were first seen.
    """

    frames: tuple[Frame, ...]
    events: tuple[Event, ...]
    cookies: dict[str, tuple[Lifetime, ...]]
    openings: dict[str, tuple[Opening, ...]]
    records: tuple[Lifetime, ...]
    logouts: tuple[Logout, ...]
    cron_runs: dict[int, CronRuns]

    @property
    def drawn_browsers(self) -> tuple[str, ...]:
        """The browsers that a timeline has room for."""
        return tuple(self.cookies)[:MAX_BROWSERS]

    @property
    def hidden_browsers(self) -> tuple[str, ...]:
        """The browsers that it has no room for."""
        return tuple(self.cookies)[MAX_BROWSERS:]

    def iter_moments(self) -> Iterator[datetime]:
        """Yield what a scale must keep apart: the frames, all dates in sight, and what happened while time advanced."""
        yield from (frame.at for frame in self.frames)
        end_at = self.frames[-1].at
        for lifetime in chain(self.records, *(self.cookies[name] for name in self.drawn_browsers)):
            dates = (stamp.due_at for stamp in lifetime.stamps if stamp.due_at)
            yield from (due_at for due_at in dates if due_at - end_at < IN_SIGHT)
            if lifetime.ended_at:
                yield lifetime.ended_at
        for runs in self.cron_runs.values():
            yield from (removal.at for removal in runs.removals)
        cron = self.frames[-1].world.cron
        if cron and cron.next_at:
            yield cron.next_at


def read_history(frames: Iterable[Frame]) -> History:
    """Read what happened in a run from its frames, frame 0 first."""
    frames = tuple(frames)
    browsers = find_browsers(frames)
    return History(
        frames,
        tuple(read_events(frames)),
        {name: read_cookie_lifetimes(frames, name) for name in browsers},
        {name: tuple(read_openings(frames, name, first)) for name, first in browsers.items()},
        read_record_lifetimes(frames),
        tuple(read_logouts(frames)),
        {number: frame.cron for number, frame in enumerate(frames) if frame.cron},
    )
