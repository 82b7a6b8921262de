"""Wrong world: closing the browser ends the session record on the server too."""

from due_date.scenario.action import Action
from due_date.simulation.world import World
from lessons.specimen.wrong_world import WrongWorld
from lessons.specimen.wrong_worlds._world_changes import closes_browser, delete_records


def delete_record_at_close(before: World, after: World, action: Action) -> World:
    """Delete the session record that the cookie of a closed browser named, as if the browser had told the server."""
    record = before.record_of(action.browser) if closes_browser(action) else None
    return delete_records(after, lambda each: each.key == record.key) if record else after


WRONG_WORLD = WrongWorld(
    "closing-ends-record",
    ("login", "close", "open", "visit /"),
    consequence=delete_record_at_close,
)
