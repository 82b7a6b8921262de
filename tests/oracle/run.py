"""Play scenarios against stock Django under a frozen clock and note what is seen."""

import json
import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.conf import global_settings, settings
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.core.handlers.base import BaseHandler
from django.core.management import call_command
from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.test import RequestFactory
from django.utils import timezone
from django.utils.functional import SimpleLazyObject, empty
from freezegun.api import FrozenDateTimeFactory, StepTickTimeFactory, TickingDateTimeFactory

from tests.oracle.jar import Cookie, Jar
from tests.oracle.values import read_duration, read_literal, read_words

STARTS_AT = datetime(2026, 1, 5, 9, tzinfo=UTC)
PASSWORD = "secret"  # everybody's, before and after a change: the new salt changes the hash
CSRF_SECRET = "c" * 32
ENGINES = {name: f"django.contrib.sessions.backends.{name}" for name in ("db", "signed_cookies")}
SETTINGS = (
    "SESSION_COOKIE_AGE",
    "SESSION_COOKIE_HTTPONLY",
    "SESSION_COOKIE_NAME",
    "SESSION_COOKIE_PATH",
    "SESSION_COOKIE_SAMESITE",
    "SESSION_COOKIE_SECURE",
    "SESSION_ENGINE",
    "SESSION_EXPIRE_AT_BROWSER_CLOSE",
    "SESSION_SAVE_EVERY_REQUEST",
)

Clock = FrozenDateTimeFactory | StepTickTimeFactory | TickingDateTimeFactory
"""What freeze_time() says it returns; here always the first."""
Observation = dict[str, Any]


@dataclass
class Browser:
    jar: Jar = field(default_factory=Jar)
    is_open: bool = True
    brings_cookies_back: bool = False
    """Whether it restores its tabs at each start, and the cookies without a date with them."""
    status: int | None = None
    user: str | None = None
    logged_in: bool | None = None
    set_cookie: str = "none"
    max_age: int | None = None
    sent_cookie: bool = False
    expiry_age: object = None


