"""What lies in the table, and what reads and removes it."""

import base64
import json
import zlib

from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext

from accounts.tests.browser import BrowserTestCase


@override_settings(SESSION_COOKIE_AGE=600)
class RecordsTests(BrowserTestCase):
    def test_an_expired_record_can_be_read_without_any_key(self):
        self.client.get("/cart/add/")
        self.clock.tick(600)
        self.assertEqual(self.read(Session.objects.get().session_data), {"cart": ["book"]})

    @override_settings(SESSION_ENGINE="django.contrib.sessions.backends.signed_cookies")
    def test_a_signed_cookie_can_be_read_by_whoever_holds_it(self):
        self.client.get("/cart/add/")
        self.assertEqual(self.read(self.client.cookies["sessionid"].value), {"cart": ["book"]})

    def read(self, signed):
        """Read what Django signed, without the key."""
        text = signed.split(":")[0]  # then come time and signature
        is_packed, text = text.startswith("."), text.removeprefix(".")
        data = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
        return json.loads(zlib.decompress(data) if is_packed else data)

    def test_a_session_is_looked_up_by_its_primary_key(self):
        self.client.get("/cart/add/")
        with CaptureQueriesContext(connection) as queries:
            self.client.get("/")
        (looked_up,) = [query["sql"] for query in queries if "django_session" in query["sql"]]
        self.assertIn(f""""session_key" = '{self.client.cookies["sessionid"].value}'""", looked_up)
        self.assertTrue(Session._meta.get_field("session_key").primary_key)

    def test_a_record_has_a_key_data_and_a_date_and_no_user(self):
        fields = [field.name for field in Session._meta.get_fields()]
        self.assertEqual(fields, ["session_key", "session_data", "expire_date"])

    def test_a_cleanup_is_one_statement_however_much_there_is(self):
        for _ in range(3):
            self.client.cookies.clear()
            self.client.get("/cart/add/")
        self.clock.tick(601)
        with CaptureQueriesContext(connection) as queries:
            call_command("clearsessions")
        (statement,) = [query["sql"] for query in queries]
        self.assertTrue(statement.startswith("DELETE"))
        self.assertEqual(Session.objects.count(), 0)
