"""Runs of the growth page, as the site measures them: a process, two tables, clearsessions every week."""

from lessons.growth.plan import Limits, Plan
from lessons.growth.process import measure
from lessons.growth.report import Report

DAYS = 100


def grow(records: int) -> Report:
    """Insert ``records`` within a hundred days, all of new visitors, and return what the run measured."""
    plan = Plan(visitors=records // DAYS, returning=0, cleanup="weekly", days=DAYS)
    report = measure(plan, Limits(seconds=120))
    if report is None or report.records != records:
        raise SystemExit(f"the growth run of {records} records did not come to its end")
    return report


def seconds(report: Report) -> float:
    """Return what a run took."""
    return report.seconds
