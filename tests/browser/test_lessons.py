"""The lessons in a real Chromium: each is finished by doing, and what only some of them have."""

import re

import pytest
from playwright.sync_api import expect

from lessons.curriculum.registry import get_curriculum
from lessons.progress.models import Answer
from tests.browser.learner import LAPTOP, PHONE, WIDE, Learner
from tests.browser.lesson_paths import PATHS
from tests.browser.looking import BY_LOOKS, scrolls_sideways, set_up, violations

WITHOUT_SCRIPT = ("two-kinds-of-expiry", "security-of-expiry")
FIRST, SECOND, THIRD, SIXTH = (
    f"/lessons/{slug}/"
    for slug in ("what-a-session-is", "where-sessions-live", "two-kinds-of-expiry", "security-of-expiry")
)
SURENESS = {"a guess": "guess", "I think so": "think", "certain": "certain"}

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


def finish(page, slug, *, rooms, look):
    """Finish the lesson, its questions answered wrong, in windows of three sizes; ``look`` when goals were saved."""
    path, learner = PATHS[slug], Learner(page)
    for_replies, until_saved, afterwards = rooms
    page.set_viewport_size(for_replies)
    page.goto(f"/lessons/{slug}/")
    for step in path.before:
        learner.take(step)
    learner.reply(path.replies)
    kept = Answer.objects.order_by("pk").values_list("prediction", "choice", "sureness")
    assert list(kept) == [(each.prediction, each.choice_id, SURENESS[each.sureness]) for each in path.replies]

    page.set_viewport_size(until_saved)
    learner.read(goals=path.goals, own=path.own)
    for step in path.after:
        learner.take(step)
        if step.saved:
            learner.save(step.done)
            look()
            page.set_viewport_size(afterwards)
    learner.finish()
    return learner


@pytest.mark.parametrize("slug", PATHS)
def test_a_lesson_is_finished_by_doing_wrong_answers_included(page, slug):
    def look():
        set_up(page, LAPTOP, scheme="dark")
        assert not scrolls_sideways(page)
        set_up(page, WIDE)
        assert not scrolls_sideways(page)
        assert violations(page) == []
        set_up(page, PHONE, scheme="dark")
        assert not scrolls_sideways(page)
        assert violations(page, BY_LOOKS) == []

    finish(page, slug, rooms=(WIDE, LAPTOP, PHONE), look=look)


@pytest.mark.parametrize("slug", WITHOUT_SCRIPT)
def test_a_lesson_is_finished_without_javascript(page_without_script, slug):
    page = page_without_script
    learner = finish(page, slug, rooms=(WIDE, PHONE, PHONE), look=lambda: None)
    page.get_by_role("link", name="Progress").click()
    expect(page.locator("#standings")).to_contain_text("finished")
    page.get_by_role("link", name="Go on where you were").click()
    learner.sees_goals(4)


def test_everything_can_be_undone_back_to_nothing(page):
    page.goto(FIRST)
    expect(page.locator("#summary")).to_contain_text("Nothing has happened yet.")
    Learner(page).press("Add to cart")
    page.get_by_role("link", name="Undo").click()
    expect(page.locator("#summary")).to_contain_text("Nothing has happened yet.")
    page.get_by_role("link", name="Redo").click()
    expect(page.locator("#summary")).to_contain_text("Action 1, visit /cart/add/.")
    page.get_by_role("link", name="Start over").click()
    expect(page.locator("#summary")).to_contain_text("Nothing has happened yet.")


def test_two_browsers_are_put_on_the_bench_by_a_proof(page):
    page.goto(FIRST)
    Learner(page).skip(3)
    page.locator("#prediction-the-same-user-twice").get_by_role("link", name="Put these steps on the bench").click()
    expect(page.locator("#name-phone")).to_be_visible()
    expect(page.locator("#store-rows")).to_contain_text("2 records")


def test_the_engines_are_one_link_away(page):
    page.goto(SECOND)
    Learner(page).skip(3)
    page.get_by_role("link", name="The five engines side by side").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Where a session lives decides how it dies")


def test_the_room_of_the_next_goal_holds_each_of_every_lesson(page):
    pairs = [
        [str(goal.text), str(text)]
        for lesson in get_curriculum().lessons
        for goal in lesson.goals
        for text in (goal.why_not, *(reading.text for reading in goal.nearly))
    ]
    page.goto(THIRD)
    said = page.locator("#next-goal").inner_html()
    for room in (PHONE, {"width": 768, "height": 900}, {"width": 960, "height": 800}, LAPTOP, WIDE):
        page.set_viewport_size(room)
        page.locator("#next-goal").evaluate("(goal, said) => { goal.innerHTML = said; }", said)
        assert page.evaluate(OUTGROWN, pairs) == [], room


def test_committing_moves_the_focus_to_what_came_out_and_keeps_the_bench(page):
    page.goto(THIRD)
    learner = Learner(page)
    learner.press("+1 h")
    learner.commit("Only when it closes.", "certain")
    expect(page.locator("#prediction-at-close-only-or-in-time h3")).to_be_focused()
    expect(page.locator("#clock time")).to_have_text("10:00:00")


def test_half_an_answer_is_asked_for_the_rest(page_without_script):
    page = page_without_script
    page.goto(THIRD)
    page.get_by_label("Only when it closes.").check()
    page.get_by_role("button", name="Commit, and see").click()
    assert page.evaluate("document.querySelector('#commit input:invalid').name") == "sureness"
    page.get_by_role("button", name="Skip this question").click()
    expect(page.locator("#prediction-at-close-only-or-in-time")).to_contain_text("You skipped this one.")


def test_the_steps_of_a_proof_are_put_on_the_bench(page):
    page.goto(THIRD)
    page.get_by_role("button", name="Skip this question").click()
    page.get_by_role("link", name="Put these steps on the bench").click()
    expect(page.locator("#summary")).to_contain_text("Action 8, visit /")
    assert page.url.count("do=") == 8


def test_a_proof_opens_by_keyboard_and_leads_to_the_lab(page):
    page.goto(THIRD)
    Learner(page).skip(3)
    mark = page.locator("#recap").get_by_role("button", name=re.compile("proof: Reading the session renews nothing"))
    mark.focus()
    page.keyboard.press("Enter")
    proof = page.locator("#proof-reading-renews-nothing-recap")
    expect(proof).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(proof).to_be_hidden()
    page.keyboard.press("Enter")
    proof.get_by_role("link", name="Run it in the lab").click()
    expect(page.locator("#summary")).to_contain_text("Action 5, visit /")


def test_a_thief_who_logs_in_with_the_password_meets_no_goal(page):
    page.goto(SIXTH)
    learner = Learner(page)
    expect(learner.bench.get_by_text("Hello, ada.")).to_have_count(2)
    learner.skip(4)
    learner.press("Log out", browser="learner")
    for button in ("Home", "Log in as ada", "Home"):
        learner.press(button, browser="thief")
    learner.read(goals="and a thief has only her key")
    learner.sees_goals(0)
