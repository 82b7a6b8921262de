"""A myth's proof, played frame by frame in Django's world and in the one where the myth is so."""

import gzip
import re

import pytest
from django.urls import reverse

from due_date.scenario.observation import KEYS
from lessons.curriculum.registry import get_curriculum
from lessons.pool import get_pool
from lessons.sentences.observed import tell_differences
from tests.html_tree import parse_html
from tests.views.test_lab import HTMX, element, ids, parse, text_of
from tests.views.test_myths import POST_URL, URL, WRONG, check_controls

pytestmark = pytest.mark.django_db

EVERY_MYTH = pytest.mark.parametrize("myth", get_curriculum().myths, ids=lambda myth: myth.slug)
COUNT = 8  # steps of the proof, of which the fourth is where the worlds part


@pytest.fixture(autouse=True)
def committed(client):
    """The learner has answered."""
    client.post(POST_URL, WRONG)


@pytest.mark.parametrize("at", range(COUNT + 1))
def test_each_frame_is_of_differences_in_both_worlds_and_htmx_gets_it_alone(client, at):
    whole = client.get(URL, {"at": at})
    part = client.get(URL, {"at": at}, headers=HTMX)
    assert whole.status_code == part.status_code == 200
    assert part["HX-Push-Url"] == f"{URL}?at={at}"
    assert "HX-Request" in whole["Vary"]
    assert "HX-Request" in part["Vary"]
    assert part.content.decode().strip().startswith('<section id="played"')
    assert part.content.decode().strip() in whole.content.decode()
    document = parse(whole)
    played = element(document, "played")
    check_controls(document)
    assert f"step {at} of {COUNT}" in text_of(element(document, "played-title"))
    for drawing in ("timeline-drawing", "belief-timeline-drawing"):
        assert f"frame {at} of {COUNT}" in text_of(element(document, drawing))
        assert "they part" in text_of(element(document, drawing))
    shown = [item.get("id") for item in played.iter("button") if item.get("aria-current") == "step"]
    assert f"step-{at}" in shown or at == 0
    assert ("Here the two worlds part." in text_of(played)) is (at == 4)
    assert (f"What differs at step {at}" in text_of(element(document, "decisions"))) is (4 < at < 7)
    first, before, after, parts = (
        element(document, id_) for id_ in ("frame-first", "frame-before", "frame-after", "parts-belief")
    )
    assert [before.get("value"), after.get("value")] == [str(max(at - 1, 0)), str(min(at + 1, COUNT))]
    assert [first.get("value"), parts.get("value")] == ["1", "4"]
    assert (first.get("aria-disabled") == "true") is (at <= 1)
    assert (parts.get("aria-disabled") == "true") is (at == 4)
    assert (before.get("aria-disabled") == "true") is (at == 0)
    assert (after.get("aria-disabled") == "true") is (at == COUNT)


def test_the_frame_says_why_with_the_line_of_django_and_where_they_part_what_decided(client):
    document = parse(client.get(URL, {"at": 4}))
    decided = "The session was only read, so nothing was saved: its date stays 09:30:00."
    for id_ in ("decisions", "decided-belief"):
        assert decided in text_of(element(document, id_))
        assert "if (modified or settings.SESSION_SAVE_EVERY_REQUEST) and not empty:" in text_of(element(document, id_))
    assert "expire_date__gt" in text_of(element(document, "decisions"))
    for link in element(document, "decisions").iter("a"):
        path, _sharp, anchor = link.get("href").partition("#")
        assert anchor in ids(parse(client.get(path)))
    steps = [text_of(item) for item in element(document, "steps").iter("li")]
    assert [step for step in steps if "here they part" in step] == [steps[3]]
    assert "not logged in; if the myth were true: logged in as ada" in steps[5]


