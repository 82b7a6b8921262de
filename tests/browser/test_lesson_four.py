"""Lesson 4 in a real Chromium, by somebody who reads nothing but the bench and the prompts."""

import re

import pytest
from playwright.sync_api import expect

from lessons.progress.models import Answer
from tests.browser.learner import LAPTOP, PHONE, WIDE, Learner
from tests.browser.looking import violations

URL = "/lessons/setting-expiry-in-code/"


def hand_over(learner, value):
    """Type ``value`` into the call of ``set_expiry``, and make it."""
    tab = learner.bench.locator("#side-server")
    if tab.is_visible():
        tab.check()
    learner.bench.get_by_label("request.session.set_expiry(").fill(value)
    learner.press("Call it", "server")


def answer_all_wrong(learner):
    page = learner.page
    expect(page.locator("#after")).to_have_text(re.compile("come when you have answered"))
    learner.commit("Ada, on both.", "certain")
    expect(page.locator("#prediction-whose-expiry-is-set")).to_contain_text("What happens: Ada, on her laptop only.")
    learner.commit("Both. Each has five minutes again", "I think so")
    expect(page.locator("#prediction-number-or-timedelta")).to_contain_text("What happens: Ada only.")
    learner.commit("It is good until the browser is closed.", "a guess")
    expect(page.locator("#prediction-what-zero-does-to-the-record")).to_contain_text("What happens: It gets a new")
    assert list(Answer.objects.order_by("pk").values_list("sureness", flat=True)) == ["certain", "think", "guess"]


@pytest.mark.parametrize(
    "options",
    [
        {"viewport": WIDE},
        {"viewport": LAPTOP},
        {"viewport": PHONE},
        {"viewport": PHONE, "java_script_enabled": False},
    ],
    ids=["wide", "laptop", "phone", "phone without JavaScript"],
)
def test_the_lesson_is_finished_by_doing_wrong_answers_included(new_context, options):
    page = new_context(**options).new_page()
    page.goto(URL)
    learner = Learner(page)
    learner.press("300", "server")
    answer_all_wrong(learner)
    goals = page.locator("#goals")
    expect(goals).to_contain_text("let some of it pass")
    learner.press("Add to cart")
    expect(goals).to_contain_text("in the very second of the call")
    learner.press("+1 min")
    learner.press("Expiry")
    expect(page.locator("#own")).to_contain_text("It said 300 and less was left")
    learner.press("Add to cart")
    learner.sees_goals(1)

    learner.press("timedelta(minutes=5)", "server")
    learner.press("Add to cart")
    expect(goals).to_contain_text("no time had passed since the call")
    learner.press("+1 min")
    learner.press("Add to cart")
    learner.sees_goals(2)
    page.get_by_role("button", name="Save these goals").click()
    expect(page.locator("#goals .tick").get_by_text("saved")).to_have_count(2)

    learner.press("'soon'", "server")
    expect(page.locator("#own")).to_contain_text("The response became a 500")
    learner.press("0", "server")
    expect(goals).to_contain_text("0 did not end it")
    hand_over(learner, "timedelta(0)")
    learner.sees_goals(3)
    expect(goals).to_contain_text("What in this bench writes?")
    learner.press("None", "server")
    expect(goals).to_contain_text("None had nothing to remove")
    hand_over(learner, "60*60")
    learner.sees_goals(4)
    page.get_by_role("button", name="finish this lesson").click()
    expect(goals).to_contain_text("You have finished this lesson.")


@pytest.mark.parametrize(("viewport", "color_scheme"), [(WIDE, "light"), (PHONE, "dark")], ids=["wide", "phone"])
def test_axe_finds_nothing(new_context, viewport, color_scheme):
    page = new_context(color_scheme=color_scheme, viewport=viewport, reduced_motion="reduce").new_page()
    page.goto(URL)
    assert violations(page) == []
    answer_all_wrong(Learner(page))
    assert violations(page) == []
    assert not page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
