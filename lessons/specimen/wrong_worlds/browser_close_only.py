"""Wrong world: with browser-length cookies, SESSION_COOKIE_AGE has no effect."""

from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.contrib.sessions.backends import db

from lessons.specimen.wrong_world import WrongWorld

NEVER = datetime(9999, 1, 1, tzinfo=UTC)


class BrowserLengthHasNoDate(db.SessionStore):
    """Give a record no deadline where the cookie has none. Source: base.py, get_expiry_date, which does not ask."""

    def get_expiry_date(self, **kwargs: Any) -> datetime:
        if self.get_expire_at_browser_close():
            return NEVER if settings.USE_TZ else NEVER.replace(tzinfo=None)
        return super().get_expiry_date(**kwargs)


WRONG_WORLD = WrongWorld(
    "browser-close-only",
    ("set SESSION_COOKIE_AGE=300 SESSION_EXPIRE_AT_BROWSER_CLOSE=True", "login", "advance 5m", "visit /"),
    store=BrowserLengthHasNoDate,
)
