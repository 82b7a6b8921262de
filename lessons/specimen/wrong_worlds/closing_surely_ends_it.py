"""Wrong world: a cookie without a date is certain to end when the browser closes."""

from due_date.scenario.action import Action
from due_date.simulation.world import World
from lessons.specimen.wrong_world import WrongWorld
from lessons.specimen.wrong_worlds._world_changes import drop_cookies, ends_browser


def drop_session_cookies_at_end(before: World, after: World, action: Action) -> World:
    """Drop the cookies without a date of a browser that ended in any way or restarted itself."""
    if not ends_browser(action):
        return after
    return drop_cookies(after, action.browser, lambda cookie: not cookie.is_persistent)


WRONG_WORLD = WrongWorld(
    "closing-surely-ends-it",
    (
        "profile chromium-restore",
        "set SESSION_EXPIRE_AT_BROWSER_CLOSE=True",
        "login",
        "close",
        "open",
        "visit /",
    ),
    consequence=drop_session_cookies_at_end,
)
