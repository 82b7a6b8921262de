"""The HTML of every page of the site, parsed: valid, every reference leads somewhere, nothing needs more than HTML."""

from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest
from django.conf import settings
from django.http import HttpRequest
from django.test import Client, RequestFactory
from django.urls import reverse
from django.views import csrf, defaults
from turbohtml import Namespace

from lessons.pool import Busy, get_pool
from tests.growth.finished import finish_at_once
from tests.html_tree import parse_strictly
from tests.opening import fetch
from tests.site_map import SitePage, all_pages

pytestmark = pytest.mark.django_db

PAGES = all_pages()
each_page = pytest.mark.parametrize("shown", PAGES, ids=str)
REFERENCES = {
    "for",
    "form",
    "list",
    "popovertarget",
    "aria-labelledby",
    "aria-describedby",
    "aria-controls",
    "hx-target",
}
OUTSIDE = ("http:", "https:", "mailto:")


@pytest.fixture(autouse=True)
def served(request, settings, monkeypatch):
    monkeypatch.setattr("lessons.growth.runs.launch", finish_at_once)


@cache
def parsed(shown: SitePage):
    """Fetch and parse a page, once for all tests; any mistake in the HTML is an error."""
    response = fetch(Client(), shown)
    assert response.status_code == shown.status
    return parse_strictly(response.content.decode())


def shortened(element):
    return f"<{element.tag} {' '.join(f'{name}={value!r}' for name, value in element.attrib.items())}>"[:150]


# What can be wrong with a document


def faults(document) -> Iterator[str]:
    """Yield everything that is wrong with a page."""
    every = [*document.iter()]
    ids = Counter(each.get("id") for each in every if each.get("id"))
    yield from (f"{count} elements are called #{id_}" for id_, count in ids.items() if count > 1)
    counted = Counter(each.tag for each in every if each.node.namespace is Namespace.HTML)  # a drawing has a title too
    yield from (f"{counted[tag]} <{tag}>" for tag in ("h1", "main", "title") if counted[tag] != 1)
    forms = {each.get("id"): each for each in every if each.tag == "form" and each.get("id")}
    within = {button: form for form in every if form.tag == "form" for button in form.iter("button")}
    for each in every:
        for said in (*_dangling(each, ids), *_inline(each), *_unlinked(each, forms, within)):
            yield f"{said}: {shortened(each)}"


def _dangling(element, ids) -> Iterator[str]:
    """Yield the references of an element that lead nowhere on the page."""
    for name in REFERENCES.intersection(element.attrib):
        value = element.get(name)
        yield from (f"no #{id_}" for id_ in value.replace("#", "").split() if id_ not in ids and value != "this")
    href = element.get("href")
    if href is not None and len(href) > 1 and href[0] == "#" and href[1:] not in ids:
        yield f"no {href}"


def _inline(element) -> Iterator[str]:
    """Yield what the policy of the site would not let through, and what markup should not do."""
    if element.get("style") is not None or element.tag == "style":
        yield "an inline style"
    if (element.tag == "script" and not element.get("src")) or any(name.startswith("on") for name in element.attrib):
        yield "an inline script"
    if element.tag == "a" and (element.get("href") in (None, "", "#") or element.get("href").startswith("javascript:")):
        yield "an anchor that leads nowhere"


def _unlinked(element, forms, within) -> Iterator[str]:
    """Yield what htmx would do and HTML alone would not."""
    swaps = [name for name in element.attrib if name.startswith(("hx-get", "hx-post"))]
    if len([name for name in element.attrib if name.startswith("hx-")]) > 4:
        yield "more than four hx-*"
    if element.tag == "form" or not swaps:
        if swaps and not element.get("action"):
            yield "a form without an action"
        return
    form = forms.get(element.get("form"), within.get(element))
    is_link = element.tag == "a" and element.get("href")
    is_submit = element.tag == "button" and element.get("type", "submit") == "submit" and form is not None
    if not is_link and not (is_submit and form.get("action")):
        yield "neither a link nor a button of a form"


