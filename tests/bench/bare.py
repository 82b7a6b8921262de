"""The yardstick: the simulated site's pages on a bare Django handler, with nothing of the simulator around it.

``python -m tests.bench.bare`` prints JSON: seconds for each measured series.
"""

import io
import json
import time
from pathlib import Path

from django.conf import settings

from tests.oracle import settings as plain

REQUESTS = 200
REPEATS = 7


def main() -> None:
    """Measure, and print."""
    kept = {name: getattr(plain, name) for name in dir(plain) if name.isupper()}
    templates = Path(__file__).parents[2] / "lessons" / "specimen" / "templates"
    engine = {"BACKEND": "django.template.backends.django.DjangoTemplates", "DIRS": [templates]}
    settings.configure(**{**kept, "ROOT_URLCONF": "lessons.specimen.urls", "TEMPLATES": [engine], "USE_I18N": False})
    import django

    django.setup()
    from django.core.handlers.wsgi import WSGIHandler
    from django.core.management import call_command

    call_command("migrate", run_syncdb=True, verbosity=0)
    handler, cookie = WSGIHandler(), log_in()
    visit(handler, cookie)

    single_s = sorted(timed(lambda: visit(handler, cookie)) for _ in range(REQUESTS))

    def visit_often() -> None:
        for _ in range(REQUESTS):
            visit(handler, cookie)

    plain_s = min(timed(visit_often) for _ in range(REPEATS))
    import freezegun

    def frozen_each() -> None:
        for _ in range(REQUESTS // 10):
            with freezegun.freeze_time("2026-11-05 09:00:00"):
                visit(handler, cookie)

    frozen_each()
    frozen_s = min(timed(frozen_each) for _ in range(3)) * 10
    print(json.dumps({"median_s": single_s[REQUESTS // 2], "plain_s": plain_s, "freeze_each_s": frozen_s}))


def log_in() -> str:
    """Make a user with a session, and return the session cookie."""
    from django.conf import settings as site
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.auth.models import User
    from django.contrib.sessions.backends.db import SessionStore

    user = User.objects.create_user("ada", password="secret")
    session = SessionStore()
    session[SESSION_KEY], session[HASH_SESSION_KEY] = str(user.pk), user.get_session_auth_hash()
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session.save()
    return f"{site.SESSION_COOKIE_NAME}={session.session_key}"


def visit(handler, cookie: str) -> None:
    """Ask for the home page as ada."""
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": "/",
        "SERVER_NAME": "site.test",
        "SERVER_PORT": "80",
        "HTTP_HOST": "site.test",
        "HTTP_COOKIE": cookie,
        "wsgi.input": io.BytesIO(),
        "wsgi.url_scheme": "http",
    }
    response = handler(environ, lambda *_: None)
    if b"Hello, ada" not in b"".join(response):
        raise SystemExit("the yardstick is not logged in")
    response.close()


def timed(work) -> float:
    """Return the seconds that ``work`` takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
