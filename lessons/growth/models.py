"""Keep the runs of the growth page in the site's database, where every web process on every machine sees them."""

import uuid
from datetime import timedelta
from typing import Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

IS_ACTIVE = Q(slot__isnull=False)


class GrowthRunQuerySet(models.QuerySet["GrowthRun"]):
    """Select runs by their state. Their age is measured by the database's clock, because web machines may differ."""

    def active(self) -> Self:
        """Select the runs that hold a slot, those whose owner died included."""
        return self.filter(IS_ACTIVE)

    def alive(self, dead_after: timedelta) -> Self:
        """Select the active runs whose last heartbeat is at most ``dead_after`` old."""
        return self.active().filter(heartbeat_at__gte=Now() - dead_after)

    def dead(self, dead_after: timedelta) -> Self:
        """Select the active runs whose last heartbeat is older than ``dead_after``: their owner is gone."""
        return self.active().filter(heartbeat_at__lt=Now() - dead_after)

    def finished(self) -> Self:
        """Select the runs that ended with a report."""
        return self.exclude(IS_ACTIVE)


class GrowthRun(models.Model):
    """A run of one plan, from its start to its report. One that was stopped or failed has no row.

    While it is under way it holds a ``slot``, and its owner, a thread of one web process, renews ``heartbeat_at`` and
    ``progress``. ``key`` names the plan and the limits of the run. The constraints make two web processes agree
    that start runs at the same moment.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.CharField(max_length=32)
    plan = models.JSONField()
    learner = models.CharField(max_length=64, blank=True)
    slot = models.PositiveSmallIntegerField(null=True, default=None)
    progress = models.JSONField()
    heartbeat_at = models.DateTimeField(db_default=Now())
    is_stopping = models.BooleanField(default=False)
    report = models.JSONField(null=True, default=None)
    ended_at = models.DateTimeField(null=True, default=None)

    objects = GrowthRunQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("slot",), name="one_growth_run_a_slot"),
            models.UniqueConstraint(fields=("key",), condition=IS_ACTIVE, name="one_growth_run_a_plan"),
            models.UniqueConstraint(fields=("learner",), condition=IS_ACTIVE, name="one_growth_run_a_learner"),
        )

    def __str__(self) -> str:
        return f"{self.plan}: {'under way' if self.slot is not None else 'finished'}"
