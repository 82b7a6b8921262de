"""Django's test client with a browser's memory: a cookie's Max-Age counts, and closing."""

from datetime import timedelta

from django.contrib.auth.models import User
from django.test import Client, TestCase
from django.utils import timezone
from freezegun import freeze_time


class Browser(Client):
    def __init__(self, **options):
        super().__init__(**options)
        self.due = {}  # when each dated cookie is gone

    def request(self, **request):
        now = timezone.now()
        for name, due_at in list(self.due.items()):
            if due_at <= now:
                self.forget(name)
        response = super().request(**request)
        for name, cookie in response.cookies.items():
            self.due.pop(name, None)
            if cookie["max-age"] != "":
                self.due[name] = now + timedelta(seconds=int(cookie["max-age"]))
        return response

    def forget(self, name):
        self.due.pop(name, None)
        self.cookies.pop(name, None)

    def close(self):
        for name in set(self.cookies) - set(self.due):
            self.forget(name)


class BrowserTestCase(TestCase):
    client_class = Browser

    def setUp(self):
        User.objects.create_user("ada", password="the user's own")
        freezer = freeze_time("2026-01-05 09:00:00")
        self.clock = freezer.start()
        self.addCleanup(freezer.stop)

    def log_in(self, browser=None, **ticked):
        # Through the form: client.login() and force_login() send no Set-Cookie.
        form = {"username": "ada", "password": "the user's own", **ticked}
        (browser or self.client).post("/login/", form)

    def knows(self, browser):
        return browser.get("/").content == b"Hello, ada."
