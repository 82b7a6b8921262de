"""A simulated browser: its cookies, whether it is open, and what it last received.

Pure: each function takes a :class:`Browser` and a moment by that browser's clock and returns the browser afterwards.
Source: RFC 6265bis through ``cookies``; closing as measured in Chromium (README, "Problematic parts").
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from .cookies import Cookie, CookieStore
from .server import ORIGIN, Exchange, Request

CSRF_COOKIE = "csrftoken"
CSRF_AGE_S = 31_449_600  # Source: django/conf/global_settings.py, CSRF_COOKIE_AGE


@dataclass(frozen=True)
class Answer:
    """What a browser's last response was, as far as frames observe it."""

    status: int
    user: str | None
    set_cookie: str
    max_age: int | None
    was_cookie_sent: bool
    expiry_age: int | float | None


@dataclass(frozen=True)
class Browser:
    """One browser between two actions."""

    name: str
    is_open: bool = True
    cookies: tuple[Cookie, ...] = ()
    last: Answer | None = None

    def cookie(self, name: Any, *, path: Any = "/", now: datetime) -> Cookie | None:
        """Return the unexpired cookie called ``name``: of several the one set for ``path``, else the one set last."""
        found = [cookie for cookie in self.cookies if cookie.name == name and not cookie.is_expired(now)]
        return max(found, key=lambda cookie: (cookie.path == path, cookie.updated_at), default=None)


def compose(
    browser: Browser, method: str, path: str, form: dict[str, str] | None, *, now: datetime, nonce: int
) -> tuple[Browser, Request]:
    """Return the request that this browser sends, with the cookies that belong to it, and the browser after sending.

    A form is sent from a page that this browser has loaded before: if it holds no CSRF cookie by then, it gets the one
    that page would have set, made from ``nonce``.
    """
    store = CookieStore(browser.cookies)
    url = ORIGIN + path
    headers = [("Host", "site.test")]
    body = ""
    if form is not None:
        token = next((cookie.value for cookie in store.matching(url, now=now) if cookie.name == CSRF_COOKIE), None)
        if token is None:
            token = f"loadedbefore{nonce:020d}"
            line = f"{CSRF_COOKIE}={token}; Max-Age={CSRF_AGE_S}; Path=/; SameSite=Lax"
            store.receive(url, line, now=now)
        body = urlencode({"csrfmiddlewaretoken": token, **form})
        headers += [("Origin", ORIGIN), ("Content-Type", "application/x-www-form-urlencoded")]
        headers += [("Content-Length", str(len(body)))]
    cookie_header = store.header_for(url, now=now, method=method)
    if cookie_header:
        headers.append(("Cookie", cookie_header))
    request = Request(method, path, tuple(headers), body)
    return replace(browser, cookies=store.cookies(now=now)), request


def receive(browser: Browser, exchange: Exchange, *, session_cookie: Any, now: datetime) -> Browser:
    """Return the browser after the response: its cookies stored, and what it says about ``session_cookie`` noted."""
    store = CookieStore(browser.cookies)
    url = ORIGIN + exchange.request.path
    for line in exchange.response.set_cookies:
        store.receive(url, line, now=now, date_header=exchange.response.header("Date"))
    verdict, max_age = _said_of(session_cookie, exchange.response.set_cookies)
    answer = Answer(
        status=exchange.response.status,
        user=exchange.user,
        set_cookie=verdict,
        max_age=max_age,
        was_cookie_sent=sent_value(exchange.request, session_cookie) is not None,
        expiry_age=exchange.expiry_age,
    )
    return replace(browser, cookies=store.cookies(now=now), last=answer)


def close(browser: Browser) -> Browser:
    """Return the browser with its last window closed: what has no expiry-time is dropped."""
    kept = tuple(cookie for cookie in browser.cookies if cookie.is_persistent)
    return replace(browser, is_open=False, cookies=kept)


def open_(browser: Browser) -> Browser:
    """Return the browser started again."""
    return replace(browser, is_open=True)


def sent_value(request: Request, name: Any) -> str | None:
    """Return the value of the cookie ``name`` in ``request``, or ``None``; of several the last counts, as in Django.

    Source: django/http/cookie.py, parse_cookie.
    """
    pairs = (pair.strip().partition("=") for pair in (request.header("Cookie") or "").split(";"))
    return next((value for key, equals, value in reversed(list(pairs)) if equals and key == name), None)


def _said_of(name: Any, lines: tuple[str, ...]) -> tuple[str, int | None]:
    """Return ``none``, ``set`` or ``delete``, and the Max-Age, of the last ``Set-Cookie`` about the cookie ``name``."""
    for line in reversed(lines):
        pair, *attributes = line.split(";")
        key, _, value = pair.strip().partition("=")
        if key != name:
            continue
        said = {attribute.strip().partition("=")[0].lower(): attribute.partition("=")[2] for attribute in attributes}
        max_age = int(said["max-age"]) if said.get("max-age", "").lstrip("-").isdigit() else None
        return ("delete" if value in ("", '""') and max_age == 0 else "set"), max_age
    return "none", None
