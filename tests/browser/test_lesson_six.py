"""Lesson 6 in a real Chromium: somebody plays Ada and the thief, and reads nothing but the bench and the prompts."""

import re

import pytest
from playwright.sync_api import expect

from lessons.progress.models import Answer
from tests.browser.learner import LAPTOP, PHONE, WIDE, Learner
from tests.browser.looking import violations

URL = "/lessons/security-of-expiry/"


def answer_all_wrong(learner):
    page = learner.page
    expect(page.locator("#after")).to_have_text(re.compile("come when you have answered"))
    learner.commit("Neither: both browsers were closed", "certain")
    expect(page.locator("#prediction-long-but-closed")).to_contain_text("What happens: Ada's:")
    learner.commit("The thief and the phone", "I think so")
    expect(page.locator("#prediction-logged-out-on-the-laptop")).to_contain_text("What happens: The phone only")
    learner.commit("Until 09:40", "a guess")
    expect(page.locator("#prediction-idle-with-a-thief")).to_contain_text("What happens: As long as the script goes on")
    learner.commit("Two. The copy works until", "certain")
    expect(page.locator("#prediction-a-new-password")).to_contain_text("What happens: Two. The copy is refused")
    assert list(Answer.objects.order_by("pk").values_list("choice", flat=True)) == [
        "neither",
        "thief-and-phone",
        "from-her-last-page",
        "lives-on",
    ]


@pytest.mark.parametrize(
    "options",
    [{"viewport": WIDE}, {"viewport": LAPTOP}, {"viewport": PHONE, "java_script_enabled": False}],
    ids=["wide", "laptop", "phone without JavaScript"],
)
def test_the_lesson_is_finished_by_doing_wrong_answers_included(new_context, options):
    page = new_context(**options).new_page()
    page.goto(URL)
    learner = Learner(page)
    expect(learner.bench.get_by_text("Hello, ada.")).to_have_count(2)
    answer_all_wrong(learner)
    expect(page.locator("#goals")).to_contain_text("What else can a key do?")

    learner.press("+10 min")
    learner.press_in("thief", "Add to cart")
    expect(page.locator("#own")).to_contain_text("it gave the stolen session the full time again")
    expect(page.locator("#goals")).to_contain_text("and let the thief visit home")
    learner.press("at it")
    learner.press_in("thief", "Home")
    learner.sees_goals(1)

    learner.press_in("learner", "Home")
    learner.press_in("learner", "Log in as ada")
    learner.press_in("learner", "Log out")
    expect(page.locator("#own")).to_contain_text("She ended the key that she held, and that was another.")
    learner.sees_goals(2)
    page.get_by_role("button", name="Save these goals").click()
    expect(page.locator("#goals .tick").get_by_text("saved")).to_have_count(2)

    learner.press_in("learner", "Log in as ada")
    learner.press_in("learner", "Change password")
    expect(page.locator("#goals")).to_contain_text("Let the thief come back.")
    learner.press_in("thief", "Home")
    learner.sees_goals(3)

    learner.switch("SESSION_SAVE_EVERY_REQUEST", "True")
    expect(page.locator("#goals")).to_contain_text("What could Ada's view say")
    learner.press("300", side="server")
    expect(page.locator("#goals")).to_contain_text("also takes what is a moment")
    learner.enter("Copy the session cookie to a browser called", "thief", "Copy", side="browser")
    learner.press("timedelta(minutes=5)", side="server")
    expect(page.locator("#goals")).to_contain_text("The session has a fixed end now.")
    learner.press("+1 min")
    learner.press_in("thief", "Home")
    expect(page.locator("#goals")).to_contain_text("That was a save, and the date stayed.")
    learner.press("at it")
    learner.press_in("thief", "Home")
    learner.sees_goals(4)
    page.get_by_role("button", name="finish this lesson").click()
    expect(page.locator("#goals")).to_contain_text("You have finished this lesson.")


def test_a_thief_who_logs_in_with_the_password_meets_no_goal(page):
    page.goto(URL)
    learner = Learner(page)
    for _ in range(4):
        answered = page.locator(".reveal").count()
        page.get_by_role("button", name="Skip this question").click()
        expect(page.locator(".reveal")).to_have_count(answered + 1)
    learner.press_in("learner", "Log out")
    learner.press_in("thief", "Home")
    learner.press_in("thief", "Log in as ada")
    learner.press_in("thief", "Home")
    expect(page.locator("#goals")).to_contain_text("and a thief has only her key")
    learner.sees_goals(0)


@pytest.mark.parametrize("color_scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
def test_axe_finds_nothing(new_context, color_scheme, viewport):
    page = new_context(color_scheme=color_scheme, viewport=viewport, reduced_motion="reduce").new_page()
    page.goto(URL)
    assert violations(page) == []
    answer_all_wrong(Learner(page))
    assert violations(page) == []
    assert not page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
