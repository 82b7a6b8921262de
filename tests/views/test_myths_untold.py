"""Before committing nothing on any page, in any part, header or URL tells what is true: it is searched for."""

import re
from dataclasses import replace

import pytest
from django.urls import reverse
from django.utils.html import escape

from lessons.curriculum.registry import get_curriculum
from lessons.pool import get_pool
from lessons.teaching.views import myths
from tests.views.test_lab import HTMX

pytestmark = pytest.mark.django_db

EVERY_MYTH = pytest.mark.parametrize("myth", get_curriculum().myths, ids=lambda myth: myth.slug)
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"')
HALF = {"choice": "no-such-choice"}


def url_of(myth):
    return reverse("myth", args=[myth.slug])


def answers_about(client, myth):
    """Yield everything that is answered to somebody who has not committed to ``myth``, each with how it was got."""
    url, post_url = url_of(myth), reverse("myth_prediction", args=[myth.slug])
    for headers in ({}, HTMX):
        for query in ("", "?at=0", "?at=3", "?at=99", "?at=x", "?frame=1&played=1"):
            yield f"{url}{query} {headers}", client.get(url + query, headers=headers)
        for sent in (HALF, {"choice": myth.prediction.choices[0].id}, {"sureness": "guess"}, {"at": "3"}):
            yield f"{post_url} {sent} {headers}", client.post(post_url, sent, headers=headers)
        for name in ("myths", "score", "progress"):
            yield f"{name} {headers}", client.get(reverse(name), headers=headers)


def told_only_afterwards(myth):
    """Return what the answer could be read from: sentences, names of proofs, lines of the proof, parts of the page."""
    claims = {each.claim for each in (*myth.prediction.choices, *myth.sentences) if each.claim}
    texts = [each.explanation for each in myth.prediction.choices] + [each.text for each in myth.sentences]
    texts += [source.title for source in myth.sources]
    texts += [claim.text for claim in get_curriculum().claims if claim.id in claims]
    found = [max(str(text).split("`"), key=len)[:60] for text in texts]  # what is between backticks is shown as code
    found += [f"proof-{id_}" for id_ in claims] + [source.url for source in myth.sources if source.url]
    found += [line for line in myth.prediction.scenario.lines if " " in line]
    return [*found, "belief=", "data-verdict", "both-worlds", "they part", "timeline-drawing", "popover"]


def everything_in(response):
    headers = "\n".join(f"{name}: {value}" for name, value in response.headers.items() if name != "ETag")
    cookies = response.cookies.output()
    return f"{headers}\n{cookies}\n{response.content.decode()}"


@EVERY_MYTH
def test_nothing_is_told_before_committing(client, myth):
    secrets = told_only_afterwards(myth)
    assert len(secrets) > 10
    visible = f"{myth.belief} {myth.prediction.prompt} " + " ".join(str(each.text) for each in myth.prediction.choices)
    for how, response in answers_about(client, myth):
        text = everything_in(response)
        for secret in secrets:
            if secret not in visible:
                assert secret not in text, how
                assert escape(secret) not in text, how


@EVERY_MYTH
def test_all_that_is_searched_for_is_told_after_committing(client, myth):
    """A search for what is never there would find nothing either way."""
    client.post(reverse("myth_prediction", args=[myth.slug]), {"skip": "1"})
    text = everything_in(client.get(url_of(myth))).replace("<code>", "`").replace("</code>", "`")
    told = told_only_afterwards(replace(myth, prediction=replace(myth.prediction, choices=true_choices(myth))))
    assert [secret for secret in told if secret not in text and escape(secret) not in text] == []


def true_choices(myth):
    trace = get_pool().trace(myth.prediction.scenario)
    return [choice for choice in myth.prediction.choices if choice.holds.holds(trace)]


@EVERY_MYTH
@pytest.mark.parametrize("headers", [{}, HTMX])
def test_before_committing_no_byte_depends_on_what_is_true_or_on_the_frame(client, monkeypatch, myth, headers):
    def bytes_of(query):
        response = client.get(url_of(myth) + query, headers=headers)
        assert response.status_code == 200
        return TOKEN.sub("", response.content.decode()), {**response.headers, "ETag": ""}

    before = bytes_of("")
    assert all(bytes_of(f"?at={at}") == before for at in ("0", "1", "4", "99", "x"))
    choices = [replace(each, explanation="", claim="") for each in myth.prediction.choices]
    other = replace(myth.prediction, proof="login", choices=choices)
    other_myth = replace(myth, prediction=other, believed=choices[0].id, matters=(), instead=(), sources=())
    monkeypatch.setattr(myths, "find_myth", lambda slug: other_myth)
    assert bytes_of("") == before


def test_through_htmx_somebody_who_has_not_committed_is_sent_to_the_question(client):
    """Whoever started over in another tab, and then steps on here."""
    response = client.get("/myths/reading-renews/", {"at": 3}, headers=HTMX)
    assert response["HX-Redirect"] == "/myths/reading-renews/"
    assert response.content == b""
    assert "HX-Push-Url" not in response
