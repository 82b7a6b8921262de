"""The myths in a real Chromium: one whole path by keyboard alone, and one without JavaScript."""

import re

import pytest
from playwright.sync_api import expect

from lessons.progress.models import Answer
from tests.browser.learner import LAPTOP, PHONE, Learner
from tests.browser.looking import axe_on_a_desk_by_day, axe_on_a_phone_by_night, lost_in_the_narrow

URL = "/myths/reading-renews/"
QUESTION = "#prediction-myth-reading-renews"
LOOKS = (axe_on_a_desk_by_day, axe_on_a_phone_by_night, lost_in_the_narrow)
BELIEF = "Whoever keeps using the site stays logged in: the time counts from the last visit."


def press_until(page, key, wanted, limit=80):
    """Press ``key`` until ``wanted`` has the focus."""
    for _ in range(limit):
        if wanted.evaluate("found => found === document.activeElement"):
            return
        page.keyboard.press(key)
    pytest.fail(f"{key} does not lead there")


def test_the_whole_path_by_keyboard_alone(page):
    page.goto("/myths/")
    press_until(page, "Tab", page.get_by_role("link", name=BELIEF))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile(BELIEF))

    press_until(page, "Tab", page.locator("[name=choice]").first)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    press_until(page, "Tab", page.get_by_role("button", name="Commit, and see"))
    page.keyboard.press("Enter")
    expect(page.locator(f"{QUESTION} h3")).to_be_focused()
    expect(page.locator(f"{QUESTION} h3")).to_contain_text("Sure, and wrong: look at the steps.")
    assert list(Answer.objects.values_list("choice", "sureness")) == [("after-the-long-call", "certain")]

    expect(page.locator("#played-title")).to_contain_text("step 4 of 8")
    expect(page.locator("#summary")).to_contain_text("Here the two worlds part.")
    press_until(page, "Tab", page.get_by_role("button", name="From the beginning"))
    page.keyboard.press("Enter")
    expect(page.locator("#played-title")).to_contain_text("step 1 of 8")
    expect(page.locator("#frame-first")).to_be_focused()
    after = page.locator("#frame-after")
    press_until(page, "Tab", after)
    for number in (2, 3, 4):
        page.keyboard.press("Enter")
        expect(page.locator("#played-title")).to_contain_text(f"step {number} of 8")
        expect(after).to_be_focused()
        expect(page).to_have_url(re.compile(rf"\?at={number}$"))
    expect(page.locator("#summary")).to_contain_text("Here the two worlds part.")
    press_until(page, "Tab", page.locator("#belief-mark-6"))
    page.keyboard.press("Enter")
    expect(page.locator("#played-title")).to_contain_text("step 6 of 8")
    expect(page.locator("#belief-mark-6")).to_be_focused()

    press_until(page, "Shift+Tab", page.locator("#both-worlds"))
    page.keyboard.press("Enter")
    expect(page.locator("#compared-belief")).to_contain_text(BELIEF)
    press_until(page, "Tab", page.get_by_role("button", name="Log in as ada"))
    page.keyboard.press("Enter")
    expect(page.locator("#summary")).to_contain_text("Action 9, login.")
    expect(page.locator("#belief-timeline-drawing-desc")).to_contain_text("frame 9 of 9")

    page.goto("/myths/score/")
    press_until(page, "Tab", page.get_by_role("link", name="The proof"))
    page.keyboard.press("Enter")
    expect(page.locator("#played")).to_be_in_viewport()


