"""Under the hood: the drawing lights up for the learner's own request, and the list says the same."""

import re
from xml.etree import ElementTree

import pytest
from django.urls import reverse
from django.utils import translation

from lessons.pool import Busy, Pool, RunFailed
from tests.views.test_lab import element, ids, parse, text_of

HOOD = reverse("under_the_hood")
REFUSED = ["set SESSION_COOKIE_AGE=300 SESSION_EXPIRE_AT_BROWSER_CLOSE=True", "login", "advance 5m", "visit /"]


def hood(client, lines=(), **parameters):
    return client.get(HOOD, {"do": list(lines), **parameters})


def classes(found):
    return (found.get("class") or "").split()


def lit(document):
    """Return the ids of the nodes that are lit, by their numbers; one where the way was stopped comes last."""
    nodes = [found for found in document.iter("g") if (found.get("id") or "").startswith("node-")]
    passed = {node.get("id")[5:]: node for node in nodes if "lit" in classes(node)}
    badges = {id_: text_of(list(node.iter("text"))[-1]) for id_, node in passed.items()}
    return sorted(badges, key=lambda id_: int(badges[id_]) if badges[id_].isdigit() else len(badges))


def steps(document):
    return [text_of(item) for item in element(document, "way-steps").iter("li")]


def test_without_a_query_an_example_is_lit(client):
    response = client.get(HOOD)
    assert response.status_code == 200
    assert "X-Robots-Tag" not in response
    document = parse(response)
    assert lit(document) == ["arrives", "long", "made", "touched", "found", "empty", "view", "gone", "deleted"]
    assert "visit /" in text_of(element(document, "way-request"))


def test_the_way_of_the_last_request_is_lit_and_told(client):
    response = hood(client, ["login", "visit /cart/add/", "visit /"])
    document = parse(response)
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert lit(document)[-3:] == ["gone", "changed", "nothing"]
    told = steps(document)
    assert len(told) == len(lit(document))
    assert "The session was only read, so nothing was saved" in told[-2]
    assert "contrib/sessions/middleware.py" in told[0]
    assert "expire_date__gt=timezone.now()" in " ".join(told)


def test_another_frame_lights_another_way(client):
    document = parse(hood(client, ["login", "visit /cart/add/", "visit /"], at=2))
    assert lit(document)[-3:] == ["dated", "status", "saved"]
    request = element(document, "way-request")
    assert text_of(request).startswith("Action 2, visit /cart/add/, at 09:00:00: GET /cart/add/, engine db.")
    hrefs = [link.get("href") for link in request.iter("a")]
    assert [href.partition("at=")[2] for href in hrefs] == ["1#way", "3#way"]


def test_an_action_without_a_request_shows_the_last_one_before_it(client):
    document = parse(hood(client, ["login", "close"]))
    text = text_of(element(document, "way-request"))
    assert text.startswith("Action 1, login,")
    assert "that action sent none" in text


def test_before_any_request_nothing_is_lit(client):
    response = hood(client, ["advance 5m"])
    assert response.status_code == 200
    document = parse(response)
    assert lit(document) == []
    assert "nobody has sent a request" in text_of(element(document, "way-request"))


def test_where_an_exception_ended_it_is_marked_and_told(client):
    document = parse(hood(client, ["login", "set_expiry 'soon'"]))
    (stop,) = [found for found in document.iter("g") if "stop" in classes(found)]
    assert stop.get("id") == "node-dated"
    assert text_of(list(stop.iter("text"))[-1]) == "\N{MULTIPLICATION SIGN}"
    assert steps(document)[-1].find("Django raised ValueError") > 0
    assert "There it ended." in steps(document)[-1]


def test_a_request_that_failed_before_it_had_a_session_says_so(client):
    document = parse(hood(client, ["set SESSION_COOKIE_NAME=[]", "visit /"]))
    assert lit(document) == []
    told = text_of(element(document, "way-steps"))
    assert "failed before it had a session" in told
    assert "Django raised TypeError" in told


@pytest.mark.parametrize(
    ("engine", "words"),
    [
        ("db", "a record with this key and expire_date > now"),
        ("cache", "Has the cache an entry for this key?"),
        ("cached_db", "or the table a row with expire_date > now"),
        ("file", "a file for this key that is not due"),
        ("signed_cookies", "Does its signature verify, and is it young enough?"),
    ],
)
def test_each_engine_asks_its_own_question(client, engine, words):
    document = parse(hood(client, [f"set SESSION_ENGINE={engine}", "login", "visit /"]))
    assert words in " ".join(steps(document))
    assert f"engine {engine}" in text_of(element(document, "way-request"))
    assert len(ids(document)) == len(set(ids(document)))


