"""Both sides of each date, and the date itself."""

from datetime import timedelta

from django.test import Client, override_settings

from accounts.tests.browser import BrowserTestCase


@override_settings(SESSION_COOKIE_AGE=600)
class ExpiryTests(BrowserTestCase):
    def test_a_remembered_login_lasts_30_days(self):
        self.log_in(remember_me="on")
        self.clock.tick(timedelta(days=30, seconds=-1))
        self.assertTrue(self.knows(self.client))
        self.clock.tick(timedelta(seconds=1))
        self.assertFalse(self.knows(self.client))

    def test_any_other_ends_with_the_browser(self):
        self.log_in()
        self.assertTrue(self.knows(self.client))
        self.client.close()
        self.assertFalse(self.knows(self.client))

    def test_or_when_the_server_refuses_it(self):
        self.log_in()
        self.clock.tick(599)
        self.assertTrue(self.knows(self.client))
        self.clock.tick(1)
        self.assertFalse(self.knows(self.client))

    def test_the_server_refuses_a_cookie_that_somebody_kept(self):
        self.log_in(remember_me="on")
        keeper = Client()
        keeper.cookies["sessionid"] = self.client.cookies["sessionid"].value
        self.clock.tick(timedelta(days=30, seconds=-1))
        self.assertTrue(self.knows(keeper))
        self.clock.tick(timedelta(seconds=1))
        self.assertFalse(self.knows(keeper))
