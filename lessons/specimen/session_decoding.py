"""Read what is stored of a session: its data, and the moment from which the present settings refuse it."""

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

Expiry = tuple[datetime | None, str | None]
"""The first moment at which Django refuses a record (aware UTC, ``None`` for never or where Django cannot say), and the
time zone of its date where that is naive local time."""

_SALT = "django.contrib.sessions.SessionStore"  # Source: backends/base.py, key_salt: the same for every engine


def decode(raw: str) -> dict[str, Any] | None:
    """Return the session data in ``raw``, or ``None`` if no key of the settings verifies its signature.

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


def check_signed_cookie(request: WSGIRequest) -> str | None:
    """Return what Django makes of the signed session in the cookie of ``request``.

    That is ``accepted``, ``outdated`` or ``unverified``; ``None`` where the request has no session cookie.

    Source: django/contrib/sessions/backends/signed_cookies.py, load.
    """
    try:
        cookie = request.COOKIES.get(settings.SESSION_COOKIE_NAME)
    except TypeError:  # such as a list for a name: Django raised for it, too
        return None
    if cookie is None:
        return None
    try:
        signing.loads(cookie, salt=CookieStore.__module__, max_age=settings.SESSION_COOKIE_AGE)
    except signing.SignatureExpired:
        return "outdated"
    except Exception:  # as in load, which catches every other error
        return "unverified"
    return "accepted"


def find_row_expiry(stored: str) -> Expiry:
    """Return when Django refuses a row whose ``expire_date`` is ``stored``: UTC with ``USE_TZ``, else local time.

    Source: django/db/backends/sqlite3/operations.py, adapt_datetimefield_value and convert_datetimefield_value.
    """
    return _to_expiry(datetime.fromisoformat(stored).replace(tzinfo=UTC if settings.USE_TZ else None))


def find_file_expiry(key: str, prefix: str, data: dict[str, Any], modified_at: datetime) -> Expiry:
    """Return when Django refuses the session file of ``key``, whose name is ``prefix`` and the key.

    Source: django/contrib/sessions/backends/file.py, load: refused if less than a whole second is left.
    """
    store = FileStore(key)
    store.file_prefix = prefix
    try:
        date = store._expiry_date(data)  # type: ignore[attr-defined]
        if isinstance(date, str):
            date = datetime.fromisoformat(date)
        if not isinstance(date, datetime):
            return (None if date > 0 else modified_at), None  # load takes a length for the time left
        if bool(date.tzinfo) is not bool(settings.USE_TZ):
            return None, None  # Django cannot compare it with the time now, and raises
        return _to_expiry(date.replace(microsecond=0))
    except (TypeError, ValueError, OverflowError):
        return None, None  # Django raises at each use


def find_entry_expiry(deadline: Any) -> Expiry:
    """Return when a cache entry vanishes; its ``deadline`` is in seconds since 1970, in every time zone."""
    try:
        return datetime.fromtimestamp(deadline, UTC), None
    except (TypeError, ValueError, OverflowError):
        return None, None


def _to_expiry(date: datetime) -> Expiry:
    try:
        if date.tzinfo:
            return date.astimezone(UTC), None
        return first_moment(date, settings.TIME_ZONE), settings.TIME_ZONE
    except OverflowError:
        return None, None
