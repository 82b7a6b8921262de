"""One save an hour."""

from datetime import timedelta
from unittest.mock import patch

from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.test import override_settings
from django.utils import timezone

from accounts.tests.browser import BrowserTestCase
from accounts.touch import EVERY_S

MIDDLEWARE = [*settings.MIDDLEWARE, "accounts.touch.touch_once_per_hour"]


@override_settings(MIDDLEWARE=MIDDLEWARE, SESSION_COOKIE_AGE=60 * 60 * 24)
class TouchTests(BrowserTestCase):
    def left_s(self):
        return (Session.objects.get().expire_date - timezone.now()).total_seconds()

    def setUp(self):
        super().setUp()
        self.log_in()
        self.knows(self.client)  # the first visit notes the time

    def test_within_the_hour_a_visit_saves_nothing(self):
        self.clock.tick(EVERY_S - 1)
        self.assertTrue(self.knows(self.client))
        self.assertEqual(self.left_s(), 86_400 - (EVERY_S - 1))
        self.clock.tick(1)
        self.assertTrue(self.knows(self.client))
        self.assertEqual(self.left_s(), 86_400)

    def test_ten_visits_in_an_hour_and_one_after_it_are_one_save(self):
        with patch.object(SessionStore, "save", autospec=True, side_effect=SessionStore.save) as save:
            for _ in range(10):
                self.clock.tick(EVERY_S / 10)
                self.knows(self.client)
        self.assertEqual(save.call_count, 1)

    def test_who_keeps_coming_stays_in(self):
        for _ in range(5):
            self.clock.tick(timedelta(hours=22))
            self.assertTrue(self.knows(self.client))

    def test_who_stops_is_out_up_to_an_hour_early(self):
        self.clock.tick(EVERY_S - 1)
        self.knows(self.client)  # the last visit, and not one that saves
        self.clock.tick(86_400 - EVERY_S)
        self.assertTrue(Session.objects.filter(expire_date__gt=timezone.now()).exists())
        self.clock.tick(1)
        self.assertFalse(self.knows(self.client))

    def test_strangers_get_no_session(self):
        self.client.cookies.clear()
        Session.objects.all().delete()
        self.knows(self.client)
        self.assertEqual(Session.objects.count(), 0)
