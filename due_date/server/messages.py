"""Define the messages between a simulated browser and a server, and what only the server saw."""

from dataclasses import dataclass, field
from typing import Any, Literal

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


Lookup = Literal["found", "unreadable", "missing", "replaced", "raised"]
"""How the lookup of a session ended: its record was ``found``, or found but ``unreadable`` with the present keys, or
``missing``, which includes expired; or a new session ``replaced`` it at once; or the engine ``raised`` an exception.
"""


@dataclass(frozen=True)
class SessionTrace:
    """What Django's session code did during one request, recorded while it ran.

    ``has_key`` tells whether the session middleware took the cookie's value for a session key. ``lookup`` is the result
    of the first lookup, ``None`` where nothing was looked up. ``is_accessed``, ``is_modified`` and ``is_empty`` are the
    flags of the session, ``is_changed_in_place`` tells that its data differs from what was looked up although it does
    not count as modified, and ``status`` is the status of the response, at the moment when the middleware's
    ``process_response`` began; ``status`` is ``None`` where an exception kept it from beginning. ``save`` tells how its
    call of ``save`` ended, ``None`` where it made none; ``set_cookie`` what it told the browser to do with the session
    cookie; ``raised`` names the exception that ended it.

    Source: django/contrib/sessions/middleware.py, process_request and process_response.
    """

    has_key: bool = False
    lookup: Lookup | None = None
    is_accessed: bool = False
    is_modified: bool = False
    is_empty: bool = True
    is_changed_in_place: bool = False
    status: int | None = None
    save: Literal["done", "raised"] | None = None
    set_cookie: Literal["set", "delete"] | None = None
    raised: str | None = None


@dataclass(frozen=True)
class Exchange:
    """A request, its response, and what only the server saw.

    ``user`` is the username the page was made for, ``anonymous``, or ``None`` where the page did not ask.
    ``page`` holds what the page shows, ``queries`` the SQL it ran, ``error`` the exception that made it a 500.
    ``signature`` says what Django thinks of a session cookie that is signed itself: ``accepted``, ``outdated`` or
    ``unverified``; ``None`` where the engine is another or no cookie came.
    ``session_trace`` is ``None`` where the request failed before it had a session, or the server records nothing.
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
    session_trace: SessionTrace | None = None


@dataclass(frozen=True)
class CommandRun:
    """A management command, or a hand in the database: the SQL it ran, and the exception that ended it if one did."""

    name: str
    queries: tuple[str, ...] = ()
    error: str | None = None