SEEDED = {
    "2 elements are called #a": "<p id=a><b id=a></b></p>",
    "2 <h1>": "<h1>Another</h1>",
    "no #gone": "<label for=gone>Name</label>",
    "no #elsewhere": '<a href="#elsewhere">Elsewhere</a>',
    "an inline style": "<p style='color: red'>Red</p>",
    "an inline script": "<p onclick='alert()'>Press</p>",
    "an anchor that leads nowhere": "<a href='#'>Top</a>",
    "a form without an action": "<form hx-post='/x/'></form>",
    "neither a link nor a button of a form": "<button hx-get='/x/'>Press</button>",
    "more than four hx-*": "<a href='/' hx-get='/' hx-swap=x hx-trigger=x hx-push-url=x hx-select=x>Too much</a>",
}
SOUND = "<!doctype html><title>t</title><main><h1 id=h>One</h1>{}<form id=f action='/x/'></form></main>"


@pytest.mark.parametrize("fault", SEEDED)
def test_a_seeded_fault_is_found(fault):
    assert [said.partition(":")[0] for said in faults(parse_strictly(SOUND.format(SEEDED[fault])))] == [fault]


def test_sound_markup_has_no_faults():
    sound = "<a href='#h' hx-get='/x/' hx-target='#h'>Link</a><button form=f hx-post='/x/'>Press</button>"
    assert list(faults(parse_strictly(SOUND.format(sound)))) == []


# Pages


@each_page
def test_nothing_is_wrong_with(shown):
    assert list(faults(parsed(shown))) == []


@each_page
def test_every_link_leads_to_a_page_of_the_list_from(shown):
    known = {page.path.partition("?")[0] for page in PAGES if page.status == 200}
    known |= {reverse("language", args=[code]) for code, _name in settings.LANGUAGES}
    links = {each.get("href") for each in parsed(shown).iter("a")}
    paths = {link.partition("#")[0].partition("?")[0] for link in links if not link.startswith(OUTSIDE)}
    assert sorted(path for path in paths if path and path not in known) == []


@each_page
def test_language_title_and_description_are_said_by(shown):
    document = parsed(shown)
    assert next(document.iter("html")).get("lang") == "en"
    title, description = said_of_itself(document)
    assert title.endswith("Due Date") or title.startswith("Due Date")
    assert 40 <= len(description) <= 200


def said_of_itself(document):
    metas = {meta.get("name"): meta.get("content") for meta in document.iter("meta")}
    return " ".join(next(document.iter("title")).text.split()), metas["description"]


@pytest.mark.parametrize("part", [0, 1], ids=["title", "description"])
def test_no_two_pages_have_the_same(settings, part):
    told: dict[str, set[str]] = {}
    for shown in PAGES:
        told.setdefault(said_of_itself(parsed(shown))[part], set()).add(shown.path.partition("?")[0])
    assert {said: paths for said, paths in told.items() if len(paths) > 1} == {}


def test_each_lab_describes_itself():
    labs = [shown for shown in PAGES if shown.is_lab]
    assert len({said_of_itself(parsed(shown))[1] for shown in labs}) == len(labs)


# Pages that nobody asks for


NOTES: dict[str, Callable[[HttpRequest], Any]] = {
    "400": lambda request: defaults.bad_request(request, Exception()),
    "403": csrf.csrf_failure,
    "500": defaults.server_error,
}


@pytest.mark.parametrize("note", NOTES)
def test_nothing_is_wrong_with_the_note(note):
    response = NOTES[note](RequestFactory().get("/"))
    assert response.status_code == int(note)
    assert list(faults(parse_strictly(response.content.decode()))) == []


def test_nothing_is_wrong_with_a_busy_page(client, monkeypatch):
    def refuse(*_):
        raise Busy

    monkeypatch.setattr(type(get_pool()), "trace", refuse)
    response = client.get("/lab/?do=login")
    assert response.status_code == 503
    assert list(faults(parse_strictly(response.content.decode()))) == []
