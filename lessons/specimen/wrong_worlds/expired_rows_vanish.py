"""Wrong world: session records vanish at their expiry date."""

from due_date.scenario.action import Action
from due_date.simulation.world import World
from lessons.specimen.wrong_world import WrongWorld
from lessons.specimen.wrong_worlds._world_changes import delete_records


def delete_expired_records(before: World, after: World, action: Action) -> World:
    """Delete each session record at its expiry date, without a command or a request."""
    return delete_records(after, lambda record: record.is_expired(now=after.server_now))


WRONG_WORLD = WrongWorld(
    "expired-rows-vanish",
    ("set SESSION_COOKIE_AGE=300", "login", "advance 5m"),
    consequence=delete_expired_records,
)
