"""What sets the date of the cookie and that of the record apart."""

from datetime import timedelta

from django.contrib.auth import login
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.http import HttpResponse
from django.test import override_settings
from django.urls import path
from django.utils import timezone

from accounts.tests.browser import BrowserTestCase


@override_settings(SESSION_COOKIE_AGE=600)
class DatesTests(BrowserTestCase):
    def setUp(self):
        super().setUp()
        self.client.raise_request_exception = False
        self.client.get("/cart/add/")

    def visit(self, view):
        """Visit a page that ``view`` answers; return the status."""
        with override_settings(ROOT_URLCONF=(path("page/", view),)):
            return self.client.get("/page/").status_code

    def left(self):
        """Seconds until the cookie's date, and until the record's."""
        dates = self.client.due["sessionid"], Session.objects.get().expire_date
        return tuple((date - timezone.now()).total_seconds() for date in dates)

    def test_a_save_of_ones_own_before_an_error(self):
        def view(request):
            request.session["cart"] = ["book"]
            request.session.save()
            raise RuntimeError

        self.clock.tick(300)
        self.assertEqual(self.visit(view), 500)
        self.assertEqual(self.left(), (300, 600))

    def test_a_date_written_into_the_table(self):
        self.log_in(remember_me="on")
        Session.objects.update(expire_date=timezone.now())
        self.assertFalse(self.knows(self.client))

    def test_a_later_date_in_the_table_does_not_lengthen_the_cookie(self):
        Session.objects.update(expire_date=timezone.now() + timedelta(days=1))
        self.clock.tick(600)
        self.assertNotIn("sessionid", self.client.get("/").wsgi_request.COOKIES)

    def test_a_cookie_set_by_hand_is_overwritten_by_a_save(self):
        def view(request):
            request.session["cart"] = ["book"]
            response = HttpResponse("Added")
            response.set_cookie("sessionid", request.session.session_key or "", max_age=9_000)
            return response

        self.visit(view)
        self.assertEqual(self.left(), (600, 600))

    def test_where_nothing_is_saved_it_goes_out_and_the_record_keeps_its_date(self):
        def view(request):
            response = HttpResponse("Read")
            response.set_cookie("sessionid", request.session.session_key or "", max_age=9_000)
            return response

        self.visit(view)
        self.assertEqual(self.left(), (9_000, 600))

    @override_settings(SESSION_ENGINE="django.contrib.sessions.backends.cached_db")
    def test_with_cached_db_a_date_in_the_table_counts_once_the_cache_forgets(self):
        from django.core.cache import cache

        self.client = self.client_class()
        self.log_in()
        Session.objects.update(expire_date=timezone.now())
        self.assertTrue(self.knows(self.client))
        cache.clear()
        self.assertFalse(self.knows(self.client))

    def test_a_login_that_ends_in_an_error_loses_the_cart(self):
        def view(request):
            login(request, User.objects.get())
            raise RuntimeError

        old_key = self.client.cookies["sessionid"].value
        self.visit(view)
        self.assertEqual(self.client.cookies["sessionid"].value, old_key)  # the new key was never sent
        row = Session.objects.get()
        self.assertNotEqual(row.session_key, old_key)
        self.assertEqual(row.get_decoded(), {"cart": ["book"]})  # without a user
        self.assertFalse(self.client.session.get("cart"))
