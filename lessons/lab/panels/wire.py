"""The wire column: request and response as raw text, ``Set-Cookie`` taken apart, the SQL, and why."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from due_date.browser.set_cookie import SetCookie
from due_date.server.messages import CommandRun, Exchange, Headers
from due_date.simulation.frame import Frame
from lessons.lab.explanations import Decision, decisions
from lessons.simulated_site import SITE

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

SqlPieces = tuple[tuple[str, bool], ...]
"""A query in pieces, and whether each is about the expiry date."""


class HeaderLine(NamedTuple):
    """Hold a line of a raw request or response, and whether it carries or sets the session cookie."""

    text: str
    is_about_session: bool


class SetCookieParts(NamedTuple):
    """Hold a ``Set-Cookie`` header taken apart: each part's name, value and meaning."""

    name: str
    parts: tuple[tuple[str, str, str], ...]

    @property
    def is_session(self) -> bool:
        """Whether it is about the session cookie: the simulated site sets no other but the CSRF cookie."""
        return self.name != SITE.csrf_cookie


@dataclass(frozen=True)
class RawExchange:
    """Hold what passed between browser and server, and what the server asked of the database for it."""

    request: tuple[HeaderLine, ...]
    body: str
    status: str
    response: tuple[HeaderLine, ...]
    response_body: str
    set_cookies: tuple[SetCookieParts, ...]
    session_queries: tuple[SqlPieces, ...]
    other_queries: tuple[str, ...]


@dataclass(frozen=True)
class RawCommand:
    """Hold what a command on the server asked of the database, and the exception that ended it, if one did."""

    queries: tuple[SqlPieces, ...]
    error: str | None


@dataclass(frozen=True)
class WirePanel:
    """Hold the wire column of a frame: an exchange, or a command on the server, or neither; and what decided it.

    ``path_query`` is the query string that shows the code path, empty where no code of Django's ran.
    """

    exchange: RawExchange | None
    command: RawCommand | None
    decisions: tuple[Decision, ...]
    path_query: str


def wire_panel(frame: Frame, path_query: str) -> WirePanel:
    """Return the wire column of ``frame``, whose code path ``path_query`` would show."""
    return WirePanel(
        _raw_exchange(frame.exchange, [receipt.header for receipt in frame.receipts]) if frame.exchange else None,
        _raw_command(frame.command) if frame.command else None,
        decisions(frame),
        path_query if frame.ran_code else "",
    )


def _raw_exchange(exchange: Exchange, set_cookies: Iterable[SetCookie]) -> RawExchange:
    request, response = exchange.request, exchange.response
    return RawExchange(
        tuple(_raw_lines(f"{request.method} {request.path} HTTP/1.1", request.headers)),
        request.body,
        f"{response.status} {response.reason}",
        tuple(_raw_lines(f"HTTP/1.1 {response.status} {response.reason}", response.headers)),
        response.body,
        tuple(map(_take_apart, set_cookies)),
        tuple(_split_sql(sql) for sql in exchange.queries if "django_session" in sql),
        tuple(sql for sql in exchange.queries if "django_session" not in sql),
    )


def _raw_command(command: CommandRun) -> RawCommand:
    return RawCommand(tuple(_split_sql(sql) for sql in command.queries), command.error)


def _split_sql(sql: str) -> SqlPieces:
    """Return a query in pieces; long texts in it are cut."""
    short = _LONG_TEXT.sub(r"\1…'", sql)
    return tuple((piece, number % 2 == 1) for number, piece in enumerate(_DATE_CLAUSE.split(short)) if piece)


def _raw_lines(first: str, headers: Headers) -> Iterator[HeaderLine]:
    yield HeaderLine(first, is_about_session=False)
    for name, value in headers:
        pairs = {"cookie": value.split(";"), "set-cookie": value.split(";")[:1]}.get(name.lower(), [])
        yield HeaderLine(f"{name}: {value}", any(_cookie_name(pair) != SITE.csrf_cookie for pair in pairs))


def _cookie_name(pair: str) -> str:
    return pair.partition("=")[0].strip()


def _take_apart(header: SetCookie) -> SetCookieParts:
    attributes = ((name, value, str(ATTRIBUTE_NOTES.get(name.lower(), ""))) for name, value in header.attributes)
    return SetCookieParts(header.name, ((header.name, header.value, _("name and value")), *attributes))
