"""Wrong world: clearsessions logs users out."""

from typing import Any

from django.contrib.sessions.backends import db
from django.contrib.sessions.management.commands import clearsessions

from due_date.scenario.action import Action
from due_date.simulation.world import World
from lessons.specimen.wrong_world import WrongWorld
from lessons.specimen.wrong_worlds._world_changes import delete_records


class ClearsAll(clearsessions.Command):
    """Delete every record. Source: db.py, clear_expired (``expire_date__lt``)."""

    def handle(self, **options: Any) -> None:
        db.SessionStore.get_model_class().objects.all().delete()


def delete_all_records_by_cron(before: World, after: World, action: Action) -> World:
    """Delete every session record when a run of cron came due, even one that removes nothing in Django's world."""
    is_run = before.cron and before.cron.next_at and before.cron.next_at <= after.now
    return delete_records(after, lambda _: True) if is_run else after


WRONG_WORLD = WrongWorld(
    "clearsessions-logs-out",
    ("login", "clearsessions", "visit /"),
    command=ClearsAll,
    consequence=delete_all_records_by_cron,
)
