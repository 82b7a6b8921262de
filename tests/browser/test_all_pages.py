"""The pages of the site in a real Chromium: for whoever sees little, moves little, has no script, or prints it.

``make audit`` looks at all of them with axe, in each size and colour scheme.
"""

from itertools import cycle

import pytest

from tests.browser import looking
from tests.growth.finished import finish_at_once
from tests.opening import show
from tests.site_map import all_pages, one_of_each_kind

BY_DAY = (
    looking.axe_on_a_desk_by_day,
    looking.lost_in_the_narrow,
    looking.moving_although_asked_not_to,
    looking.lost_in_forced_colours,
)
BY_NIGHT = (looking.axe_on_a_phone_by_night, looking.lost_in_the_narrow)
PAGES = one_of_each_kind()
ALIKE = [page for page in all_pages() if page not in PAGES and page.answered_at]
# By turns, so that of the pages that are in the list before and after an answer half begin with each.
TURNS = list(zip(PAGES, cycle((BY_DAY, BY_NIGHT, BY_NIGHT, BY_DAY)), strict=False))


@pytest.fixture(autouse=True)
def served(settings, monkeypatch, request, complaints):
    """Serve what the page needs, and expect of it no other complaint than that it is an error page."""
    shown = request.node.callspec.params["shown"]
    monkeypatch.setattr("lessons.growth.runs.launch", finish_at_once)
    yield
    complaints[:] = [each for each in complaints if shown.status == 200 or f"status of {shown.status}" not in each]


@pytest.mark.parametrize(("shown", "looks"), [pytest.param(*turn, id=str(turn[0])) for turn in TURNS])
def test_everybody_can_use(page, shown, looks):
    looking.set_up(page, looking.DESKTOP)
    with looking.Scales(page) as scales:
        show(page, shown)
        found = {"too heavy": scales.too_heavy()}
    found |= {look.__name__: look(page) for look in looks}
    assert {what: findings for what, findings in found.items() if findings} == {}


@pytest.mark.parametrize("shown", ALIKE, ids=str)
def test_nothing_is_lost_in_the_narrow_of(page, shown):
    show(page, shown)
    assert looking.lost_in_the_narrow(page) == []


@pytest.mark.parametrize("shown", PAGES, ids=str)
def test_nothing_needs_script_on(page_without_script, shown):
    show(page_without_script, shown)
    assert looking.needs_script(page_without_script) == []


@pytest.mark.parametrize("shown", [page for page in PAGES if page.is_lab], ids=str)
def test_data_without_controls_is_printed_of(page, shown):
    show(page, shown)
    assert looking.badly_printed(page) == []
