"""A simulated browser: its cookies, what of them is on disk, and what it last received.

Pure: each function takes a :class:`Browser` and the true time ``now``, and returns the browser afterwards. Cookies live
by the browser's own clock, which may be wrong; the disk is written by true time, for seconds pass as they pass.
Source: RFC 6265bis through ``cookies``. How a browser ends and starts again: see ``endings``.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from due_date.browser.profiles import DEFAULT_PROFILE, LONGEST_LAG_S, PROFILES, Ending, Profile
from due_date.browser.store import Cookie, CookieStore, Receipt
from due_date.server.messages import Exchange, Request
from due_date.server.site import Site

CSRF_AGE_S = 31_449_600  # Source: django/conf/global_settings.py, CSRF_COOKIE_AGE


@dataclass(frozen=True)
class LastResponse:
    """The parts of a browser's last response that frames observe: status, user and session cookie."""

    status: int
    user: str | None
    set_cookie: str
    max_age: int | None
    was_cookie_sent: bool
    expiry_age: int | float | None


@dataclass(frozen=True)
class Past:
    """The cookies as they were from the moment ``at`` (true time) until the next one of these."""

    at: datetime
    cookies: tuple[Cookie, ...]


@dataclass(frozen=True)
class Browser:
    """One browser between two actions.

    ``skew_s`` is how far its clock is ahead of true time. ``flushed`` are the cookies that were on disk before
    ``recent`` began, oldest first: what a crash brings back. ``parked`` are session cookies that lie on disk only.
    ``ended_by`` is how it ended last; ``cleans_at`` is when the start's removal of unused cookies is due (true time).
    """

    name: str
    is_open: bool = True
    cookies: tuple[Cookie, ...] = ()
    last: LastResponse | None = None
    profile: str = DEFAULT_PROFILE
    skew_s: int = 0
    flushed: tuple[Cookie, ...] = ()
    recent: tuple[Past, ...] = ()
    parked: tuple[Cookie, ...] = ()
    has_old_tabs: bool = False
    ended_by: Ending | None = None
    cleans_at: datetime | None = None

    @property
    def row(self) -> Profile:
        """The row of the profile that this browser plays."""
        return PROFILES[self.profile]

    def clock(self, now: datetime) -> datetime:
        """Return what this browser's clock shows at the true time ``now``."""
        return now + timedelta(seconds=self.skew_s)

    def cookies_on_disk(self, *, now: datetime) -> tuple[Cookie, ...]:
        """Return what would be found if the process died now: cookies as they were some seconds ago.

        A change counts when it is as old as the profile's lag; a dated cookie hides a session cookie in its place.
        """
        dated = [cookie for cookie in self._ago(self.row.dated_lag_s, now) if cookie.is_persistent]
        taken = {cookie.key for cookie in dated}
        before = self._ago(self.row.session_lag_s, now)
        return (*dated, *(cookie for cookie in before if not cookie.is_persistent and cookie.key not in taken))

    def _ago(self, lag_s: int | None, now: datetime) -> tuple[Cookie, ...]:
        if lag_s is None:
            return ()
        until = now - timedelta(seconds=lag_s)
        return next((past.cookies for past in reversed(self.recent) if past.at <= until), self.flushed)

    def cookie(self, name: Any, *, path: Any = "/", now: datetime) -> Cookie | None:
        """Return the unexpired cookie called ``name``: of several the one set for ``path``, else the one set last."""
        found = [cookie for cookie in self.cookies if cookie.name == name and not cookie.is_expired(now)]
        # Of those set in the same moment it is the last in the store.
        return max(reversed(found), key=lambda cookie: (cookie.path == path, cookie.updated_at), default=None)


