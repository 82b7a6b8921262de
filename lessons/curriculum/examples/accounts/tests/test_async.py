"""The asynchronous twins."""

from django import VERSION
from django.contrib.auth import alogout
from django.contrib.auth.models import User
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.http import HttpResponse
from django.test import override_settings
from django.urls import path

from accounts.tests.browser import BrowserTestCase


async def leave(request):
    await alogout(request)
    user = await request.auser()
    return HttpResponse(user.get_username() or "nobody")


@override_settings(ROOT_URLCONF=(path("", leave),), SESSION_COOKIE_AGE=600)
class AsyncTests(BrowserTestCase):
    def test_who_is_left_in_the_request_that_logs_out(self):
        self.client.force_login(User.objects.get())
        answer = self.client.get("/").content.decode()
        self.assertEqual(answer, "ada" if VERSION < (6,) else "nobody")
        self.assertEqual(Session.objects.count(), 0)  # the session is flushed all the same

    async def test_an_expired_record_is_refused_by_aload_too(self):
        session = SessionStore()
        await session.aset("cart", ["book"])
        await session.asave()
        self.clock.tick(599)
        self.assertEqual(await SessionStore(session.session_key).aget("cart"), ["book"])
        self.clock.tick(1)
        self.assertIsNone(await SessionStore(session.session_key).aget("cart"))
        self.assertEqual(await Session.objects.acount(), 1)
