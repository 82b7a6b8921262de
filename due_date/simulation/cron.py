"""The night shift: ``clearsessions`` every so often, as time advances.

A run that cannot remove anything is counted and not executed: a century of minutes takes milliseconds.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from due_date.server.protocol import Server
from due_date.server.state import Record, ServerState
from due_date.times import later

COLLECTING = ("db", "cached_db", "file")  # the engines for which clearsessions does anything


@dataclass(frozen=True)
class Cron:
    """A standing order: the period, and the true moment of the next run (``None``: not before simulated time ends)."""

    period_s: int
    next_at: datetime | None


@dataclass(frozen=True)
class Removal:
    """A run that removed something: its true moment, and the session keys."""

    at: datetime
    keys: tuple[str, ...]


@dataclass(frozen=True)
class CronRuns:
    """The runs that came due while time advanced: how many, when the first and the last, and what they removed."""

    count: int
    first_at: datetime
    last_at: datetime
    removals: tuple[Removal, ...] = ()


def order(period_s: int | None, now: datetime) -> Cron | None:
    """Return the standing order given at ``now``; the first run comes one period later."""
    return Cron(period_s, later(now, period_s)) if period_s else None


def run_due(
    cron: Cron | None, until: datetime, server: Server, state: ServerState, *, lead: timedelta
) -> tuple[Cron | None, ServerState, CronRuns | None]:
    """Run what comes due up to and including the true moment ``until``, on a server whose clock is ahead by ``lead``.

    Return the standing order and the server's state afterwards, and the runs if there were any.
    """
    if cron is None or cron.next_at is None or cron.next_at > until:
        return cron, state, None
    period = timedelta(seconds=cron.period_s)
    count = (until - cron.next_at) // period + 1
    removals: list[Removal] = []
    stuck: set[str] = set()
    done = 0
    while True:
        due = [max(done, -((cron.next_at + lead - at) // period)) for at in _dates(state, stuck)]
        done = min(due, default=count)
        if done >= count:
            break
        at = cron.next_at + done * period
        server.run_command("clearsessions", at=at + lead)
        before, state = state, server.snapshot()
        left = {record.name for record in state.records or ()}
        if gone := [record.key for record in before.records or () if record.name not in left]:
            removals.append(Removal(at, tuple(gone)))
        # At its very moment a row is refused and not yet collectable; what stays after that stays for ever.
        stuck = {record.name for record in state.records or () if _is_overdue(record, at + lead)}
        done += 1
    last_at = cron.next_at + (count - 1) * period
    runs = CronRuns(count, cron.next_at, last_at, tuple(removals))
    return replace(cron, next_at=later(last_at, cron.period_s)), state, runs


def _dates(state: ServerState, stuck: set[str]) -> list[datetime]:
    records = (state.records or ()) if state.engine in COLLECTING else ()
    return [record.expires_at for record in records if record.expires_at and record.name not in stuck]


def _is_overdue(record: Record, now: datetime) -> bool:
    return record.expires_at is not None and record.expires_at < now and record.is_expired(now=now)
