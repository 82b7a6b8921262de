"""A growth run, in a process of its own: ``python -m lessons.specimen.growth DIRECTORY``.

The directory holds ``job.json`` and belongs to the run, which removes it in the end, whatever the end is. The clock is
frozen and moved here, as in the lab's workers, so that ``clearsessions`` is Django's own. Nobody waits for the disk
(``synchronous=OFF``): how long that takes says more about the disk than about sessions.
"""

import json
import os
import random
import resource
import shutil
import signal
import sqlite3
import sys
import threading
import time
from collections import deque
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import django
from django.conf import settings
from django.core.management.utils import get_random_secret_key
from django.db import OperationalError, connections

from lessons.growth.plan import LOOKED_UP, Limits, Plan, choose_measured_days, spread_days
from lessons.growth.report import Cleaning, Day, Progress, Report
from lessons.simulator.jsonable import from_json, write_json

if TYPE_CHECKING:  # it imports models, and Django has no settings yet
    from .growth_tables import Row

FIRST_AT = datetime(2026, 1, 5, tzinfo=UTC)
DAY_S = 24 * 60 * 60
KEPT, CLEANED = "kept", "default"  # clearsessions cleans the default database
GRACE_S = 5
TELL_EVERY_S = 0.2
SAMPLE = 200


class Cut(Exception):
    """The run is out of time."""


