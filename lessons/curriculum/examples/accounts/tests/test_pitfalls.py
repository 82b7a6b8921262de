"""Both sides of each pitfall, as their files have it."""

from importlib import import_module

from django.contrib.sessions.models import Session
from django.test import Client
from django.test.utils import override_settings
from django.urls import include, path

from accounts.tests.browser import BrowserTestCase
from accounts.tests.test_policies import of


class PitfallTests(BrowserTestCase):
    def keeper(self):
        """A client that has this browser's cookie and keeps it, as a browser that restores does."""
        keeper = Client()
        keeper.cookies["sessionid"] = self.client.cookies["sessionid"].value
        return keeper

    def leave(self, side):
        """Visit the view of that side."""
        urls = (path("leave/", import_module(f"pitfalls.zero_{side}").leave), path("", include("config.urls")))
        with override_settings(ROOT_URLCONF=urls):
            self.client.post("/leave/")

    @of("pitfalls.closing_wrong")
    def test_browser_length_alone_lasts_for_two_weeks(self):
        self.log_in()
        self.clock.tick(60 * 60 * 24 * 14 - 1)
        self.assertTrue(self.knows(self.keeper()))
        self.clock.tick(1)
        self.assertFalse(self.knows(self.keeper()))

    @of("pitfalls.closing_right")
    def test_with_a_short_age_it_lasts_for_half_an_hour(self):
        self.log_in()
        self.clock.tick(60 * 30 - 1)
        self.assertTrue(self.knows(self.keeper()))
        self.clock.tick(1)
        self.assertFalse(self.knows(self.keeper()))

    def test_zero_is_no_logout(self):
        self.log_in()
        keeper = self.keeper()
        self.leave("wrong")
        self.client.close()
        self.assertFalse(self.knows(self.client))
        self.assertTrue(self.knows(keeper))

    def test_a_logout_is(self):
        self.log_in()
        keeper = self.keeper()
        self.leave("right")
        self.assertFalse(self.knows(keeper))
        self.assertEqual(Session.objects.count(), 0)
