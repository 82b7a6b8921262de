"""Lesson 3 in a real Chromium, by somebody who reads nothing but the bench and the prompts."""

import re

import pytest
from playwright.sync_api import expect

from lessons.curriculum.registry import get_curriculum
from lessons.progress.models import Answer
from tests.browser.learner import LAPTOP, PHONE, WIDE, Learner
from tests.browser.looking import violations

URL = "/lessons/two-kinds-of-expiry/"

OUTGROWN = """
pairs => {
  const room = document.getElementById("next-goal"), height = room.offsetHeight;
  const line = (name, text) => Object.assign(document.createElement(name), { textContent: text });
  return pairs.filter(([goal, hint]) => {
    room.replaceChildren(line("strong", "Next goal:"), ` ${goal} `, line("small", `Not yet: ${hint}`));
    return room.offsetHeight > height;
  });
}
"""


def answer_all_wrong(learner):
    page = learner.page
    expect(page.locator("#after")).to_have_text(re.compile("come when you have answered"))
    learner.commit("Only when it closes.", "certain")
    expect(page.locator("#prediction-at-close-only-or-in-time")).to_contain_text("Sure, and wrong")
    learner.commit("Nobody. Closing the browser removed", "I think so")
    expect(page.locator("#prediction-a-copy-after-closing")).to_contain_text("What happens: Ada.")
    learner.commit("Both: neither was away", "a guess")
    expect(page.locator("#prediction-same-visits-one-write")).to_contain_text("What happens: Grace only.")
    assert list(Answer.objects.order_by("pk").values_list("sureness", flat=True)) == ["certain", "think", "guess"]


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
    learner = Learner(page)
    learner.press("Close the browser")
    answer_all_wrong(learner)
    expect(page.locator("#own")).to_contain_text("You closed the browser.")  # it was not lost by answering
    learner.sees_goals(1)

    learner.press("Open the browser")
    learner.press("Home")
    expect(page.locator("#own")).to_contain_text("You were logged out by the browser")
    learner.press("Log in as ada")
    learner.press("Add to cart")
    expect(page.locator("#goals")).to_contain_text("in the very second of the one before")
    learner.press("+1 day")
    learner.press("Add to cart")
    learner.sees_goals(2)
    page.get_by_role("button", name="Save these goals").click()
    expect(page.locator("#goals .tick").get_by_text("saved")).to_have_count(2)
    expect(page.locator("#goal-count")).to_have_text("2 of 4 goals met")
    expect(page.locator("#next-goal")).to_contain_text("Be refused without closing")

    learner.press("+2 weeks")
    expect(page.locator("#goals")).to_contain_text("Now visit a page with it.")
    learner.press("Home")
    learner.sees_goals(3)
    learner.switch("SESSION_EXPIRE_AT_BROWSER_CLOSE", "False")
    expect(page.locator("#goals")).to_contain_text("so log in once more")
    learner.press("Log in as ada")
    learner.press("+2 weeks")
    learner.press("Home")
    learner.sees_goals(4)
    page.get_by_role("button", name="finish this lesson").click()
    expect(page.locator("#goals")).to_contain_text("You have finished this lesson.")

    page.get_by_role("link", name="Progress").click()
    expect(page.locator("#standings")).to_contain_text("finished")
    page.get_by_role("link", name="Go on where you were").click()
    learner.sees_goals(4)


@pytest.mark.parametrize(
    "viewport", [PHONE, {"width": 768, "height": 900}, {"width": 960, "height": 800}, LAPTOP, WIDE]
)
def test_the_room_of_the_next_goal_holds_each_of_every_lesson(new_context, viewport):
    page = new_context(viewport=viewport).new_page()
    page.goto(URL)
    pairs = [
        [str(goal.text), str(text)]
        for lesson in get_curriculum().lessons
        for goal in lesson.goals
        for text in (goal.why_not, *(reading.text for reading in goal.nearly))
    ]
    assert page.evaluate(OUTGROWN, pairs) == []


def test_committing_moves_the_focus_to_what_came_out_and_keeps_the_bench(page):
    page.goto(URL)
    learner = Learner(page)
    learner.press("+1 h")
    learner.commit("Only when it closes.", "certain")
    expect(page.locator("#prediction-at-close-only-or-in-time h3")).to_be_focused()
    expect(page.locator("#clock time")).to_have_text("10:00:00")


def test_half_an_answer_is_asked_for_the_rest(new_context):
    page = new_context(java_script_enabled=False).new_page()
    page.goto(URL)
    page.get_by_label("Only when it closes.").check()
    page.get_by_role("button", name="Commit, and see").click()
    assert page.evaluate("document.querySelector('#commit input:invalid').name") == "sureness"
    page.get_by_role("button", name="Skip this question").click()
    expect(page.locator("#prediction-at-close-only-or-in-time")).to_contain_text("You skipped this one.")


def test_the_steps_of_a_proof_are_put_on_the_bench_and_undone_with_back(page):
    page.goto(URL)
    page.get_by_role("button", name="Skip this question").click()
    page.get_by_role("link", name="Put these steps on the bench").click()
    expect(page.locator("#summary")).to_contain_text("Action 8, visit /")
    assert page.url.count("do=") == 8


def test_a_proof_opens_by_keyboard_and_leads_to_the_lab(page):
    page.goto(URL)
    for _ in range(3):
        answered = page.locator(".reveal").count()
        page.get_by_role("button", name="Skip this question").click()
        expect(page.locator(".reveal")).to_have_count(answered + 1)
    mark = page.locator("#recap").get_by_role("button", name=re.compile("proof: Reading the session renews nothing"))
    mark.focus()
    page.keyboard.press("Enter")
    proof = page.locator("#proof-reading-renews-nothing-recap")
    expect(proof).to_be_visible()
    page.keyboard.press("Escape")
    expect(proof).to_be_hidden()
    page.keyboard.press("Enter")
    proof.get_by_role("link", name="Run it in the lab").click()
    expect(page.locator("#summary")).to_contain_text("Action 5, visit /")


@pytest.mark.parametrize("color_scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [WIDE, LAPTOP, PHONE], ids=["wide", "laptop", "phone"])
def test_axe_finds_nothing(new_context, color_scheme, viewport):
    page = new_context(color_scheme=color_scheme, viewport=viewport, reduced_motion="reduce").new_page()
    page.goto(URL)
    assert violations(page) == []
    answer_all_wrong(Learner(page))
    Learner(page).press("Close the browser")
    assert violations(page) == []
    assert not page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    page.get_by_role("button", name="proof:").first.click()
    assert violations(page) == []
    page.goto("/progress/")
    assert violations(page) == []
    page.get_by_role("link", name="Start over: The two kinds of expiry").click()
    assert violations(page) == []