def test_every_example_has_its_own_way(client):
    links = [link.get("href") for link in element(parse(client.get(HOOD)), "other-ways").iter("a")]
    assert len(links) == 10
    ways = set()
    for href in links:
        response = client.get(HOOD + href.partition("#")[0])
        assert response.status_code == 200
        document = parse(response)
        current = [link for link in element(document, "other-ways").iter("a") if link.get("aria-current")]
        assert [link.get("href") for link in current] == [href]
        ways.add((*lit(document), text_of(element(document, "way-steps"))))
    assert len(ways) == 10


def test_the_actions_can_be_typed(client):
    response = client.get(HOOD, {"text": "login\r\nvisit /"})
    assert response.status_code == 302
    assert response["Location"] == f"{HOOD}?do=login&do=visit+%2F"


@pytest.mark.parametrize(
    ("parameters", "words", "kept"),
    [
        ({"do": ["login", "visitt /"]}, "Nearest valid action: visit /", "login\nvisitt /"),
        ({"text": "login\nvisitt /"}, "Nearest valid action: visit /", "login\nvisitt /"),
        ({"do": ["login"], "at": "2"}, "the number of a frame, from 0 to 1", "login"),
        ({"do": ["login"], "at": "<b>"}, "the number of a frame, from 0 to 1", "login"),
        ({"do": ["visit /" + "x" * 7000]}, "can be read", "visit /xxx"),
    ],
)
def test_bad_input_is_a_400_that_says_what_is_wrong_and_keeps_what_was_typed(client, parameters, words, kept):
    response = client.get(HOOD, parameters)
    assert response.status_code == 400
    document = parse(response)
    assert words in text_of(element(document, "way"))
    assert element(document, "own-way-text").text.startswith(kept)
    assert element(document, "own-way").get("open") is not None
    assert element(document, "read-the-way") is not None
    assert "<b>" not in response.content.decode()


@pytest.mark.parametrize(("error", "words"), [(Busy(), "busy"), (RunFailed("x"), "did not come to its end")])
def test_a_run_that_cannot_be_done_now_is_a_503_that_can_be_tried_again(client, monkeypatch, error, words):
    def refuse(*_):
        raise error

    monkeypatch.setattr(Pool, "trace", refuse)
    response = hood(client, ["login", "visit /"])
    assert response.status_code == 503
    assert response["Retry-After"]
    assert words in response.content.decode()
    assert f"{HOOD}?do=login&amp;do=visit+%2F" in response.content.decode()


def test_the_lab_and_the_code_path_lead_to_it_and_it_leads_back(client):
    bench = parse(client.get(reverse("lab"), {"do": REFUSED, "at": 4}))
    href = element(bench, "show-way").get("href")
    assert href.endswith("#way")
    way = parse(client.get(href.partition("#")[0]))
    assert lit(way)[-1] == "deleted"
    links = [link.get("href") for link in element(way, "way").iter("a")]
    path = next(link for link in links if link.startswith("/lab/path/?"))
    assert any(link.startswith("/lab/?do=set+SESSION_COOKIE_AGE") for link in links)
    listed = element(parse(client.get(path)), "code_path")
    assert any(link.get("href").startswith(HOOD) for link in listed.iter("a"))


@pytest.mark.parametrize("line", ["close", "clearsessions", "advance 1d"])
def test_the_lab_offers_no_way_where_no_request_was_sent(client, line):
    assert "show-way" not in ids(parse(client.get(reverse("lab"), {"do": ["login", line]})))


def test_its_numbers_are_written_with_points_in_every_language(client):
    with translation.override("de"):
        html = client.get(HOOD, headers={"accept-language": "de"}).content.decode()
    (svg,) = re.findall(r"<svg (.*?</svg>)", html, re.DOTALL)
    drawing = ElementTree.fromstring(f"<svg {svg}")  # noqa: S314 - our own
    places = [value for found in drawing.iter() for name, value in found.items() if name in ("d", "x", "y", "cx", "cy")]
    assert places
    assert not any("," in place for place in places)


def test_robots_are_told_to_stay_out_of_it(client):
    assert "Disallow: /reference/under-the-hood/?" in client.get("/robots.txt").content.decode()


def test_what_is_interpretation_says_so(client):
    document = parse(client.get(HOOD))
    (read,) = [found for found in document.iter("p") if "interpretation" in classes(found)]
    assert text_of(read).startswith("our reading")
