"""Runs of the growth page, as the site starts them: a process, two tables, clearsessions every week."""

import os
import tempfile
import time
from pathlib import Path

from lessons.growth.plan import Limits, Plan
from lessons.growth.report import Report
from lessons.growth.runs import Runs

DAYS = 100


def grow(records: int) -> Report:
    """Insert ``records`` within a hundred days, all of new visitors, and return what the run measured."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tutorial.settings")
    plan = Plan(visitors=records // DAYS, returning=0, cleanup="weekly", days=DAYS)
    with tempfile.TemporaryDirectory() as place:
        runs = Runs(Path(place) / "growth", at_once=1, limits=Limits(seconds=120))
        runs.start(plan, "bench")
        while runs.state(plan).progress:
            time.sleep(0.1)
        report = runs.state(plan).report
    if report is None or report.records != records:
        raise SystemExit(f"the growth run of {records} records did not come to its end")
    return report


def seconds(report: Report) -> float:
    """Return what a run took."""
    return report.seconds
