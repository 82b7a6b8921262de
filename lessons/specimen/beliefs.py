"""Wrong worlds: what people believe about session expiry, each a few lines that replace one thing of stock Django.

What a belief replaces is a method of the session store, the session middleware, the ``clearsessions`` command, or what
happens when nobody asks the server (``lessons.simulator.aftermath``). The rest of its world is the installed Django,
and so is all of a world without a belief.

To add a belief, write what it replaces and give it a row in :data:`BELIEFS`, with a scenario that tells it from Django.
The web process imports this module too: so no models, and nothing that asks for settings while it is imported.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends import db
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.management.commands import clearsessions
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone

from lessons.simulator.actions import nearest_of, shorten
from lessons.simulator.aftermath import (
    Aftermath,
    a_new_age_dates_records_anew,
    closing_drops_every_cookie,
    closing_ends_the_record,
    cron_ends_every_session,
    expired_records_vanish,
)

NEVER = datetime(9999, 1, 1, tzinfo=UTC)


class UnknownBelief(ValueError):
    """A slug that no belief has; ``nearest`` is one that is like it."""

    def __init__(self, slug: str) -> None:
        self.slug = slug
        self.nearest = nearest_of(slug, tuple(BELIEFS))
        super().__init__(f"there is no belief {shorten(slug)!r}: the nearest one is {self.nearest}")


@dataclass(frozen=True)
class Belief:
    """One thing believed, and what makes it true in a world of its own.

    ``telling`` is a scenario whose trace is another one in that world. ``store`` is mixed into the session store of the
    configured engine, unless it changes a store of which that engine's is none.
    """

    slug: str
    telling: tuple[str, ...]
    store: type[SessionBase] | None = None
    middleware: type[SessionMiddleware] = SessionMiddleware
    command: type[clearsessions.Command] = clearsessions.Command
    aftermath: Aftermath | None = None


def find_belief(slug: str) -> Belief | None:
    """Return the belief with this slug; ``None``, which is Django's own world, for an empty one.

    :raises UnknownBelief: for any other.
    """
    if slug and slug not in BELIEFS:
        raise UnknownBelief(slug)
    return BELIEFS.get(slug)


def session_middleware(get_response: Callable[[HttpRequest], HttpResponseBase]) -> SessionMiddleware:
    """Make the session middleware of the world that ``settings.BELIEF`` names: what MIDDLEWARE holds there.

    Source: django/contrib/sessions/middleware.py, __init__, which chooses the store.
    """
    belief = BELIEFS[settings.BELIEF]  # type: ignore[misc]
    middleware = belief.middleware(get_response)
    stock = middleware.SessionStore
    if belief.store and issubclass(stock, belief.store.__bases__):
        # Named like Django's own: the signature of session data covers the name (base.py, key_salt).
        middleware.SessionStore = type("SessionStore", (belief.store, stock), {})
    return middleware


class _ReadingRenews(SessionBase):
    """Count reading as writing. Source: base.py, where only ``__setitem__`` and its like set ``modified``."""

    def load(self) -> dict[str, Any]:
        data = super().load()
        self.modified = self.modified or self.session_key is not None
        return data


class _ExpiredIsAccepted(db.SessionStore):
    """Accept every record there is. Source: db.py, _get_session_from_db, which asks for ``expire_date__gt``."""

    def _get_session_from_db(self) -> Any:
        record = self.model.objects.filter(session_key=self.session_key).first()
        self._session_key = record.session_key if record else None
        return record


class _DeadlineIsAccepted(db.SessionStore):
    """Accept a record at its expiry date. Source: db.py, _get_session_from_db, which asks for ``expire_date__gt``."""

    def _get_session_from_db(self) -> Any:
        found = self.model.objects.filter(session_key=self.session_key, expire_date__gte=timezone.now())
        record = found.first()
        self._session_key = record.session_key if record else None
        return record


class _TimedeltaIsLength(SessionBase):
    """Store a timedelta as its seconds. Source: base.py, set_expiry, which stores the moment that it leads to."""

    def set_expiry(self, value: Any) -> None:
        super().set_expiry(int(value.total_seconds()) if isinstance(value, timedelta) else value)


class _ZeroEnds(SessionBase):
    """End the session at ``set_expiry(0)``. Source: base.py, get_expire_at_browser_close (``expiry == 0``)."""

    def set_expiry(self, value: Any) -> None:
        if value == 0:
            self.flush()
        else:
            super().set_expiry(value)


class _BrowserLengthHasNoDate(db.SessionStore):
    """Give a record no deadline where the cookie has none. Source: base.py, get_expiry_date, which does not ask."""

    def get_expiry_date(self, **kwargs: Any) -> datetime:
        if self.get_expire_at_browser_close():
            return NEVER if settings.USE_TZ else NEVER.replace(tzinfo=None)
        return super().get_expiry_date(**kwargs)


class _AgeCountsDown(db.SessionStore):
    """Answer the time left of the record, and the length only for a save. Source: base.py, get_expiry_age."""

    def get_expiry_age(self, **kwargs: Any) -> int:
        length = super().get_expiry_age(**kwargs)
        if kwargs or self.modified or settings.SESSION_SAVE_EVERY_REQUEST:
            return length
        record = self.model.objects.filter(session_key=self.session_key).first()
        return int((record.expire_date - timezone.now()).total_seconds()) if record else length


class _LoginOnly(SessionBase):
    """Take a session without a user for an empty one. Source: base.py, is_empty, which asks for a key or any data."""

    def is_empty(self) -> bool:
        return super().is_empty() or SESSION_KEY not in getattr(self, "_session_cache", {SESSION_KEY: ""})


class _FlushKeepsRecord(SessionBase):
    """Flush without deleting the record. Source: base.py, flush, which also calls ``delete``."""

    def flush(self) -> None:
        self.clear()
        self._session_key = None


class _NestedChangesCount(SessionMiddleware):
    """Compare session data with what is stored. Source: middleware.py, process_response, which does not."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        session = request.session
        if session.accessed and session.session_key:
            stored = self.SessionStore(session.session_key).load()
            session.modified = session.modified or dict(session.items()) != stored
        return super().process_response(request, response)


