"""Wrong world: the session cookie holds a key, whichever engine is configured."""

from collections.abc import Callable

from django.contrib.sessions.backends import db, signed_cookies
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponseBase

from lessons.specimen.wrong_world import WrongWorld


class CookieHoldsAKey(SessionMiddleware):
    """Keep in the table what the cookie would hold, signed. Source: signed_cookies.py, _get_session_key, which does."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        super().__init__(get_response)
        if issubclass(self.SessionStore, signed_cookies.SessionStore):
            self.SessionStore = db.SessionStore


WRONG_WORLD = WrongWorld(
    "cookie-never-holds-data",
    ("set SESSION_ENGINE=signed_cookies", "login", "copy_cookie thief", "logout", "thief: visit /"),
    middleware=CookieHoldsAKey,
)
