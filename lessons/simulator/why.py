"""Why a frame came out as it did: compare the world before and after, and name what decided.

Each reason is the id of a sentence with numbers to put in. Names of values say what they are: ``*_at`` is a moment
(ISO 8601 text), ``*_s`` seconds, anything else is shown as it is. The sentences themselves are made at the edge.
"""

from collections.abc import Iterator

from . import browser as browsers
from . import why_browser, why_reading, why_stores
from .actions import Action
from .cron import CronRuns
from .server import Exchange
from .trace import Reason, World


def reasons(
    before: World, after: World, action: Action, exchange: Exchange | None, cron: CronRuns | None = None
) -> tuple[Reason, ...]:
    """Return what there is to say about ``action``, the deciding things first."""
    if exchange is not None:
        return tuple(_of_exchange(before, after, action.browser, exchange))
    return (*EXPLANATIONS[action.verb](before, after, action), *why_stores.of_runs(after, cron))


def _of_exchange(before: World, after: World, browser: str | None, exchange: Exchange) -> Iterator[Reason]:
    sent = browsers.sent_value(exchange.request, before.server.setting("SESSION_COOKIE_NAME"))
    yield from why_reading.of_reading(before, after, sent, exchange)
    yield from why_browser.of_deciding_clock(before, sent)
    yield from _of_failing(exchange)
    yield from why_reading.of_writing(before, after, sent, exchange)
    yield from _of_cookie(before, after, browser, exchange)


def _of_failing(exchange: Exchange) -> Iterator[Reason]:
    if exchange.error:
        yield Reason.of("django-raised", error=exchange.error)
    if exchange.response.status >= 500:
        yield Reason.of("error-not-saved", status=exchange.response.status)
    if exchange.response.status == 400:
        yield Reason.of("session-interrupted")


def _of_cookie(before: World, after: World, browser: str | None, exchange: Exchange) -> Iterator[Reason]:
    last = after.browser(browser).last
    if last is None or last.set_cookie == "none":
        return
    cookie = after.session_cookie(browser)
    if last.set_cookie == "delete":
        yield Reason.of("cookie-deleted")
    elif last.max_age is not None and last.max_age <= 0:
        yield Reason.of("cookie-dropped-at-once", max_age=last.max_age)
    elif cookie is None or cookie.updated_at != after.browser_now(browser):
        yield Reason.of("cookie-refused")
    elif cookie.expires_at is None:
        yield Reason.of("cookie-without-date")
    else:
        yield Reason.of("cookie-dated", max_age_s=last.max_age, expires_at=cookie.expires_at)


def _of_skewing(before: World, after: World, action: Action) -> Iterator[Reason]:
    yield from why_browser.of_skewing(before, after, action)
    yield from why_stores.of_time(before, after, action)


EXPLANATIONS = {
    "set": why_stores.of_setting,
    "advance": why_stores.of_time,
    "clearsessions": why_stores.of_clearing,
    "delete_rows": why_stores.of_deleting,
    "clear_cache": why_stores.of_forgetting,
    "cron": why_stores.of_ordering,
    "close": why_browser.of_ending,
    "open": why_browser.of_opening,
    "reopen_tabs": why_browser.of_reopening,
    "crash": why_browser.of_ending,
    "os_logout": why_browser.of_ending,
    "update": why_browser.of_ending,
    "profile": why_browser.of_profile,
    "copy_cookie": why_browser.of_copying,
    "skew": _of_skewing,
}
