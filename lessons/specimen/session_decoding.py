"""What a stored session means: its data, and the moment from which the present settings refuse it."""

from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.backends.file import SessionStore as FileStore
from django.contrib.sessions.backends.signed_cookies import SessionStore as CookieStore
from django.core import signing
from django.core.handlers.wsgi import WSGIRequest

from due_date.times import first_moment

Due = tuple[datetime | None, str | None]  # the moment, and the zone of its date where that is naive

_SALT = "django.contrib.sessions.SessionStore"  # Source: backends/base.py, key_salt: the same for every engine


def decode(raw: str) -> dict[str, Any] | None:
    """Return the session data in ``raw``, or ``None`` where no key of the settings verifies its signature.

    Source: django/contrib/sessions/backends/base.py, decode.
    """
    return _decode(raw, settings.SECRET_KEY, tuple(settings.SECRET_KEY_FALLBACKS))


@lru_cache(maxsize=4_096)
def _decode(raw: str, key: str, fallback_keys: tuple[str, ...]) -> dict[str, Any] | None:
    try:
        data = signing.loads(raw, key, _SALT, SessionBase().serializer, fallback_keys=list(fallback_keys))
    except (signing.BadSignature, ValueError):
        return None
    return data if isinstance(data, dict) else None


def verdict_on_cookie(request: WSGIRequest) -> str | None:
    """Return what Django thinks of the signed session in the cookie of ``request``; ``None`` if there is none.

    Source: django/contrib/sessions/backends/signed_cookies.py, load.
    """
    try:
        cookie = request.COOKIES.get(settings.SESSION_COOKIE_NAME)
    except TypeError:  # a list for a name, say: Django raised for it, too
        return None
    if cookie is None:
        return None
    try:
        signing.loads(cookie, salt=CookieStore.__module__, max_age=settings.SESSION_COOKIE_AGE)
    except signing.SignatureExpired:
        return "outdated"
    except Exception:  # as in load: whatever is wrong with it
        return "unverified"
    return "accepted"


def due_of_row(stored: str) -> Due:
    """Return what ``expire_date`` means: UTC with ``USE_TZ``, local time without.

    Source: django/db/backends/sqlite3/operations.py, adapt_datetimefield_value and convert_datetimefield_value.
    """
    return _due(datetime.fromisoformat(stored).replace(tzinfo=UTC if settings.USE_TZ else None))


def due_of_file(key: str, prefix: str, data: dict[str, Any], modified_at: datetime) -> Due:
    """Return when Django would refuse the session file of ``key``, which it would have called ``prefix`` and key.

    Source: django/contrib/sessions/backends/file.py, load: refused where not even one whole second is left.
    """
    store = FileStore(key)
    store.file_prefix = prefix
    try:
        date = store._expiry_date(data)  # type: ignore[attr-defined]
        if isinstance(date, str):
            date = datetime.fromisoformat(date)
        if not isinstance(date, datetime):
            return (None if date > 0 else modified_at), None  # a length, taken for the time left: F98
        if bool(date.tzinfo) is not bool(settings.USE_TZ):
            return None, None  # Django cannot compare it with its now, and raises
        return _due(date.replace(microsecond=0))
    except (TypeError, ValueError, OverflowError):
        return None, None  # Django raises at each use


def due_of_entry(deadline: Any) -> Due:
    """Return when a cache entry vanishes; its ``deadline`` is in seconds since 1970 wherever the server stands."""
    try:
        return datetime.fromtimestamp(deadline, UTC), None
    except (TypeError, ValueError, OverflowError):
        return None, None


def _due(date: datetime) -> Due:
    try:
        if date.tzinfo:
            return date.astimezone(UTC), None
        return first_moment(date, settings.TIME_ZONE), settings.TIME_ZONE
    except OverflowError:
        return None, None
