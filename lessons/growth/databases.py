"""Set up Django in the process of a growth run, with two databases that leave nothing behind."""

import os
import tempfile

import django
from django.conf import settings
from django.core.management.utils import get_random_secret_key

from lessons.growth.plan import DAY_S, Plan

KEPT, CLEANED = "kept", "default"  # clearsessions cleans the default database
# With an empty file name SQLite makes a temporary file, and removes its name as soon as it is open. The system frees
# its room however this process ends, so that nobody has to clean up after a run: not even after a kill.
UNNAMED_FILE = "file:"


def set_up_django(plan: Plan) -> None:
    """Configure Django for the sessions of ``plan``, with a file for each of the two tables."""
    os.environ["SQLITE_TMPDIR"] = tempfile.gettempdir()  # where a start looks for room on the disk
    settings.configure(
        DATABASES={
            alias: {
                "ENGINE": "django.db.backends.sqlite3",
                "NAME": UNNAMED_FILE,
                "OPTIONS": {"init_command": "PRAGMA cache_size=-16000;"},
            }
            for alias in (CLEANED, KEPT)
        },
        INSTALLED_APPS=["django.contrib.sessions"],
        LOGGING_CONFIG=None,
        SECRET_KEY=get_random_secret_key(),
        SESSION_COOKIE_AGE=plan.length * DAY_S,
        USE_I18N=False,
        USE_TZ=True,
    )
    django.setup()
