"""Wrong world: when a cookie expires, the user is logged out everywhere."""

from due_date.scenario.action import Action
from due_date.simulation.world import World
from lessons.specimen.wrong_world import WrongWorld
from lessons.specimen.wrong_worlds._world_changes import delete_records


def delete_records_of_expired_cookies(before: World, after: World, action: Action) -> World:
    """Delete the session record of a cookie that reached its date in any browser, for all that hold its key."""
    ended = {
        record.key
        for name in before.browsers
        if (cookie := before.session_cookie(name)) and cookie.is_expired(after.browser_now(name))
        if (record := before.record_of(name))
    }
    return delete_records(after, lambda record: record.key in ended)


WRONG_WORLD = WrongWorld(
    "expiry-is-logout",
    (
        "set SESSION_COOKIE_AGE=300 SESSION_SAVE_EVERY_REQUEST=True",
        "login",
        "copy_cookie thief",
        "advance 4m",
        "thief: visit /",
        "advance 4m",
        "thief: visit /",
    ),
    consequence=delete_records_of_expired_cookies,
)
