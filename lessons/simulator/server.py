"""The server a simulated browser talks to: what is asked, what is answered, what it keeps, and the protocol it follows.

The simulator knows no Django; the specimen implements :class:`Server` with the installed one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

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
    """

    request: Request
    response: Response
    page: dict[str, Any] = field(default_factory=dict)
    user: str | None = None
    expiry_age: int | float | None = None
    session: SessionUse | None = None
    queries: tuple[str, ...] = ()
    error: str | None = None


@dataclass(frozen=True)
class CommandRun:
    """A management command, or a hand in the database: the SQL it ran, and the exception that ended it if one did."""

    name: str
    queries: tuple[str, ...] = ()
    error: str | None = None


@dataclass(frozen=True)
class Record:
    """A session record in a store on the server.

    ``raw`` and ``stored_expiry`` are what the store holds, to the letter; ``data`` is ``raw`` decoded (``None`` if it
    cannot be), ``expires_at`` the moment that ``stored_expiry`` means under the present settings.
    """

    key: str
    raw: str
    data: dict[str, Any] | None
    stored_expiry: str
    expires_at: datetime

    def is_expired(self, *, now: datetime) -> bool:
        """Whether Django refuses it: at its expiry date and after.

        Source: django/contrib/sessions/backends/db.py, _get_session_from_db (``expire_date__gt``).
        """
        return self.expires_at <= now


@dataclass(frozen=True)
class User:
    """A user of the simulated site; ``last_login`` as the database holds it."""

    username: str
    password: str
    last_login: str | None


@dataclass(frozen=True)
class ServerState:
    """All that the simulated server carries from one action to the next; settings as literal text by name."""

    settings: dict[str, str]
    requests: int = 0
    users: tuple[User, ...] = ()
    rows: tuple[Record, ...] = ()

    def setting(self, name: str) -> Any:
        """Return the value of the setting ``name``."""
        return parse_literal(self.settings[name])

    @property
    def records(self) -> tuple[Record, ...] | None:
        """The session records where the present engine keeps them; ``None`` for an engine that keeps none."""
        return self.rows

    def record(self, key: str | None) -> Record | None:
        """Return the session record with the session key ``key``, expired or not."""
        return next((record for record in self.records or () if record.key == key), None)


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
        """Do what is done on the server without a request: ``clearsessions`` or ``delete_rows``."""
