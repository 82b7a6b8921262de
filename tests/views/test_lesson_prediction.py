"""Committing to a prediction: what is recorded, and what is told to whom."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from lessons.curriculum.proofs import find_true_choice
from lessons.pool import Busy, get_pool
from lessons.progress.models import Answer, Learner
from tests.views.test_lab import element, ids, parse, text_of
from tests.views.test_lesson import HTMX, LESSON, START, URL, answer

pytestmark = pytest.mark.django_db

FIRST, SECOND, THIRD = LESSON.predictions
POST_URL = reverse("prediction", args=[LESSON.slug, FIRST.id])
WRONG = {"choice": "at-close-only", "sureness": "certain"}
RIGHT = {"choice": "in-time-from-the-save", "sureness": "guess"}


def section(client, prediction=FIRST):
    return text_of(element(parse(client.get(URL)), f"prediction-{prediction.id}"))


@pytest.mark.parametrize("prediction", LESSON.predictions, ids=lambda prediction: prediction.id)
def test_the_key_is_what_running_says(prediction):
    key = {"at-close-only-or-in-time": "in-time-from-the-save", "a-copy-after-closing": "ada"}
    found = find_true_choice(prediction, get_pool().trace(prediction.scenario))
    assert found.id == key.get(prediction.id, "who-wrote")


def test_a_choice_is_recorded_and_leads_back_to_the_question_and_the_same_bench(client):
    response = client.post(POST_URL, {**WRONG, "lab": START[1:] + "&do=close"})
    assert response.status_code == 302
    assert response["Location"] == f"{URL}{START}&do=close#prediction-{FIRST.id}"
    [answered] = Answer.objects.all()
    assert (answered.prediction, answered.choice, answered.sureness) == (FIRST.id, "at-close-only", "certain")
    assert answered.learner.place == f"{URL}{START}&do=close"


def test_a_wrong_choice_is_explained_and_then_what_is_true(client):
    client.post(POST_URL, WRONG)
    text = section(client)
    assert "Sure, and wrong: look at the steps." in text
    assert "takes the date off the cookie only" in text
    assert "What happens: Also in time, counted from when her session was last saved." in text
    assert "not logged in. The record" in text
    assert re.search(r"logged in as ada\. A record \w{6}… was created", text)  # and not that no cookie was sent


def test_the_steps_count_books_where_the_question_is_about_a_cart(client):
    answer(client)
    assert "in the cart." not in section(client)
    assert "phone: visit / day 15 logged in as grace, 1 book in the cart." in section(client, THIRD)


def test_a_right_choice_is_explained_and_nothing_else(client):
    client.post(POST_URL, RIGHT)
    text = section(client)
    assert "A guess, and right." in text
    assert "What happens:" not in text
    assert "That is how the name of the setting reads" not in text


def test_skipping_is_allowed_and_recorded_as_skipped(client):
    client.post(POST_URL, {"skip": "1", "choice": "at-close-only"})
    [answered] = Answer.objects.all()
    assert (answered.choice, answered.sureness) == ("", "")
    assert "You skipped this one." in section(client)


def test_the_proof_can_be_put_on_the_bench(client):
    client.post(POST_URL, WRONG)
    revealed = element(parse(client.get(URL)), f"prediction-{FIRST.id}")
    link = next(link.get("href") for link in revealed.iter("a") if link.get("href").startswith(URL))
    assert "Action 8, visit /." in text_of(element(parse(client.get(link)), "summary"))


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"choice": "at-close-only"},
        {"sureness": "certain"},
        {"choice": "no-such-choice", "sureness": "certain"},
        {"choice": "at-close-only", "sureness": "very"},
    ],
)
@pytest.mark.parametrize("headers", [{}, HTMX])
def test_half_an_answer_is_a_400_that_keeps_it_and_tells_nothing(client, sent, headers):
    response = client.post(POST_URL, sent, headers=headers)
    assert response.status_code == 400
    document = parse(response, is_part=bool(headers))
    asked = element(document, f"prediction-{FIRST.id}")
    assert "Choose an answer and say how sure you are." in text_of(asked)
    checked = {field.get("value") for field in asked.iter("input") if field.get("checked") is not None}
    assert checked == {*sent.values()} - {"no-such-choice", "very"}
    assert not Answer.objects.exists()
    assert not [choice for choice in FIRST.choices if str(choice.explanation)[:30] in response.content.decode()]


def test_htmx_gets_the_answered_question_the_next_one_and_what_it_opens(client):
    part = client.post(POST_URL, WRONG, headers=HTMX)
    document = parse(part, is_part=True)
    assert ids(document)[0] == f"prediction-{FIRST.id}"
    assert f"prediction-{SECOND.id}" in ids(document)
    assert element(document, "after").get("hx-swap-oob") == "true"
    assert "explanation" not in ids(document)
    heading = element(document, f"prediction-{FIRST.id}").find(".//h3")
    assert heading.get("autofocus") is not None
    answer(client, count=2)
    last = reverse("prediction", args=[LESSON.slug, LESSON.predictions[2].id])
    part = client.post(last, {"skip": "1", "lab": START[1:] + "&do=close"}, headers=HTMX)
    document = parse(part, is_part=True)
    assert {"after", "explanation", "goals"} <= {*ids(document)}
    assert "You closed the browser." in text_of(element(document, "own"))  # the bench as it is now


def test_unknown_predictions_are_404_and_looking_is_405(client):
    assert client.post(reverse("prediction", args=[LESSON.slug, "no-such"])).status_code == 404
    assert client.post(reverse("prediction", args=["no-such", FIRST.id])).status_code == 404
    assert client.get(POST_URL).status_code == 405


def test_a_post_without_the_token_is_refused_and_told_about_cookies():
    response = Client(enforce_csrf_checks=True).post(POST_URL, WRONG)
    assert response.status_code == 403
    assert "this site needs a cookie" in text_of(element(parse(response), "main"))
    assert not Answer.objects.exists()


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_nothing_is_recorded_while_the_workers_are_busy(client, monkeypatch, headers):
    """A new learner would be lost with it: Django saves no session with a 503."""

    def refuse(*_):
        raise Busy

    monkeypatch.setattr(type(get_pool()), "trace", refuse)
    response = client.post(POST_URL, WRONG, headers=headers)
    assert response.status_code == 503
    assert response.get("HX-Retarget") == ("#notice" if headers else None)
    assert f'href="{URL}?do=' in response.content.decode()
    assert not Answer.objects.exists()
    assert not Learner.objects.exists()


def test_two_learners_never_see_each_others_answers():
    first, second = Client(), Client()
    first.post(POST_URL, WRONG)
    assert "How sure are you?" in section(second)
    second.post(POST_URL, RIGHT)
    assert "Sure, and wrong" in section(first)
    assert "A guess" in section(second)
    assert Learner.objects.count() == 2


def test_two_tabs_never_overwrite_each_others_answers(client):
    client.post(POST_URL, WRONG)
    client.post(POST_URL, RIGHT)
    assert list(Answer.objects.order_by("pk").values_list("choice", flat=True)) == [WRONG["choice"], RIGHT["choice"]]
    assert Learner.objects.count() == 1
    assert "A guess" in section(client)