class Run:
    """One scenario, from its clean database on."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.clock.move_to(STARTS_AT)
        self.browsers: dict[str, Browser] = defaultdict(Browser)
        Session.objects.all().delete()
        User.objects.all().delete()
        for username in ("ada", "grace", "linus"):
            User.objects.create(username=username, password=make_password(PASSWORD))
        for name in SETTINGS:
            setattr(settings, name, getattr(global_settings, name))
        self.restart_site()

    def restart_site(self) -> None:
        self.site = BaseHandler()
        self.site.load_middleware()

    def act(self, line: str) -> Observation:
        """Do what one action line says and observe."""
        words = read_words(line)
        name = words.pop(0).removesuffix(":") if re.fullmatch("[a-z]{1,12}:", words[0]) else "learner"
        browser = self.browsers[name]
        match words:
            case ["set", *assignments]:
                self.set(assignments)
            case ["login"]:
                self.post(browser, "/login/", username="ada", password=PASSWORD)
            case ["login", username]:
                self.post(browser, "/login/", username=username, password=PASSWORD)
            case ["logout"]:
                self.post(browser, "/logout/")
            case ["visit"]:
                self.get(browser, "/")
            case ["visit", path]:
                self.get(browser, path)
            case ["set_expiry", value]:
                self.post(browser, "/set_expiry/", value=value)
            case ["change_password"]:
                passwords = {"old_password": PASSWORD, "new_password1": PASSWORD, "new_password2": PASSWORD}
                self.post(browser, "/change_password/", **passwords)
            case ["advance", duration]:
                self.clock.tick(read_duration(duration))
            case ["clearsessions"]:
                call_command("clearsessions")
            case ["delete_rows"]:
                if keeps_rows():
                    Session.objects.all().delete()
            case ["close"]:
                browser.is_open = False
                if not browser.brings_cookies_back:
                    browser.jar.close_browser()
            case ["open"]:
                if not browser.is_open and not browser.brings_cookies_back:
                    browser.jar.close_browser()
                browser.is_open = True
            case ["update"]:
                pass  # a browser that restarts itself keeps every cookie
            case ["profile", ("chromium" | "firefox-restore") as profile]:
                browser.brings_cookies_back = profile == "firefox-restore"
            case ["copy_cookie", thief]:
                cookie = find_session_cookie(browser.jar, now=timezone.now())
                if cookie and thief != name:
                    self.browsers[thief].jar.take(cookie)
            case _:
                raise ValueError("The oracle does not know this action: add it to Run.act.")
        return self.observe(browser)

    def set(self, assignments: list[str]) -> None:
        for assignment in assignments:
            name, _, value = assignment.partition("=")
            if name not in SETTINGS:
                raise ValueError(f"The oracle does not set {name}: add it to SETTINGS.")
            read = read_literal(value)
            setattr(settings, name, ENGINES[str(read)] if name == "SESSION_ENGINE" else read)
        self.restart_site()

    def get(self, browser: Browser, path: str) -> None:
        cookies = browser.jar.sent_to(path.partition("?")[0], now=timezone.now())
        factory = RequestFactory(SERVER_NAME="site.test", HTTP_COOKIE=cookie_header(cookies))
        self.exchange(browser, factory.get(path), cookies)

    def post(self, browser: Browser, path: str, **data: str) -> None:
        cookies = browser.jar.sent_to(path, now=timezone.now())
        csrf_cookie = Cookie("csrftoken", CSRF_SECRET, "/", None)
        factory = RequestFactory(SERVER_NAME="site.test", HTTP_COOKIE=cookie_header([*cookies, csrf_cookie]))
        self.exchange(browser, factory.post(path, {**data, "csrfmiddlewaretoken": CSRF_SECRET}), cookies)

    def exchange(self, browser: Browser, request: HttpRequest, cookies: list[Cookie]) -> None:
        """Send one request and note what the response says."""
        if not browser.is_open:
            raise ValueError("A closed browser sends nothing: open it first.")
        response = self.site.get_response(request)
        name = settings.SESSION_COOKIE_NAME
        browser.status = response.status_code
        browser.user, browser.logged_in = read_user(request)
        browser.set_cookie, browser.max_age = read_set_cookie(response, name)
        browser.sent_cookie = any(cookie.name == name for cookie in cookies)
        browser.expiry_age = read_expiry_age(request, response)
        for cookie_name, morsel in response.cookies.items():
            if cookie_name != settings.CSRF_COOKIE_NAME:
                browser.jar.receive(morsel, request_path=request.path, now=timezone.now())

    def observe(self, browser: Browser) -> Observation:
        now = timezone.now()
        cookie = find_session_cookie(browser.jar, now=now)
        expires_at = cookie.expires_at if cookie else None
        rows = dict(Session.objects.values_list("session_key", "expire_date")) if keeps_rows() else {}
        row_expires_at = rows.get(cookie.value) if cookie else None
        return {
            "status": browser.status,
            "user": browser.user,
            "logged_in": browser.logged_in,
            "set_cookie": browser.set_cookie,
            "max_age": browser.max_age,
            "cookie": "absent" if cookie is None else "persistent" if expires_at else "session",
            "cookie_expires_in": int((expires_at - now).total_seconds()) if expires_at else None,
            "sent_cookie": browser.sent_cookie,
            "rows": len(rows) if keeps_rows() else None,
            "expired_rows": sum(expire_date <= now for expire_date in rows.values()) if keeps_rows() else None,
            "expiry_age": browser.expiry_age,
            "row_expires_in": whole((row_expires_at - now).total_seconds()) if row_expires_at else None,
        }


def keeps_rows() -> bool:
    """Whether sessions are rows; signed cookies are nowhere on the server."""
    return str(settings.SESSION_ENGINE).endswith(".db")


def cookie_header(cookies: list[Cookie]) -> str:
    return "; ".join(f"{cookie.name}={cookie.value}" for cookie in cookies)


def find_session_cookie(jar: Jar, *, now: datetime) -> Cookie | None:
    """Find the cookie of the current name; of several, the one at the current path, else the latest set."""
    named = [cookie for cookie in jar.alive(now=now) if cookie.name == settings.SESSION_COOKIE_NAME]
    at_path = [cookie for cookie in named if cookie.path == settings.SESSION_COOKIE_PATH]
    return next(reversed(at_path or named), None)


def read_user(request: HttpRequest) -> tuple[str | None, bool | None]:
    """Name the user and say whether logged in, or None twice where nothing evaluated request.user."""
    user = getattr(request, "user", None)
    if user is None or (isinstance(user, SimpleLazyObject) and user._wrapped is empty):
        return None, None
    return user.get_username() or "anonymous", user.is_authenticated


def read_set_cookie(response: HttpResponseBase, name: str) -> tuple[str, int | None]:
    """Say `none`, `set` or `delete`, and the Max-Age."""
    if name not in response.cookies:
        return "none", None
    morsel = response.cookies[name]
    max_age = None if morsel["max-age"] == "" else int(morsel["max-age"])
    return ("delete" if morsel.value == "" and max_age == 0 else "set"), max_age


def read_expiry_age(request: HttpRequest, response: HttpResponseBase) -> object:
    if request.path != "/expiry/" or not isinstance(response, JsonResponse):
        return None
    return whole(json.loads(response.content)["age"])


def whole(number: object) -> object:
    """Write 300.0 and True as the integers they are."""
    return int(number) if isinstance(number, int | float) and number == int(number) else number


def play(actions: list[str], clock: Clock) -> list[Observation]:
    """Play one scenario; one observation per action."""
    run = Run(clock)
    observations = []
    for line in actions:
        try:
            observations.append(run.act(line))
        except (ValueError, SyntaxError) as error:
            raise ValueError(f"{line!r}: {error}") from error
    return observations
