"""What Django's test client does not do."""

from datetime import timedelta

from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.test import Client, override_settings

from accounts.tests.browser import BrowserTestCase


class ClientTests(BrowserTestCase):
    client_class = Client  # not Browser: this is about the client as it comes

    @override_settings(SESSION_COOKIE_AGE=600)
    def test_it_sends_a_cookie_whose_time_has_come(self):
        self.client.get("/cart/add/")
        self.assertEqual(self.client.cookies["sessionid"]["max-age"], 600)
        self.clock.tick(600)
        request = self.client.get("/about/").wsgi_request
        self.assertIn("sessionid", request.COOKIES)

    def test_it_sends_a_deleted_cookie_as_an_empty_one(self):
        self.log_in()
        self.client.post("/logout/")
        request = self.client.get("/about/").wsgi_request
        self.assertEqual(request.COOKIES["sessionid"], "")

    @override_settings(SESSION_COOKIE_AGE=600)
    def test_its_login_gives_a_cookie_without_a_date(self):
        self.client.login(username="ada", password="the user's own")
        self.assertFalse(self.client.cookies["sessionid"]["max-age"])
        self.assertEqual(Session.objects.count(), 1)
        forced = Client()
        forced.force_login(User.objects.get())
        self.assertFalse(forced.cookies["sessionid"]["max-age"])
        self.assertEqual(Session.objects.count(), 2)

    def test_to_look_at_its_session_is_to_make_one(self):
        self.client.get("/")
        self.assertEqual(Session.objects.count(), 0)
        self.client.session.get("cart")
        self.assertEqual(Session.objects.count(), 1)
        self.assertIn("sessionid", self.client.cookies)

    def test_it_has_no_window_to_close(self):
        self.log_in()
        self.assertEqual(self.client.cookies["sessionid"]["max-age"], "")
        self.assertFalse(hasattr(self.client, "close"))
        self.clock.tick(timedelta(days=13))
        self.assertTrue(self.knows(self.client))
