"""A lesson's page: what it shows before and after committing, and its bench."""

import gzip
import re
from dataclasses import replace

import pytest
from django.urls import reverse

from lessons.pool import Busy, RunFailed, get_pool
from lessons.progress.models import Learner
from lessons.teaching.lesson_page import choose_feedback
from lessons.teaching.views import lessons
from lessons.teaching.views.lessons import find_lesson
from tests.views.test_lab import element, ids, parse, text_of

pytestmark = pytest.mark.django_db

LESSON = find_lesson("two-kinds-of-expiry")
URL = "/lessons/two-kinds-of-expiry/"
START = "?do=set+SESSION_EXPIRE_AT_BROWSER_CLOSE%3DTrue&do=login"
HTMX = {"HX-Request": "true"}


def answer(client, *, count=3, **data):
    """Skip, or answer, the first predictions of the lesson."""
    for prediction in LESSON.predictions[:count]:
        sent = data or {"skip": "1"}
        client.post(reverse("prediction", args=[LESSON.slug, prediction.id]), sent)


def without_tokens(response):
    text = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", response.content.decode())
    return text.replace(str(LESSON.predictions[0].prompt), "")


def test_the_lesson_opens_at_its_own_scenario(client):
    response = client.get(URL)
    document = parse(response)
    assert response.status_code == 200
    assert [text_of(heading) for heading in document.iter("h1")] == ["The two kinds of expiry"]
    assert "Action 2, login." in text_of(element(document, "summary"))
    assert element(document, "undo").get("href") == f"{URL}?do=set+SESSION_EXPIRE_AT_BROWSER_CLOSE%3DTrue&undone=login"


def test_an_unknown_lesson_is_404(client):
    assert client.get("/lessons/no-such-lesson/").status_code == 404


def test_a_wrong_method_is_405(client):
    assert client.post(URL).status_code == 405


def test_the_bench_belongs_to_the_lesson(client):
    document = parse(client.get(URL))
    bench = element(document, "bench")
    actions = {form.get("action") for form in bench.iter("form")}
    assert actions == {URL + "#bench"}  # without JavaScript each action loads the page
    links = [link.get("href") for link in bench.iter("a")]
    assert not [href for href in links if href.startswith("/lab/?")]


def test_only_what_is_unlocked_is_shown(client):
    bench = element(parse(client.get(URL)), "bench")
    buttons = [button.get("value") for button in bench.iter("button") if button.get("name") == "then"]
    assert "visit /" in buttons
    assert "close" in buttons
    assert "set SESSION_EXPIRE_AT_BROWSER_CLOSE=False" in buttons
    assert not {"visit /boom/", "clearsessions", "crash", "delete_rows", "set SESSION_SAVE_EVERY_REQUEST=True"} & {
        *buttons
    }
    found = ids(bench)
    assert "set-SESSION_COOKIE_AGE" in found
    assert not {"text", "expiry-value", "shell", "more_settings", "fate-learner"} & {*found}


def test_everything_is_shown_in_the_lab_which_takes_the_scenario_along(client):
    link = element(parse(client.get(URL)), "whole-lab").find("a").get("href")
    assert link == "/lab/" + START
    found = ids(parse(client.get(link)))
    assert {"text", "expiry-value", "shell", "more_settings", "fate-learner"} <= {*found}


def test_the_few_controls_of_a_lesson_are_not_folded_away(client):
    bench = element(parse(client.get("/lessons/where-sessions-live/")), "bench")
    assert element(bench, "fate-learner").get("open") is not None
    assert element(bench, "more-shell").get("open") is not None
    assert "login grace" not in [button.get("value") for button in bench.iter("button")]
    lab = parse(client.get("/lab/"))
    assert element(lab, "fate-learner").get("open") is None
    assert element(lab, "more-shell").get("open") is None


def test_a_form_of_the_bench_leads_to_the_canonical_url_of_the_lesson(client):
    response = client.get(URL, {"text": "login", "then": "advance", "with": "4m"})
    assert response.status_code == 302
    assert response["Location"] == f"{URL}?do=login&do=advance+4m"
    assert client.get(response["Location"])["X-Robots-Tag"] == "noindex, nofollow"
    assert "X-Robots-Tag" not in client.get(URL)


def test_htmx_gets_the_bench_and_what_depends_on_it(client):
    part = client.get(URL, {"text": "login", "then": "advance 4m"}, headers=HTMX)
    assert part["HX-Push-Url"] == f"{URL}?do=login&do=advance+4m"
    assert "HX-Request" in part["Vary"]
    document = parse(part, is_part=True)
    assert {"bench", "whole-lab", "goal-count", "next-goal"} <= {*ids(document)}
    assert not {"goals", "own", "try"} & {*ids(document)}
    answer(client)
    document = parse(client.get(URL, {"do": "login"}, headers=HTMX), is_part=True)
    assert {"bench", "whole-lab", "goal-count", "next-goal", "goals", "own"} <= {*ids(document)}
    assert element(document, "goals").get("hx-swap-oob") == "true"


