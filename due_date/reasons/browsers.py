"""Why a browser came out of an action as it did: endings, starts, profiles, copies and clocks.

As in ``why``, each reason is the id of a sentence with values to put in; the edge makes the words.
"""

from collections.abc import Iterator
from dataclasses import replace

from due_date.browser.lifecycle import SUDDEN
from due_date.browser.profiles import Fate, Profile
from due_date.browser.store import Cookie
from due_date.scenario.actions import Action
from due_date.simulation.reason import Reason
from due_date.simulation.world import World
from due_date.times import plain_seconds

_FATES: dict[Fate, str] = {
    "kept": "cookie-kept-without-date",
    "parked": "cookie-parked",
    "left": "cookie-left-on-disk",
    "dropped": "cookie-dropped-at-close",
    "cleared": "cookies-cleared",
}


def of_ending(before: World, after: World, action: Action) -> Iterator[Reason]:
    """Explain ``close``, ``crash``, ``os_logout`` and ``update``."""
    browser = before.browser(action.browser)
    if not browser.is_open:
        yield Reason.of("closed-cannot-update" if action.verb == "update" else "already-closed")
        return
    fate = browser.row.fate(action.verb)  # type: ignore[arg-type]
    cookie = before.session_cookie(action.browser)
    if action.verb in SUDDEN and fate != "cleared":
        saved = _on_disk(before, action.browser)
        yield from _of_losing(cookie, saved, browser.row)
        cookie = saved
    yield from _of_fate(cookie, fate)
    yield Reason.of(f"ended-by-{action.verb}")
    record = before.record_of(action.browser)
    if record and not record.is_expired(now=before.server_now):
        yield Reason.of("server-not-told", key=record.key, expires_at=record.expires_at)
    if browser.row.caveat and (action.verb != "close" or not browser.row.is_measured):
        yield Reason.of(f"caveat-{browser.profile}")


def of_opening(before: World, after: World, action: Action) -> Iterator[Reason]:
    """Explain ``open``."""
    was, browser = before.browser(action.browser), after.browser(action.browser)
    if was.is_open or was.ended_by is None:
        yield Reason.of("already-open")
        return
    cookie = after.session_cookie(action.browser)
    yield Reason.of("opened-with-cookie" if cookie else "opened-without-cookie")
    if was.parked and not cookie:
        yield Reason.of("cookie-still-parked" if browser.parked else "leftover-purged")
    if was.ended_by in browser.row.tabs_return_after:
        yield Reason.of("tabs-came-back")
    if cookie and not cookie.is_persistent and browser.cleans_at and browser.row.max_unused_s:
        unused_s = plain_seconds(browser.clock(browser.cleans_at) - cookie.last_access_at)
        if unused_s > browser.row.max_unused_s:
            yield Reason.of("unused-cookie-removal-due", cleans_at=browser.cleans_at)


def of_reopening(before: World, after: World, action: Action) -> Iterator[Reason]:
    """Explain ``reopen_tabs``."""
    browser = before.browser(action.browser)
    if not browser.is_open:
        yield Reason.of("closed-no-tabs")
    elif not browser.has_old_tabs:
        yield Reason.of("no-old-tabs")
    elif before.session_cookie(action.browser):
        yield Reason.of("tabs-back")
    else:
        is_back = after.session_cookie(action.browser)
        yield Reason.of("tabs-back-with-cookie" if is_back else "tabs-back-without-cookie")


def of_profile(before: World, after: World, action: Action) -> Iterator[Reason]:
    """Explain ``profile``: what the browser will do at close, and what of it nobody measured."""
    row = after.browser(action.browser).row
    is_same = before.browser(action.browser).row is row
    yield Reason.of("profile-unchanged" if is_same else "profile-changed", name=row.name)
    yield Reason.of(f"at-close-{row.name}")
    if row.caveat:
        yield Reason.of(f"caveat-{row.name}")


def of_copying(before: World, after: World, action: Action) -> Iterator[Reason]:
    """Explain ``copy_cookie``."""
    cookie = before.session_cookie(action.browser)
    if cookie is None:
        yield Reason.of("nothing-to-copy")
    elif action.argument == action.browser:
        yield Reason.of("copied-to-itself")
    else:
        yield Reason.of("cookie-copied", key=cookie.value, browser=action.argument)
        if record := before.record_of(action.browser):
            yield Reason.of("copy-is-as-good", key=record.key, expires_at=record.expires_at)


def of_skewing(before: World, after: World, action: Action) -> Iterator[Reason]:
    """Explain ``skew``: where that clock is now."""
    whose, skew_s = action.argument
    shown_at = after.server_now if whose == "server" else after.browser_now(action.browser)
    if skew_s == 0:
        yield Reason.of(f"{whose}-clock-right")
    else:
        way = "ahead" if skew_s > 0 else "behind"
        yield Reason.of(f"{whose}-clock-{way}", skew_s=abs(skew_s), shown_at=shown_at)


def of_deciding_clock(before: World, sent: str | None) -> Iterator[Reason]:
    """Say so where a right clock would have judged the record of the key ``sent`` otherwise than the server's did."""
    record = before.record(sent)
    if record and record.is_expired(now=before.server_now) is not record.is_expired(now=before.now):
        way = "ahead" if before.skew_server_s > 0 else "behind"
        yield Reason.of(f"decided-by-clock-{way}", skew_s=abs(before.skew_server_s), true_at=before.now)


def _on_disk(world: World, name: str | None) -> Cookie | None:
    """Return the session cookie that would be found on disk if this browser died now."""
    browser = world.browser(name)
    return world.with_browser(replace(browser, cookies=browser.cookies_on_disk(now=world.now))).session_cookie(name)


def _of_losing(held: Cookie | None, saved: Cookie | None, row: Profile) -> Iterator[Reason]:
    """Explain how the session cookie on disk differs from the one that was held in memory."""
    newest = held or saved
    if newest is None:
        return
    lag_s = row.dated_lag_s if newest.is_persistent else row.session_lag_s
    if saved is None:
        yield Reason.of("cookie-not-written-yet", lag_s=lag_s)
    elif held is None:
        yield Reason.of("deleted-cookie-back", lag_s=lag_s)
    elif (held.value, held.expires_at) != (saved.value, saved.expires_at):
        yield Reason.of("older-cookie-back", old=saved.value, new=held.value, lag_s=lag_s)


def _of_fate(cookie: Cookie | None, fate: Fate) -> Iterator[Reason]:
    if cookie is None:
        return
    if cookie.is_persistent and fate != "cleared":
        yield Reason.of("cookie-kept-at-close", expires_at=cookie.expires_at)
    else:
        yield Reason.of(_FATES[fate])
