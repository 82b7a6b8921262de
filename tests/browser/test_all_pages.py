"""Every page of the site in a real Chromium: for whoever sees little, moves little, has no script, or prints it."""

import pytest

from tests.browser import looking
from tests.growth.finished import finish_at_once
from tests.opening import show
from tests.site_map import all_pages

LOOKS = (
    looking.axe_on_a_desk_by_day,
    looking.axe_on_a_phone_by_night,
    looking.lost_in_the_narrow,
    looking.moving_although_asked_not_to,
    looking.lost_in_forced_colours,
)
PAGES = all_pages()


@pytest.fixture(autouse=True)
def served(settings, monkeypatch, request, complaints):
    """Serve what the page needs, and expect of it no other complaint than that it is an error page."""
    shown = request.node.callspec.params["shown"]
    monkeypatch.setattr("lessons.growth.runs.launch", finish_at_once)
    yield
    complaints[:] = [each for each in complaints if shown.status == 200 or f"status of {shown.status}" not in each]


@pytest.mark.parametrize("shown", PAGES, ids=str)
def test_everybody_can_use(new_context, shown):
    context = new_context(color_scheme="light", reduced_motion="reduce", viewport=looking.DESKTOP)
    scales = looking.Scales(context)
    page = show(context, shown)
    found = {"too heavy": scales.too_heavy()}
    found |= {look.__name__: look(page) for look in LOOKS}
    assert {what: findings for what, findings in found.items() if findings} == {}


@pytest.mark.parametrize("shown", PAGES, ids=str)
def test_nothing_needs_script_on(new_context, shown):
    page = show(new_context(java_script_enabled=False), shown)
    assert looking.needs_script(page) == []


@pytest.mark.parametrize("shown", [page for page in PAGES if page.is_lab], ids=str)
def test_data_without_controls_is_printed_of(new_context, shown):
    page = show(new_context(reduced_motion="reduce"), shown)
    assert looking.badly_printed(page) == []
