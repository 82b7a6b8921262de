"""Read what a Set-Cookie field value says, and compare hosts, paths and dates, as a browser does.

Source: RFC 6265bis (draft 22), sections 5.1, 5.5 and 5.6; section numbers below are its. Where Chromium 156 was
measured to differ from the draft, Chromium wins and a comment says so. Whether to store a cookie: see ``cookies``.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from typing import Literal
from urllib.parse import urlsplit

Moment = datetime | float
SameSite = Literal["Strict", "Lax", "None", "Default"]
Flaw = Literal["control-character", "too-large", "empty", "nameless-equals"]

MAX_PAIR_OCTETS = 4096
MAX_ATTRIBUTE_OCTETS = 1024
MAX_LIFETIME_S = 400 * 24 * 60 * 60

# Every single label is a public suffix by the default rule of publicsuffix.org; these are a few of its other rules.
PUBLIC_SUFFIXES = frozenset(
    """ac.uk co.uk gov.uk org.uk com.au net.au org.au com.br com.cn co.in co.jp ne.jp or.jp co.kr com.mx co.nz com.tr
    com.tw co.za github.io herokuapp.com pythonanywhere.com""".split()  # noqa: SIM905 - a list would take 25 lines
)

_SAME_SITE: dict[str, SameSite] = {"strict": "Strict", "lax": "Lax", "none": "None"}
_WHITESPACE = " \t"  # WSP of RFC 5234; str.strip() alone would also take Unicode spaces
_CONTROL_CHARACTER = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")  # a tab is whitespace here, not a control character

_DELIMITERS = re.compile(r"[\x09\x20-\x2f\x3b-\x40\x5b-\x60\x7b-\x7e]+")
_REST = r"(?:[^0-9].*)?"
_TIME = re.compile(r"([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2})" + _REST, re.DOTALL)
_DAY = re.compile(r"([0-9]{1,2})" + _REST, re.DOTALL)
_YEAR = re.compile(r"([0-9]{2,4})" + _REST, re.DOTALL)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def as_utc(moment: Moment) -> datetime:
    """Return an aware datetime, or POSIX seconds, as an aware datetime in UTC.

    :raises ValueError: for a naive datetime.
    """
    if not isinstance(moment, datetime):
        return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=moment)
    if moment.utcoffset() is None:
        raise ValueError(f"{moment!r} is naive: pass an aware datetime such as datetime(2026, 1, 5, 9, tzinfo=UTC)")
    return moment.astimezone(UTC)


@dataclass(frozen=True)
class SetCookie:
    """Hold one Set-Cookie field value, taken apart.

    ``attributes`` are the (name, value) pairs in the order written, without those over 1,024 octets. ``flaw`` is why
    the whole is no cookie, or None. Of an attribute written twice only the last counts.
    """

    name: str
    value: str
    attributes: tuple[tuple[str, str], ...] = ()
    flaw: Flaw | None = None

    def last(self, attribute: str) -> str | None:
        """Return the value of the last attribute of that name, in any case, or None without one."""
        wanted = attribute.lower()
        return next((value for name, value in reversed(self.attributes) if name.lower() == wanted), None)

    @property
    def max_age_s(self) -> int | None:
        """Return Max-Age in seconds, zero or negative to delete, or None (section 5.6.2)."""
        # The draft would fall back to an earlier valid one; Chromium ignores the attribute when the last is invalid.
        text = self.last("Max-Age") or ""
        return int(text) if re.fullmatch(r"-?[0-9]+", text) else None

    @property
    def deletes(self) -> bool:
        """Tell whether it is how Django deletes a cookie: an empty value, quoted or not, with Max-Age=0.

        Source: django/http/response.py, delete_cookie.
        """
        return self.value in ("", '""') and self.max_age_s == 0

    @property
    def expires_at(self) -> datetime | None:
        """Return the date in Expires, on the server's clock, or None (section 5.6.1)."""
        return parse_cookie_date(self.last("Expires") or "")

    @property
    def domain(self) -> str | None:
        """Return Domain in lower case without one leading dot, or None when absent or empty (section 5.6.3)."""
        # "Domain=." becomes "", which no host matches: both browsers drop that cookie, the draft makes it host-only.
        text = self.last("Domain")
        return text.removeprefix(".").lower() if text else None

    @property
    def path(self) -> str | None:
        """Return Path, or None where the default path applies (section 5.6.4)."""
        text = self.last("Path") or ""
        return text if text.startswith("/") else None

    @property
    def is_secure(self) -> bool:
        """Tell whether Secure is present, with any value (section 5.6.5)."""
        return self.last("Secure") is not None

    @property
    def is_http_only(self) -> bool:
        """Tell whether HttpOnly is present, with any value (section 5.6.6)."""
        return self.last("HttpOnly") is not None

    @property
    def same_site(self) -> SameSite:
        """Return "Strict", "Lax" or "None", else "Default" (section 5.6.7)."""
        return _SAME_SITE.get((self.last("SameSite") or "").lower(), "Default")

    def lifetime(self, *, now: Moment, date_header: str | None = None) -> timedelta | None:
        """Return how long the cookie lives from ``now``, or None for a session cookie; zero or less deletes.

        Max-Age if valid; else Expires minus the response's Date; without a Date, Expires minus ``now``. Never over 400
        days (section 5.5). The draft knows no Date; Chromium and Firefox were measured to use it.
        """
        if self.max_age_s is not None:
            return timedelta(seconds=max(0, min(self.max_age_s, MAX_LIFETIME_S)))
        if self.expires_at is None:
            return None
        sent_at = parse_cookie_date(date_header or "") or as_utc(now)
        return min(self.expires_at - sent_at, timedelta(seconds=MAX_LIFETIME_S))

    def breaks_prefix(self, *, is_host_only: bool) -> bool:
        """Tell whether the cookie is not what its name's prefix, in any case, promises (section 4.1.3)."""
        if (self.name or self.value).lower().startswith("__host-"):
            return not (self.name and self.is_secure and is_host_only and self.last("Path") == "/")
        return (self.name or self.value).lower().startswith("__secure-") and not (self.name and self.is_secure)


