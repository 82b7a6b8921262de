"""End a browser, start it again, and let time pass for it.

Pure: each function takes a browser and the true time ``now``, and returns the browser afterwards.
Source: what ``profiles`` says of each ending, as measured there.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from due_date.browser.browser import Browser, holding, written
from due_date.browser.profiles import Ending
from due_date.browser.store import Cookie
from due_date.times import LAST_AT

SUDDEN: tuple[Ending, ...] = ("crash", "os_logout")
"""The endings that leave a browser no time to write: what has not reached the disk is lost."""

CLEANING_DELAY = timedelta(seconds=60)
"""How long after its start Chromium removes session cookies unused for too long."""


def end(browser: Browser, how: Ending, *, now: datetime) -> Browser:
    """Return the browser after its last window closed, its process died, or the system logged out.

    Closed already, it stays as it is.
    """
    if not browser.is_open:
        return browser
    fate = browser.row.fate(how)
    jar = browser.cookies_on_disk(now=now) if how in SUDDEN else browser.cookies
    session, dated = _apart(jar)
    kept = jar if fate == "kept" else () if fate == "cleared" else dated
    return replace(
        browser,
        is_open=False,
        cookies=kept,
        flushed=kept,
        recent=(),
        parked=session if fate in ("parked", "left") else (),
        has_old_tabs=False,
        ended_by=how,
        cleans_at=None,
    )


def open_(browser: Browser, *, now: datetime) -> Browser:
    """Return the browser started again; open already, it stays as it is.

    What is on disk meets the profile of the start, which need not be that of the end.
    """
    if browser.is_open or browser.ended_by is None:
        return browser
    row, how = browser.row, browser.ended_by
    session, dated = _apart((*browser.cookies, *_missing(browser.parked, browser.cookies)))
    is_kept = row.fate(how) == "kept"
    cookies = (*dated, *_restored(browser, session, now=now)) if is_kept else dated
    return replace(
        browser,
        is_open=True,
        cookies=cookies,
        flushed=cookies,
        recent=(),
        parked=session if row.fate(how) == "parked" else (),
        has_old_tabs=row.reopening != "never" and how not in row.tabs_return_after,
        cleans_at=now + CLEANING_DELAY if row.max_unused_s and now <= LAST_AT - CLEANING_DELAY else None,
    )


def update(browser: Browser, *, now: datetime) -> Browser:
    """Return the browser after it restarted itself; closed, it stays as it is."""
    return open_(end(browser, "update", now=now), now=now) if browser.is_open else browser


def reopen_tabs(browser: Browser, *, now: datetime) -> Browser:
    """Return the browser with the tabs of its last run brought back by hand; without any, it stays as it is."""
    if not browser.is_open or not browser.has_old_tabs:
        return browser
    if browser.row.reopening == "with":
        back = _restored(browser, _missing(browser.parked, browser.cookies), now=now)
        browser = holding(browser, (*browser.cookies, *back), now=now)
    return replace(browser, parked=(), has_old_tabs=False)


def pass_time(browser: Browser, *, now: datetime) -> Browser:
    """Return the browser when true time has come to ``now``: Chromium's removal of unused session cookies happens."""
    browser = written(browser, now=now)
    if browser.cleans_at is None or browser.cleans_at > now:
        return browser
    at, limit_s = browser.cleans_at, browser.row.max_unused_s
    browser = replace(browser, cleans_at=None)
    if limit_s is None:
        return browser
    unused_since = browser.clock(at) - timedelta(seconds=limit_s)
    kept = [cookie for cookie in browser.cookies if cookie.is_persistent or cookie.last_access_at >= unused_since]
    return written(holding(browser, kept, now=at), now=now) if len(kept) < len(browser.cookies) else browser


def _apart(cookies: Iterable[Cookie]) -> tuple[tuple[Cookie, ...], tuple[Cookie, ...]]:
    """Return the session cookies, and those with a date."""
    jar = tuple(cookies)
    return tuple(c for c in jar if not c.is_persistent), tuple(c for c in jar if c.is_persistent)


def _missing(cookies: Iterable[Cookie], held: Iterable[Cookie]) -> tuple[Cookie, ...]:
    """Return those of ``cookies`` that ``held`` has nothing in the place of."""
    taken = {cookie.key for cookie in held}
    return tuple(cookie for cookie in cookies if cookie.key not in taken)


def _restored(browser: Browser, cookies: Iterable[Cookie], *, now: datetime) -> tuple[Cookie, ...]:
    """Return restored session cookies: in Firefox they go to the end of the Cookie header, as measured."""
    if browser.row.reopening != "with":
        return tuple(cookies)
    return tuple(replace(cookie, created_at=browser.clock(now)) for cookie in cookies)
