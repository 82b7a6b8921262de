"""The myths: what is asked, what is recorded, and what is told afterwards."""

import gzip

import pytest
from django.test import Client
from django.urls import reverse

from lessons.curriculum.registry import get_curriculum
from lessons.pool import Busy, RunFailed, get_pool
from lessons.progress.models import Answer, Learner
from lessons.teaching.views.myths import find_myth
from tests.views.test_lab import HTMX, element, ids, parse, text_of

pytestmark = pytest.mark.django_db

MYTH = find_myth("reading-renews")
URL, POST_URL = "/myths/reading-renews/", "/myths/reading-renews/prediction/"
SECTION = "prediction-myth-reading-renews"
WRONG = {"choice": "after-the-long-call", "sureness": "certain"}
RIGHT = {"choice": "forty-minutes-in", "sureness": "guess"}
TRUE, BELIEVED, OTHER = MYTH.prediction.choices


def check_controls(document):
    """Check what is so on every page: ids are unique, and all that swaps or submits leads somewhere."""
    found = ids(document)
    assert len(found) == len(set(found))
    for control in document.iter():
        swaps = [name for name in control.attrib if name.startswith("hx-")]
        assert len(swaps) <= 4
        if [name for name in swaps if name != "hx-swap-oob"]:
            assert control.get("href") or control.get("action")
            assert control.get("hx-target")[1:] in found
        if control.tag == "button":
            assert text_of(control) or control.get("aria-label")
            assert control.get("form") is None or control.get("form") in found
        assert control.tag != "a" or control.get("href") not in (None, "", "#")
        assert control.tag != "a" or not control.get("href").startswith("#") or control.get("href")[1:] in found


@pytest.mark.parametrize("path", ["/myths/", URL])
@pytest.mark.parametrize("answered", [None, WRONG, RIGHT, {"skip": "1"}])
def test_a_page_is_valid_and_leads_somewhere_before_and_after(client, path, answered):
    if answered:
        client.post(POST_URL, answered)
    response = client.get(path)
    assert response.status_code == 200
    assert "private" in response["Cache-Control"]
    check_controls(parse(response))
    assert len(gzip.compress(response.content)) < 24_000


def test_the_list_has_a_card_for_each_and_what_was_committed_to(client):
    cards = [text_of(card) for card in parse(client.get("/myths/")).iter("li")]
    assert cards == [f"{str(myth.belief).replace('`', '')} Not answered yet" for myth in get_curriculum().myths]
    client.post(POST_URL, WRONG)
    page = text_of(element(parse(client.get("/myths/")), "main"))
    assert f"You said: {BELIEVED.text} (certain)" in page
    assert "You have answered 1 of" in page
    client.post(POST_URL, {"skip": "1"})
    assert "Skipped" in text_of(element(parse(client.get("/myths/")), "main"))


def test_what_there_is_not_is_404_and_a_wrong_method_405(client):
    assert client.get("/myths/no-such-myth/").status_code == 404
    assert client.post("/myths/no-such-myth/prediction/", WRONG).status_code == 404
    assert client.post("/myths/").status_code == 405
    assert client.post(URL).status_code == 405
    assert client.get(POST_URL).status_code == 405
    assert client.head(URL).status_code == 200


# Committing


def test_a_choice_is_recorded_and_leads_back_to_the_question(client):
    response = client.post(POST_URL, WRONG)
    assert response.status_code == 302
    assert response["Location"] == f"{URL}#{SECTION}"
    [answered] = Answer.objects.all()
    assert (answered.prediction, answered.choice, answered.sureness) == (MYTH.prediction.id, *WRONG.values())
    links = {text_of(link): link.get("href") for link in parse(client.get("/progress/")).iter("a")}
    assert links["Go on where you were"] == URL


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"choice": "none-of-them"},
        {"sureness": "think"},
        {"choice": "no-such-choice", "sureness": "certain"},
        {"choice": "none-of-them", "sureness": "very"},
    ],
)
@pytest.mark.parametrize("headers", [{}, HTMX])
def test_half_an_answer_is_a_400_that_keeps_it(client, sent, headers):
    response = client.post(POST_URL, sent, headers=headers)
    assert response.status_code == 400
    asked = element(parse(response, is_part=bool(headers)), SECTION)
    assert "Choose an answer and say how sure you are." in text_of(asked)
    checked = {field.get("value") for field in asked.iter("input") if field.get("checked") is not None}
    assert checked == {*sent.values()} - {"no-such-choice", "very"}
    assert not Answer.objects.exists()


def test_looking_records_nothing(client):
    client.get(URL)
    client.get("/myths/")
    assert not Learner.objects.exists()
    client.post(POST_URL, WRONG)
    client.get(URL, {"at": 4})
    assert Answer.objects.count() == 1


def test_htmx_gets_the_answered_question_and_what_it_opens(client):
    part = client.post(POST_URL, WRONG, headers=HTMX)
    assert part.status_code == 200
    document = parse(part, is_part=True)
    assert ids(document)[0] == SECTION
    assert element(document, SECTION).find(".//h3").get("autofocus") is not None
    assert element(document, "after").get("hx-swap-oob") == "true"
    assert {"played", "matters", "instead"} <= {*ids(document)}
    assert "hx-swap-oob" not in client.get(URL).content.decode()