@dataclass(frozen=True)
class Target:
    """Hold what matters of a URL: canonical host (section 5.1.2), path, and whether its channel counts as secure."""

    host: str
    path: str
    is_secure: bool

    @classmethod
    def of(cls, url: str) -> "Target | None":
        """Read a URL; None if no cookie can come from there or go there."""
        try:
            parts = urlsplit(url)
            host = parts.hostname or ""
            if not host.isascii():
                host = host.encode("idna").decode("ascii").lower()
        except ValueError:
            return None
        if parts.scheme not in ("http", "https", "ws", "wss") or not host:
            return None
        is_secure = parts.scheme in ("https", "wss") or is_loopback(host)
        return cls(f"[{host}]" if ":" in host else host, parts.path or "/", is_secure)


def parse_set_cookie(text: str) -> SetCookie:
    """Take one Set-Cookie field value apart; any text gives a result, a useless one with its ``flaw`` (section 5.6)."""
    pair, *rest = text.split(";")
    name, value = _split_at_equals(pair) if "=" in pair else ("", pair.strip(_WHITESPACE))
    attributes = tuple(_split_at_equals(attribute) for attribute in rest)
    flaw: Flaw | None = None
    if has_control_character(text):
        flaw = "control-character"
    elif _octets(name) + _octets(value) > MAX_PAIR_OCTETS:
        flaw = "too-large"
    elif not name and not value:
        flaw = "empty"
    elif not name and "=" in value:
        flaw = "nameless-equals"  # sent back it would read as another cookie; the draft stores it, Chromium does not
    return SetCookie(name, value, tuple(each for each in attributes if _octets(each[1]) <= MAX_ATTRIBUTE_OCTETS), flaw)


def parse_cookie_date(text: str) -> datetime | None:
    """Return the aware UTC datetime that a cookie date means, or None if it is none (section 5.1.1)."""
    time = day = month = year = None
    for token in filter(None, _DELIMITERS.split(text)):
        if time is None and (match := _TIME.fullmatch(token)):
            time = match
        elif day is None and (match := _DAY.fullmatch(token)):
            day = int(match[1])
        elif month is None and token[:3].lower() in _MONTHS:
            month = _MONTHS.index(token[:3].lower()) + 1
        elif year is None and (match := _YEAR.fullmatch(token)):
            year = int(match[1])
    if time is None or day is None or month is None or year is None:
        return None
    if year < 100:
        year += 1900 if year >= 70 else 2000
    if year < 1601:
        return None
    try:
        return datetime(year, month, day, int(time[1]), int(time[2]), int(time[3]), tzinfo=UTC)
    except ValueError:  # no such day or time of day
        return None


def default_path(path: str) -> str:
    """Return the path of a cookie that names none, given the request's path (section 5.1.4)."""
    return path[: path.rfind("/")] or "/" if path.startswith("/") else "/"


def path_matches(request_path: str, cookie_path: str) -> bool:
    """Tell whether a request's path lies at or below a cookie's path, on a "/" boundary (section 5.1.4)."""
    if request_path == cookie_path:
        return True
    return request_path.startswith(cookie_path if cookie_path.endswith("/") else cookie_path + "/")


def domain_matches(host: str, domain: str) -> bool:
    """Tell whether ``host`` is ``domain`` or below it, in any case; an IP address matches only itself (5.1.3)."""
    host, domain = host.lower(), domain.lower()
    return host == domain or (bool(domain) and host.endswith("." + domain) and not is_ip_address(host))


def is_ip_address(host: str) -> bool:
    """Tell whether a host is an IPv4 address, or an IPv6 address with or without its brackets."""
    try:
        ip_address(host.strip("[]"))
    except ValueError:
        return False
    return True


def is_public_suffix(domain: str, known: Collection[str] = PUBLIC_SUFFIXES) -> bool:
    """Tell whether anyone may register names below ``domain``: a single label, or one of ``known``."""
    name = domain.strip(".")
    return name != "" and not is_ip_address(name) and ("." not in name or name in known)


def is_loopback(host: str) -> bool:
    """Tell whether a host is this machine; plain http to it counts as a secure channel in both browsers."""
    name = host.removesuffix(".")
    return name == "localhost" or name.endswith(".localhost") or (is_ip_address(host) and ip_address(host).is_loopback)


def has_control_character(text: str) -> bool:
    """Tell whether the text has a control character other than a tab (section 5.6, step 1)."""
    return _CONTROL_CHARACTER.search(text) is not None


def _split_at_equals(text: str) -> tuple[str, str]:
    name, _, value = text.partition("=")
    return name.strip(_WHITESPACE), value.strip(_WHITESPACE)


def _octets(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))
