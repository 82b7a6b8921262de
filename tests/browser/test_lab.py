"""The lab in a real Chromium: an expired login by mouse, by keyboard, without JavaScript and on a phone."""

import re
from urllib.parse import urlencode

import pytest
from playwright.sync_api import expect

from lessons.pool import Busy, get_pool
from tests.browser.learner import LAPTOP, PHONE
from tests.browser.looking import scrolls_sideways

EXPIRED = ["set SESSION_COOKIE_AGE=300", "login", "advance 301s", "visit /"]


def lab(lines=(), **parameters):
    return "/lab/?" + urlencode({"do": list(lines), **parameters}, doseq=True)


def play(page, act):
    """Log in for five minutes and come back one second too late; ``act`` makes a control do what it does."""
    page.locator("#set-SESSION_COOKIE_AGE").fill("300")
    act("apply-SESSION_COOKIE_AGE")
    expect(page.locator("#server")).to_contain_text("5 min")
    act("form-learner-1")
    expect(page.locator("#cookies-learner")).to_contain_text("sessionid")
    act("deadline-1")
    expect(page.locator("#clock time")).to_have_text("09:05:01")
    act("page-learner-1")
    expect_expired(page)


def expect_expired(page):
    """Logged out in the browser, the cookie absent, the record still there, and both lamps say so."""
    expect(page.locator("#browser .headline")).to_contain_text("Nobody is logged in")
    expect(page.locator("#cookies-learner tbody")).not_to_contain_text("sessionid")
    expect(page.locator("#store-rows")).to_contain_text("refused, not removed")
    expect(page.locator("#clock .lit")).to_have_text(["gone (now)", "refused (now)"])


def frames(page):
    return page.locator("#ledger-lines > li")


def active_id(page):
    return page.evaluate("document.activeElement.id")


def travel(page, steps):
    """Press Back (-1) or Forward (1); the page loads itself again, so the navigation is not waited for."""
    page.evaluate("steps => setTimeout(() => history.go(steps))", steps)


def test_a_login_expires_back_is_undo_and_forward_is_redo(page):
    page.goto("/lab/")
    page.evaluate("window.isSameDocument = true")
    play(page, lambda id_: page.locator(f"#{id_}").click())
    expect(page).to_have_url(re.compile(r"do=visit\+%2F$"))
    assert page.evaluate("window.isSameDocument"), "htmx swaps the bench, the page stays"

    travel(page, -1)
    expect(frames(page)).to_have_count(3)
    expect(page.locator("#browser .headline")).to_have_text("Go to /")
    travel(page, -1)
    expect(frames(page)).to_have_count(2)
    expect(page.locator("#clock .lit")).to_have_text(["held (now)", "valid (now)"])
    travel(page, 1)
    expect(frames(page)).to_have_count(3)
    travel(page, 1)
    expect(frames(page)).to_have_count(4)
    expect_expired(page)

    page.locator("#undo").click()
    expect(frames(page)).to_have_count(3)
    page.locator("#redo").click()
    expect_expired(page)


def test_the_scenario_is_edited_as_text(page):
    page.goto(lab(EXPIRED))
    page.locator("#text").fill("login\nadvance 1d\nvisit /")
    page.locator("#run-text").click()
    expect(page.locator("#browser .headline")).to_have_text("Hello, ada.")
    expect(page).to_have_url(re.compile(r"do=login&do=advance\+1d&do=visit\+%2F$"))
    page.locator("#drop-2").click()
    expect(page.locator("#text")).to_have_value("login\nvisit /")
    page.locator("#at-1").click()
    expect(page.locator("#past")).to_contain_text("frame 1 of 2")


@pytest.mark.parametrize("viewport", [LAPTOP, PHONE], ids=["laptop", "phone"])
def test_the_same_story_without_javascript(page_without_script, viewport):
    page = page_without_script
    page.set_viewport_size(viewport)
    page.goto("/lab/")

    def act(id_):
        control = page.locator(f"#{id_}")
        side = control.locator("xpath=ancestor::section[contains(@class, 'column')]").first
        if viewport is PHONE and side.count():
            page.locator(f"#side-{side.get_attribute('id')}").check(force=True)
        control.click()

    if viewport is PHONE:
        page.locator("#side-server").check(force=True)
    play(page, act)
    page.go_back()
    expect(frames(page)).to_have_count(3)
    page.go_forward()
    expect_expired(page)
    page.locator("#undo").click()
    expect(frames(page)).to_have_count(3)
    page.locator("#redo").click()
    page.locator("#text").fill("login\nvisit /")
    page.locator("#run-text").click()
    expect(page.locator("#browser .headline")).to_have_text("Hello, ada.")


