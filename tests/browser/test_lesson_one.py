"""Lesson 1 in a real Chromium, by somebody who reads nothing but the bench and the prompts."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.learner import LAPTOP, PHONE, WIDE, Learner
from tests.browser.looking import violations

URL = "/lessons/what-a-session-is/"


def answer_all_wrong(learner):
    page = learner.page
    expect(page.locator("#after")).to_have_text(re.compile("come when you have answered"))
    learner.commit("Nobody: a session begins with a login.", "certain")
    expect(page.locator("#prediction-three-strangers")).to_contain_text("What happens: One: whoever put the book")
    learner.commit("It ends. The login begins a new one", "I think so")
    expect(page.locator("#prediction-the-cart-of-a-stranger")).to_contain_text("What happens: It goes on, cart and all")
    learner.commit("The book. It is the same user", "a guess")
    expect(page.locator("#prediction-the-same-user-twice")).to_contain_text("What happens: An empty cart.")


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
    expect(page.locator("#summary")).to_contain_text("Nothing has happened yet.")
    learner = Learner(page)
    answer_all_wrong(learner)
    expect(page.locator("#own")).to_contain_text("Nothing yet that this lesson is about.")
    learner.sees_goals(0)

    learner.press("Home")
    expect(page.locator("#goals")).to_contain_text("Find one that has to remember something.")
    learner.press("Log in as ada")
    expect(page.locator("#goals")).to_contain_text("but it took a login")
    learner.press("Log out")
    expect(page.locator("#goals")).to_contain_text("Now begin another.")
    learner.press("Add to cart")
    learner.sees_goals(2)
    expect(page.locator("#own")).to_contain_text("You put a book in the cart, and a session began")
    learner.press("Home")
    expect(page.locator("#goals")).to_contain_text("One of the pages needs no session")
    learner.press("About (no session)")
    learner.sees_goals(3)
    page.get_by_role("button", name="Save these goals").click()
    expect(page.locator("#goals .tick").get_by_text("saved")).to_have_count(3)
    learner.press("Log in as ada")
    expect(page.locator("#goals")).to_contain_text("Now look into the cart.")
    learner.press("Home")
    learner.sees_goals(4)
    page.get_by_role("button", name="finish this lesson").click()
    expect(page.locator("#goals")).to_contain_text("You have finished this lesson.")


def test_everything_can_be_undone_back_to_nothing(page):
    page.goto(URL)
    learner = Learner(page)
    learner.press("Add to cart")
    page.get_by_role("link", name="Undo").click()
    expect(page.locator("#summary")).to_contain_text("Nothing has happened yet.")
    page.get_by_role("link", name="Redo").click()
    expect(page.locator("#summary")).to_contain_text("Action 1, visit /cart/add/.")
    page.get_by_role("link", name="Start over").click()
    expect(page.locator("#summary")).to_contain_text("Nothing has happened yet.")


def test_two_browsers_are_put_on_the_bench_by_a_proof(page):
    page.goto(URL)
    for answered in range(3):
        expect(page.locator(".reveal")).to_have_count(answered)
        page.get_by_role("button", name="Skip this question").click()
    page.locator("#prediction-the-same-user-twice").get_by_role("link", name="Put these steps on the bench").click()
    expect(page.locator("#name-phone")).to_be_visible()
    expect(page.locator("#store-rows")).to_contain_text("2 records")


@pytest.mark.parametrize("color_scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [WIDE, LAPTOP, PHONE], ids=["wide", "laptop", "phone"])
def test_axe_finds_nothing(new_context, color_scheme, viewport):
    page = new_context(color_scheme=color_scheme, viewport=viewport, reduced_motion="reduce").new_page()
    page.goto(URL)
    assert violations(page) == []
    answer_all_wrong(Learner(page))
    Learner(page).press("Add to cart")
    assert violations(page) == []
    assert not page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
