"""The reference in a real Chromium: one sheet of paper, a drawing on a phone, and nothing that axe complains of."""

import re
from urllib.parse import urlencode

import pytest

from lessons.curriculum.registry import get_curriculum
from tests.browser.learner import LAPTOP, PHONE
from tests.browser.looking import violations

RAISED = "/reference/under-the-hood/?" + urlencode({"do": ["login", "set_expiry 'soon'"]}, doseq=True)
PATHS = [*(f"/reference/{page.slug}/" for page in get_curriculum().pages), RAISED]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(("size", "scheme"), [(PHONE, "dark"), (LAPTOP, "light")], ids=["phone", "laptop"])
def test_a_page_fits_its_screen_and_everybody(new_context, path, size, scheme):
    page = new_context(viewport=size, color_scheme=scheme).new_page()
    page.goto(path)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert violations(page) == []


def test_the_takeaways_are_one_sheet(new_context):
    page = new_context().new_page()
    page.goto("/reference/takeaways/")
    sheets = re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True))
    assert len(sheets) == 1


def test_words_of_the_drawing_are_legible_on_a_phone_and_stay_in_their_nodes(new_context):
    page = new_context(viewport=PHONE).new_page()
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
