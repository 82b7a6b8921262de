"""A finished run, kept in ``report.json``, for tests that need a report and not the making of one.

``test_experiment`` compares it with a real run. After a change of ``Report``: ``python -m tests.growth.finished``.
"""

import json
from pathlib import Path

from due_date.codec import from_json, to_json
from lessons.growth.plan import Limits, Plan
from lessons.growth.report import Report

FILE = Path(__file__).with_name("report.json")
PLAN = Plan(visitors=40, returning=50, length=3, cleanup="weekly", days=15)


def make_report() -> Report:
    """Return the report of a run of ``PLAN``."""
    return from_json(Report, json.loads(FILE.read_text()))


def finish_at_once(run, plan, config) -> None:
    """Stand in for ``launch``: end ``run`` with the report, whatever its plan is."""
    from django.db.models.functions import Now  # late, because the processes of gated runs need no Django

    ended = {"report": to_json(make_report()), "ended_at": Now(), "slot": None, "learner": ""}
    type(run).objects.filter(pk=run.pk).update(**ended)


def main() -> None:
    """Write the file from a real run."""
    from lessons.growth.process import measure

    FILE.write_text(json.dumps(to_json(measure(PLAN, Limits())), indent=1) + "\n")


if __name__ == "__main__":
    main()
