"""Configure Django as the simulated site, and apply a scenario's settings. Lives only in worker processes."""

import os
import time
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import django
from django.conf import settings
from django.core.cache import CacheKeyWarning
from django.db import connections
from django.utils import timezone

from due_date.scenario.literals import parse_literal
from due_date.scenario.settings import DEFAULTS
from lessons.simulated_site import SITE

STOCK_MIDDLEWARE = [
    "lessons.specimen.session_listener.ListeningSessionMiddleware",  # Django's own, which records what it does
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
]
WRONG_MIDDLEWARE = ["lessons.specimen.wrong_middleware.make_session_middleware", *STOCK_MIDDLEWARE[1:]]
ENGINE_MODULES = "django.contrib.sessions.backends."


def set_up_django(session_files: Path) -> None:
    """Configure Django in this process as the simulated site, whose session files are in ``session_files``."""
    values = _values(DEFAULTS)
    settings.configure(
        ALLOWED_HOSTS=[SITE.host],
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
        DEFAULT_AUTO_FIELD="django.db.models.AutoField",
        INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions"],
        LOGGING_CONFIG=None,
        LOGIN_REDIRECT_URL="/",
        LOGIN_URL=SITE.login_path,
        LOGOUT_REDIRECT_URL="/",
        MIDDLEWARE=STOCK_MIDDLEWARE,
        # Fast on purpose, as Django's documentation advises for tests: how passwords are hashed decides no expiry.
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        ROOT_URLCONF="lessons.specimen.urls",
        SESSION_FILE_PATH=str(session_files),
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "DIRS": [Path(__file__).parent / "templates"],
            }
        ],
        USE_I18N=False,
        **values,
    )
    django.setup()
    # A long cookie of another engine makes a cache key that memcached would refuse; here it is just not found.
    warnings.simplefilter("ignore", CacheKeyWarning)


def apply_settings(literals: Mapping[str, str], *, wrong_world: str = "") -> None:
    """Give this process's Django the settings ``literals`` (literal text by name), and its middleware.

    That is the stock middleware, or that of the wrong world with the slug ``wrong_world``.
    """
    settings.WRONG_WORLD = wrong_world
    settings.MIDDLEWARE = WRONG_MIDDLEWARE if wrong_world else STOCK_MIDDLEWARE
    for name, value in _values(literals).items():
        setattr(settings, name, value)
    _reset_time_zone()


def _values(literals: Mapping[str, str]) -> dict[str, Any]:
    values = {name: parse_literal(text) for name, text in literals.items() if name != "SESSION_FILE_PATH"}
    if "SESSION_ENGINE" in values:
        values["SESSION_ENGINE"] = ENGINE_MODULES + values["SESSION_ENGINE"]
    return values


def _reset_time_zone() -> None:
    """Clear what Django caches of the time zone settings, and set the zone of the process, as a restart does.

    Source: django/test/signals.py, update_connections_time_zone; django/conf/__init__.py, Settings.
    """
    os.environ["TZ"] = settings.TIME_ZONE
    time.tzset()
    timezone.get_default_timezone.cache_clear()  # type: ignore[attr-defined]
    for name in ("timezone", "timezone_name"):
        connections["default"].__dict__.pop(name, None)
