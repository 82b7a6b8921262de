"""Wrong world: only users who are logged in have a session."""

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.base import SessionBase

from lessons.specimen.wrong_world import WrongWorld


class LoginOnly(SessionBase):
    """Treat a session without a user as empty. Source: base.py, is_empty, which asks for a key or any data."""

    def is_empty(self) -> bool:
        return super().is_empty() or SESSION_KEY not in getattr(self, "_session_cache", {SESSION_KEY: ""})


WRONG_WORLD = WrongWorld("login-only-sessions", ("visit /cart/add/", "visit /cart/add/"), store=LoginOnly)
