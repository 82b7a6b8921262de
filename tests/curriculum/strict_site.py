"""A stock Django site with the two limits that lesson 6 shows: who is asked for at which minute, as JSON.

`python strict_site.py FOLDER`, with the lesson's `settings.py` and `limits.py` in FOLDER.
"""

import json
import sys
from pathlib import Path

import django
from django.conf import settings
from django.http import HttpResponse
from django.urls import path
from freezegun import freeze_time

MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
]
urlpatterns = [path("", lambda request: HttpResponse(request.user.get_username()))]


def main(folder: Path) -> None:
    shown = {"MIDDLEWARE": list(MIDDLEWARE)}
    exec((folder / "settings.py").read_text(), shown)  # noqa: S102 - the lesson's own code
    sys.path.insert(0, str(folder))
    settings.configure(
        ALLOWED_HOSTS=["testserver"],
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
        INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions"],
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        ROOT_URLCONF=__name__,
        SECRET_KEY="known to all",
        **{name: value for name, value in shown.items() if name.isupper()},
    )
    django.setup()
    json.dump({"busy": play(20), "idle": play(30)}, sys.stdout)


def play(pause_min: int) -> list[str]:
    """Log in, ask every ``pause_min`` minutes for nine hours, and return who was greeted each time."""
    import limits  # type: ignore[import-not-found]  # noqa: F401 - before the clock stops, so that freezegun finds it
    from django.contrib.auth.models import User
    from django.core.management import call_command
    from django.test import Client

    call_command("migrate", run_syncdb=True, verbosity=0)
    ada, _ = User.objects.get_or_create(username="ada")
    with freeze_time("2026-01-05 09:00:00") as clock:
        client, greeted = Client(), []
        client.force_login(ada)
        client.get("/")
        for _ in range(0, 9 * 60, pause_min):
            clock.tick(pause_min * 60)
            greeted.append(client.get("/").text)
    return greeted


if __name__ == "__main__":
    main(Path(sys.argv[1]))
