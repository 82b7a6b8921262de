"""A browser's cookies for http://site.test, as plain as can be."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from http.cookies import Morsel

LONGEST_LIFE_S = 400 * 24 * 60 * 60


@dataclass
class Cookie:
    name: str
    value: str
    path: str
    expires_at: datetime | None
    """None until the browser closes; exclusive, aware."""


@dataclass
class Jar:
    cookies: list[Cookie] = field(default_factory=list)
    """In the order in which they were last set."""

    def receive(self, morsel: "Morsel[str]", *, request_path: str, now: datetime) -> None:
        """Store, replace, delete or refuse one Set-Cookie."""
        name = morsel.key
        if morsel["secure"]:
            return  # site.test is http
        if morsel["samesite"].lower() == "none":
            return  # allowed with Secure only
        if name.lower().startswith(("__secure-", "__host-")):
            return  # these ask for Secure too
        path = morsel["path"] if morsel["path"].startswith("/") else default_path(request_path)
        self.cookies = [cookie for cookie in self.cookies if (cookie.name, cookie.path) != (name, path)]
        lifetime_s = read_lifetime_s(morsel, now=now)
        if lifetime_s is None:
            self.cookies.append(Cookie(name, morsel.coded_value, path, None))
        elif lifetime_s > 0:
            expires_at = now + timedelta(seconds=min(lifetime_s, LONGEST_LIFE_S))
            self.cookies.append(Cookie(name, morsel.coded_value, path, expires_at))

    def take(self, cookie: Cookie) -> None:
        """Hold a copy of another browser's cookie, for as long as this one likes."""
        self.cookies = [held for held in self.cookies if (held.name, held.path) != (cookie.name, cookie.path)]
        self.cookies.append(Cookie(cookie.name, cookie.value, cookie.path, None))

    def alive(self, *, now: datetime) -> list[Cookie]:
        """List what is left now; a cookie is gone at its expiry-time."""
        return [cookie for cookie in self.cookies if cookie.expires_at is None or now < cookie.expires_at]

    def sent_to(self, request_path: str, *, now: datetime) -> list[Cookie]:
        """List what a request to this path carries, longer paths first."""
        matching = [cookie for cookie in self.alive(now=now) if path_matches(request_path, cookie.path)]
        return sorted(matching, key=lambda cookie: -len(cookie.path))

    def close_browser(self) -> None:
        """Drop the cookies without a date."""
        self.cookies = [cookie for cookie in self.cookies if cookie.expires_at is not None]


def read_lifetime_s(morsel: "Morsel[str]", *, now: datetime) -> float | None:
    """Seconds to live, or None until the browser closes. Max-Age decides, then Expires."""
    if morsel["max-age"] != "":
        return int(morsel["max-age"])
    if morsel["expires"]:
        return (parsedate_to_datetime(morsel["expires"]) - now).total_seconds()
    return None


def default_path(request_path: str) -> str:
    """Path of a cookie that names none. Source: RFC 6265, 5.1.4."""
    return request_path.rpartition("/")[0] or "/"


def path_matches(request_path: str, cookie_path: str) -> bool:
    """Source: RFC 6265, 5.1.4."""
    return request_path == cookie_path or request_path.startswith(cookie_path.removesuffix("/") + "/")