def test_the_same_story_by_keyboard_alone(page):
    page.goto("/lab/")

    def reach(id_):
        for _ in range(120):
            if active_id(page) == id_:
                return
            page.keyboard.press("Tab")
        pytest.fail(f"Tab does not reach #{id_}")

    reach("set-SESSION_COOKIE_AGE")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("300")
    page.keyboard.press("Enter")
    expect(page.locator("#server")).to_contain_text("5 min")
    assert active_id(page) == "set-SESSION_COOKIE_AGE"
    reach("form-learner-1")
    page.keyboard.press("Enter")
    expect(page.locator("#cookies-learner")).to_contain_text("sessionid")
    reach("deadline-1")
    page.keyboard.press("Enter")
    expect(page.locator("#clock time")).to_have_text("09:05:01")
    expect(page.locator("#clock")).to_be_focused()  # the deadline's button is gone with the deadline
    reach("page-learner-1")
    page.keyboard.press("Enter")
    expect_expired(page)
    page.keyboard.press("u")
    expect(frames(page)).to_have_count(3)
    page.keyboard.press("r")
    expect(frames(page)).to_have_count(4)
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_have_attribute("open", "")


def test_on_a_phone_the_clock_and_both_lamps_stay_in_sight_and_the_columns_are_tabs(new_context):
    page = new_context(viewport=PHONE, has_touch=True, is_mobile=True).new_page()
    page.goto("/lab/")

    def act(id_):
        control = page.locator(f"#{id_}")
        side = control.locator("xpath=ancestor::section[contains(@class, 'column')]").first
        if side.count():
            page.locator(f"#side-{side.get_attribute('id')}").check(force=True)
        control.tap()

    page.locator("#side-server").check(force=True)
    play(page, act)
    page.locator("#side-server").check(force=True)
    page.locator("#jump-1").tap()
    expect(page.locator("#clock time")).to_have_text("09:06:01")
    expect(page.locator("#side-server")).to_be_checked()
    expect(page.locator("#server")).to_be_visible()
    expect(page.locator("#browser")).to_be_hidden()
    page.locator("#store-rows").evaluate("element => element.scrollIntoView({block: 'center'})")
    for lit in page.locator("#clock .lit").all():
        expect(lit).to_be_in_viewport()
    expect(page.locator("#clock time")).to_be_in_viewport()
    assert not scrolls_sideways(page)
    small = page.eval_on_selector_all(
        "button, a.button, input:not([type=hidden]), select, summary",
        """all => all.filter(e => e.checkVisibility() && !e.closest("svg, .keys")
                            && e.getBoundingClientRect().height < 40).map(e => e.id)""",
    )
    assert small == [], "targets of at least 40 px"


def test_what_was_typed_and_opened_and_the_focus_are_kept_across_a_swap(page):
    page.goto(lab(["login"]))
    page.locator("#added").fill("login grace")
    page.locator("#more-shell summary").click()
    page.locator("#duration").fill("90s")
    page.keyboard.press("Enter")
    expect(page.locator("#clock time")).to_have_text("09:01:30")
    assert active_id(page) == "duration"
    expect(page.locator("#duration")).to_have_value("90s")
    expect(page.locator("#added")).to_have_value("login grace")
    expect(page.locator("#clear-cache")).to_be_visible()
    expect(page.locator("#text")).to_have_value("login\nadvance 90s")  # what the server knows better is not kept
    page.locator("#undo").click()
    page.locator("#undo").click()
    expect(frames(page)).to_have_count(0)
    expect(page.locator("#clock")).to_be_focused()  # nothing is left to undo: the focus is not lost


def test_a_mistyped_duration_is_said_and_can_be_written_anew(page, complaints):
    page.goto(lab(["login"]))
    page.locator("#duration").fill("4x")
    page.locator("#advance").click()
    fault = page.get_by_role("alert")
    expect(fault).to_contain_text("Nearest valid action: advance 4m")
    expect(fault).to_be_in_viewport()
    expect(page).to_have_url(re.compile(r"do=login$"))
    page.locator("#refused-1").fill("advance 4m")
    page.locator("#again-1").click()
    expect(page.locator("#clock time")).to_have_text("09:04:00")
    expect(fault).to_have_count(0)
    assert all("400" in complaint for complaint in complaints)
    complaints.clear()


def test_a_busy_workshop_and_a_lost_network_are_said_and_lose_nothing(page, complaints, monkeypatch):
    def refuse(*_):
        raise Busy

    page.goto(lab(["login"]))
    page.locator("#added").fill("logout")
    with monkeypatch.context() as patched:
        patched.setattr(type(get_pool()), "trace", refuse)
        page.locator("#jump-1").click()
        expect(page.get_by_role("alert")).to_contain_text("The workshop is busy")
    expect(page.locator("#added")).to_have_value("logout")
    page.context.set_offline(True)
    page.locator("#jump-1").click()
    expect(page.get_by_role("alert")).to_contain_text("No answer came")
    page.context.set_offline(False)
    page.locator("#jump-1").click()
    expect(page.locator("#clock time")).to_have_text("09:01:00")
    expect(page.get_by_role("alert")).to_have_count(0)
    expect(page.locator("#added")).to_have_value("logout")
    assert complaints
    complaints.clear()


