"""Parts of stock Django, each with one thing made as somebody believes it to be: what ``beliefs`` puts in their place.

A store is mixed into that of the configured engine. Each names the place in Django where it is otherwise.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends import db, signed_cookies
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.management.commands import clearsessions
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone

from lessons.specimen.session_listener import ListeningSessionMiddleware

NEVER = datetime(9999, 1, 1, tzinfo=UTC)


class ReadingRenews(SessionBase):
    """Count reading as writing. Source: base.py, where only ``__setitem__`` and its like set ``modified``."""

    def load(self) -> dict[str, Any]:
        data = super().load()
        self.modified = self.modified or self.session_key is not None
        return data


class ExpiredIsAccepted(db.SessionStore):
    """Accept every record there is. Source: db.py, _get_session_from_db, which asks for ``expire_date__gt``."""

    def _get_session_from_db(self) -> Any:
        record = self.model.objects.filter(session_key=self.session_key).first()
        self._session_key = record.session_key if record else None
        return record


class DeadlineIsAccepted(db.SessionStore):
    """Accept a record at its expiry date. Source: db.py, _get_session_from_db, which asks for ``expire_date__gt``."""

    def _get_session_from_db(self) -> Any:
        found = self.model.objects.filter(session_key=self.session_key, expire_date__gte=timezone.now())
        record = found.first()
        self._session_key = record.session_key if record else None
        return record


class TimedeltaIsLength(SessionBase):
    """Store a timedelta as its seconds. Source: base.py, set_expiry, which stores the moment that it leads to."""

    def set_expiry(self, value: Any) -> None:
        super().set_expiry(int(value.total_seconds()) if isinstance(value, timedelta) else value)


class ZeroEnds(SessionBase):
    """End the session at ``set_expiry(0)``. Source: base.py, get_expire_at_browser_close (``expiry == 0``)."""

    def set_expiry(self, value: Any) -> None:
        if value == 0:
            self.flush()
        else:
            super().set_expiry(value)


class BrowserLengthHasNoDate(db.SessionStore):
    """Give a record no deadline where the cookie has none. Source: base.py, get_expiry_date, which does not ask."""

    def get_expiry_date(self, **kwargs: Any) -> datetime:
        if self.get_expire_at_browser_close():
            return NEVER if settings.USE_TZ else NEVER.replace(tzinfo=None)
        return super().get_expiry_date(**kwargs)


class AgeCountsDown(db.SessionStore):
    """Answer the time left of the record, and the length only for a save. Source: base.py, get_expiry_age."""

    def get_expiry_age(self, **kwargs: Any) -> int:
        length = super().get_expiry_age(**kwargs)
        if kwargs or self.modified or settings.SESSION_SAVE_EVERY_REQUEST:
            return length
        record = self.model.objects.filter(session_key=self.session_key).first()
        return int((record.expire_date - timezone.now()).total_seconds()) if record else length


class LoginOnly(SessionBase):
    """Take a session without a user for an empty one. Source: base.py, is_empty, which asks for a key or any data."""

    def is_empty(self) -> bool:
        return super().is_empty() or SESSION_KEY not in getattr(self, "_session_cache", {SESSION_KEY: ""})


class FlushKeepsRecord(SessionBase):
    """Flush without deleting the record. Source: base.py, flush, which also calls ``delete``."""

    def flush(self) -> None:
        self.clear()
        self._session_key = None


class NestedChangesCount(ListeningSessionMiddleware):
    """Compare session data with what is stored. Source: middleware.py, process_response, which does not."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        session = request.session
        if session.accessed and session.session_key:
            stored = self.SessionStore(session.session_key).load()
            session.modified = session.modified or dict(session.items()) != stored
        return super().process_response(request, response)


class ErrorsSave(ListeningSessionMiddleware):
    """Save whatever the status is. Source: middleware.py, process_response (``status_code < 500``)."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        status, response.status_code = response.status_code, 200
        response = super().process_response(request, response)
        response.status_code = status
        return response


class CookieHoldsAKey(ListeningSessionMiddleware):
    """Keep in the table what the cookie would hold, signed. Source: signed_cookies.py, _get_session_key, which does."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        super().__init__(get_response)
        if issubclass(self.SessionStore, signed_cookies.SessionStore):
            self.SessionStore = db.SessionStore


class ClearsAll(clearsessions.Command):
    """Delete every record. Source: db.py, clear_expired (``expire_date__lt``)."""

    def handle(self, **options: Any) -> None:
        db.SessionStore.get_model_class().objects.all().delete()
