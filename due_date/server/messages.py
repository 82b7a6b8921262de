"""What a simulated browser and a server say to each other, and what only the server saw."""

from dataclasses import dataclass, field
from typing import Any

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