def test_a_bad_action_is_a_400_that_keeps_what_was_typed(client):
    response = client.get(URL, {"do": "login", "then": "advance", "with": "4x"}, headers=HTMX)
    assert response.status_code == 400
    assert "HX-Push-Url" not in response
    assert 'value="4x"' in response.content.decode()


@pytest.mark.parametrize("error", [Busy(), RunFailed("x")])
def test_a_run_that_cannot_be_done_now_is_a_503_with_the_link_intact(client, monkeypatch, error):
    def refuse(*_):
        raise error

    monkeypatch.setattr(type(get_pool()), "trace", refuse)
    response = client.get(URL, {"do": "login"})
    assert response.status_code == 503
    assert f'href="{URL}?do=login"' in response.content.decode()


# Before committing


def test_before_committing_nothing_on_the_page_explains_or_claims(client):
    text = client.get(URL).content.decode()
    told = [choice.explanation for prediction in LESSON.predictions for choice in prediction.choices]
    told += [claim.text for claim in LESSON.claims]
    told += [reading.text for reading in LESSON.feedback] + [goal.text for goal in LESSON.goals]
    assert [str(each) for each in told if str(each)[:40] in text] == []
    assert "proof" not in text


@pytest.mark.parametrize("headers", [{}, HTMX])
@pytest.mark.parametrize("answered", [0, 1, 2])
def test_a_page_before_committing_is_the_same_whatever_is_true(client, monkeypatch, headers, answered):
    """Run another proof, under which another choice is true: the page must not differ in a byte."""
    answer(client, count=answered)
    before = client.get(URL, headers=headers)
    asked = LESSON.predictions[answered]
    other = replace(asked, proof="login")
    predictions = [other if each is asked else each for each in LESSON.predictions]
    monkeypatch.setattr(lessons, "find_lesson", lambda slug: replace(LESSON, predictions=predictions))
    after = client.get(URL, headers=headers)
    assert without_tokens(before) == without_tokens(after)
    assert {**before.headers, "ETag": ""} == {**after.headers, "ETag": ""}


def test_later_predictions_wait_for_the_earlier_ones(client):
    assert [id_ for id_ in ids(parse(client.get(URL))) if id_.startswith("prediction-")] == [
        "prediction-at-close-only-or-in-time"
    ]
    answer(client, count=1)
    assert "prediction-a-copy-after-closing" in ids(parse(client.get(URL)))


# After


def test_after_committing_the_explanation_the_goals_and_the_recap_are_there(client):
    answer(client)
    document = parse(client.get(URL))
    assert {"explanation", "matters", "goals", "recap", "own"} <= {*ids(document)}
    onwards = {link.get("href") for link in element(document, "after").iter("a")}
    assert {"/lessons/setting-expiry-in-code/", "/myths/", "/myths/score/"} <= onwards
    assert len(ids(document)) == len(set(ids(document)))
    for claim in LESSON.claims:
        assert str(claim.text).replace("`", "")[:30] in client.get(URL).content.decode().replace("<code>", "")


def test_each_proof_can_be_opened_and_run_in_the_lab(client):
    answer(client)
    document = parse(client.get(URL))
    marks = [button for button in document.iter("button") if button.get("class") == "proof-mark"]
    assert len(marks) >= len(LESSON.claims)
    for mark in marks:
        proof = element(document, mark.get("popovertarget"))
        assert proof.get("popover") is not None
        assert mark.get("aria-label").startswith("proof: ")
        [close] = proof.iter("button")
        assert (close.get("popovertarget"), close.get("popovertargetaction")) == (proof.get("id"), "hide")
        [link] = [link.get("href") for link in proof.iter("a") if link.get("href").startswith("/lab/?")]
        assert client.get(link).status_code == 200


def test_the_page_explains_the_learners_own_run(client):
    answer(client)
    untouched = parse(client.get(URL))
    assert "Nothing yet" in text_of(element(untouched, "own"))
    closed = parse(client.get(URL + START + "&do=close"))
    assert "You closed the browser." in text_of(element(closed, "own"))
    trace = get_pool().trace(LESSON.solved)
    assert len(choose_feedback(LESSON, trace)) == len(LESSON.feedback)


@pytest.mark.parametrize("answered", [0, 3])
def test_the_page_is_valid_and_light(client, answered):
    answer(client, count=answered)
    response = client.get(URL, headers={"Accept-Encoding": "gzip"})
    assert len(response.content) < 24_000
    response = client.get(URL)
    parse(response)
    assert len(gzip.compress(response.content)) < 24_000


def test_looking_records_nothing(client):
    client.get(URL)
    client.get(URL + "?do=login")
    assert not Learner.objects.exists()
    assert "due_date_site" not in client.cookies
