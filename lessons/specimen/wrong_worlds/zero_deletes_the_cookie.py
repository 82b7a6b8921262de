"""Wrong world: after set_expiry(0) the cookie is certain to be deleted when the browser closes."""

from due_date.scenario.action import Action
from due_date.simulation.world import World
from lessons.specimen.wrong_world import WrongWorld
from lessons.specimen.wrong_worlds._world_changes import drop_cookies, ends_browser


def drop_cookie_of_zero_at_end(before: World, after: World, action: Action) -> World:
    """Drop the session cookie after ``set_expiry(0)`` from a browser that ended in any way or restarted itself."""
    cookie, record = before.session_cookie(action.browser), before.record_of(action.browser)
    if not ends_browser(action) or not cookie or not record or (record.data or {}).get("_session_expiry") != 0:
        return after
    return drop_cookies(after, action.browser, lambda each: each.key == cookie.key)


WRONG_WORLD = WrongWorld(
    "zero-deletes-the-cookie",
    ("profile firefox", "login", "set_expiry 0", "close", "open", "reopen_tabs", "visit /"),
    consequence=drop_cookie_of_zero_at_end,
)
