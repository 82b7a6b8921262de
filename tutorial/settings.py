"""Settings of the tutorial's site. The simulated site has its own, in lessons/specimen.

Everything that differs between a laptop and a server is read from the environment here, and nowhere else:

=============================== =================== ==============================================================
variable                        default             meaning
=============================== =================== ==============================================================
``DUE_DATE_DEBUG``              1; 0 under gunicorn development: Django's error pages, a secret key made on the spot
``DUE_DATE_SECRET_KEY``         none                needed in production
``DUE_DATE_ALLOWED_HOSTS``      none                host names served in production, separated by commas
``DUE_DATE_DB``                 db.sqlite3          path of the SQLite file
``DUE_DATE_HTTPS``              1 in production     redirect to https, secure cookies, HSTS
``DUE_DATE_EMBED``              none                origins whose pages may show ``/lab/?embed=1`` in a frame
``DUE_DATE_BEHIND_PROXY``       0                   a proxy in front sets X-Forwarded-Proto, and strips the client's
=============================== =================== ==============================================================
"""

import os
from pathlib import Path
from typing import Any

import django
from django.core.exceptions import ImproperlyConfigured

from tutorial.secret_key import read_secret_key

BASE_DIR = Path(__file__).resolve().parent.parent
ROOMS = sorted(BASE_DIR.glob("lessons/*/templates"))  # the templates of each room, beside its views


def read_flag(name: str, *, default: bool) -> bool:
    """Read an environment variable that is 1 or 0, or a synonym; unset or empty is ``default``.

    :raises ImproperlyConfigured: for any other value.
    """
    match os.environ.get(name, "").strip().lower():
        case "":
            return default
        case "1" | "true" | "yes" | "on":
            return True
        case "0" | "false" | "no" | "off":
            return False
        case other:
            raise ImproperlyConfigured(f"{name}={other}: write 1 or 0.")


def read_names(variable: str) -> list[str]:
    """Read an environment variable that lists names, separated by commas."""
    return [name for name in os.environ.get(variable, "").replace(" ", "").split(",") if name]


# What runs
DEBUG = read_flag("DUE_DATE_DEBUG", default=True)
SECRET_KEY = read_secret_key(is_debug=DEBUG, path=BASE_DIR / ".secret-key")
ALLOWED_HOSTS = read_names("DUE_DATE_ALLOWED_HOSTS")
ROOT_URLCONF = "tutorial.urls"
INSTALLED_APPS = [
    "django.contrib.humanize",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django_htmx",
    "lessons",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "tutorial.csp.ContentSecurityPolicyMiddleware",
    "tutorial.headers.extra_headers",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates", *ROOMS, BASE_DIR / "lessons" / "curriculum"],
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    }
]

# What is kept
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": os.environ.get("DUE_DATE_DB") or BASE_DIR / "db.sqlite3",
        # Readers do not wait for a writer, and two writers take turns instead of failing.
        "OPTIONS": {
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
            "transaction_mode": "IMMEDIATE",
        },
    }
}
# The lab's forms are GETs whose query string is checked by length: many short fields are no danger.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# The learner's own cookies are named apart from the simulated ones, which are called sessionid and csrftoken.
SESSION_COOKIE_NAME = "due_date_site"
CSRF_COOKIE_NAME = "due_date_csrf"
SESSION_COOKIE_AGE = 365 * 24 * 60 * 60

# The worker processes that run scenarios: how many, how many runs may wait, how long one may take
DUE_DATE_POOL: dict[str, Any] = {"workers": 2, "waiting": 16, "time_limit_s": 10.0}
# The runs of /growth/: how many at once, where each is cut, how often its owner says that it is alive, and how long a
# silent run is believed to be. These hold for all web processes and machines together.
DUE_DATE_GROWTH: dict[str, Any] = {
    "at_once": 2,
    "records": 1_000_000,
    "seconds": 20.0,
    "heartbeat_s": 0.5,
    "dead_after_s": 15.0,
}

# Languages and time
USE_I18N = True
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("de", "Deutsch")]
LANGUAGE_COOKIE_NAME = "due_date_language"
LANGUAGE_COOKIE_AGE = 365 * 24 * 60 * 60
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_TZ = True
TIME_ZONE = "UTC"

# Static files: found in place during development and tests, collected and hashed in production
STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "tutorial.static_files.WholeSheetsStorage"
    },
}
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = DEBUG
WHITENOISE_ALLOW_ALL_ORIGINS = False

# What a browser is told
SECURE_CSP = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "img-src": ["'self'"],
    "connect-src": ["'self'"],
    "form-action": ["'self'"],
    "base-uri": ["'none'"],
    "frame-ancestors": ["'none'"],
}
X_FRAME_OPTIONS = "DENY"
DUE_DATE_EMBED_ORIGINS = read_names("DUE_DATE_EMBED")
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
if django.VERSION < (6, 1):  # where it is the default, and naming it is deprecated
    SIGNED_COOKIE_LEGACY_SALT_FALLBACK = False

HTTPS = read_flag("DUE_DATE_HTTPS", default=not DEBUG)
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if HTTPS else 0
# Whether the sibling sites of a domain speak https only is not for a tutorial to promise.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
if read_flag("DUE_DATE_BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# One handler, standard error. In development the successful requests and the reloader are not news.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"level": "WARNING"},
        "django.server": {"level": "WARNING"},
    },
}
