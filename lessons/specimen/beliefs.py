"""Wrong worlds: what people believe about session expiry, each a few lines that replace one thing of stock Django.

What a belief replaces is a method of the session store, the session middleware, the ``clearsessions`` command
(``wrong_django``), or what happens when nobody asks the server (``belief_effects``). The rest of its world is the
installed Django, and so is all of a world without a belief.

To add a belief, write what it replaces and give it a row in :data:`BELIEFS`, with a scenario that tells it from Django.
The web process imports this module too: so no models, and nothing that asks for settings while it is imported.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.management.commands import clearsessions
from django.http import HttpRequest, HttpResponseBase

from due_date.scenario.actions import nearest_of, shorten
from lessons.specimen import belief_effects as aftermath
from lessons.specimen import wrong_django
from lessons.specimen.belief_effects import Aftermath
from lessons.specimen.session_listener import ListeningSessionMiddleware


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
    middleware: type[ListeningSessionMiddleware] = ListeningSessionMiddleware
    command: type[clearsessions.Command] = clearsessions.Command
    aftermath: Aftermath | None = None


def find_belief(slug: str) -> Belief | None:
    """Return the belief with this slug; ``None``, which is Django's own world, for an empty one.

    :raises UnknownBelief: for any other.
    """
    if slug and slug not in BELIEFS:
        raise UnknownBelief(slug)
    return BELIEFS.get(slug)


def session_middleware(get_response: Callable[[HttpRequest], HttpResponseBase]) -> ListeningSessionMiddleware:
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


FIVE_MINUTES = "set SESSION_COOKIE_AGE=300"
UNTIL_CLOSED = "SESSION_EXPIRE_AT_BROWSER_CLOSE=True"
UNDATED = f"{FIVE_MINUTES} {UNTIL_CLOSED}"
SLIDING = "SESSION_SAVE_EVERY_REQUEST=True"

BELIEFS: dict[str, Belief] = {
    belief.slug: belief
    for belief in (
        Belief(
            "reading-renews",
            (FIVE_MINUTES, "login", "advance 299s", "visit /", "advance 1s", "visit /"),
            store=wrong_django.ReadingRenews,
        ),
        Belief(
            "expired-rows-vanish",
            (FIVE_MINUTES, "login", "advance 5m"),
            aftermath=aftermath.expired_records_vanish,
        ),
        Belief(
            "expiry-is-logout",
            (f"{FIVE_MINUTES} {SLIDING}", "login", "copy_cookie thief", *(["advance 4m", "thief: visit /"] * 2)),
            aftermath=aftermath.the_cookies_date_ends_the_record,
        ),
        Belief(
            "closing-ends-record",
            ("login", "close", "open", "visit /"),
            aftermath=aftermath.closing_ends_the_record,
        ),
        Belief(
            "closing-always-logs-out",
            ("login", "close", "open", "visit /"),
            aftermath=aftermath.closing_drops_every_cookie,
        ),
        Belief(
            "closing-surely-ends-it",
            ("profile chromium-restore", f"set {UNTIL_CLOSED}", "login", "close", "open", "visit /"),
            aftermath=aftermath.closing_drops_undated_cookies,
        ),
        Belief(
            "browser-close-only",
            (UNDATED, "login", "advance 5m", "visit /"),
            store=wrong_django.BrowserLengthHasNoDate,
        ),
        Belief(
            "clearsessions-logs-out",
            ("login", "clearsessions", "visit /"),
            command=wrong_django.ClearsAll,
            aftermath=aftermath.cron_ends_every_session,
        ),
        Belief(
            "only-clearsessions-enforces",
            (UNDATED, "login", "advance 5m1s", "visit /", "clearsessions", "visit /"),
            store=wrong_django.ExpiredIsAccepted,
        ),
        Belief("valid-at-deadline", (UNDATED, "login", "advance 5m", "visit /"), store=wrong_django.DeadlineIsAccepted),
        Belief(
            "lower-age-shortens",
            ("login", "advance 10m", FIVE_MINUTES, "visit /"),
            aftermath=aftermath.a_new_age_dates_records_anew,
        ),
        Belief(
            "timedelta-slides",
            ("login", "set_expiry timedelta(minutes=5)", "advance 4m", "visit /cart/add/", "advance 1m", "visit /"),
            store=wrong_django.TimedeltaIsLength,
        ),
        Belief(
            "zero-deletes-the-cookie",
            ("profile firefox", "login", "set_expiry 0", "close", "open", "reopen_tabs", "visit /"),
            aftermath=aftermath.closing_drops_the_cookie_of_zero,
        ),
        Belief("zero-means-now", ("login", "set_expiry 0", "visit /"), store=wrong_django.ZeroEnds),
        Belief(
            "age-counts-down",
            (FIVE_MINUTES, "login", "advance 200s", "visit /expiry/"),
            store=wrong_django.AgeCountsDown,
        ),
        Belief(
            "cookie-never-holds-data",
            ("set SESSION_ENGINE=signed_cookies", "login", "copy_cookie thief", "logout", "thief: visit /"),
            middleware=wrong_django.CookieHoldsAKey,
        ),
        Belief("login-only-sessions", ("visit /cart/add/", "visit /cart/add/"), store=wrong_django.LoginOnly),
        Belief("logout-keeps-record", ("login", "logout"), store=wrong_django.FlushKeepsRecord),
        Belief(
            "nested-changes-saved",
            ("visit /cart/add/", "visit /cart/append/", "visit /"),
            middleware=wrong_django.NestedChangesCount,
        ),
        Belief(
            "errors-save",
            (FIVE_MINUTES, "login", "advance 200s", "visit /boom/", "advance 100s", "visit /"),
            middleware=wrong_django.ErrorsSave,
        ),
    )
}