def compose(
    browser: Browser, method: str, path: str, form: dict[str, str] | None, *, site: Site, now: datetime, nonce: int
) -> tuple[Browser, Request]:
    """Return the request that this browser sends to ``site``, with the cookies that belong to it, and the browser then.

    A form is sent from a page that this browser has loaded before: if it holds no CSRF cookie by then, it gets the one
    that page would have set, made from ``nonce``.
    """
    clock = browser.clock(now)
    store = CookieStore(browser.cookies)
    url = site.origin + path
    headers = [("Host", site.host)]
    body = ""
    if form is not None:
        token = next(
            (cookie.value for cookie in store.matching(url, now=clock) if cookie.name == site.csrf_cookie), None
        )
        if token is None:
            token = f"loadedbefore{nonce:020d}"
            line = f"{site.csrf_cookie}={token}; Max-Age={CSRF_AGE_S}; Path=/; SameSite=Lax"
            store.receive(url, line, now=clock)
        body = urlencode({"csrfmiddlewaretoken": token, **form})
        headers += [("Origin", site.origin), ("Content-Type", "application/x-www-form-urlencoded")]
        headers += [("Content-Length", str(len(body)))]
    cookie_header = store.header_for(url, now=clock, method=method)
    if cookie_header:
        headers.append(("Cookie", cookie_header))
    request = Request(method, path, tuple(headers), body)
    return holding(browser, store.cookies(now=clock), now=now), request


def receive(
    browser: Browser, exchange: Exchange, *, origin: str, session_cookie: Any, now: datetime
) -> tuple[Browser, tuple[Receipt, ...]]:
    """Return the browser after the response, and what it made of each ``Set-Cookie``, in order.

    What the response says about the cookie called ``session_cookie`` is noted as part of the browser's last response.
    """
    clock = browser.clock(now)
    store = CookieStore(browser.cookies)
    url, date = origin + exchange.request.path, exchange.response.header("Date")
    receipts = tuple(store.receive(url, line, now=clock, date_header=date) for line in exchange.response.set_cookies)
    said = last_about(session_cookie, receipts)
    response = LastResponse(
        status=exchange.response.status,
        user=exchange.user,
        set_cookie="none" if said is None else "delete" if said.header.deletes else "set",
        max_age=said.header.max_age_s if said else None,
        was_cookie_sent=sent_value(exchange.request, session_cookie) is not None,
        expiry_age=exchange.expiry_age,
    )
    return replace(holding(browser, store.cookies(now=clock), now=now), last=response), receipts


def last_about(name: Any, receipts: Sequence[Receipt]) -> Receipt | None:
    """Return the receipt of the last ``Set-Cookie`` about the cookie ``name``, or ``None``."""
    return next((receipt for receipt in reversed(receipts) if receipt.header.name == name), None)


def holding(browser: Browser, cookies: Iterable[Cookie], *, now: datetime) -> Browser:
    """Return the browser with these cookies from ``now`` on, what it held in the last half minute remembered.

    Where the browser does not forget what it saw expire, that stays behind the others: only the clock hides it.
    """
    held = tuple(cookies)
    if not browser.row.forgets_expired:
        keys = {cookie.key for cookie in held}
        clock = browser.clock(now)
        held += tuple(cookie for cookie in browser.cookies if cookie.is_expired(clock) and cookie.key not in keys)
    browser = written(browser, now=now)
    return replace(browser, cookies=held, recent=(*(past for past in browser.recent if past.at < now), Past(now, held)))


def written(browser: Browser, *, now: datetime) -> Browser:
    """Return the browser with what any profile has on disk by ``now`` taken out of ``recent``."""
    until = now - timedelta(seconds=LONGEST_LAG_S)
    old = [past for past in browser.recent if past.at <= until]
    return replace(browser, flushed=old[-1].cookies, recent=browser.recent[len(old) :]) if old else browser


def take(browser: Browser, cookie: Cookie, *, now: datetime) -> Browser:
    """Return the browser with a copy of another's cookie: without a date, and as new by this browser's clock."""
    clock = browser.clock(now)
    copy = replace(cookie, created_at=clock, updated_at=clock, last_access_at=clock, expires_at=None)
    return holding(browser, [*(held for held in browser.cookies if held.key != copy.key), copy], now=now)


def sent_value(request: Request, name: Any) -> str | None:
    """Return the value of the cookie ``name`` in ``request``, or ``None``; of several the last counts, as in Django.

    Source: django/http/cookie.py, parse_cookie.
    """
    pairs = (pair.strip().partition("=") for pair in (request.header("Cookie") or "").split(";"))
    return next((value for key, equals, value in reversed(list(pairs)) if equals and key == name), None)
