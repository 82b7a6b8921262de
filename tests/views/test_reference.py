"""The reference: its index, and what holds for every one of its pages."""

import re
from xml.etree import ElementTree

import pytest
from django.urls import reverse

from lessons.curriculum.registry import get_curriculum
from tests.views.test_lab import ids, parse, text_of

PAGES = get_curriculum().pages


def test_the_index_leads_to_every_page(client):
    response = client.get(reverse("reference"))
    assert response.status_code == 200
    links = [link.get("href") for link in parse(response).iter("a")]
    assert {reverse("reference_page", args=[page.slug]) for page in PAGES} <= set(links)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.slug)
def test_a_page_is_valid_has_one_heading_of_its_own_and_no_id_twice(client, page):
    response = client.get(reverse("reference_page", args=[page.slug]))
    assert response.status_code == 200
    document = parse(response)
    (heading,) = document.iter("h1")
    assert text_of(heading) == page.title
    found = ids(document)
    assert len(found) == len(set(found))
    for link in document.iter("a"):
        assert link.get("href") not in (None, "", "#")
        if link.get("href").startswith("#"):
            assert link.get("href")[1:] in found


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.slug)
def test_what_is_labelled_is_labelled_by_something(client, page):
    document = parse(client.get(reverse("reference_page", args=[page.slug])))
    found = set(ids(document))
    for labelled in document.iter():
        assert set((labelled.get("aria-labelledby") or "").split()) <= found


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.slug)
def test_a_wrong_method_is_405(client, page):
    assert client.post(reverse("reference_page", args=[page.slug])).status_code == 405


def test_an_unknown_page_is_404(client):
    assert client.get("/reference/no-such-page/").status_code == 404
    assert client.post(reverse("reference")).status_code == 405


@pytest.mark.parametrize("slug", ["mental-model", "under-the-hood", "connections", "takeaways", "glossary"])
def test_the_pages_that_say_what_happens_can_be_run(client, slug):
    document = parse(client.get(reverse("reference_page", args=[slug])))
    proofs = [link.get("href") for link in document.iter("a") if text_of(link) == "Run it in the lab"]
    assert len(proofs) > 5
    assert client.get(proofs[0]).status_code == 200


def test_the_drawing_of_the_two_deadlines_is_well_formed_and_said_in_words(client):
    html = client.get(reverse("reference_page", args=["mental-model"])).content.decode()
    (svg,) = re.findall(r"<svg (.*?</svg>)", html, re.DOTALL)
    drawing = ElementTree.fromstring(f"<svg {svg}")  # noqa: S314 - our own
    assert drawing.findtext("title")
    assert "clearsessions, which you run, removes it" in drawing.findtext("desc", "")


def test_a_picture_holds_or_breaks_in_words(client):
    document = parse(client.get(reverse("reference_page", args=["mental-model"])))
    verdicts = [text_of(found) for found in document.iter("strong") if "verdict" in (found.get("class") or "")]
    assert verdicts.count("holds") == 6
    assert verdicts.count("breaks") == 5


def test_each_word_of_the_glossary_has_an_address(client):
    document = parse(client.get(reverse("reference_page", args=["glossary"])))
    words = [found for found in document.iter("div") if found.find("dt") is not None]
    assert len(words) > 30
    assert all(word.get("id") and text_of(word.find("dd")) for word in words)
    assert {"session-key", "expiry-age", "cycle-key", "evict", "absolute-timeout", "frame"} <= set(ids(document))
