"""The reference in a real Chromium: one sheet of paper, a drawing on a phone, and a run that fails."""

import re
from urllib.parse import urlencode

from tests.browser.learner import PHONE
from tests.browser.looking import axe_on_a_desk_by_day, axe_on_a_phone_by_night, lost_in_the_narrow

RAISED = "/reference/under-the-hood/?" + urlencode({"do": ["login", "set_expiry 'soon'"]}, doseq=True)


def test_everybody_can_read_the_way_of_a_request_that_fails(page):
    page.goto(RAISED)
    for look in (axe_on_a_desk_by_day, axe_on_a_phone_by_night, lost_in_the_narrow):
        assert look(page) == []


def test_the_takeaways_are_one_sheet(page):
    page.goto("/reference/takeaways/")
    sheets = re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True))
    assert len(sheets) == 1


def test_words_of_the_drawing_are_legible_on_a_phone_and_stay_in_their_nodes(page):
    page.set_viewport_size(PHONE)
    page.goto("/reference/under-the-hood/")
    boxes = page.evaluate(
        """[...document.querySelectorAll(".way-node")].map(node => {
             const [box, words] = [".outline", "text"].map(part => node.querySelector(part).getBoundingClientRect());
             const letters = getComputedStyle(node.querySelector("text")).fontSize;
             const svg = node.ownerSVGElement;
             return [box.left, words.left, words.right, box.right, parseFloat(letters) * svg.clientWidth / 366];
           })"""
    )
    assert len(boxes) == 15
    for left, words_left, words_right, right, letters_px in boxes:
        assert left < words_left < words_right < right
        assert letters_px > 12
