"""Why a frame came out as it did: compare the world before and after, and name what decided.

Each reason is the id of a sentence with numbers to put in. Names of values say what they are: ``*_at`` is a moment
(ISO 8601 text), ``*_s`` seconds, anything else is shown as it is. The sentences themselves are made at the edge.
"""

from collections.abc import Iterator

from due_date.browser import browser as browsers
from due_date.reasons import browsers as browser
from due_date.reasons import cookies as cookie
from due_date.reasons import expiry, saving, stores
from due_date.reasons import lookup as reading
from due_date.reasons.session_change import Written
from due_date.scenario.actions import Action
from due_date.server.messages import Exchange
from due_date.simulation.cron import CronRuns
from due_date.simulation.reason import Reason
from due_date.simulation.world import World


def reasons(
    before: World, after: World, action: Action, exchange: Exchange | None, cron: CronRuns | None = None
) -> tuple[Reason, ...]:
    """Return what there is to say about ``action``, the deciding things first."""
    if exchange is not None:
        return tuple(_of_exchange(before, after, action, exchange))
    return (*EXPLANATIONS[action.verb](before, after, action), *stores.of_runs(after, cron))


def _of_exchange(before: World, after: World, action: Action, exchange: Exchange) -> Iterator[Reason]:
    sent = browsers.sent_value(exchange.request, before.server.setting("SESSION_COOKIE_NAME"))
    written = Written.of(before, after, action, exchange, sent)
    yield from reading.of_reading(before, after, sent, exchange)
    yield from cookie.of_sending(before, action.browser, sent)
    yield from browser.of_deciding_clock(before, sent)
    yield from saving.of_failing(written)
    yield from expiry.of_set_expiry(written)
    yield from expiry.of_asking(written)
    yield from saving.of_user(written)
    yield from saving.of_writing(written)
    yield from cookie.of_cookie(before, after, action.browser, exchange)


def _of_skewing(before: World, after: World, action: Action) -> Iterator[Reason]:
    yield from browser.of_skewing(before, after, action)
    yield from stores.of_time(before, after, action)


EXPLANATIONS = {
    "set": stores.of_setting,
    "advance": stores.of_time,
    "clearsessions": stores.of_clearing,
    "delete_rows": stores.of_deleting,
    "clear_cache": stores.of_forgetting,
    "cron": stores.of_ordering,
    "close": browser.of_ending,
    "open": browser.of_opening,
    "reopen_tabs": browser.of_reopening,
    "crash": browser.of_ending,
    "os_logout": browser.of_ending,
    "update": browser.of_ending,
    "profile": browser.of_profile,
    "copy_cookie": browser.of_copying,
    "skew": _of_skewing,
}
