"""The site map of the simulated site, and that a row and a view are all that makes a page."""

import subprocess
import sys

import pytest

from lessons.simulated_site import PAGES, SITE, SITE_MAP, USERS, find_page

VISITED = [page for page in SITE_MAP if not page.is_form]


def test_the_words_of_the_site_are_its_users_and_the_paths_that_can_be_visited():
    assert SITE.origin == "http://site.test"
    assert USERS == ("ada", "grace", "linus")
    assert PAGES == ("/", "/about/", "/cart/add/", "/cart/append/", "/boom/", "/account/", "/expiry/")


def test_no_path_name_or_place_is_used_twice():
    assert len({page.path for page in SITE_MAP}) == len({page.name for page in SITE_MAP}) == len(SITE_MAP)
    assert sorted(page.place for page in VISITED) == [*range(1, len(VISITED) + 1)]


@pytest.mark.parametrize("page", VISITED, ids=lambda page: page.name)
def test_a_visit_is_answered_by_the_view_of_the_page(play, page):
    _, frame = play("login", f"visit {page.path}")

    assert frame.exchange.page["name"] == page.name
    assert f"<title>{page.name}</title>" in frame.exchange.response.body
    assert "<p>Nothing stands" not in frame.exchange.response.body


@pytest.mark.parametrize("page", VISITED, ids=lambda page: page.name)
def test_every_page_that_can_be_visited_has_what_the_lab_shows(page):
    assert page.button
    assert page.headline


def test_a_page_is_found_by_its_name():
    assert find_page("cart-add") is SITE_MAP[2]
    assert find_page("missing") is None


def test_the_site_map_is_read_without_django():
    program = "import sys, lessons.simulated_site; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert "lessons.simulated_site" in done.stdout.split()
    assert "django" not in done.stdout.split()
