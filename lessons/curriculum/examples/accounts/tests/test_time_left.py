"""What a page says about the end of its login."""

from datetime import timedelta

from django.contrib.sessions.models import Session
from django.test import RequestFactory, override_settings
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from accounts.tests.browser import BrowserTestCase


@override_settings(SESSION_COOKIE_AGE=600)
class TimeLeftTests(BrowserTestCase):
    def told(self):
        return parse_datetime(self.client.get("/time-left/").json()["ends_at"])

    def test_it_does_not_move_while_one_only_reads(self):
        self.log_in()
        ends_at = timezone.now() + timedelta(seconds=600)
        self.clock.tick(200)
        self.assertEqual(self.told(), ends_at)
        self.clock.tick(399)
        self.assertEqual(self.told(), ends_at)

    def test_it_is_when_the_login_ends(self):
        self.log_in()
        self.clock.tick(200)
        told = self.told()
        assert told is not None
        self.clock.move_to(told - timedelta(seconds=1))
        self.assertTrue(self.knows(self.client))
        self.clock.move_to(told)
        self.assertFalse(self.knows(self.client))

    @override_settings(SESSION_SAVE_EVERY_REQUEST=True)
    def test_where_this_request_is_a_save_it_is_the_date_to_come(self):
        self.log_in()
        self.clock.tick(200)
        self.assertEqual(self.told(), timezone.now() + timedelta(seconds=600))
        self.assertEqual(Session.objects.get().expire_date, timezone.now() + timedelta(seconds=600))

    def test_the_getters_of_the_session_do_not_count_down(self):
        self.log_in()
        self.clock.tick(200)
        session = self.client.session
        self.assertEqual(session.get_expiry_age(), 600)
        self.assertEqual(session.get_expiry_date(), timezone.now() + timedelta(seconds=600))

    def test_who_has_no_session_is_told_nothing(self):
        from django.contrib.sessions.backends.db import SessionStore

        from accounts.time_left import ends_at

        request = RequestFactory().get("/")
        request.session = SessionStore()
        self.assertIsNone(ends_at(request))
