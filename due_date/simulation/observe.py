"""Read from a world what a frame observes."""

from due_date.scenario.observation import Observation
from due_date.simulation.world import World
from due_date.times import plain_seconds


def observe(world: World, browser_name: str | None) -> Observation:
    """Return what is observed of ``world`` with the eyes of one browser: the keys of ``observation.KEYS``.

    Cookies are read by that browser's clock, records by the server's.
    """
    last = world.browser(browser_name).last
    cookie, record = world.session_cookie(browser_name), world.record_of(browser_name)
    records = world.records
    browser_now, server_now = world.browser_now(browser_name), world.server_now
    return {
        "status": last.status if last else None,
        "user": last.user if last else None,
        "logged_in": last.user != "anonymous" if last and last.user else None,
        "set_cookie": last.set_cookie if last else "none",
        "max_age": last.max_age if last else None,
        "cookie": "absent" if cookie is None else "persistent" if cookie.is_persistent else "session",
        "cookie_expires_in": plain_seconds(cookie.expires_at - browser_now) if cookie and cookie.expires_at else None,
        "sent_cookie": last.was_cookie_sent if last else False,
        "rows": None if records is None else len(records),
        "expired_rows": None if records is None else sum(record.is_expired(now=server_now) for record in records),
        "expiry_age": last.expiry_age if last else None,
        "row_expires_in": plain_seconds(record.expires_at - server_now) if record and record.expires_at else None,
    }
