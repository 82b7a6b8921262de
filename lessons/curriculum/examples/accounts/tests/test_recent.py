"""The password again, before what is sensitive."""

from accounts.recent import RECENT_S
from accounts.tests.browser import BrowserTestCase


class RecentTests(BrowserTestCase):
    def test_it_is_asked_for_once_the_login_is_ten_minutes_old(self):
        self.log_in()
        self.clock.tick(RECENT_S - 1)
        self.assertEqual(self.client.get("/password/").status_code, 200)
        self.clock.tick(1)
        self.assertRedirects(self.client.get("/password/"), "/login/?next=/password/", fetch_redirect_response=False)

    def test_visits_do_not_count_as_giving_it(self):
        self.log_in()
        self.clock.tick(RECENT_S - 1)
        self.client.get("/cart/add/")
        self.clock.tick(1)
        self.assertEqual(self.client.get("/password/").status_code, 302)

    def test_giving_it_again_keeps_the_session_and_its_data(self):
        self.log_in()
        self.client.get("/cart/add/")
        key = self.client.cookies["sessionid"].value
        self.clock.tick(RECENT_S)
        self.log_in()
        self.assertEqual(self.client.get("/password/").status_code, 200)
        self.assertEqual(self.client.session["cart"], ["book"])
        self.assertEqual(self.client.cookies["sessionid"].value, key)

    def test_strangers_are_asked_for_a_login(self):
        self.assertEqual(self.client.get("/password/").status_code, 302)
