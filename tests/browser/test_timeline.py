"""The timeline in a real Chromium: marks, slider and steps, with JavaScript and without, and where it scrolls to."""

import re

import pytest
from playwright.sync_api import expect

LINES = ["set SESSION_COOKIE_AGE=300", "login", "advance 299s", "visit /", "advance 1s", "visit /", "advance 1s"]
URL = "/lab/?" + "&".join("do=" + line.replace(" ", "+").replace("=", "%3D") for line in LINES)


@pytest.fixture(params=["page", "page_without_script"], ids=["with-javascript", "without"])
def lab(request):
    page = request.getfixturevalue(request.param)
    page.goto(URL)
    return page


def test_a_mark_shows_its_frame(lab):
    lab.locator("#mark-4").click()
    expect(lab.locator("#past")).to_contain_text("frame 4 of 7")
    expect(lab).to_have_url(re.compile(r"&at=4$"))
    expect(lab.locator("#mark-4")).to_have_attribute("aria-current", "step")


def test_steps_go_one_frame_and_back(lab):
    lab.locator("#frame-before").click()
    expect(lab.locator("#past")).to_contain_text("frame 6 of 7")
    lab.locator("#frame-after").click()
    expect(lab.locator("#past")).to_have_count(0)


def test_the_slider_and_its_button_show_a_frame(lab):
    lab.locator("#scrub-at").fill("2")
    lab.locator("#scrub-show").click()
    expect(lab.locator("#past")).to_contain_text("frame 2 of 7")


def test_arrow_keys_on_the_slider_step_through_frames_and_keep_it_in_focus(page):
    page.goto(URL)
    page.locator("#scrub-at").focus()
    for number in (6, 5):
        page.keyboard.press("ArrowLeft")
        expect(page.locator("#past")).to_contain_text(f"frame {number} of 7")
        expect(page.locator("#scrub-at")).to_be_focused()
        expect(page.locator("#scrub-at")).to_have_value(str(number))


def test_a_mark_keeps_the_focus_when_it_is_pressed(page):
    page.goto(URL)
    page.locator("#mark-4").press("Enter")
    expect(page.locator("#past")).to_contain_text("frame 4 of 7")
    expect(page.locator("#mark-4")).to_be_focused()


@pytest.mark.parametrize("at", [0, 4, 7])
def test_on_a_phone_the_drawing_scrolls_in_its_own_box_and_begins_at_now(page, at):
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"{URL}&at={at}")
    page.evaluate("Promise.all(document.getAnimations().map(each => each.finished))")
    box, line = page.locator(".timeline-box"), page.locator(".timeline .now-line")
    frame, now = box.bounding_box(), line.bounding_box()
    assert frame["x"] + 80 <= now["x"] <= frame["x"] + frame["width"]
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_on_a_wide_screen_nothing_scrolls_and_labels_stay_level(page):
    page.set_viewport_size({"width": 1500, "height": 900})
    page.goto(URL)
    box = page.locator(".timeline-box")
    assert box.evaluate("box => box.scrollWidth <= box.clientWidth")
    heights = [page.locator(name).bounding_box()["height"] for name in (".timeline-lanes", ".timeline-drawing")]
    assert abs(heights[0] - heights[1]) < 1
