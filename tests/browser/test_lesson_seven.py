"""Lesson 7 in a real Chromium, by somebody who tries every suspect."""

import re

import pytest
from playwright.sync_api import expect

from lessons.progress.models import Answer
from tests.browser.learner import LAPTOP, PHONE, WIDE, Learner
from tests.browser.looking import violations

URL = "/lessons/pitfalls/"
SERVER_CLOCK = "Set the server\u2019s clock ahead or behind by"


def answer_all_wrong(learner):
    page = learner.page
    expect(page.locator("#after")).to_have_text(re.compile("come when you have answered"))
    learner.commit("On day 5", "certain")
    expect(page.locator("#prediction-closed-and-restored")).to_contain_text("What happens: On day 14")
    learner.commit("The time zone", "I think so")
    expect(page.locator("#prediction-zone-or-clock")).to_contain_text("What happens: The clock only.")
    learner.commit("All three", "a guess")
    expect(page.locator("#prediction-three-changes")).to_contain_text("What happens: Linus only.")
    chosen = list(Answer.objects.order_by("pk").values_list("choice", flat=True))
    assert chosen == ["at-the-first-close", "zone", "all-three"]


@pytest.mark.parametrize(
    "options",
    [{"viewport": WIDE}, {"viewport": LAPTOP}, {"viewport": PHONE, "java_script_enabled": False}],
    ids=["wide", "laptop", "phone without JavaScript"],
)
def test_the_lesson_is_finished_by_doing_wrong_answers_included(new_context, options):
    page = new_context(**options).new_page()
    page.goto(URL)
    learner = Learner(page)
    answer_all_wrong(learner)

    learner.press_in("learner", "Crash")
    expect(page.locator("#goals")).to_contain_text("That was a crash. Close it in good order.")
    learner.press("Open the browser")
    learner.press("Home")
    expect(page.locator("#own")).to_contain_text("had no time to drop its cookie")
    learner.press("Close the browser")
    expect(page.locator("#goals")).to_contain_text("This one dropped the cookie.")
    learner.press("Open the browser")
    learner.press("Home")
    expect(page.locator("#own")).to_contain_text("the next start came without the cookie")
    learner.press("Log in as ada")
    learner.enter("Be another browser", "firefox", "Change", side="browser")
    learner.press("Close the browser")
    learner.press("Open the browser")
    expect(page.locator("#goals")).to_contain_text("Bring those back.")
    learner.press_in("learner", "Reopen the old tabs")
    learner.press("Home")
    learner.sees_goals(1)

    learner.enter("Set its clock ahead or behind by", "+1d", "Set", side="browser")
    expect(page.locator("#goals")).to_contain_text("Visit: does the server ask it?")
    learner.press("Home")
    expect(page.locator("#own")).to_contain_text("the visit came out as before")
    learner.enter("TIME_ZONE", "Asia/Tokyo", "Set TIME_ZONE")
    expect(page.locator("#goals")).to_contain_text("Both of these have an alibi.")
    learner.enter(SERVER_CLOCK, "+1h", "Set")
    expect(page.locator("#goals")).to_contain_text("Let Ada come with her cookie, and see.")
    learner.press("Home")
    learner.sees_goals(2)
    learner.enter(SERVER_CLOCK, "0s", "Set")

    learner.press("Log in as ada")
    learner.enter("SESSION_COOKIE_AGE", "300", "Set SESSION_COOKIE_AGE")
    expect(page.locator("#goals")).to_contain_text("The setting is lower now.")
    learner.press("Home")
    expect(page.locator("#goals")).to_contain_text("When does Django write another one?")
    learner.press("Add to cart")
    learner.sees_goals(3)
    page.get_by_role("button", name="Save these goals").click()
    expect(page.locator("#goals .tick").get_by_text("saved")).to_have_count(3)

    learner.enter("Be another browser", "firefox-restore", "Change", side="browser")
    learner.press("Close the browser")
    learner.press("Open the browser")
    learner.press("at it")
    learner.press("Home")
    learner.sees_goals(4)
    page.get_by_role("button", name="finish this lesson").click()
    expect(page.locator("#goals")).to_contain_text("You have finished this lesson.")


@pytest.mark.parametrize("color_scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
def test_axe_finds_nothing(new_context, color_scheme, viewport):
    page = new_context(color_scheme=color_scheme, viewport=viewport, reduced_motion="reduce").new_page()
    page.goto(URL)
    assert violations(page) == []
    answer_all_wrong(Learner(page))
    assert violations(page) == []
    assert not page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
