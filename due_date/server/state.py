"""Describe what a server keeps between two actions: settings, users and session records."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from due_date.scenario.literals import parse_literal
from due_date.times import wall_clock


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
