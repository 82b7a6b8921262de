"""What a wrong world adds to an action: for beliefs about browsers, time and settings, which no server class can hold.

An aftermath is handed the world before an action, the world after it and the action, and returns the world that a
believer would find then. What it changes on the server, ``run`` puts into the server.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from due_date.actions.registry import VERBS
from due_date.browser.store import Cookie
from due_date.scenario.action import Action
from due_date.server.state import Record
from due_date.simulation.world import World

Aftermath = Callable[[World, World, Action], World]


def closing_ends_the_record(before: World, after: World, action: Action) -> World:
    """Let the server hear that a browser ended, and delete the session record that its cookie named."""
    record = before.record_of(action.browser) if _is_closing(action) else None
    return _without(after, lambda each: each.key == record.key) if record else after


def closing_drops_every_cookie(before: World, after: World, action: Action) -> World:
    """Let a browser that ended forget its dated cookies too, and what of them was on disk."""
    return _forgetting(after, action.browser, lambda _: True) if _is_closing(action) else after


def closing_drops_undated_cookies(before: World, after: World, action: Action) -> World:
    """Let a browser that ended in whatever way, or restarted itself, keep no cookie without a date to bring back."""
    return _forgetting(after, action.browser, lambda cookie: not cookie.is_persistent) if _is_end(action) else after


def closing_drops_the_cookie_of_zero(before: World, after: World, action: Action) -> World:
    """Let a browser that ended, or restarted itself, keep nothing of the cookie after ``set_expiry(0)``."""
    cookie, record = before.session_cookie(action.browser), before.record_of(action.browser)
    if not _is_end(action) or not cookie or not record or (record.data or {}).get("_session_expiry") != 0:
        return after
    return _forgetting(after, action.browser, lambda each: each.key == cookie.key)


def the_cookies_date_ends_the_record(before: World, after: World, action: Action) -> World:
    """Delete the session record of a cookie that reached its date in some browser, for all who hold its key."""
    ended = {
        record.key
        for name in before.browsers
        if (cookie := before.session_cookie(name)) and cookie.is_expired(after.browser_now(name))
        if (record := before.record_of(name))
    }
    return _without(after, lambda record: record.key in ended)


def expired_records_vanish(before: World, after: World, action: Action) -> World:
    """Delete each session record at its expiry date, without a command or a request."""
    return _without(after, lambda record: record.is_expired(now=after.server_now))


def cron_ends_every_session(before: World, after: World, action: Action) -> World:
    """Delete every session record when a run of cron came due: runs that remove nothing in Django's world too."""
    is_run = before.cron and before.cron.next_at and before.cron.next_at <= after.now
    return _without(after, lambda _: True) if is_run else after


def a_new_age_dates_records_anew(before: World, after: World, action: Action) -> World:
    """Move the expiry dates of database records that follow ``SESSION_COOKIE_AGE`` when it is changed."""
    try:
        old, new = (timedelta(seconds=world.server.setting("SESSION_COOKIE_AGE")) for world in (before, after))
        rows = tuple(_moved(row, new - old) if new != old else row for row in after.server.rows)
    except (TypeError, OverflowError):  # an age that is no number, or a date that no calendar holds
        return after
    return replace(after, server=replace(after.server, rows=rows))


def _is_closing(action: Action) -> bool:
    return VERBS[action.verb].leaves_open is False


def _is_end(action: Action) -> bool:
    return _is_closing(action) or action.verb == "update"


def _forgetting(world: World, browser_name: str | None, is_forgotten: Callable[[Cookie], bool]) -> World:
    """Return the world in which a browser has lost some cookies: those it holds, and those on its disk."""

    def left(cookies: tuple[Cookie, ...]) -> tuple[Cookie, ...]:
        return tuple(cookie for cookie in cookies if not is_forgotten(cookie))

    browser = world.browser(browser_name)
    browser = replace(
        browser,
        cookies=left(browser.cookies),
        flushed=left(browser.flushed),
        recent=tuple(replace(past, cookies=left(past.cookies)) for past in browser.recent),
        parked=left(browser.parked),
    )
    return world.with_browser(browser)


def _without(world: World, is_gone: Callable[[Record], bool]) -> World:
    def left(records: tuple[Record, ...]) -> tuple[Record, ...]:
        return tuple(record for record in records if not is_gone(record))

    server = world.server
    server = replace(server, rows=left(server.rows), entries=left(server.entries), files=left(server.files))
    return replace(world, server=server)


def _moved(row: Record, by: timedelta) -> Record:
    if row.expires_at is None or (row.data or {}).get("_session_expiry"):
        return row
    stored = datetime.fromisoformat(row.stored_expiry) + by
    return replace(row, stored_expiry=str(stored), expires_at=row.expires_at + by)