def test_the_link_to_this_is_copied_and_said(page, base_url):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/lab/")
    page.locator("#form-learner-1").click()
    expect(frames(page)).to_have_count(1)
    page.locator("#here").click()
    expect(page.locator("#notice")).to_have_text("Copied.")
    assert page.evaluate("navigator.clipboard.readText()") == f"{base_url}/lab/?do=login"
    page.locator("#share-summary").click()
    page.locator("#copy-markdown").click()
    page.wait_for_function(
        "navigator.clipboard.readText().then(text => text.startsWith('[Lab, 1 action: cookie held'))"
    )


def test_each_change_is_announced_once_in_words(page):
    page.goto("/lab/")
    page.evaluate("""() => {
        window.announced = [];
        for (const region of document.querySelectorAll("[role=status], [aria-live]"))
          new MutationObserver(() => region.textContent.trim() && window.announced.push(region.textContent.trim()))
            .observe(region, { childList: true, characterData: true, subtree: true });
    }""")
    page.locator("#form-learner-1").click()
    expect(page.locator("#summary")).to_contain_text("Action 1, login.")
    page.locator("#jump-1").click()
    expect(page.locator("#summary")).to_contain_text("Action 2, advance 1m.")
    assert [text.split(".")[0] for text in page.evaluate("announced")] == ["Action 1, login", "Action 2, advance 1m"]
    assert page.locator("#bench [role=status], #bench [aria-live]").count() == 0


def test_every_key_of_the_list_presses_a_button_that_can_be_seen(page):
    page.goto("/lab/?do=login&do=visit+/&do=advance+4m")
    page.keyboard.press("?")
    listed = page.locator("#keys dt").all_inner_texts()
    assert listed[-1] == "?"
    for key, url in zip(
        listed[:-2],
        ["do=visit+%2F&undone=advance+4m", "do=advance+4m", "do=advance+1209360s", "at=3", "do=advance+1209360s"],
        strict=True,
    ):
        button = page.locator(f'[aria-keyshortcuts~="{key}"]')
        if key != "r":
            expect(button).to_be_visible()
        page.keyboard.press(key)
        expect(page).to_have_url(re.compile(re.escape(url) + "$"))
    page.locator("#keys-on").uncheck()
    page.keyboard.press("u")
    expect(page).to_have_url(re.compile("do=advance\\+1209360s$"))


def test_two_hundred_actions_fit_on_the_narrowest_screen(page):
    page.set_viewport_size({"width": 320, "height": 600})
    page.goto(lab([*EXPIRED, *["login", "visit /cart/add/"] * 98]))
    expect(page.locator("#ledger")).to_contain_text("200")
    assert not scrolls_sideways(page)


def test_what_is_pressed_before_the_last_answer_is_here_is_done_after_it(page):
    page.goto(lab(["login"]))
    page.evaluate("""() => {
      for (const id of ["jump-1", "jump-1", "page-learner-1", "undo", "jump-3"]) document.getElementById(id).click();
    }""")
    expect(page.locator("#clock time")).to_have_text("10:02:00")
    expect(frames(page)).to_have_count(4)


def test_a_double_press_does_not_press_what_has_come_to_stand_there(page):
    page.goto(lab(["login"]))
    page.evaluate("""() => {
      const press = (id, detail) => document.getElementById(id).dispatchEvent(
        new MouseEvent("click", { bubbles: true, cancelable: true, detail }));
      press("jump-1", 1), press("jump-1", 2), press("page-learner-1", 3), press("jump-3", 1);
    }""")
    expect(page.locator("#clock time")).to_have_text("10:02:00")
    expect(frames(page).locator("code")).to_have_text(["advance 1h", "advance 1m", "advance 1m", "login"])


def test_the_miniature_on_the_first_page_goes_on_in_the_lab(page):
    page.goto("/")
    page.locator("#deadline-2").click()
    expect(page.locator(".miniature .state")).to_have_text(["gone", "refused"])
    page.locator("#visit-again").click()
    expect(page.locator("#drawn-at")).to_contain_text("Drawn just now")
    expect(page.locator(".miniature .headline")).to_contain_text("Nobody is logged in")
    drawn = page.locator(".miniature .in-force .date").all_inner_texts()
    page.locator("#whole-lab").click()
    expect(page).to_have_url(re.compile("/lab/.*do=advance"))
    assert page.locator("#clock .date").all_inner_texts() == drawn
    assert [text.removesuffix(" (now)") for text in page.locator("#clock .lit").all_text_contents()] == [
        "gone",
        "refused",
    ]
