"""The settings of three sites, as they stand in their files."""

from datetime import timedelta
from importlib import import_module

from django.contrib.auth.models import User
from django.test import Client
from django.test.utils import override_settings

from accounts.tests.browser import Browser, BrowserTestCase


def of(name):
    """The settings that stand in the module ``name``."""
    module = import_module(name)
    return override_settings(**{name: value for name, value in vars(module).items() if name.isupper()})


class PolicyTests(BrowserTestCase):
    def user_who_wrote(self):
        """A browser that is logged in and has written to its session, and a client that keeps a copy of its cookie."""
        browser, keeper = Browser(), Client()
        browser.force_login(User.objects.get())
        browser.get("/cart/add/")
        keeper.cookies["sessionid"] = browser.cookies["sessionid"].value
        return browser, keeper

    def test_each_sends_the_cookie_over_https_only(self):
        for site in ["shop", "office", "bank"]:
            with self.subTest(site), of(f"config.{site}"):
                browser, _keeper = self.user_who_wrote()
                self.assertTrue(browser.cookies["sessionid"]["secure"])

    @of("config.shop")
    def test_the_shop_knows_who_comes_back_within_30_days_of_a_change(self):
        browser, keeper = self.user_who_wrote()
        browser.close()
        self.clock.tick(timedelta(days=29))
        self.assertTrue(self.knows(browser))  # which only reads
        self.clock.tick(timedelta(days=1, seconds=-1))
        self.assertTrue(self.knows(browser))
        self.clock.tick(1)
        self.assertFalse(self.knows(browser))
        self.assertFalse(self.knows(keeper))

    @of("config.shop")
    def test_the_shop_counts_anew_from_each_change(self):
        browser, _keeper = self.user_who_wrote()
        self.clock.tick(timedelta(days=29))
        browser.get("/cart/add/")
        self.clock.tick(timedelta(days=29))
        self.assertTrue(self.knows(browser))

    @of("config.office")
    def test_the_office_keeps_whoever_works_and_nobody_over_night(self):
        browser, keeper = self.user_who_wrote()
        for _ in range(3):
            self.clock.tick(timedelta(hours=4, seconds=-1))
            self.assertTrue(self.knows(browser))
        self.clock.tick(timedelta(hours=4))
        self.assertFalse(self.knows(browser))
        self.assertFalse(self.knows(keeper))

    @of("config.office")
    def test_the_office_survives_closing(self):
        browser, _keeper = self.user_who_wrote()
        browser.close()
        self.assertTrue(self.knows(browser))

    @of("config.bank")
    def test_the_bank_is_left_by_closing(self):
        browser, keeper = self.user_who_wrote()
        browser.close()
        self.assertFalse(self.knows(browser))
        self.assertTrue(self.knows(keeper))  # nobody told the server

    @of("config.bank")
    def test_the_bank_refuses_after_ten_minutes_whatever_the_browser_kept(self):
        browser, keeper = self.user_who_wrote()
        self.clock.tick(599)
        self.assertTrue(self.knows(browser))
        self.clock.tick(599)
        self.assertTrue(self.knows(keeper))
        self.clock.tick(600)
        self.assertFalse(self.knows(keeper))
        self.assertFalse(self.knows(browser))
