"""Five pages of the reference: expert zone, when not to use, production patterns, three pitfalls, often said."""

import gzip

import pytest
from django.urls import reverse

from lessons.curriculum.reference.claims_browsers import ROWS
from lessons.curriculum.reference.example_code import read_example
from lessons.curriculum.reference.misconceptions import MISCONCEPTIONS
from lessons.curriculum.registry import get_curriculum
from tests.views.test_lab import element, ids, parse, text_of

PAGES = {page.slug: page for page in get_curriculum().pages}
SLUGS = ["expert-zone", "when-not-to-use", "production-patterns", "three-pitfalls", "often-said"]
LISTED = [
    "accounts/remember.py",
    "accounts/limits.py",
    "accounts/touch.py",
    "accounts/devices.py",
    "deploy/clearsessions.cron",
    "deploy/clearsessions.service",
    "deploy/clearsessions.timer",
    "accounts/time_left.py",
    "accounts/tests/browser.py",
    "accounts/tests/test_expiry.py",
]


def url(slug):
    return reverse("reference_page", args=[slug])


def page(client, slug, **query):
    return parse(client.get(url(slug), query))


def with_class(document, tag, name):
    return [found for found in document.iter(tag) if name in (found.get("class") or "").split()]


@pytest.mark.parametrize("slug", SLUGS)
def test_the_page_works_and_is_listed(client, slug):
    document = page(client, slug)
    assert [text_of(heading) for heading in document.iter("h1")] == [str(PAGES[slug].title)]
    links = [link.get("href") for link in parse(client.get(reverse("reference"))).iter("a")]
    assert url(slug) in links


@pytest.mark.parametrize("slug", SLUGS)
def test_a_wrong_method_is_405(client, slug):
    assert client.post(url(slug)).status_code == 405


@pytest.mark.parametrize("slug", SLUGS)
def test_ids_are_unique_and_each_claim_that_data_name_can_be_opened(client, slug):
    document = page(client, slug)
    found = ids(document)
    assert len(found) == len(set(found))
    for claim in PAGES[slug].shown:
        assert [id_ for id_ in found if id_.startswith(f"proof-{claim}")], claim
    for mark in with_class(document, "button", "proof-mark"):
        assert element(document, mark.get("popovertarget")).get("popover") is not None


@pytest.mark.parametrize("slug", SLUGS)
def test_links_within_the_site_lead_somewhere(client, slug):
    document = page(client, slug)
    anchors: dict[str, set[str]] = {}
    for link in document.iter("a"):
        address, _hash, anchor = (link.get("href") or "").partition("#")
        if address.startswith("/") and not address.startswith(("/lab/?", "/language/")):
            anchors.setdefault(address, set()).add(anchor)
        elif not address:
            assert anchor in ids(document)
    for address, wanted in anchors.items():
        response = client.get(address)
        assert response.status_code == 200, address
        if wanted - {""}:
            assert wanted - {""} <= set(ids(parse(response))), address


@pytest.mark.parametrize("slug", SLUGS)
def test_the_page_is_light(client, slug):
    assert len(gzip.compress(client.get(url(slug)).content)) < 24_000


@pytest.mark.parametrize("slug", SLUGS)
def test_code_can_be_scrolled_with_the_keyboard(client, slug):
    assert all(block.get("tabindex") == "0" for block in with_class(page(client, slug), "pre", "code"))


def test_the_code_that_is_shown_is_the_code_that_is_run(client):
    figures = with_class(page(client, "production-patterns"), "figure", "listing")
    shown = {text_of(figure.find("figcaption")): figure for figure in figures if figure.find("figcaption") is not None}
    assert list(shown) == LISTED
    for path, figure in shown.items():
        assert "".join(figure.find("pre").itertext()) == read_example(path).text


def test_the_password_is_asked_for_again_by_code_that_is_shown(client):
    (figure,) = [
        figure
        for figure in with_class(page(client, "when-not-to-use"), "figure", "listing")
        if figure.find("figcaption") is not None
    ]
    assert "".join(figure.find("pre").itertext()) == read_example("accounts/recent.py").text


def test_table_and_cards_of_the_browsers_say_the_same(client):
    document = page(client, "expert-zone")
    (table,) = with_class(document, "table", "endings")
    rows = [[text_of(cell) for cell in row.iter("td")] for row in table.find("tbody").iter("tr")]
    (cards,) = with_class(document, "div", "narrow-cards")
    assert [[text_of(told) for told in card.iter("dd")] for card in cards.iter("section")] == rows
    assert rows == [["still in" if stays else "out" for stays in row.stays] for row in ROWS]


def test_table_and_cards_of_the_comparison_say_the_same(client):
    document = page(client, "when-not-to-use")
    (table,) = with_class(document, "table", "compared")
    (cards,) = with_class(document, "div", "narrow-cards")

    def told(cells):
        return [(cell.find("span") if cell.find("span") is not None else cell).text for cell in cells]

    rows = [told(row.iter("td")) for row in table.find("tbody").iter("tr")]
    assert [told(card.iter("dd")) for card in cards.iter("section")] == rows
    assert len(rows) == 8


def test_what_is_cited_says_so(client):
    facts = with_class(page(client, "expert-zone"), "li", "fact")
    cited = [text_of(fact) for fact in facts if with_class(fact, "p", "basis")]
    assert len(cited) == 3
    assert all("Cited, not run here" in text for text in cited)
    assert all("test" in text_of(found) for fact in facts for found in fact.iter("summary"))


def test_both_sides_of_a_pitfall_are_shown_with_what_came_out(client):
    document = page(client, "three-pitfalls")
    outcomes = [[text_of(told) for told in strip.iter("dd")] for strip in with_class(document, "dl", "outcomes")]
    assert outcomes == [
        ["logged in", "1", "0"],
        ["logged out", "1", "1"],
        ["3", "3"],
        ["0", "0"],
        ["taken for Ada", "1", "0"],
        ["taken for a stranger", "0", "0"],
    ]
    for side in with_class(document, "article", "side"):
        (link,) = [link for link in side.iter("a") if not link.get("class") and "Run it in the lab (" in text_of(link)]
        assert client.get(link.get("href")).status_code == 200


@pytest.mark.parametrize("verdict", ["wrong", "half", "unsourced", "right"])
def test_often_said_is_filtered_by_a_link(client, verdict):
    document = page(client, "often-said", verdict=verdict)
    shown = [misconception.get("id") for misconception in with_class(document, "li", "saying")]
    assert shown == [each.id for theme in MISCONCEPTIONS.filter_themes(verdict) for each in theme.misconceptions]
    (current,) = [link for link in element(document, "main").iter("a") if link.get("aria-current")]
    assert current.get("href") == f"{url('often-said')}?verdict={verdict}"
    (count,) = current.iter("small")
    assert int(text_of(count)) == len(shown)


@pytest.mark.parametrize("query", [{}, {"verdict": ""}, {"verdict": "nonsense"}, {"verdict": "<b>"}])
def test_without_a_verdict_that_there_is_all_are_shown(client, query):
    document = page(client, "often-said", **query)
    assert len(with_class(document, "li", "saying")) == MISCONCEPTIONS.filters[0].count
    (current,) = [link for link in element(document, "main").iter("a") if link.get("aria-current")]
    assert current.get("href") == url("often-said")
