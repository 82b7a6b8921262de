"""Lesson 5 in a real Chromium, by somebody who reads nothing but the bench and the prompts."""

import re

import pytest
from playwright.sync_api import expect

from lessons.progress.models import Answer
from tests.browser.learner import LAPTOP, PHONE, WIDE, Learner
from tests.browser.looking import violations

URL = "/lessons/cleanup-and-enforcement/"


def answer_all_wrong(learner):
    page = learner.page
    expect(page.locator("#after")).to_have_text(re.compile("come when you have answered"))
    learner.commit("Django, at her visit", "certain")
    expect(page.locator("#prediction-who-removes-it-and-when")).to_contain_text("What happens: Nobody, until somebody")
    learner.commit("Not at 09:10 yet.", "I think so")
    expect(page.locator("#prediction-what-the-command-does-to-her")).to_contain_text("What happens: At 09:10.")
    learner.commit("2, then 2.", "a guess")
    expect(page.locator("#prediction-records-after-being-refused")).to_contain_text("What happens: 1, then 2.")
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
    learner.press("at it")
    answer_all_wrong(learner)
    goals = page.locator("#goals")
    expect(goals).to_contain_text("Which page would not look?")
    learner.press("Home")
    expect(page.locator("#own")).to_contain_text("Django met a stranger")
    expect(goals).to_contain_text("Log in and try another.")
    learner.press("Log in as ada")
    expect(goals).to_contain_text("There are two, and one is refused.")
    learner.press("Run clearsessions", "server")
    learner.sees_goals(1)
    expect(goals).to_contain_text("Let the clock go on a little.")
    learner.press("+1 min")
    learner.press("Run clearsessions", "server")
    expect(goals).to_contain_text("Is she still logged in?")
    learner.press("Home")
    learner.sees_goals(2)
    page.get_by_role("button", name="Save these goals").click()
    expect(page.locator("#goals .tick").get_by_text("saved")).to_have_count(2)

    learner.press("+10 min")
    learner.press("About (no session)")
    learner.sees_goals(3)
    expect(goals).to_contain_text("Look below the command")
    if learner.bench.locator("#side-server").is_visible():
        learner.bench.locator("#side-server").check()
    learner.bench.get_by_label("Let cron run clearsessions every").fill("1h")
    learner.bench.locator("#set-cron").click()
    expect(goals).to_contain_text("The order is given.")
    learner.press("+1 h")
    learner.sees_goals(4)
    page.get_by_role("button", name="finish this lesson").click()
    expect(goals).to_contain_text("You have finished this lesson.")


def test_the_two_comparisons_are_seen_on_the_wire(new_context):
    page = new_context(viewport=WIDE).new_page()
    page.goto(URL)
    learner = Learner(page)
    learner.press("at it")
    learner.press("Home")
    expect(learner.bench.locator("#wire .database")).to_contain_text(
        re.compile(r"\"expire_date\" > '2026-01-05 09:10:00'")
    )
    learner.press("Run clearsessions", "server")
    expect(learner.bench.locator("#wire .database")).to_contain_text(
        re.compile(r"DELETE .*\"expire_date\" < '2026-01-05 09:10:00'")
    )


@pytest.mark.parametrize(("viewport", "color_scheme"), [(WIDE, "dark"), (PHONE, "light")], ids=["wide", "phone"])
def test_axe_finds_nothing(new_context, viewport, color_scheme):
    page = new_context(color_scheme=color_scheme, viewport=viewport, reduced_motion="reduce").new_page()
    page.goto(URL)
    assert violations(page) == []
    answer_all_wrong(Learner(page))
    assert violations(page) == []
    assert not page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
