"""Store cookies and choose which to send, as a browser does.

Source: RFC 6265bis (draft 22), sections 5.7 and 5.8; section numbers below are its. Where Chromium 156 was measured
to differ from the draft, Chromium wins and a comment says so. Nothing here reads a clock: ``now`` is an argument, an
aware datetime or POSIX seconds, by the browser's clock.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Literal

from due_date.browser.set_cookie import (
    PUBLIC_SUFFIXES,
    Flaw,
    Moment,
    SameSite,
    SetCookie,
    Target,
    as_utc,
    default_path,
    domain_matches,
    has_control_character,
    is_ip_address,
    is_public_suffix,
    parse_set_cookie,
    path_matches,
)

Key = tuple[str, str, bool, str]
Verdict = Literal["stored", "replaced", "deleted", "ignored"]
Refusal = Literal[
    Flaw,
    "not-http",
    "domain-not-ascii",
    "public-suffix",
    "domain-mismatch",
    "not-secure-channel",
    "http-only-script",
    "secure-overlay",
    "cross-site",
    "samesite-none-insecure",
    "prefix",
    "http-only-overlay",
    "nothing-to-delete",
]

MAX_PER_DOMAIN = 180
MAX_IN_ALL = 3000
LAST_MOMENT = datetime.max.replace(tzinfo=UTC)

_SAFE_METHODS = ("GET", "HEAD", "OPTIONS", "TRACE")


@dataclass(frozen=True)
class Cookie:
    """Hold one stored cookie (section 5.7).

    ``created_at`` orders the Cookie header, ``updated_at`` is when Set-Cookie last came, ``expires_at`` is the first
    moment without the cookie, or None for a session cookie.
    """

    name: str
    value: str
    domain: str
    path: str
    is_host_only: bool
    is_secure: bool
    is_http_only: bool
    same_site: SameSite
    created_at: datetime
    updated_at: datetime
    last_access_at: datetime
    expires_at: datetime | None

    def __post_init__(self) -> None:
        if has_control_character(self.name + self.value) or ";" in self.name + self.value:
            raise ValueError(f"{self.name!r} cannot go into a Cookie header: take out control characters and ';'")
        for moment in (self.created_at, self.updated_at, self.last_access_at, self.expires_at):
            if moment is not None:
                as_utc(moment)

    @property
    def key(self) -> Key:
        """Return what tells two cookies apart: name, domain, host-only and path."""
        return self.name, self.domain, self.is_host_only, self.path

    @property
    def is_persistent(self) -> bool:
        """Tell whether the cookie has a date, so that it survives the browser's closing."""
        return self.expires_at is not None

    def is_expired(self, now: Moment) -> bool:
        """Tell whether the cookie is gone: at its expiry date and after."""
        return self.expires_at is not None and self.expires_at <= as_utc(now)


@dataclass(frozen=True)
class Receipt:
    """Say what a browser made of one Set-Cookie.

    ``header`` is what it said, ``cookie`` the cookie stored, or the one deleted; ``reason`` says why it was ignored.
    The last two are None otherwise.
    """

    verdict: Verdict
    header: SetCookie
    reason: Refusal | None = None
    cookie: Cookie | None = None


