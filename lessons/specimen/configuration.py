"""The settings of the simulated site, and how a scenario's changes reach them. Lives only in worker processes."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import django
from django.conf import settings

from lessons.simulator.settings import DEFAULTS
from lessons.simulator.values import parse_literal

STOCK_MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
]
ENGINE_MODULES = "django.contrib.sessions.backends."


def set_up_django() -> None:
    """Configure Django in this process as the simulated site, and make its tables in a database in memory."""
    settings.configure(
        ALLOWED_HOSTS=["site.test"],
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
        DEFAULT_AUTO_FIELD="django.db.models.AutoField",
        INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions"],
        LOGGING_CONFIG=None,
        LOGIN_REDIRECT_URL="/",
        LOGIN_URL="/login/",
        LOGOUT_REDIRECT_URL="/",
        MIDDLEWARE=STOCK_MIDDLEWARE,
        # Fast on purpose, as Django's documentation advises for tests: how passwords are hashed decides no expiry.
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        ROOT_URLCONF="lessons.specimen.urls",
        SECRET_KEY="the simulated site's secret key, known to every reader",  # noqa: S106 - protects nothing
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "DIRS": [Path(__file__).parent / "templates"],
            }
        ],
        TIME_ZONE="UTC",
        USE_I18N=False,
        USE_TZ=True,
        **_values(DEFAULTS),
    )
    django.setup()


def apply_settings(literals: Mapping[str, str]) -> None:
    """Give this process's Django the settings ``literals`` (literal text by name)."""
    for name, value in _values(literals).items():
        setattr(settings, name, value)


def _values(literals: Mapping[str, str]) -> dict[str, Any]:
    values = {name: parse_literal(text) for name, text in literals.items()}
    if "SESSION_ENGINE" in values:
        values["SESSION_ENGINE"] = ENGINE_MODULES + values["SESSION_ENGINE"]
    return values
