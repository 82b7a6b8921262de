"""The ways in which a browser ends, and what each does to its session cookie."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime

from due_date.actions.profiles import CAVEATS
from due_date.authorities import DONE, ENDINGS, SILENT, STORED
from due_date.browser.browser import Browser
from due_date.browser.lifecycle import SUDDEN, end, update
from due_date.browser.profiles import Ending, Fate, Profile
from due_date.browser.store import Cookie
from due_date.scenario.action import Action
from due_date.scenario.grammar import read_nothing
from due_date.server.protocol import Server
from due_date.simulation.reason import Reason, ReasonRow
from due_date.simulation.verb import Button, Effect, Verb
from due_date.simulation.world import World
from due_date.translation import gettext_noop as _

ENDED_BY_CLOSE = ReasonRow(
    "ended-by-close",
    _("The last window is closed."),
    DONE,
)
ENDED_BY_CRASH = ReasonRow(
    "ended-by-crash",
    _("The browser's process died: nothing was closed in order, and nothing more was written."),
    DONE,
)
ENDED_BY_OS_LOGOUT = ReasonRow(
    "ended-by-os_logout",
    _("The operating system logged out, and ended the browser's process with everything else."),
    DONE,
)
ENDED_BY_UPDATE = ReasonRow(
    "ended-by-update",
    _("The browser restarted itself; its windows came back."),
    DONE,
)
ALREADY_CLOSED = ReasonRow(
    "already-closed",
    _("The browser is closed already: nothing changed."),
    DONE,
)
CLOSED_CANNOT_UPDATE = ReasonRow(
    "closed-cannot-update",
    _("The browser is closed and cannot restart itself: nothing changed."),
    DONE,
)
COOKIE_KEPT_AT_CLOSE = ReasonRow(
    "cookie-kept-at-close",
    _("The session cookie has a date, %(expires_at)s, so this end does not touch it."),
    STORED,
)
COOKIE_KEPT_WITHOUT_DATE = ReasonRow(
    "cookie-kept-without-date",
    _("The session cookie has no date, and is kept all the same: after such an end this browser restores it."),
    ENDINGS,
)
COOKIE_PARKED = ReasonRow(
    "cookie-parked",
    _(
        "The session cookie had no date, so it left the cookie store; but the browser wrote it down with the "
        "tabs, and brings it back with them."
    ),
    ENDINGS,
)
COOKIE_LEFT_ON_DISK = ReasonRow(
    "cookie-left-on-disk",
    _("The session cookie had no date, so it will not be sent again; its row stays on disk until the next start."),
    ENDINGS,
)
COOKIE_DROPPED_AT_CLOSE = ReasonRow(
    "cookie-dropped-at-close",
    _("The session cookie had no date, so it went with the last window."),
    STORED,
)
COOKIES_CLEARED = ReasonRow(
    "cookies-cleared",
    _("This browser keeps no cookie beyond its end, with a date or without: all are gone."),
    ENDINGS,
)
COOKIE_NOT_WRITTEN_YET = ReasonRow(
    "cookie-not-written-yet",
    _("The session cookie was set less than %(lag_s)s ago and had not reached the disk: it is lost."),
    ENDINGS,
)
OLDER_COOKIE_BACK = ReasonRow(
    "older-cookie-back",
    _(
        "The session cookie %(new)s was set less than %(lag_s)s ago and had not reached the disk: the one "
        "before it, %(old)s, comes back."
    ),
    ENDINGS,
)
DELETED_COOKIE_BACK = ReasonRow(
    "deleted-cookie-back",
    _("The session cookie was deleted less than %(lag_s)s ago, and still was on disk: it comes back."),
    ENDINGS,
)
SERVER_NOT_TOLD = ReasonRow(
    "server-not-told",
    _("The server is not told: its record %(key)s is good until %(expires_at)s."),
    SILENT,
)


ENDED: dict[Ending, ReasonRow] = {
    "close": ENDED_BY_CLOSE,
    "crash": ENDED_BY_CRASH,
    "os_logout": ENDED_BY_OS_LOGOUT,
    "update": ENDED_BY_UPDATE,
}
FATES: dict[Fate, ReasonRow] = {
    "kept": COOKIE_KEPT_WITHOUT_DATE,
    "parked": COOKIE_PARKED,
    "left": COOKIE_LEFT_ON_DISK,
    "dropped": COOKIE_DROPPED_AT_CLOSE,
    "cleared": COOKIES_CLEARED,
}


def change_browser(change: Callable[[Browser, Action, datetime], Browser]) -> Callable[[World, Action, Server], Effect]:
    """Return the effect of what changes one browser alone; one not seen before that stays as it was is not made."""

    def effect(world: World, action: Action, server: Server) -> Effect:
        browser = world.browser(action.browser)
        changed = change(browser, action, world.now)
        return Effect(world if changed == browser else world.with_browser(changed))

    return effect


def _explainer(how: Ending) -> Callable[[World, Action, Effect], Iterator[Reason]]:
    def explain(before: World, action: Action, effect: Effect) -> Iterator[Reason]:
        browser = before.browser(action.browser)
        if not browser.is_open:
            yield CLOSED_CANNOT_UPDATE() if how == "update" else ALREADY_CLOSED()
            return
        fate = browser.row.fate(how)
        cookie = before.session_cookie(action.browser)
        if how in SUDDEN and fate != "cleared":
            saved = _on_disk(before, action.browser)
            yield from _explain_loss(cookie, saved, browser.row)
            cookie = saved
        yield from _explain_fate(cookie, fate)
        yield ENDED[how]()
        record = before.record_of(action.browser)
        if record and not record.is_expired(now=before.server_now):
            yield SERVER_NOT_TOLD(key=record.key, expires_at=record.expires_at)
        if browser.row.caveat and (how != "close" or not browser.row.is_measured):
            yield CAVEATS[browser.profile]()

    return explain


def _on_disk(world: World, name: str | None) -> Cookie | None:
    """Return the session cookie that would be found on disk if this browser died now."""
    browser = world.browser(name)
    return world.with_browser(replace(browser, cookies=browser.cookies_on_disk(now=world.now))).session_cookie(name)


def _explain_loss(held: Cookie | None, saved: Cookie | None, row: Profile) -> Iterator[Reason]:
    """Say how the session cookie on disk differs from the one that was held in memory."""
    newest = held or saved
    if newest is None:
        return
    lag_s = row.dated_lag_s if newest.is_persistent else row.session_lag_s
    if saved is None:
        yield COOKIE_NOT_WRITTEN_YET(lag_s=lag_s)
    elif held is None:
        yield DELETED_COOKIE_BACK(lag_s=lag_s)
    elif (held.value, held.expires_at) != (saved.value, saved.expires_at):
        yield OLDER_COOKIE_BACK(old=saved.value, new=held.value, lag_s=lag_s)


def _explain_fate(cookie: Cookie | None, fate: Fate) -> Iterator[Reason]:
    if cookie is None:
        return
    if cookie.is_persistent and fate != "cleared":
        yield COOKIE_KEPT_AT_CLOSE(expires_at=cookie.expires_at)
    else:
        yield FATES[fate]()


VERBS = (
    Verb(
        name="close",
        example="close",
        read=read_nothing,
        usage="close",
        summary="close the browser's last window",
        leaves_open=False,
        effect=change_browser(lambda browser, _action, now: end(browser, "close", now=now)),
        explain=_explainer("close"),
    ),
    Verb(
        name="crash",
        example="crash",
        read=read_nothing,
        usage="crash",
        summary="the browser's process dies",
        leaves_open=False,
        effect=change_browser(lambda browser, _action, now: end(browser, "crash", now=now)),
        explain=_explainer("crash"),
        button=Button("crash", _("Crash"), "endings"),
    ),
    Verb(
        name="os_logout",
        example="os_logout",
        read=read_nothing,
        usage="os_logout",
        summary="the operating system logs out",
        leaves_open=False,
        effect=change_browser(lambda browser, _action, now: end(browser, "os_logout", now=now)),
        explain=_explainer("os_logout"),
        button=Button("os-logout", _("Log out of the system"), "endings"),
    ),
    Verb(
        name="update",
        example="update",
        read=read_nothing,
        usage="update",
        summary="the browser restarts itself for an update",
        effect=change_browser(lambda browser, _action, now: update(browser, now=now)),
        explain=_explainer("update"),
        button=Button("update", _("Restart for an update"), "endings"),
    ),
)
