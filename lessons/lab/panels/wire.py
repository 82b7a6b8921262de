"""The wire column: request and response as raw text, ``Set-Cookie`` taken apart, and the SQL."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from due_date.server.messages import Exchange, Headers

CSRF_COOKIE = "csrftoken"
ATTRIBUTE_NOTES = {
    "max-age": gettext_lazy("how long the browser keeps it; beats expires"),
    "expires": gettext_lazy("the same moment as a date, for old browsers"),
    "httponly": gettext_lazy("hidden from JavaScript"),
    "path": gettext_lazy("sent to this path and below"),
    "samesite": gettext_lazy("when requests from other sites carry it"),
    "secure": gettext_lazy("only over https"),
    "domain": gettext_lazy("sent to this host and its subdomains"),
}

_DATE_CLAUSE = re.compile(r"""((?:"django_session"\.)?"expire_date" [<>=]+ '[^']*')""")
_LONG_TEXT = re.compile(r"('[^']{24})[^']{40,}'")


class HeaderLine(NamedTuple):
    """A line of a raw request or response, and whether it carries or sets the session cookie."""

    text: str
    is_about_session: bool


class SetCookie(NamedTuple):
    """A ``Set-Cookie`` header taken apart into name, value and meaning."""

    name: str
    parts: tuple[tuple[str, str, str], ...]

    @property
    def is_session(self) -> bool:
        """Whether it is about the session cookie: the simulated site sets no other but the CSRF cookie."""
        return self.name != CSRF_COOKIE


@dataclass(frozen=True)
class Wire:
    """What passed between browser and server in this frame."""

    request: tuple[HeaderLine, ...]
    body: str
    status: str
    response: tuple[HeaderLine, ...]
    response_body: str
    set_cookies: tuple[SetCookie, ...]
    session_queries: tuple[tuple[tuple[str, bool], ...], ...]
    other_queries: tuple[str, ...]


def wire(exchange: Exchange) -> Wire:
    """Return the exchange as raw text, and its ``Set-Cookie`` headers taken apart."""
    request, response = exchange.request, exchange.response
    return Wire(
        tuple(_raw_lines(f"{request.method} {request.path} HTTP/1.1", request.headers)),
        request.body,
        f"{response.status} {response.reason}",
        tuple(_raw_lines(f"HTTP/1.1 {response.status} {response.reason}", response.headers)),
        response.body,
        tuple(_taken_apart(line) for line in response.set_cookies),
        tuple(sql_parts(sql) for sql in exchange.queries if "django_session" in sql),
        tuple(sql for sql in exchange.queries if "django_session" not in sql),
    )


def sql_parts(sql: str) -> tuple[tuple[str, bool], ...]:
    """Return a query in pieces, and whether each is about the expiry date; long texts in it are cut."""
    short = _LONG_TEXT.sub(r"\1…'", sql)
    return tuple((piece, number % 2 == 1) for number, piece in enumerate(_DATE_CLAUSE.split(short)) if piece)


def _raw_lines(first: str, headers: Headers) -> Iterator[HeaderLine]:
    yield HeaderLine(first, is_about_session=False)
    for name, value in headers:
        pairs = {"cookie": value.split(";"), "set-cookie": value.split(";")[:1]}.get(name.lower(), [])
        yield HeaderLine(f"{name}: {value}", any(_cookie_name(pair) != CSRF_COOKIE for pair in pairs))


def _cookie_name(pair: str) -> str:
    return pair.partition("=")[0].strip()


def _taken_apart(line: str) -> SetCookie:
    pair, *attributes = [part.strip() for part in line.split(";")]
    name, _equals, value = pair.partition("=")
    parts = [(name, value, _("name and value"))]
    for attribute in attributes:
        key, _equals, text = attribute.partition("=")
        parts.append((key, text, str(ATTRIBUTE_NOTES.get(key.lower(), ""))))
    return SetCookie(name, tuple(parts))
