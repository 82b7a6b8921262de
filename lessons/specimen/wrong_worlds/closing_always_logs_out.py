"""Wrong world: closing the browser always logs the user out."""

from due_date.scenario.action import Action
from due_date.simulation.world import World
from lessons.specimen.wrong_world import WrongWorld
from lessons.specimen.wrong_worlds._world_changes import closes_browser, drop_cookies


def drop_every_cookie_at_close(before: World, after: World, action: Action) -> World:
    """Drop every cookie of a browser that was closed, cookies with a date included, also from its disk."""
    return drop_cookies(after, action.browser, lambda _: True) if closes_browser(action) else after


WRONG_WORLD = WrongWorld(
    "closing-always-logs-out",
    ("login", "close", "open", "visit /"),
    consequence=drop_every_cookie_at_close,
)