def test_which_of_the_two_worlds_is_real_is_said_and_what_django_does_stands_before_the_other(client):
    document = parse(client.get(URL))
    assert text_of(element(document, "here-title")).startswith("Real Django")
    assert text_of(element(document, "belief-timeline-title")).startswith("If the myth were true Whoever keeps")
    order = ids(document)
    places = [order.index(id_) for id_ in ("here-title", "timeline-drawing", "decided-belief", "belief-timeline-title")]
    assert places == sorted(places)
    cards = [card for card in element(document, "played").iter() if "timeline" in (card.get("class") or "").split()]
    assert ["decided-belief" in ids(card) for card in cards] == [False, False]


@EVERY_MYTH
def test_playing_opens_where_the_worlds_part_and_the_beginning_is_a_click_away(client, myth):
    url = reverse("myth", args=[myth.slug])
    client.post(reverse("myth_prediction", args=[myth.slug]), {"skip": "1"})
    document = parse(client.get(url))
    parts_at = element(document, "parts-belief").get("value")
    assert f"step {parts_at} of" in text_of(element(document, "played-title"))
    assert text_of(element(document, "summary")).startswith("Here the two worlds part.")
    [shown] = [button for button in element(document, "steps").iter("button") if button.get("aria-current")]
    assert shown.get("value") == parts_at
    first = element(document, "frame-first")
    assert (text_of(first), first.get("value")) == ("From the beginning", "1")


RAW = re.compile(rf"\b({'|'.join(key for key in KEYS if '_' in key)}|none|absent|persistent|true is|false)\b")


@EVERY_MYTH
def test_what_differs_is_told_in_words_at_every_step(client, myth):
    worlds = (get_pool().trace(myth.prediction.scenario, world) for world in ("", myth.slug))
    told = [row for here, there in zip(*worlds, strict=True) for row in tell_differences(here, there)]
    assert told
    assert [cell for row in told for cell in row if not cell or RAW.search(cell)] == []

    client.post(reverse("myth_prediction", args=[myth.slug]), {"skip": "1"})
    [table] = [
        table
        for table in parse(client.get(reverse("myth", args=[myth.slug]))).iter("table")
        if is_of_differences(table)
    ]
    assert [text_of(name) for name in table.iter("th")] == ["Real Django", "If the myth were true"]
    cells = [text_of(cell) for cell in table.iter("td")]
    assert cells
    assert cells == [cell for row in told for cell in row][: len(cells)]


def is_of_differences(table):
    return "differences" in table.get("class")


@pytest.mark.parametrize("at", ["9", "-1", "", "four", "1e3", "9" * 5000, "\x00", "٣"])
@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_frame_that_there_is_not_is_a_400_that_says_which_there_are(client, at, headers):
    response = client.get(URL, {"at": at}, headers=headers)
    assert response.status_code == 400
    assert "HX-Push-Url" not in response
    played = text_of(element(parse(response, is_part=bool(headers)), "played"))
    assert "from 0 to 8: the last one is shown." in played
    assert "step 8 of 8" in played


@EVERY_MYTH
def test_the_page_of_every_myth_is_valid_and_light_where_it_begins_parts_and_ends(client, myth):
    url = reverse("myth", args=[myth.slug])
    client.post(reverse("myth_prediction", args=[myth.slug]), {"choice": myth.believed, "sureness": "certain"})
    response = client.get(url)  # opens where they part
    parts_at = element(parse_html(response.content.decode()), "parts-belief").get("value")
    for at in dict.fromkeys((parts_at, "0", str(len(myth.prediction.scenario.actions)))):
        if at != parts_at:
            response = client.get(url, {"at": at})
        assert response.status_code == 200
        document = parse(response)
        check_controls(document)
        assert len(gzip.compress(response.content)) < 24_000
        assert ("Here the two worlds part." in text_of(element(document, "summary"))) is (at == parts_at)
        assert text_of(element(document, "decided-belief")).startswith("Why, in real Django")
    assert client.get(element(document, "both-worlds").get("href")).status_code == 200


def test_steps_count_books_in_both_worlds_where_a_proof_is_about_them(client):
    client.post("/myths/nested-changes-saved/prediction/", {"skip": "1"})
    steps = text_of(element(parse(client.get("/myths/nested-changes-saved/")), "steps"))
    assert "not logged in, 0 books in the cart; if the myth were true: logged in as ada, 2 books in the cart" in steps
