"""The actions that bring a browser back: starting it, and reopening its old tabs by hand."""

from collections.abc import Iterator

from due_date.actions.endings import change_browser
from due_date.authorities import DONE, ENDINGS
from due_date.browser.lifecycle import open_, reopen_tabs
from due_date.scenario.action import Action
from due_date.scenario.grammar import read_nothing
from due_date.simulation.reason import Reason, ReasonRow
from due_date.simulation.verb import Button, Effect, Verb
from due_date.simulation.world import World
from due_date.times import plain_seconds
from due_date.translation import gettext_noop as _

ALREADY_OPEN = ReasonRow(
    "already-open",
    _("The browser is open already: nothing changed."),
    DONE,
)
OPENED_WITH_COOKIE = ReasonRow(
    "opened-with-cookie",
    _("The browser is open again and still holds the session cookie."),
    ENDINGS,
)
OPENED_WITHOUT_COOKIE = ReasonRow(
    "opened-without-cookie",
    _("The browser is open again and holds no session cookie."),
    ENDINGS,
)
LEFTOVER_PURGED = ReasonRow(
    "leftover-purged",
    _("What was left of the session cookie on disk was deleted as the browser started."),
    ENDINGS,
)
COOKIE_STILL_PARKED = ReasonRow(
    "cookie-still-parked",
    _("The session cookie still lies on disk with the old tabs, which can be reopened by hand."),
    ENDINGS,
)
TABS_CAME_BACK = ReasonRow(
    "tabs-came-back",
    _("The old tabs came back by themselves."),
    ENDINGS,
)
UNUSED_COOKIE_REMOVAL_DUE = ReasonRow(
    "unused-cookie-removal-due",
    _(
        "No request has carried the session cookie for over 7 days: Chromium removes it at %(cleans_at)s, "
        "unless one does before that."
    ),
    ENDINGS,
)
CLOSED_NO_TABS = ReasonRow(
    "closed-no-tabs",
    _("The browser is closed: open it before reopening tabs. Nothing changed."),
    DONE,
)
NO_OLD_TABS = ReasonRow(
    "no-old-tabs",
    _("There are no old tabs to reopen: nothing changed."),
    ENDINGS,
)
TABS_BACK = ReasonRow(
    "tabs-back",
    _("The old tabs are back; the session cookie was there already."),
    ENDINGS,
)
TABS_BACK_WITH_COOKIE = ReasonRow(
    "tabs-back-with-cookie",
    _("The old tabs are back, and the session cookie with them."),
    ENDINGS,
)
TABS_BACK_WITHOUT_COOKIE = ReasonRow(
    "tabs-back-without-cookie",
    _("The old tabs are back, without the session cookie."),
    ENDINGS,
)


def _explain_open(before: World, action: Action, effect: Effect) -> Iterator[Reason]:
    was, browser = before.browser(action.browser), effect.world.browser(action.browser)
    if was.is_open or was.ended_by is None:
        yield ALREADY_OPEN()
        return
    cookie = effect.world.session_cookie(action.browser)
    yield OPENED_WITH_COOKIE() if cookie else OPENED_WITHOUT_COOKIE()
    if was.parked and not cookie:
        yield COOKIE_STILL_PARKED() if browser.parked else LEFTOVER_PURGED()
    if was.ended_by in browser.row.tabs_return_after:
        yield TABS_CAME_BACK()
    if cookie and not cookie.is_persistent and browser.cleans_at and browser.row.max_unused_s:
        unused_s = plain_seconds(browser.clock(browser.cleans_at) - cookie.last_access_at)
        if unused_s > browser.row.max_unused_s:
            yield UNUSED_COOKIE_REMOVAL_DUE(cleans_at=browser.cleans_at)


def _explain_reopen_tabs(before: World, action: Action, effect: Effect) -> Iterator[Reason]:
    browser = before.browser(action.browser)
    if not browser.is_open:
        yield CLOSED_NO_TABS()
    elif not browser.has_old_tabs:
        yield NO_OLD_TABS()
    elif before.session_cookie(action.browser):
        yield TABS_BACK()
    else:
        is_back = effect.world.session_cookie(action.browser)
        yield TABS_BACK_WITH_COOKIE() if is_back else TABS_BACK_WITHOUT_COOKIE()


VERBS = (
    Verb(
        name="open",
        example="open",
        read=read_nothing,
        usage="open",
        summary="start the browser again",
        leaves_open=True,
        effect=change_browser(lambda browser, _action, now: open_(browser, now=now)),
        explain=_explain_open,
    ),
    Verb(
        name="reopen_tabs",
        example="reopen_tabs",
        read=read_nothing,
        usage="reopen_tabs",
        summary="after open: bring the old tabs back by hand",
        effect=change_browser(lambda browser, _action, now: reopen_tabs(browser, now=now)),
        explain=_explain_reopen_tabs,
        button=Button("tabs", _("Reopen the old tabs"), "endings"),
    ),
)