class _ErrorsSave(SessionMiddleware):
    """Save whatever the status is. Source: middleware.py, process_response (``status_code < 500``)."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        status, response.status_code = response.status_code, 200
        response = super().process_response(request, response)
        response.status_code = status
        return response


class _ClearsAll(clearsessions.Command):
    """Delete every record. Source: db.py, clear_expired (``expire_date__lt``)."""

    def handle(self, **options: Any) -> None:
        db.SessionStore.get_model_class().objects.all().delete()


FIVE_MINUTES = "set SESSION_COOKIE_AGE=300"
UNDATED = f"{FIVE_MINUTES} SESSION_EXPIRE_AT_BROWSER_CLOSE=True"

BELIEFS: dict[str, Belief] = {
    belief.slug: belief
    for belief in (
        Belief(
            "reading-renews",
            (FIVE_MINUTES, "login", "advance 299s", "visit /", "advance 1s", "visit /"),
            store=_ReadingRenews,
        ),
        Belief("expired-rows-vanish", (FIVE_MINUTES, "login", "advance 5m"), aftermath=expired_records_vanish),
        Belief("closing-ends-record", ("login", "close", "open", "visit /"), aftermath=closing_ends_the_record),
        Belief("closing-always-logs-out", ("login", "close", "open", "visit /"), aftermath=closing_drops_every_cookie),
        Belief("browser-close-only", (UNDATED, "login", "advance 5m", "visit /"), store=_BrowserLengthHasNoDate),
        Belief(
            "clearsessions-logs-out",
            ("login", "clearsessions", "visit /"),
            command=_ClearsAll,
            aftermath=cron_ends_every_session,
        ),
        Belief(
            "only-clearsessions-enforces",
            (UNDATED, "login", "advance 5m1s", "visit /", "clearsessions", "visit /"),
            store=_ExpiredIsAccepted,
        ),
        Belief("valid-at-deadline", (UNDATED, "login", "advance 5m", "visit /"), store=_DeadlineIsAccepted),
        Belief(
            "lower-age-shortens",
            ("login", "advance 10m", FIVE_MINUTES, "visit /"),
            aftermath=a_new_age_dates_records_anew,
        ),
        Belief(
            "timedelta-slides",
            ("login", "set_expiry timedelta(minutes=5)", "advance 4m", "visit /cart/add/", "advance 1m", "visit /"),
            store=_TimedeltaIsLength,
        ),
        Belief("zero-means-now", ("login", "set_expiry 0", "visit /"), store=_ZeroEnds),
        Belief("age-counts-down", (FIVE_MINUTES, "login", "advance 200s", "visit /expiry/"), store=_AgeCountsDown),
        Belief("login-only-sessions", ("visit /cart/add/", "visit /cart/add/"), store=_LoginOnly),
        Belief("logout-keeps-record", ("login", "logout"), store=_FlushKeepsRecord),
        Belief(
            "nested-changes-saved",
            ("visit /cart/add/", "visit /cart/append/", "visit /"),
            middleware=_NestedChangesCount,
        ),
        Belief(
            "errors-save",
            (FIVE_MINUTES, "login", "advance 200s", "visit /boom/", "advance 100s", "visit /"),
            middleware=_ErrorsSave,
        ),
    )
}