def test_a_post_without_the_token_is_refused():
    assert Client(enforce_csrf_checks=True).post(POST_URL, WRONG).status_code == 403
    assert not Answer.objects.exists()


@pytest.mark.parametrize("headers", [{}, HTMX])
@pytest.mark.parametrize("error", [Busy(), RunFailed("x")])
def test_nothing_is_recorded_and_nothing_told_while_a_run_does_not_come_about(client, monkeypatch, headers, error):
    def refuse(*_):
        raise error

    monkeypatch.setattr(type(get_pool()), "trace", refuse)
    assert client.get(URL).status_code == 200  # to ask, nothing is run
    response = client.post(POST_URL, WRONG, headers=headers)
    assert response.status_code == 503
    assert f'href="{URL}"' in response.content.decode()
    assert not [line for line in MYTH.prediction.scenario.lines if line in response.content.decode()]
    assert not Learner.objects.exists()


def test_a_page_whose_run_does_not_come_about_is_a_503_with_the_link_intact(client, monkeypatch):
    client.post(POST_URL, WRONG)

    def refuse(*_):
        raise Busy

    monkeypatch.setattr(type(get_pool()), "trace", refuse)
    response = client.get(URL, {"at": 3})
    assert response.status_code == 503
    assert f'href="{URL}?at=3"' in response.content.decode()


def test_two_learners_never_see_each_others_answers():
    first, second = Client(), Client()
    first.post(POST_URL, WRONG)
    assert "How sure are you?" in second.get(URL).content.decode()
    second.post(POST_URL, RIGHT)
    assert "Sure, and wrong" in first.get(URL).content.decode()
    assert "A guess, and right." in second.get(URL).content.decode()
    assert f"You said: {BELIEVED.text}" not in text_of(element(parse(second.get("/myths/")), "main"))
    assert str(BELIEVED.text) not in second.get(reverse("score")).content.decode()
    assert Learner.objects.count() == 2


def test_two_tabs_never_overwrite_each_others_answers(client):
    client.post(POST_URL, WRONG)
    client.post(POST_URL, RIGHT)
    assert list(Answer.objects.order_by("pk").values_list("choice", flat=True)) == [WRONG["choice"], RIGHT["choice"]]
    assert Learner.objects.count() == 1
    assert "A guess, and right." in client.get(URL).content.decode()


# What came out


@pytest.mark.parametrize(
    ("sent", "headline", "is_wrong"),
    [
        (WRONG, "Sure, and wrong: look at the steps.", True),
        ({**WRONG, "sureness": "think"}, "Wrong this time.", True),
        ({**WRONG, "sureness": "guess"}, "A guess, and wrong.", True),
        ({"choice": "none-of-them", "sureness": "think"}, "Wrong this time.", True),
        ({**RIGHT, "sureness": "certain"}, "Right.", False),
        ({**RIGHT, "sureness": "think"}, "Right.", False),
        (RIGHT, "A guess, and right.", False),
        ({"skip": "1"}, "You skipped this one.", False),
    ],
)
def test_the_headline_depends_on_how_sure_one_was_and_a_wrong_answer_leads_to_both_worlds(
    client, sent, headline, is_wrong
):
    client.post(POST_URL, sent)
    document = parse(client.get(URL))
    section = element(document, SECTION)
    assert text_of(section.find(".//h3")).startswith(headline)
    assert ("What happens:" in text_of(section)) is (sent.get("choice") != RIGHT["choice"])
    chosen = MYTH.prediction.find_choice(sent.get("choice", ""))
    assert not chosen or str(chosen.explanation) in text_of(section)
    assert ("primary" in element(document, "see-steps").get("class").split()) is is_wrong


def test_the_link_to_both_worlds_runs_the_proof_in_them_and_every_further_action(client):
    client.post(POST_URL, WRONG)
    link = element(parse(client.get(URL)), "both-worlds").get("href")
    assert link.startswith("/lab/?do=")
    assert link.endswith("belief=reading-renews")
    document = parse(client.get(link))
    assert str(MYTH.belief) in text_of(element(document, "compared-belief"))
    further = element(document, "act")
    fields = {field.get("name"): field.get("value") for field in further.iter("input")}
    went_on = client.get("/lab/", {**fields, "then": "login"}, follow=True)
    document = parse(went_on)
    assert "frame 9 of 9" in text_of(element(document, "belief-timeline-drawing"))


def test_why_it_matters_what_to_do_and_where_to_read_on_are_told_with_their_proofs(client):
    client.post(POST_URL, {"skip": "1"})
    document = parse(client.get(URL))
    for part in ("matters", "instead"):
        section = element(document, part)
        sentences = getattr(MYTH, part)
        assert len(list(section.iter("p"))) == len(sentences)
        marks = [
            button.get("popovertarget") for button in section.iter("button") if button.get("class") == "proof-mark"
        ]
        assert len(marks) == len([sentence for sentence in sentences if sentence.claim])
        assert all("Run it in the lab" in text_of(element(document, mark)) for mark in marks)
    text = text_of(element(document, "after"))
    assert all(str(source.title) in text for source in MYTH.sources)