def test_the_whole_path_without_javascript(page_without_script):
    page = page_without_script
    page.goto("/myths/")
    page.get_by_role("link", name=BELIEF).click()
    page.get_by_label("The one at 10:20.").check()
    page.get_by_role("button", name="Commit, and see").click()
    assert page.evaluate("document.querySelector('#commit input:invalid').name") == "sureness"
    page.get_by_label("I think so").check()
    page.get_by_role("button", name="Commit, and see").click()
    expect(page.locator(f"{QUESTION} h3")).to_have_text("Wrong this time.")

    page.get_by_role("button", name="From the beginning").click()
    expect(page).to_have_url(re.compile(r"\?at=1#played$"))
    page.get_by_role("button", name="Next step").click()
    expect(page.locator("#played-title")).to_contain_text("step 2 of 8")
    page.get_by_role("button", name="Where they part").click()
    expect(page).to_have_url(re.compile(r"\?at=4#played$"))
    expect(page.locator("#played-title")).to_be_in_viewport()
    expect(page.locator("#summary")).to_contain_text("Here the two worlds part.")
    page.locator("#belief-mark-6").click()
    expect(page.locator("#steps .shown")).to_contain_text("not logged in; if the myth were true: logged in as ada")
    page.locator("#step-8").click()
    expect(page.locator("#frame-after")).to_have_attribute("aria-disabled", "true")

    page.get_by_role("link", name="Go on acting in both worlds").click()
    Learner(page).press("Log in as ada")
    expect(page.locator("#compared-belief")).to_contain_text(BELIEF)
    expect(page.locator("#belief-timeline-drawing-desc")).to_contain_text("frame 9 of 9")

    page.goto("/myths/score/")
    expect(page.get_by_role("main")).to_contain_text("You said: The one at 10:20.")
    page.get_by_role("link", name="Forget my answers to these").click()
    page.get_by_role("button", name="Delete these answers").click()
    expect(page.get_by_role("main")).to_contain_text("You have not committed to anything yet")
    page.goto(URL)
    expect(page.get_by_role("button", name="Commit, and see")).to_be_visible()


def test_what_is_open_stays_open_and_back_goes_a_step_back(page):
    page.goto(URL)
    page.get_by_role("button", name="Skip this question").click()
    page.locator("#timeline-facts summary").click()
    for number in (5, 6):
        page.locator("#frame-after").click()
        expect(page.locator("#played-title")).to_contain_text(f"step {number} of 8")
    expect(page.locator("#timeline-facts")).to_have_attribute("open", "")
    page.go_back()
    expect(page.locator("#played-title")).to_contain_text("step 5 of 8")


@pytest.mark.parametrize("viewport", [LAPTOP, PHONE], ids=["laptop", "phone"])
def test_what_was_pressed_stays_where_it_is_and_the_drawing_that_changed_in_sight(page, viewport):
    page.set_viewport_size(viewport)
    page.emulate_media(reduced_motion="reduce")
    page.goto(URL)
    page.get_by_role("button", name="Skip this question").click()
    steps = (("#step-1", 1), ("#parts-belief", 4), ("#frame-first", 1), ("#step-8", 8), ("#step-2", 2), ("#step-4", 4))
    for pressed, number in steps:
        button = page.locator(pressed)
        button.evaluate("button => button.scrollIntoView({block: 'center'})")
        before = button.bounding_box()["y"]
        button.click()
        expect(page.locator("#played-title")).to_contain_text(f"step {number} of 8")
        page.wait_for_function("!document.querySelector('.htmx-request, .htmx-settling, .htmx-added')")
        assert abs(button.bounding_box()["y"] - before) < 120, pressed
    page.locator("#step-1").click()
    page.locator("#parts-belief").click()
    expect(page.locator("#summary")).to_contain_text("Here the two worlds part.")
    for changed in ("#played-title", "#timeline-drawing"):
        expect(page.locator(changed)).to_be_in_viewport()


def test_who_started_over_in_another_tab_is_asked_again(page):
    page.goto(URL)
    page.get_by_role("button", name="Skip this question").click()
    expect(page.locator("#played")).to_be_visible()
    Answer.objects.all().delete()
    page.locator("#frame-after").click()
    expect(page.get_by_role("button", name="Commit, and see")).to_be_visible()
    expect(page.locator("#played")).to_have_count(0)


def test_everybody_can_follow_a_myth_step_by_step(page):
    page.goto(URL)
    page.get_by_label("The one at 10:20.").check()
    page.get_by_label("certain").check()
    page.get_by_role("button", name="Commit, and see").click()
    page.locator("#step-6").click()
    expect(page.locator("#decisions")).to_contain_text("What differs at step 6")
    page.locator("#belief-timeline-facts summary").click()
    for look in LOOKS:
        assert look(page) == []
    page.goto("/myths/")
    for look in LOOKS:
        assert look(page) == []
