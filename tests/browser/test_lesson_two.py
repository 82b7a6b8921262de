"""Lesson 2 in a real Chromium, by somebody who reads nothing but the bench and the prompts."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.learner import LAPTOP, PHONE, WIDE, Learner
from tests.browser.looking import violations

URL = "/lessons/where-sessions-live/"


class LearnerOfTwo(Learner):
    """Presses in the window of one browser or the other, and turns the engine."""

    def press_in(self, browser, name):
        before = self.bench.locator("#summary").inner_text()
        tab = self.bench.locator("#side-browser")
        if tab.is_visible():
            tab.check()
        machine = self.bench.locator(".machine").filter(has=self.page.locator(f"#name-{browser}"))
        machine.get_by_role("button", name=name, exact=True).click()
        expect(self.bench.locator("#summary")).not_to_have_text(before)

    def take_engine(self, name):
        tab = self.bench.locator("#side-server")
        if tab.is_visible():
            tab.check()
        self.bench.get_by_label("SESSION_ENGINE", exact=True).select_option(name)
        self.bench.get_by_role("button", name="Set SESSION_ENGINE", exact=True).click()
        expect(self.bench.locator("#summary")).to_contain_text(f"SESSION_ENGINE={name}")


def answer_all_wrong(learner):
    page = learner.page
    expect(page.locator("#after")).to_have_text(re.compile("come when you have answered"))
    learner.commit("One: the cookie holds the cart", "certain")
    found = page.locator("#prediction-a-copy-and-a-second-book")
    expect(found).to_contain_text("What happens: Two")
    expect(found).to_contain_text("2 books in the cart.")
    learner.commit("Two, as before", "I think so")
    expect(page.locator("#prediction-the-same-with-signed-cookies")).to_contain_text("What happens: One")
    learner.commit("Yes: her cookie is good", "a guess")
    expect(page.locator("#prediction-a-cache-is-restarted")).to_contain_text("What happens: No")


@pytest.mark.parametrize(
    "options",
    [
        {"viewport": WIDE},
        {"viewport": LAPTOP},
        {"viewport": PHONE},
        {"viewport": WIDE, "java_script_enabled": False},
        {"viewport": PHONE, "java_script_enabled": False},
    ],
    ids=["wide", "laptop", "phone", "wide without JavaScript", "phone without JavaScript"],
)
def test_the_lesson_is_finished_by_doing_wrong_answers_included(new_context, options):
    page = new_context(**options).new_page()
    page.goto(URL)
    learner, goals, own = LearnerOfTwo(page), page.locator("#goals"), page.locator("#own")
    learner.press("Delete all records by hand", side="server")
    learner.press("Home")
    answer_all_wrong(learner)
    expect(own).to_contain_text("you came with a key that opened nothing")
    expect(goals).to_contain_text("Those rows were all there was.")

    learner.press("Log in as ada")
    learner.press("Copy")
    expect(goals).to_contain_text("Now visit a page with it.")
    learner.press_in("thief", "Home")
    learner.sees_goals(1)
    learner.press_in("learner", "Log out")
    expect(goals).to_contain_text("Where would there be nothing to remove?")

    learner.take_engine("signed_cookies")
    learner.press_in("learner", "Log in as ada")
    learner.press_in("learner", "Log out")
    expect(goals).to_contain_text("Log in, and copy it first.")
    learner.press_in("learner", "Log in as ada")
    learner.press_in("learner", "Home")
    learner.press_in("learner", "Copy")
    learner.press_in("learner", "Log out")
    expect(goals).to_contain_text("Now visit in the browser that holds the copy.")
    learner.press_in("thief", "Home")
    learner.sees_goals(2)
    expect(own).to_contain_text("you brought it all along")
    learner.press("Let the cache lose its memory", side="server")
    expect(goals).to_contain_text("but your session was not in it")
    page.get_by_role("button", name="Save these goals").click()
    expect(goals.locator(".tick").get_by_text("saved")).to_have_count(2)

    learner.take_engine("cached_db")
    expect(goals).to_contain_text("log in, and this one has something to keep.")
    learner.press_in("learner", "Log in as ada")
    learner.press("Let the cache lose its memory", side="server")
    expect(goals).to_contain_text("Take an engine that has no rows.")
    learner.press_in("learner", "Home")
    learner.press("Delete all records by hand", side="server")
    expect(goals).to_contain_text("Now visit.")
    learner.press_in("learner", "Home")
    learner.sees_goals(3)
    learner.take_engine("cache")
    learner.press_in("learner", "Log out")
    learner.press_in("learner", "Log in as ada")
    learner.press("Let the cache lose its memory", side="server")
    expect(goals).to_contain_text("Now see what the cookie is worth.")
    learner.press_in("learner", "Home")
    learner.sees_goals(4)
    page.get_by_role("button", name="finish this lesson").click()
    expect(goals).to_contain_text("You have finished this lesson.")


def test_the_engines_are_one_link_away(page):
    page.goto(URL)
    for answered in range(3):
        expect(page.locator(".reveal")).to_have_count(answered)
        page.get_by_role("button", name="Skip this question").click()
    page.get_by_role("link", name="The five engines side by side").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Where a session lives decides how it dies")


@pytest.mark.parametrize("color_scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [WIDE, LAPTOP, PHONE], ids=["wide", "laptop", "phone"])
def test_axe_finds_nothing(new_context, color_scheme, viewport):
    page = new_context(color_scheme=color_scheme, viewport=viewport, reduced_motion="reduce").new_page()
    page.goto(URL)
    assert violations(page) == []
    learner = LearnerOfTwo(page)
    answer_all_wrong(learner)
    learner.take_engine("signed_cookies")
    learner.press("Home")
    learner.press("Log in as ada")
    learner.press("Copy")
    assert violations(page) == []
    assert not page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
