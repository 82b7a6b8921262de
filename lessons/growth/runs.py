"""Start, look at and stop growth runs, from any web process. The runs are rows of the site's database."""

import shutil
import tempfile
import time
from dataclasses import dataclass
from datetime import timedelta
from hashlib import blake2b

from django.db import IntegrityError, transaction
from django.db.models.functions import Now

from due_date.codec import from_json, to_json, write_json
from lessons.growth.config import Config, get_config
from lessons.growth.models import GrowthRun
from lessons.growth.plan import Limits, Plan
from lessons.growth.report import Progress, Report
from lessons.growth.supervisor import launch

FORMAT = 1  # of a report; another number makes old reports unknown
KEPT_REPORTS = 100
KEPT_FOR = timedelta(days=7)
RECORD_BYTES = 600  # more than a record takes, in both tables' files and their journals
STOP_S = 3.0
LOOK_S = 0.05


class Busy(Exception):
    """No run can be started now: all slots are taken, or the disk is full. Try again after ``retry_after_s``."""

    retry_after_s = 10


@dataclass(frozen=True)
class State:
    """What is known of a plan: how far its run is, if one is under way, and the last report, if one is kept.

    ``is_mine`` says whether the run is the learner's; ``other`` is the plan of the learner's run of another plan.
    """

    progress: Progress | None = None
    is_mine: bool = False
    report: Report | None = None
    other: Plan | None = None


def get_state(plan: Plan, learner: str = "") -> State:
    """Return what is known of ``plan``, to ``learner``; an empty one has no runs."""
    config = get_config()
    key = _make_key(plan, config.limits)
    alive = list(GrowthRun.objects.alive(config.dead_after))
    run = next((each for each in alive if each.key == key), None)
    other = next((each for each in alive if each.learner == learner and each.key != key), None)
    return State(
        progress=from_json(Progress, run.progress) if run else None,
        is_mine=run is not None and run.learner == learner,
        report=_find_report(key),
        other=from_json(Plan, other.plan) if other else None,
    )


def start(plan: Plan, learner: str) -> Plan:
    """Start a run of ``plan`` and return it; if ``learner`` has one under way already, return that one's plan.

    :raises Busy: when it cannot be started now.
    """
    config = get_config()
    for _ in range(config.at_once + 1):
        try:
            run, is_new = _find_or_create(plan, learner, config)
        except IntegrityError:
            continue  # another web process took the slot, the plan or the learner: look again
        if is_new:
            launch(run, plan, config)
        return from_json(Plan, run.plan)
    raise Busy


def stop(plan: Plan, learner: str) -> None:
    """Stop the run of ``plan`` if it is the one of ``learner``, and wait a little until it is gone."""
    config = get_config()
    mine = GrowthRun.objects.active().filter(key=_make_key(plan, config.limits), learner=learner)
    mine.dead(config.dead_after).delete()
    if mine.update(is_stopping=True):
        until = time.monotonic() + STOP_S
        while mine.exists() and time.monotonic() < until:
            time.sleep(LOOK_S)


@transaction.atomic
def _find_or_create(plan: Plan, learner: str, config: Config) -> tuple[GrowthRun, bool]:
    """Return the run of ``learner`` or of ``plan`` that is under way, else a new one; and whether it is new.

    :raises Busy: when there is no slot or no room on the disk.
    :raises IntegrityError: when another web process was faster.
    """
    key = _make_key(plan, config.limits)
    GrowthRun.objects.dead(config.dead_after).delete()
    active = sorted(GrowthRun.objects.active(), key=lambda run: run.learner != learner)
    for run in active:
        if run.learner == learner or run.key == key:
            return run, False
    free_slots = set(range(config.at_once)) - {run.slot for run in active}
    last_day = plan.last_day(config.limits.records)
    needed_bytes = 2 * plan.records_after(last_day) * RECORD_BYTES
    if not free_slots or shutil.disk_usage(tempfile.gettempdir()).free < needed_bytes:
        raise Busy
    _forget_old_reports()
    return GrowthRun.objects.create(
        key=key,
        plan=dict(plan.parameters),
        learner=learner,
        slot=min(free_slots),
        progress=to_json(Progress(last_day=last_day)),
    ), True


def _find_report(key: str) -> Report | None:
    run = GrowthRun.objects.finished().filter(key=key).order_by("-ended_at").first()
    try:
        return from_json(Report, run.report) if run else None
    except (KeyError, TypeError):
        return None  # written by another version of this site


def _forget_old_reports() -> None:
    finished = GrowthRun.objects.finished()
    finished.filter(ended_at__lt=Now() - KEPT_FOR).delete()
    too_many = finished.order_by("-ended_at").values_list("pk", flat=True)[KEPT_REPORTS - 1 :]
    GrowthRun.objects.filter(pk__in=list(too_many)).delete()


def _make_key(plan: Plan, limits: Limits) -> str:
    """Return what names the runs of ``plan`` within ``limits``."""
    return blake2b(write_json([FORMAT, plan, limits]).encode(), digest_size=16).hexdigest()
