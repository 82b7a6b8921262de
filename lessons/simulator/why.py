"""Why a frame came out as it did: compare the world before and after, and name what decided.

Each reason is the id of a sentence with numbers to put in. Names of values say what they are: ``*_at`` is a moment
(ISO 8601 text), ``*_s`` seconds, anything else is shown as it is. The sentences themselves are made at the edge.
"""

from collections.abc import Iterator

from . import browser as browsers
from . import why_browser, why_cookie, why_expiry, why_reading, why_saving, why_stores
from .actions import Action
from .cron import CronRuns
from .server import Exchange
from .trace import Reason, World
from .written import Written


def reasons(
    before: World, after: World, action: Action, exchange: Exchange | None, cron: CronRuns | None = None
) -> tuple[Reason, ...]:
    """Return what there is to say about ``action``, the deciding things first."""
    if exchange is not None:
        return tuple(_of_exchange(before, after, action, exchange))
    return (*EXPLANATIONS[action.verb](before, after, action), *why_stores.of_runs(after, cron))


def _of_exchange(before: World, after: World, action: Action, exchange: Exchange) -> Iterator[Reason]:
    sent = browsers.sent_value(exchange.request, before.server.setting("SESSION_COOKIE_NAME"))
    written = Written.of(before, after, action, exchange, sent)
    yield from why_reading.of_reading(before, after, sent, exchange)
    yield from why_cookie.of_sending(before, action.browser, sent)
    yield from why_browser.of_deciding_clock(before, sent)
    yield from why_saving.of_failing(written)
    yield from why_expiry.of_set_expiry(written)
    yield from why_expiry.of_asking(written)
    yield from why_saving.of_user(written)
    yield from why_saving.of_writing(written)
    yield from why_cookie.of_cookie(before, after, action.browser, exchange)


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
