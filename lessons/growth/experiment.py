"""Play the days of a growth run on two real session tables, and measure them. Lives only in the run's own process.

The clock is frozen and moved here, as in the lab's workers, so that ``clearsessions`` is Django's own. Nothing waits
for the disk, because SQLite does not for a temporary file: that time would say more about the disk than about sessions.
"""

import random
import resource
import sqlite3
from collections import deque
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import django
from django.contrib.sessions.backends.db import SessionStore
from django.db import OperationalError

from lessons.growth.databases import CLEANED, KEPT
from lessons.growth.plan import DAY_S, LOOKED_UP, Limits, Plan, choose_measured_days, spread_days
from lessons.growth.report import Cleaning, Day, Progress, Report
from lessons.growth.tables import Record, Table, read_clock
from lessons.specimen.clock import Clock

FIRST_AT = datetime(2026, 1, 5, tzinfo=UTC)
SEND_EVERY_S = 0.2
SAMPLE = 200


class OutOfTime(Exception):
    """The run has used the seconds it may work."""


class Experiment:
    """Plays the days of ``plan`` within ``limits``; calls ``send`` with its progress a few times a second."""

    def __init__(self, plan: Plan, limits: Limits, send: Callable[[Progress], None]) -> None:
        self._deadline_s = float("inf")
        self._plan, self._send = plan, send
        self._kept = Table(KEPT, self._is_late)
        self._cleaned = Table(CLEANED, self._is_late) if plan.cleanup_every_days else None
        self._clock = Clock()
        self._random = random.Random(1)  # noqa: S311 - the same keys in every run, and not secret
        self._texts = _encode_samples()
        self._last_day = plan.last_day(limits.records)
        self._today: list[str] = []
        self._live_keys: deque[list[str]] = deque(maxlen=plan.length)
        self._days: list[Day] = []
        self._cleanings: list[Cleaning] = []
        self._done, self._writing_cpu_s, self._sent_s = 0, 0.0, float("-inf")
        if self._cleaned:
            self._cleaned.clear()  # once without records: what the first run imports is no cost of cleaning
        self._began_s = read_clock()
        self._deadline_s = self._began_s + limits.seconds

    def play(self) -> Report:
        """Play until the last day, or as far as the limits allow, and return what was measured."""
        plan, cut = self._plan, ""
        measured, looked_up = choose_measured_days(plan, self._last_day), set(spread_days(self._last_day, LOOKED_UP))
        try:
            for number in range(1, self._last_day + 1):
                self._write(number)
                self._end_day(number, is_measured=number in measured, is_looked_up=number in looked_up)
                self._done = number
                self._check()
        except (OutOfTime, OperationalError):
            if not self._is_late():
                raise
            cut = "time"
        if not cut and self._last_day < plan.days:
            cut = "records"
        return Report(
            tuple(self._days),
            tuple(self._cleanings),
            cut,
            self._done,
            plan.records_after(self._done) if self._done else 0,
            read_clock() - self._began_s,
            self._writing_cpu_s,
            resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
            django.get_version(),
            sqlite3.sqlite_version,
        )

    def _write(self, number: int) -> None:
        """Save a session for each visitor of day ``number``, spread over the day, returning visitors first."""
        plan = self._plan
        returning = plan.returning_a_day if self._today else 0
        # The last of yesterday return first, so that fewer than 24 hours lie between two visits.
        back = self._today[len(self._today) - returning :]
        keys = [f"{self._random.getrandbits(128):032x}" for _ in range(plan.visitors - returning)]
        due = (FIRST_AT + timedelta(days=number - 1 + plan.length)).strftime("%Y-%m-%d")
        self._today = [*back, *keys]
        records: list[Record] = []
        for place, key in enumerate(self._today):
            second = 1 + place * (DAY_S - 2) // plan.visitors
            time_of_day = f"{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}"
            records.append((key, self._texts[place % len(self._texts)], f"{due} {time_of_day}"))
        self._check()
        began = _read_cpu_clock()
        for table in filter(None, (self._kept, self._cleaned)):
            table.save(records[returning:], records[:returning], self._check)
        self._writing_cpu_s += _read_cpu_clock() - began
        # Only the sessions of visitors who do not return live for the whole length: their keys are looked up.
        leaving = self._today[: plan.visitors - plan.returning_a_day]
        some = -(-SAMPLE // min(plan.length, number))
        self._live_keys.append(leaving if len(leaving) <= some else self._random.sample(leaving, some))

    def _end_day(self, number: int, *, is_measured: bool, is_looked_up: bool) -> None:
        """Move to the midnight that ends day ``number``: clean if the schedule says so, and measure."""
        at = FIRST_AT + timedelta(days=number)
        keys = [key for day in self._live_keys for key in day] if is_looked_up else []
        self._random.shuffle(keys)
        sizes = []
        is_cleaned = self._cleaned is not None and self._plan.is_cleaned_after(number)
        if self._cleaned and is_measured:
            sizes.append(self._cleaned.size(at, () if is_cleaned else keys))
        if self._cleaned and is_cleaned:
            self._clock.move_to(at)
            seconds, removed = self._cleaned.clear()
            self._cleanings.append(Cleaning(number, seconds, removed))
            if is_measured:
                sizes.append(self._cleaned.size(at, keys))
        if is_measured:
            self._days.append(Day(number, self._kept.size(at, keys), tuple(sizes)))

    def _is_late(self) -> bool:
        return read_clock() >= self._deadline_s

    def _check(self) -> None:
        """Send the progress if it is time to.

        :raises OutOfTime: when there is no time left.
        """
        if self._is_late():
            raise OutOfTime
        now = read_clock()
        if now - self._sent_s >= SEND_EVERY_S:
            self._sent_s = now
            records = self._plan.records_after(self._done) if self._done else 0
            self._send(Progress(self._done, self._last_day, records, now - self._began_s))


def _read_cpu_clock() -> float:
    """Return the processor time that this process has taken, in seconds."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def _encode_samples() -> list[str]:
    """Return session data as Django's engine encodes and signs it: a login in every third, a cart in the others."""

    def make_data(number: int) -> dict[str, object]:
        if number % 3:
            return {"cart": [number * 7 % 100, number * 11 % 100], "language": "en"}
        return {
            "_auth_user_id": str(number),
            "_auth_user_backend": "django.contrib.auth.backends.ModelBackend",
            "_auth_user_hash": f"{number * 0x9E3779B97F4A7C15 % 2**64:016x}" * 4,
        }

    return [SessionStore().encode(make_data(number)) for number in range(99)]
