"""What two requests of one session do to each other while both run."""

from unittest.mock import patch

from django.contrib.sessions.middleware import SessionMiddleware
from django.contrib.sessions.models import Session
from django.core.handlers.exception import convert_exception_to_response
from django.core.management import call_command
from django.db import DatabaseError
from django.http import HttpResponse
from django.test import RequestFactory, override_settings
from django.utils import timezone

from accounts.tests.browser import Browser, BrowserTestCase


@override_settings(SESSION_COOKIE_AGE=600)
class OverlapTests(BrowserTestCase):
    def setUp(self):
        super().setUp()
        self.log_in()

    def send(self, view):
        """Send a request with Ada's cookie through Django's own middleware to ``view``."""
        request = RequestFactory().get("/", headers={"cookie": f"sessionid={self.client.cookies['sessionid'].value}"})
        inside = convert_exception_to_response(view)
        return convert_exception_to_response(SessionMiddleware(inside))(request)

    def test_a_session_loaded_in_time_may_be_saved_too_late(self):
        def view(request):
            request.session["cart"] = ["book"]  # loaded one second before its date
            self.clock.tick(5)  # the view is slow
            return HttpResponse("Saved")

        self.clock.tick(599)
        self.assertEqual(self.send(view).status_code, 200)
        self.assertTrue(self.knows(self.client))
        self.clock.tick(599)
        self.assertTrue(self.knows(self.client))

    @override_settings(SESSION_ENGINE="django.contrib.sessions.backends.cache")
    def test_but_not_where_the_cache_has_forgotten_it(self):
        self.client = Browser()  # its handler takes the engine of now
        self.log_in()

        def view(request):
            request.session["cart"] = ["book"]
            self.clock.tick(5)
            return HttpResponse("Saved?")

        self.clock.tick(599)
        self.assertEqual(self.send(view).status_code, 400)

    def test_a_cleanup_meanwhile_makes_the_save_a_400(self):
        def view(request):
            request.session["cart"] = ["book"]
            self.clock.tick(2)  # past its date
            call_command("clearsessions")
            return HttpResponse("Saved?")

        self.clock.tick(599)
        self.assertEqual(self.send(view).status_code, 400)

    def test_a_logout_meanwhile_makes_the_save_a_400(self):
        def view(request):
            request.session["cart"] = ["book"]
            self.client.post("/logout/")  # in another tab
            return HttpResponse("Saved?")

        self.assertEqual(self.send(view).status_code, 400)
        self.assertEqual(Session.objects.count(), 0)

    def test_a_logout_meanwhile_does_not_hurt_who_only_reads(self):
        def view(request):
            request.session.get("cart")
            self.client.post("/logout/")
            return HttpResponse("Read")

        self.assertEqual(self.send(view).status_code, 200)

    @override_settings(SESSION_SAVE_EVERY_REQUEST=True)
    def test_unless_every_request_saves(self):
        def view(request):
            request.session.get("cart")
            self.client.post("/logout/")
            return HttpResponse("Read")

        self.assertEqual(self.send(view).status_code, 400)

    def test_a_database_that_cannot_write_looks_like_a_logout(self):
        def view(request):
            request.session["cart"] = ["book"]
            return HttpResponse("Saved?")

        with (
            patch.object(Session, "save", side_effect=DatabaseError("read-only")),
            self.assertLogs("django.request") as logged,
        ):
            self.assertEqual(self.send(view).status_code, 400)
        self.assertIn("The user may have logged out", logged.output[0])

    def test_the_later_save_undoes_a_set_expiry(self):
        def view(request):
            request.session["cart"] = ["book"]  # loaded, and saved after this view

            def shorten(request):
                request.session.set_expiry(60)
                return HttpResponse("Shortened")

            self.send(shorten)  # meanwhile, from beginning to end
            left = Session.objects.get().expire_date - timezone.now()
            self.assertEqual(left.total_seconds(), 60)
            return HttpResponse("Saved")

        self.send(view)
        left = Session.objects.get().expire_date - timezone.now()
        self.assertEqual(left.total_seconds(), 600)
