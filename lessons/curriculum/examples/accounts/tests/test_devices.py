"""Logging out a user's other browsers."""

from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.test import Client, override_settings

from accounts.tests.browser import Browser, BrowserTestCase


class DevicesTests(BrowserTestCase):
    def setUp(self):
        super().setUp()
        self.phone = Browser()
        self.log_in()
        self.log_in(self.phone)

    def test_the_other_browser_is_out_at_once_and_this_one_stays(self):
        copy = Client()
        copy.cookies["sessionid"] = self.phone.cookies["sessionid"].value
        self.assertTrue(self.knows(copy))
        self.assertEqual(self.client.post("/log-out-others/").json(), {"ended": 1})
        self.assertFalse(self.knows(self.phone))
        self.assertFalse(self.knows(copy))
        self.assertTrue(self.knows(self.client))

    def test_nobody_elses_session_is_touched(self):
        grace, stranger = Client(), Client()
        grace.force_login(User.objects.create_user("grace"))
        stranger.get("/cart/add/")
        self.client.post("/log-out-others/")
        self.assertEqual(grace.get("/").content, b"Hello, grace.")
        self.assertEqual(Session.objects.count(), 3)  # this one, Grace's and the stranger's cart


@override_settings(SESSION_ENGINE="django.contrib.sessions.backends.cached_db")
class CachedDevicesTests(BrowserTestCase):
    def setUp(self):
        super().setUp()
        self.phone = Browser()
        self.log_in()
        self.log_in(self.phone)

    def test_the_entry_in_the_cache_goes_too(self):
        self.assertTrue(self.knows(self.phone))
        self.assertEqual(self.client.post("/log-out-others/").json(), {"ended": 1})
        self.assertFalse(self.knows(self.phone))
        self.assertTrue(self.knows(self.client))

    def test_deleting_the_row_alone_would_end_nothing(self):
        Session.objects.all().delete()
        self.assertTrue(self.knows(self.phone))
