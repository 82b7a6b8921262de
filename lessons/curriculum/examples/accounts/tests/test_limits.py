"""Idle and absolute limit, both sides of each."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.test import Client, override_settings
from django.utils import timezone

from accounts.limits import ABSOLUTE_S, IDLE_S
from accounts.tests.browser import BrowserTestCase


@override_settings(MIDDLEWARE=[*settings.MIDDLEWARE, "accounts.limits.limit_login"])
class LimitTests(BrowserTestCase):
    def kept_copy(self):
        """A client with this browser's cookie that never looks at its date."""
        copy = Client()
        copy.cookies["sessionid"] = self.client.cookies["sessionid"].value
        return copy

    def test_the_login_itself_is_dated_by_the_idle_limit(self):
        self.log_in()
        self.assertEqual(self.client.cookies["sessionid"]["max-age"], IDLE_S)
        self.assertEqual(Session.objects.get().expire_date - timezone.now(), timedelta(seconds=IDLE_S))

    def test_whoever_is_away_for_30_minutes_is_out(self):
        self.log_in()
        keeper = self.kept_copy()
        self.clock.tick(IDLE_S - 1)
        self.assertTrue(self.knows(self.client))  # this visit starts the 30 minutes anew
        self.clock.tick(IDLE_S - 1)
        self.assertTrue(self.knows(keeper))
        self.clock.tick(IDLE_S)
        self.assertFalse(self.knows(keeper))
        self.assertFalse(self.knows(self.client))

    def test_whoever_never_rests_is_out_after_8_hours(self):
        self.log_in()
        keeper = self.kept_copy()
        for _ in range(23):
            self.clock.tick(20 * 60)
            self.assertTrue(self.knows(self.client))
        self.clock.tick(20 * 60 - 1)
        self.assertTrue(self.knows(self.client))
        self.clock.tick(1)
        self.assertFalse(self.knows(self.client))
        self.assertFalse(self.knows(keeper))

    def test_near_the_8_hours_both_dates_are_that_moment(self):
        self.log_in()
        ends_at = timezone.now() + timedelta(seconds=ABSOLUTE_S)
        for _ in range(23):
            self.clock.tick(20 * 60)
            self.knows(self.client)
            self.assertLessEqual(Session.objects.get().expire_date, ends_at)
        self.assertEqual(Session.objects.get().expire_date, ends_at)
        self.assertEqual(self.client.due["sessionid"], ends_at)

    def test_the_last_fraction_of_a_second_gives_no_cookie_without_a_date(self):
        self.log_in()
        for _ in range(23):
            self.clock.tick(20 * 60)
            self.knows(self.client)
        self.clock.tick(timedelta(minutes=19, seconds=59, milliseconds=500))
        self.assertTrue(self.knows(self.client))
        self.assertEqual(self.client.cookies["sessionid"]["max-age"], 1)

    def test_the_middleware_refuses_too_where_the_store_would_not(self):
        self.log_in()
        Session.objects.update(expire_date=timezone.now() + timedelta(days=14))
        keeper = self.kept_copy()
        self.clock.tick(ABSOLUTE_S - 1)
        self.assertTrue(self.knows(keeper))
        Session.objects.update(expire_date=timezone.now() + timedelta(days=14))
        self.clock.tick(1)
        self.assertFalse(self.knows(keeper))
        self.assertEqual(Session.objects.count(), 0)  # logged out, not only refused

    def test_giving_the_password_again_starts_the_8_hours_anew(self):
        self.log_in()
        for _ in range(20):
            self.clock.tick(20 * 60)
            self.knows(self.client)
        self.log_in()
        for _ in range(20):
            self.clock.tick(20 * 60)
            self.assertTrue(self.knows(self.client))

    def test_a_session_from_before_the_middleware_is_over(self):
        self.client.force_login(User.objects.get())
        session = self.client.session
        del session["logged_in_at"]
        session.save()
        self.assertFalse(self.knows(self.client))

    def test_strangers_get_no_session(self):
        self.assertFalse(self.knows(self.client))
        self.assertEqual(Session.objects.count(), 0)

    def test_logging_out_leaves_nothing_behind(self):
        self.log_in()
        self.client.post("/logout/")
        self.assertEqual(Session.objects.count(), 0)
