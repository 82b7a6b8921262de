"""The server a simulated browser talks to: what is asked, what is answered, what it keeps, and the protocol it follows.

The simulator knows no Django; the specimen implements :class:`Server` with the installed one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Any, Protocol

from .times import wall_clock
from .values import parse_literal

ORIGIN = "http://site.test"
Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Request:
    """One HTTP request as sent: the path with its query, the headers in order, the body as text."""

    method: str
    path: str
    headers: Headers = ()
    body: str = ""

    def header(self, name: str) -> str | None:
        """Return the value of the header ``name``, or ``None``."""
        return _header(self.headers, name)


@dataclass(frozen=True)
class Response:
    """One HTTP response as received; ``Set-Cookie`` may occur several times among the headers."""

    status: int
    reason: str
    headers: Headers = ()
    body: str = ""

    def header(self, name: str) -> str | None:
        """Return the value of the first header ``name``, or ``None``."""
        return _header(self.headers, name)

    @property
    def set_cookies(self) -> tuple[str, ...]:
        """The values of all ``Set-Cookie`` headers, in order."""
        return tuple(value for name, value in self.headers if name.lower() == "set-cookie")


def _header(headers: Headers, name: str) -> str | None:
    return next((value for key, value in headers if key.lower() == name.lower()), None)


@dataclass(frozen=True)
class SessionUse:
    """What became of ``request.session`` in one request: Django's own flags, read after the response."""

    is_accessed: bool
    is_modified: bool
    is_empty: bool


@dataclass(frozen=True)
class Exchange:
    """A request, its response, and what only the server saw.

    ``user`` is the username the page was made for, ``anonymous``, or ``None`` where the page did not ask.
    ``page`` holds what the page shows, ``queries`` the SQL it ran, ``error`` the exception that made it a 500.
    ``signature`` says what Django thinks of a session cookie that is signed itself: ``accepted``, ``outdated`` or
    ``unverified``; ``None`` where the engine is another or no cookie came.
    """

    request: Request
    response: Response
    page: dict[str, Any] = field(default_factory=dict)
    user: str | None = None
    expiry_age: int | float | None = None
    session: SessionUse | None = None
    queries: tuple[str, ...] = ()
    error: str | None = None
    signature: str | None = None


@dataclass(frozen=True)
class CommandRun:
    """A management command, or a hand in the database: the SQL it ran, and the exception that ended it if one did."""

    name: str
    queries: tuple[str, ...] = ()
    error: str | None = None


@dataclass(frozen=True)
class Record:
    """A session record in a store on the server.

    ``raw`` and ``stored_expiry`` are what the store holds, to the letter (a cache pickles ``raw``; a file has no expiry
    but the moment ``modified_at``); ``data`` is ``raw`` decoded, ``None`` if it cannot be. ``expires_at`` is the first
    moment at which the present settings refuse it: ``None`` if that never comes or Django cannot say. ``zone`` is the
    time zone of its date where that is naive local time. ``name`` is what the store calls it: a cache key, a file name.
    """

    key: str
    raw: str
    data: dict[str, Any] | None
    stored_expiry: str
    expires_at: datetime | None
    name: str = ""
    zone: str | None = None
    modified_at: datetime | None = None

    def is_expired(self, *, now: datetime) -> bool:
        """Whether Django refuses it: at its expiry date and after, by the clock on the wall where the date is naive.

        Source: django/contrib/sessions/backends/db.py, _get_session_from_db (``expire_date__gt``).
        """
        if self.expires_at is None:
            return False
        if self.zone:
            return wall_clock(self.expires_at, self.zone) <= wall_clock(now, self.zone)
        return self.expires_at <= now


@dataclass(frozen=True)
class User:
    """A user of the simulated site; ``last_login`` as the database holds it."""

    username: str
    password: str
    last_login: str | None


@dataclass(frozen=True)
class ServerState:
    """All that the simulated server carries from one action to the next; settings as literal text by name.

    ``rows`` are those of the database, ``entries`` the cache's (of both engines that use it, and those past their
    deadline until the cache meets them), ``files`` those in the session directory. Changing the engine empties none.
    """

    settings: dict[str, str]
    requests: int = 0
    users: tuple[User, ...] = ()
    rows: tuple[Record, ...] = ()
    entries: tuple[Record, ...] = ()
    files: tuple[Record, ...] = ()

    def setting(self, name: str) -> Any:
        """Return the value of the setting ``name``."""
        return _value_of(self.settings[name])

    @property
    def engine(self) -> str:
        """The short name of the session engine, one of ``settings.ENGINES``."""
        return str(self.setting("SESSION_ENGINE"))

    @property
    def records(self) -> tuple[Record, ...] | None:
        """The session records where the present engine keeps them; ``None`` for an engine that keeps none.

        Of a cache also what is past its deadline: ask the world for what is there now.
        """
        match self.engine:
            case "cache":
                return tuple(entry for entry in self.entries if entry.name == entry_name("cache", entry.key))
            case "file":
                return self.files
            case "signed_cookies":
                return None
        return self.rows

    def record(self, key: str | None) -> Record | None:
        """Return the session record that the session key ``key`` names, expired or not."""
        found = [record for record in self.records or () if record.key == key]
        if self.engine == "file":
            found = [file for file in found if file.name == f"{self.setting('SESSION_COOKIE_NAME')}{key}"]
        return next(iter(found), None)

    def entry(self, key: str | None) -> Record | None:
        """Return what the cache holds for the session ``key`` and the present engine, past its deadline or not."""
        name = entry_name(self.engine, key or "")
        return next((entry for entry in self.entries if entry.name == name), None)


def entry_name(engine: str, key: str) -> str:
    """Return what the local-memory cache calls the entry of the session ``key``.

    Source: django/contrib/sessions/backends/cache.py and cached_db.py, KEY_PREFIX; django/core/cache/backends/base.py,
    default_key_func.
    """
    return f":1:django.contrib.sessions.{engine}{key}"


@lru_cache(maxsize=1_024)
def _value_of(literal: str) -> Any:
    return parse_literal(literal)


class Server(Protocol):
    """What the simulator asks of a server. Moments are aware UTC, by the server's own clock."""

    def restore(self, state: ServerState | None) -> None:
        """Become the server that ``state`` describes; for ``None``, one that was just set up."""

    def snapshot(self) -> ServerState:
        """Return all that must be carried to the next action."""

    def configure(self, changes: Mapping[str, str], *, at: datetime) -> None:
        """Edit the settings (literal text by name) and restart; what is stored stays."""

    def handle(self, request: Request, *, at: datetime) -> Exchange:
        """Answer one request."""

    def run_command(self, name: str, *, at: datetime) -> CommandRun:
        """Do what is done on the server without a request: ``clearsessions``, ``delete_rows`` or ``clear_cache``."""