class CookieStore:
    """Hold the cookies of one browser, at most one per :attr:`Cookie.key`."""

    def __init__(self, cookies: Iterable[Cookie] = (), *, public_suffixes: Collection[str] = PUBLIC_SUFFIXES) -> None:
        self._cookies: dict[Key, Cookie] = {}
        self._public_suffixes = public_suffixes
        for cookie in cookies:
            self.put(cookie)

    def receive(
        self,
        url: str,
        set_cookie_header: str,
        *,
        now: Moment,
        date_header: str | None = None,
        is_cross_site: bool = False,
        is_top_level: bool = True,
        is_script: bool = False,
    ) -> Receipt:
        """Process one Set-Cookie value of a response from ``url``; bad text is ignored, never an error (section 5.7).

        ``date_header`` is the response's Date. ``is_script`` is for ``document.cookie`` instead of a response.
        """
        now = as_utc(now)
        self.evict(now=now)
        header, target = parse_set_cookie(set_cookie_header), Target.of(url)
        if header.flaw or target is None:
            return Receipt("ignored", header, header.flaw or "not-http")
        cookie = self._cookie(header, target, now)
        is_third_party = is_cross_site and not is_top_level
        reason = self._refusal(cookie, header, target, is_third_party=is_third_party, is_script=is_script)
        if reason:
            return Receipt("ignored", header, reason)
        old = self._cookies.get(cookie.key)
        left = header.lifetime(now=now, date_header=date_header)
        if left is not None and left <= timedelta(0):
            gone = self._cookies.pop(cookie.key, None)
            return Receipt("deleted", header, cookie=gone) if gone else Receipt("ignored", header, "nothing-to-delete")
        if left is not None:
            cookie = replace(cookie, expires_at=now + min(left, LAST_MOMENT - now))
        if old and old.value == cookie.value:
            cookie = replace(cookie, created_at=old.created_at)
        elif old:
            # The draft keeps the creation time; in Chromium a changed value moves to the end of the Cookie header.
            del self._cookies[old.key]
        self._cookies[cookie.key] = cookie
        self._remove_excess(cookie)
        return Receipt("replaced" if old else "stored", header, cookie=cookie)

    def header_for(
        self, url: str, *, now: Moment, is_cross_site: bool = False, is_top_level: bool = True, method: str = "GET"
    ) -> str:
        """Return the Cookie header of a request, or "", and note that its cookies were used (section 5.8.3)."""
        now = as_utc(now)
        self.evict(now=now)
        sent = self.matching(url, now=now, is_cross_site=is_cross_site, is_top_level=is_top_level, method=method)
        for cookie in sent:
            self.put(replace(cookie, last_access_at=now))
        return "; ".join(f"{cookie.name}={cookie.value}" if cookie.name else cookie.value for cookie in sent)

    def matching(
        self,
        url: str,
        *,
        now: Moment,
        is_cross_site: bool = False,
        is_top_level: bool = True,
        method: str = "GET",
        is_script: bool = False,
    ) -> tuple[Cookie, ...]:
        """Return the cookies a request would carry, in order: longer path first, then older (section 5.8.3)."""
        target = Target.of(url)
        if target is None:
            return ()
        is_lax_enough = is_top_level and method.upper() in _SAFE_METHODS
        found = [
            cookie
            for cookie in self.cookies(now=now)
            if (target.host == cookie.domain if cookie.is_host_only else domain_matches(target.host, cookie.domain))
            and path_matches(target.path, cookie.path)
            and (target.is_secure or not cookie.is_secure)
            and not (is_script and cookie.is_http_only)
            and (not is_cross_site or cookie.same_site == "None" or (is_lax_enough and cookie.same_site != "Strict"))
        ]
        return tuple(sorted(found, key=lambda cookie: (-len(cookie.path), cookie.created_at)))

    def cookies(self, *, now: Moment) -> tuple[Cookie, ...]:
        """Return all cookies that are not expired, in the order stored."""
        now = as_utc(now)
        return tuple(cookie for cookie in self._cookies.values() if not cookie.is_expired(now))

    def evict(self, *, now: Moment) -> tuple[Cookie, ...]:
        """Remove and return the expired cookies."""
        now = as_utc(now)
        return self.drop(lambda cookie: cookie.is_expired(now))

    def drop(self, predicate: Callable[[Cookie], bool]) -> tuple[Cookie, ...]:
        """Remove and return the cookies for which ``predicate`` is true, expired ones included."""
        gone = tuple(cookie for cookie in self._cookies.values() if predicate(cookie))
        for cookie in gone:
            del self._cookies[cookie.key]
        return gone

    def put(self, cookie: Cookie) -> None:
        """Store a cookie as it is, in place of one with the same key: to restore a state or to copy a cookie."""
        self._cookies[cookie.key] = cookie

    def _cookie(self, header: SetCookie, target: Target, now: datetime) -> Cookie:
        domain = header.domain
        if domain == target.host and (is_ip_address(domain) or is_public_suffix(domain, self._public_suffixes)):
            domain = None  # step 9; for an IP address Chromium does the same
        return Cookie(
            name=header.name,
            value=header.value,
            domain=target.host if domain is None else domain,
            path=header.path or default_path(target.path),
            is_host_only=domain is None,
            is_secure=header.is_secure,
            is_http_only=header.is_http_only,
            same_site=header.same_site,
            created_at=now,
            updated_at=now,
            last_access_at=now,
            expires_at=None,
        )

    def _refusal(
        self, cookie: Cookie, header: SetCookie, target: Target, *, is_third_party: bool, is_script: bool
    ) -> Refusal | None:
        """Return why the cookie may not be stored, or None: steps 8 to 23 of section 5.7, in their order."""
        if not (header.last("Domain") or "").isascii():
            return "domain-not-ascii"
        if not cookie.is_host_only and is_public_suffix(cookie.domain, self._public_suffixes):
            return "public-suffix"
        if not domain_matches(target.host, cookie.domain):
            return "domain-mismatch"
        if cookie.is_secure and not target.is_secure:
            return "not-secure-channel"
        if cookie.is_http_only and is_script:
            return "http-only-script"
        if not target.is_secure and any(_overlays(cookie, old) for old in self._cookies.values()):
            return "secure-overlay"
        if cookie.same_site != "None" and is_third_party:
            return "cross-site"
        if cookie.same_site == "None" and not cookie.is_secure:
            return "samesite-none-insecure"
        if header.breaks_prefix(is_host_only=cookie.is_host_only):
            return "prefix"
        old = self._cookies.get(cookie.key)
        return "http-only-overlay" if is_script and old and old.is_http_only else None

    def _remove_excess(self, newest: Cookie) -> None:
        """Remove the least recently used cookies over the limits per domain and in all, but never the newest."""
        for domain, limit in ((newest.domain, MAX_PER_DOMAIN), (None, MAX_IN_ALL)):
            others = [each for each in self._cookies.values() if each is not newest and domain in (None, each.domain)]
            others.sort(key=lambda cookie: cookie.last_access_at)
            for cookie in others[: max(0, len(others) + 1 - limit)]:
                del self._cookies[cookie.key]


def _overlays(new: Cookie, old: Cookie) -> bool:
    """Tell whether a cookie without Secure would hide or shadow a secure one (section 5.7, step 16)."""
    is_related = domain_matches(new.domain, old.domain) or domain_matches(old.domain, new.domain)
    return old.is_secure and old.name == new.name and is_related and path_matches(new.path, old.path)
