"""Own a growth run: start its process, keep its row up to date, and end both.

The supervisor is a thread of the web process that started the run. It alone kills the process; other web processes
only change the row: a learner's stop sets ``is_stopping``, and a start that finds the run dead deletes the row. In both
cases the next heartbeat finds nothing to update, and the supervisor kills the process.
"""

import atexit
import logging
import threading
import time

from django.db import Error, connection, transaction
from django.db.models.functions import Now

from due_date.codec import to_json
from lessons.growth import process
from lessons.growth.config import Config
from lessons.growth.models import GrowthRun, GrowthRunQuerySet
from lessons.growth.plan import Plan
from lessons.growth.report import Progress, Report

THREAD_NAME = "growth"
WRITE_ATTEMPTS = 3
EXIT_S = 5.0

logger = logging.getLogger(__name__)
_is_exiting = threading.Event()


def launch(run: GrowthRun, plan: Plan, config: Config) -> None:
    """Supervise ``run`` in a thread of this process."""
    threading.Thread(target=_supervise_and_disconnect, args=(run, plan, config), name=THREAD_NAME, daemon=True).start()


@atexit.register
def _end_runs_at_exit() -> None:
    """End the runs of this process with it, so that nobody has to wait until they count as dead."""
    _is_exiting.set()
    for thread in threading.enumerate():
        if thread.name == THREAD_NAME:
            thread.join(EXIT_S)


def _supervise_and_disconnect(run: GrowthRun, plan: Plan, config: Config) -> None:
    try:
        supervise(run, plan, config)
    finally:
        connection.close()  # this thread's own


def supervise(run: GrowthRun, plan: Plan, config: Config) -> None:
    """Run the process of ``run`` until its report, its stop or its death, and end the row accordingly."""
    row = GrowthRun.objects.active().filter(pk=run.pk, is_stopping=False)
    report = None

    def is_wanted(progress: Progress) -> bool:
        return not _is_exiting.is_set() and _beat(row, progress)

    try:
        report = process.measure(plan, config.limits, is_wanted, heartbeat_s=config.heartbeat_s)
    finally:
        _end(run, row, report)


def _beat(row: GrowthRunQuerySet, progress: Progress) -> bool:
    """Write that the run lives and how far it is; return whether it is still wanted."""
    try:
        return row.update(progress=to_json(progress), heartbeat_at=Now()) == 1
    except Error:
        logger.warning("A growth run could not write its heartbeat", exc_info=True)
        connection.close_if_unusable_or_obsolete()
        return True  # the next heartbeat comes soon, and a run without any counts as dead


def _end(run: GrowthRun, row: GrowthRunQuerySet, report: Report | None) -> None:
    """Keep the report in place of earlier ones of the same plan, or delete the row without one."""
    for attempt in range(1, WRITE_ATTEMPTS + 1):
        try:
            with transaction.atomic():
                if report and row.update(report=to_json(report), ended_at=Now(), slot=None, learner=""):
                    GrowthRun.objects.finished().filter(key=run.key).exclude(pk=run.pk).delete()
                else:
                    GrowthRun.objects.filter(pk=run.pk).delete()
            return
        except Error:
            logger.warning("A growth run could not be ended in attempt %d", attempt, exc_info=True)
            connection.close_if_unusable_or_obsolete()
            time.sleep(attempt)
    logger.error("A growth run could not be ended, and counts as dead from now on: %s", run.pk)
