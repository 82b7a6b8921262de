"""What a change of the user does to sessions."""

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import User
from django.contrib.auth.signals import user_logged_out
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.test import override_settings
from django.utils import timezone

from accounts.tests.browser import Browser, BrowserTestCase


class UsersTests(BrowserTestCase):
    def test_a_better_hash_of_the_same_password_ends_the_other_sessions(self):
        old = make_password("the user's own", hasher="pbkdf2_sha256")  # not the preferred one here
        User.objects.update(password=old)
        phone = Browser()
        self.log_in_with_the_hash_as_it_is(phone)
        self.assertTrue(self.knows(phone))
        self.log_in()  # the password is known now, so Django hashes it anew
        self.assertNotEqual(User.objects.get().password, old)
        self.assertTrue(self.knows(self.client))
        self.assertFalse(self.knows(phone))

    def log_in_with_the_hash_as_it_is(self, browser):
        browser.force_login(User.objects.get())

    def test_an_inactive_user_is_a_stranger_whose_session_waits(self):
        self.log_in()
        User.objects.update(is_active=False)
        self.assertFalse(self.knows(self.client))
        User.objects.update(is_active=True)
        self.assertTrue(self.knows(self.client))

    @override_settings(SESSION_COOKIE_AGE=600)
    def test_no_signal_tells_that_a_login_expired(self):
        heard = []

        def hear(**kwargs):
            heard.append(kwargs["signal"])

        user_logged_out.connect(hear)
        self.addCleanup(user_logged_out.disconnect, hear)
        self.log_in()
        self.clock.tick(601)
        self.assertFalse(self.knows(self.client))
        call_command("clearsessions")
        self.assertEqual(Session.objects.count(), 0)
        self.assertEqual(heard, [])
        self.log_in()
        self.client.post("/logout/")
        self.assertEqual(len(heard), 1)

    def test_coming_back_does_not_move_last_login(self):
        self.log_in(remember_me="on")
        self.clock.tick(86_400)
        self.assertTrue(self.knows(self.client))
        last_login = User.objects.get().last_login
        assert last_login is not None
        self.assertEqual((timezone.now() - last_login).total_seconds(), 86_400)
