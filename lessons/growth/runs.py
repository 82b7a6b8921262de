"""Growth runs and their reports: started, looked at and stopped from any web process, kept as files.

A run is a directory, held by a lock on its file ``alive`` for as long as its process lives; the kernel lets go of that
lock however the process ends, so that a directory whose lock can be had is a dead run's, and is removed.
"""

import fcntl
import json
import logging
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import IO

from django.conf import settings

from due_date.codec import from_json, write_json
from lessons.growth.plan import Limits, Plan
from lessons.growth.report import Progress, Report

FORMAT = 1  # another one makes old reports unknown
KEPT_REPORTS = 100
KEPT_S = 7 * 24 * 60 * 60
BOOT_S = 20
ROW_BYTES = 600  # more than a record takes, in both tables' files and their journals
STOP_S = 3

logger = logging.getLogger(__name__)


class Busy(Exception):
    """As many runs as may be are under way, or the disk has no room: try again after ``retry_after_s`` seconds."""

    retry_after_s = 10


@dataclass(frozen=True)
class State:
    """What is known of a plan: how far its run is and whose, if one is under way, and the last report, if kept."""

    progress: Progress | None = None
    is_mine: bool = False
    report: Report | None = None


class Runs:
    """The runs of all web processes that share ``directory``; at most ``at_once`` of them, one for each learner."""

    def __init__(self, directory: Path, *, at_once: int, limits: Limits) -> None:
        self._directory, self._at_once, self._limits = directory, at_once, limits

    @property
    def limits(self) -> Limits:
        """Where each run is cut."""
        return self._limits

    def state(self, plan: Plan, learner: str = "") -> State:
        """Return what is known of ``plan``."""
        with self._locked():
            job = self._alive().get(self._key(plan))
            progress = self._progress(plan) if job else None
            report = self._report(plan)
        return State(progress, bool(learner) and job is not None and job["learner"] == learner, report)

    def plan_of(self, learner: str) -> Plan | None:
        """Return the plan of the run that ``learner`` has under way."""
        if not learner:
            return None
        with self._locked():
            return self._plan_of(learner, self._alive())

    def start(self, plan: Plan, learner: str) -> Plan:
        """Start a run of ``plan`` and return it; where ``learner`` has one under way already, return that one's.

        :raises Busy: when it cannot be started now.
        """
        with self._locked():
            alive = self._alive()
            mine = self._plan_of(learner, alive)
            if mine or self._key(plan) in alive:
                return mine or plan
            room = 2 * plan.records_after(plan.last_day(self._limits.records)) * ROW_BYTES
            if len(alive) >= self._at_once or shutil.disk_usage(self._directory).free < room:
                raise Busy
            self._forget_old_reports()
            self._launch(plan, learner)
            return plan

    def stop(self, plan: Plan, learner: str) -> None:
        """Stop the run of ``plan`` if it is the one of ``learner``, and wait until it is gone."""
        run = self._run(plan)
        with self._locked():
            job = self._alive().get(run.name)
            if job is None or job["learner"] != learner:
                return
            (run / "stop").touch()
        until = time.monotonic() + STOP_S
        while run.exists() and time.monotonic() < until:
            time.sleep(0.02)

    def _launch(self, plan: Plan, learner: str) -> None:
        run = self._run(plan)
        run.mkdir(parents=True)
        job = {
            "plan": plan.parameters,
            "limits": {"records": self._limits.records, "seconds": self._limits.seconds},
            "learner": learner,
            "report": str(self._report_path(plan)),
        }
        (run / "job.json").write_text(json.dumps(job))
        errors = tempfile.TemporaryFile()  # noqa: SIM115 - the thread closes it
        with (run / "alive").open("wb") as alive:
            fcntl.flock(alive, fcntl.LOCK_EX)  # the process inherits it
            process = subprocess.Popen(  # noqa: S603 - our own module
                [sys.executable, "-m", "lessons.specimen.growth", str(run)],
                cwd=settings.BASE_DIR,
                env={name: value for name, value in os.environ.items() if not name.startswith("DUE_DATE_")},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=errors,
                pass_fds=[alive.fileno()],
            )
        threading.Thread(target=self._attend, args=[process, run, errors], daemon=True).start()

    def _attend(self, process: subprocess.Popen[bytes], run: Path, errors: IO[bytes]) -> None:
        """Wait for a run; end it where it does not end itself, and remove what it left."""
        with errors:
            try:
                process.wait(self._limits.seconds + BOOT_S)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            if process.returncode:
                errors.seek(0)
                said = errors.read()[-2_000:].decode(errors="replace")
                logger.error("A growth run ended with %s: %s", process.returncode, said)
                shutil.rmtree(run, ignore_errors=True)

    def _alive(self) -> dict[str, dict[str, str]]:
        """Return the jobs under way by their keys, and remove what dead ones left."""
        jobs = {}
        for run in (self._directory / "runs").glob("*"):
            try:
                with (run / "alive").open("rb") as alive:
                    fcntl.flock(alive, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                with suppress(OSError, ValueError):
                    jobs[run.name] = json.loads((run / "job.json").read_text())
            except OSError:
                shutil.rmtree(run, ignore_errors=True)
            else:
                shutil.rmtree(run, ignore_errors=True)
        return jobs

    def _plan_of(self, learner: str, alive: dict[str, dict[str, str]]) -> Plan | None:
        return next((from_json(Plan, job["plan"]) for job in alive.values() if job["learner"] == learner), None)

    def _progress(self, plan: Plan) -> Progress:
        try:
            return from_json(Progress, json.loads((self._run(plan) / "progress.json").read_text()))
        except (OSError, ValueError):
            return Progress(last_day=plan.last_day(self._limits.records))

    def _report(self, plan: Plan) -> Report | None:
        try:
            return from_json(Report, json.loads(self._report_path(plan).read_text()))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def _key(self, plan: Plan) -> str:
        known = write_json([FORMAT, plan, self._limits])
        return blake2b(known.encode(), digest_size=16).hexdigest()

    def _run(self, plan: Plan) -> Path:
        return self._directory / "runs" / self._key(plan)

    def _report_path(self, plan: Plan) -> Path:
        return self._directory / f"{self._key(plan)}.json"

    def _forget_old_reports(self) -> None:
        newest_first = sorted(self._directory.glob("*.json"), key=os.path.getmtime, reverse=True)
        for number, report in enumerate(newest_first, 1):
            if number >= KEPT_REPORTS or report.stat().st_mtime < time.time() - KEPT_S:
                report.unlink(missing_ok=True)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Be the only one, of all web processes, who looks at the runs."""
        self._directory.mkdir(mode=0o700, exist_ok=True)
        if self._directory.is_symlink() or self._directory.stat().st_uid != os.getuid():
            raise PermissionError(f"{self._directory} is somebody else's: remove it, or set TMPDIR.")
        with (self._directory / "lock").open("wb") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield


def the_runs() -> Runs:
    """Return the runs of this site, as ``DUE_DATE_GROWTH`` bounds them."""
    wanted = dict(settings.DUE_DATE_GROWTH)
    at_once, directory = wanted.pop("at_once"), wanted.pop("directory", None)
    place = Path(directory or Path(tempfile.gettempdir()) / f"due-date-growth-{os.getuid()}")
    return Runs(place, at_once=at_once, limits=Limits(**wanted))
