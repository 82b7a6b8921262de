"""The navigation at the top of every page: it marks the section that the page belongs to."""

from html.parser import HTMLParser

import pytest
from django.test import Client

from tests.opening import fetch
from tests.site_map import all_pages

SECTIONS = {
    "lessons": "/#lessons",
    "myths": "/myths/",
    "lab": "/lab/",
    "reference": "/reference/",
    "growth": "/reference/",
    "progress": "/progress/",
}
PAGES = {page.path: page for page in reversed(all_pages()) if not page.pressed}.values()  # each URL in its first state


class Navigation(HTMLParser):
    """Reads ``aria-current`` of each link, by its ``href``, of the navigation called "Site" in a page of HTML."""

    def __init__(self, text):
        super().__init__()
        self.is_inside = False
        self.links = {}
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        if tag == "nav":
            self.is_inside = attributes.get("aria-label") == "Site"
        elif tag == "a" and self.is_inside:
            self.links[attributes["href"]] = attributes.get("aria-current")

    def handle_endtag(self, tag):
        self.is_inside = self.is_inside and tag != "nav"


@pytest.mark.django_db
@pytest.mark.parametrize("shown", PAGES, ids=str)
def test_the_section_of_the_page_is_marked_and_no_other(shown):
    links = Navigation(fetch(Client(), shown).content.decode()).links
    if "embed=" in shown.path or "present=" in shown.path:
        assert links == {}, "a lab inside another page has no navigation"
        return
    assert set(links) == set(SECTIONS.values())
    path = shown.path.partition("?")[0]
    section = SECTIONS.get(path.split("/")[1])
    marked = {href: current for href, current in links.items() if current}
    assert marked == ({section: "page" if section == path else "true"} if section else {})


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/myths/no-such-myth/", "/lessons/no-such-lesson/", "/growth/no-such-run/"])
def test_the_section_is_marked_where_its_page_is_missing(client, path):
    response = client.get(path)
    assert response.status_code == 404
    assert Navigation(response.content.decode()).links[SECTIONS[path.split("/")[1]]] == "true"