class GrowthRun:
    """Plays the days of ``plan`` and measures; ``tell`` hears of its progress now and then."""

    def __init__(self, plan: Plan, limits: Limits, directory: Path) -> None:
        set_up_django(plan, directory)
        from .clock import Clock
        from .growth_tables import Table, seconds_now

        self.plan, self.directory, self._now = plan, directory, seconds_now
        self.kept = Table(KEPT)
        self.cleaned: Table | None = Table(CLEANED) if plan.cleanup_every_days else None
        self._clock = Clock()
        self._random = random.Random(1)  # noqa: S311 - the same keys in every run, and nobody's secret
        self._texts = sample_texts()
        self._last_day = plan.last_day(limits.records)
        self._today: list[str] = []
        self._live_keys: deque[list[str]] = deque(maxlen=plan.length)
        self._days: list[Day] = []
        self._cleanings: list[Cleaning] = []
        self._done, self._writing_cpu_s, self._told_s = 0, 0.0, -1.0
        if self.cleaned:
            self.cleaned.clear()  # once for nothing: what the first one imports is no cost of cleaning
        self._began_s = seconds_now()
        self.deadline_s = self._began_s + limits.seconds

    def play(self) -> Report:
        """Play until the last day, or as far as the limits let it come."""
        plan, cut = self.plan, ""
        measured, looked_up = choose_measured_days(plan, self._last_day), set(spread_days(self._last_day, LOOKED_UP))
        try:
            for number in range(1, self._last_day + 1):
                self._write(number)
                self._end(number, is_measured=number in measured, is_looked_up=number in looked_up)
                self._done = number
                self._check()
        except (Cut, OperationalError) as error:
            # The watchdog interrupts a statement that runs too long.
            if isinstance(error, OperationalError) and self._now() < self.deadline_s:
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
            self._now() - self._began_s,
            self._writing_cpu_s,
            resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
            django.get_version(),
            sqlite3.sqlite_version,
        )

    def _write(self, number: int) -> None:
        """Let the visitors of day ``number`` come, spread over the day, those who return before the new ones."""
        plan = self.plan
        returning = plan.returning_a_day if self._today else 0
        # The last of yesterday return first, so that fewer than 24 hours lie between two visits.
        back = self._today[len(self._today) - returning :]
        keys = [f"{self._random.getrandbits(128):032x}" for _ in range(plan.visitors - returning)]
        due = (FIRST_AT + timedelta(days=number - 1 + plan.length)).strftime("%Y-%m-%d")
        self._today = [*back, *keys]
        rows: list[Row] = []
        for place, key in enumerate(self._today):
            second = 1 + place * (DAY_S - 2) // plan.visitors
            time_of_day = f"{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}"
            rows.append((key, self._texts[place % len(self._texts)], f"{due} {time_of_day}"))
        self._check()
        began = cpu_seconds()
        for table in filter(None, (self.kept, self.cleaned)):
            table.save(rows[returning:], rows[:returning], self._check)
        self._writing_cpu_s += cpu_seconds() - began
        # Those who will not return live for the whole length: theirs are the keys that are looked up.
        leaving = self._today[: plan.visitors - plan.returning_a_day]
        some = -(-SAMPLE // min(plan.length, number))
        self._live_keys.append(leaving if len(leaving) <= some else self._random.sample(leaving, some))

    def _end(self, number: int, *, is_measured: bool, is_looked_up: bool) -> None:
        """Let it be the midnight that ends day ``number``: clean where it is time to, and measure."""
        at = FIRST_AT + timedelta(days=number)
        keys = [key for day in self._live_keys for key in day] if is_looked_up else []
        self._random.shuffle(keys)
        sizes = []
        is_cleaned = self.cleaned is not None and self.plan.is_cleaned_after(number)
        if self.cleaned and is_measured:
            sizes.append(self.cleaned.size(at, () if is_cleaned else keys))
        if self.cleaned and is_cleaned:
            self._clock.move_to(at)
            seconds, removed = self.cleaned.clear()
            self._cleanings.append(Cleaning(number, seconds, removed))
            if is_measured:
                sizes.append(self.cleaned.size(at, keys))
        if is_measured:
            self._days.append(Day(number, self.kept.size(at, keys), tuple(sizes)))

    def _check(self) -> None:
        """Say how far it is.

        :raises Cut: when there is no time left.
        """
        now = self._now()
        if now >= self.deadline_s:
            raise Cut
        if now - self._told_s >= TELL_EVERY_S:
            self._told_s = now
            records = self.plan.records_after(self._done) if self._done else 0
            replace_json(
                self.directory / "progress.json", Progress(self._done, self._last_day, records, now - self._began_s)
            )


def cpu_seconds() -> float:
    """Return the processor time that this process has taken."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def set_up_django(plan: Plan, directory: Path) -> None:
    """Configure Django in this process with two database files in ``directory``."""
    options = {"init_command": "PRAGMA synchronous=OFF; PRAGMA cache_size=-16000;"}
    settings.configure(
        DATABASES={
            alias: {
                "ENGINE": "django.db.backends.sqlite3",
                "NAME": str(directory / f"{alias}.sqlite3"),
                "OPTIONS": options,
            }
            for alias in (CLEANED, KEPT)
        },
        INSTALLED_APPS=["django.contrib.sessions"],
        LOGGING_CONFIG=None,
        SECRET_KEY=get_random_secret_key(),
        SESSION_COOKIE_AGE=plan.length * DAY_S,
        USE_I18N=False,
        USE_TZ=True,
    )
    django.setup()


def sample_texts() -> list[str]:
    """Return session data as Django's engine encodes and signs it: a login in every third, a cart in the others."""
    from django.contrib.sessions.backends.db import SessionStore

    def data(number: int) -> dict[str, object]:
        if number % 3:
            return {"cart": [number * 7 % 100, number * 11 % 100], "language": "en"}
        return {
            "_auth_user_id": str(number),
            "_auth_user_backend": "django.contrib.auth.backends.ModelBackend",
            "_auth_user_hash": f"{number * 0x9E3779B97F4A7C15 % 2**64:016x}" * 4,
        }

    return [SessionStore().encode(data(number)) for number in range(99)]


def watch(run: GrowthRun) -> None:
    """End the run when it is told to stop, its statements when time is up, and the process soon after that."""
    databases = [connections[alias].connection for alias in (KEPT, *([CLEANED] if run.cleaned else []))]

    def look() -> None:
        while True:
            time.sleep(0.05)
            left_s = run.deadline_s - time.clock_gettime(time.CLOCK_MONOTONIC)
            if (run.directory / "stop").exists() or not run.directory.exists() or left_s < -GRACE_S:
                shutil.rmtree(run.directory, ignore_errors=True)
                os._exit(0)
            if left_s < 0:
                for database in databases:
                    with suppress(sqlite3.Error):
                        database.interrupt()

    threading.Thread(target=look, daemon=True).start()


def replace_json(path: Path, value: object) -> None:
    """Write ``value`` to ``path`` so that a reader sees all of it or nothing."""
    with suppress(FileNotFoundError):  # the directory is gone: the run was told to stop
        beside = path.with_suffix(".new")
        beside.write_text(write_json(value))
        beside.replace(path)


def main(directory: Path) -> None:
    """Run the job in ``directory``, put its report where the job says, and remove the directory."""
    try:
        job = json.loads((directory / "job.json").read_text())
        run = GrowthRun(from_json(Plan, job["plan"]), from_json(Limits, job["limits"]), directory)
        watch(run)
        report = run.play()
        connections.close_all()
        replace_json(directory / "report.json", report)
        (directory / "report.json").replace(job["report"])
    finally:
        shutil.rmtree(directory, ignore_errors=True)


if __name__ == "__main__":
    os.nice(5)  # the site comes first
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    main(Path(sys.argv[1]))
