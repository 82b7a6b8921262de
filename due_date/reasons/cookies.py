"""Why the session cookie was sent or not, and what became of the one that came back."""

from collections.abc import Iterator

from due_date.browser.set_cookie import parse_set_cookie
from due_date.browser.store import CookieStore, Receipt
from due_date.server.messages import ORIGIN, Exchange
from due_date.simulation.reason import Reason
from due_date.simulation.world import World

REFUSALS = ("not-secure-channel", "samesite-none-insecure", "domain-mismatch", "secure-overlay", "prefix", "too-large")
"""The reasons of :class:`Receipt` that have a sentence of their own."""


def of_sending(before: World, browser: str | None, sent: str | None) -> Iterator[Reason]:
    """Say which session cookie a request that carried none could have carried."""
    held = before.session_cookie(browser)
    if sent is None and held:
        yield Reason.of("cookie-held-back", path=held.path)


def of_cookie(before: World, after: World, browser: str | None, exchange: Exchange) -> Iterator[Reason]:
    """Say what the response's last ``Set-Cookie`` about the session did in this browser."""
    last, name = after.browser(browser).last, before.server.setting("SESSION_COOKIE_NAME")
    line = next((line for line in reversed(exchange.response.set_cookies) if parse_set_cookie(line).name == name), None)
    if last is None or last.set_cookie == "none" or line is None:
        return
    receipt = _received(before, browser, exchange, line)
    if receipt.reason and receipt.reason != "nothing-to-delete":
        known = receipt.reason in REFUSALS
        yield Reason.of(f"cookie-refused-{receipt.reason}" if known else "cookie-refused")
    elif last.set_cookie == "delete":
        held = after.session_cookie(browser)
        yield Reason.of("cookie-deleted")
        if held:
            yield Reason.of("cookie-elsewhere-stays", path=held.path)
    elif receipt.cookie is None or receipt.verdict == "deleted":
        yield Reason.of("cookie-dropped-at-once", max_age=last.max_age)
    elif receipt.cookie.expires_at is None:
        yield Reason.of("cookie-without-date")
    else:
        yield Reason.of("cookie-dated", max_age_s=last.max_age, expires_at=receipt.cookie.expires_at)


def _received(before: World, browser: str | None, exchange: Exchange, line: str) -> Receipt:
    """Return what the browser made of ``line``, by asking a store that holds what it held."""
    store = CookieStore(before.browser(browser).cookies)
    now, date = before.browser_now(browser), exchange.response.header("Date")
    return store.receive(ORIGIN + exchange.request.path, line, now=now, date_header=date)
