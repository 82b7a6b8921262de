"""Build the session middleware of a wrong world. Lives only in worker processes."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponseBase
from django.utils.module_loading import import_string

from lessons.specimen.configuration import STOCK_MIDDLEWARE
from lessons.specimen.wrong_worlds import WRONG_WORLDS


def make_session_middleware(get_response: Callable[[HttpRequest], HttpResponseBase]) -> SessionMiddleware:
    """Make the session middleware of the wrong world that ``settings.WRONG_WORLD`` names, for use in ``MIDDLEWARE``.

    What the world replaces is mixed into the stock session middleware, and into the store that this chose.

    Source: django/contrib/sessions/middleware.py, __init__, which chooses the store.
    """
    world = WRONG_WORLDS[settings.WRONG_WORLD]  # type: ignore[misc]
    stock: type[SessionMiddleware] = import_string(STOCK_MIDDLEWARE[0])
    mixed = type(stock.__name__, (world.middleware, stock), {}) if world.middleware else stock
    middleware: SessionMiddleware = mixed(get_response)
    store = middleware.SessionStore
    if world.store and issubclass(store, world.store.__bases__):
        # Named like Django's own: the signature of session data covers the name (base.py, key_salt).
        middleware.SessionStore = type("SessionStore", (world.store, store), {})
    return middleware
