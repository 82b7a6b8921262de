"""The box to tick."""

from datetime import timedelta

from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.utils import timezone

from accounts.tests.browser import BrowserTestCase


class RememberTests(BrowserTestCase):
    def left(self):
        return Session.objects.get().expire_date - timezone.now()

    def test_ticked_it_survives_closing_for_30_days_from_the_last_write(self):
        self.log_in(remember_me="on")
        self.assertEqual(self.left(), timedelta(days=30))
        self.clock.tick(timedelta(days=20))
        self.client.get("/cart/add/")
        self.client.close()
        self.clock.tick(timedelta(days=30, seconds=-1))
        self.assertTrue(self.knows(self.client))
        self.clock.tick(timedelta(seconds=1))
        self.assertFalse(self.knows(self.client))

    def test_not_ticked_the_cookie_has_no_date_and_the_record_the_age_of_the_settings(self):
        with self.settings(SESSION_COOKIE_AGE=600):
            self.log_in()
            self.assertEqual(self.client.cookies["sessionid"]["max-age"], "")
            self.assertEqual(self.left(), timedelta(seconds=600))

    def test_not_ticked_wins_over_a_session_that_was_remembered(self):
        self.log_in(remember_me="on")
        self.log_in()
        self.client.close()
        self.assertFalse(self.knows(self.client))

    def test_a_wrong_password_makes_no_session(self):
        response = self.client.post("/login/", {"username": "ada", "password": "wrong", "remember_me": "on"})
        self.assertContains(response, "Stay logged in on this device")
        self.assertEqual(Session.objects.count(), 0)

    def test_what_another_user_ticked_is_forgotten_at_login(self):
        User.objects.create_user("grace", password="another's")
        self.client.post("/login/", {"username": "grace", "password": "another's", "remember_me": "on"})
        self.log_in()
        self.client.close()
        self.assertFalse(self.knows(self.client))

    def test_to_set_it_before_the_login_loses_it_with_the_session_of_another(self):
        User.objects.create_user("grace", password="another's")
        self.client.post("/login/", {"username": "grace", "password": "another's"})
        session = self.client.session
        session.set_expiry(60)  # as a view would that sets it first and then logs in
        session.save()
        self.client.force_login(User.objects.get(username="ada"))
        self.assertNotIn("_session_expiry", self.client.session)
