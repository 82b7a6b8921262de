"""The score: what somebody believed, in the order in which it is worth looking at again."""

from dataclasses import replace
from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse

from lessons.curriculum import registry as curriculum
from lessons.curriculum.registry import get_curriculum
from lessons.pool import Busy, get_pool
from lessons.progress.models import Answer
from tests.views import test_myths
from tests.views.test_lab import element, parse, text_of
from tests.views.test_lesson import LESSON
from tests.views.test_lesson import answer as answer_lesson

pytestmark = pytest.mark.django_db

URL = "/myths/score/"
TRUE, BELIEVED, OTHER = (choice.id for choice in test_myths.MYTH.prediction.choices)
SLUGS = ("errors-save", "zero-means-now", "age-counts-down", "timedelta-slides", "valid-at-deadline", "reading-renews")


@pytest.fixture(autouse=True)
def six_myths(monkeypatch):
    """A catalogue in which six slugs say the same, and are told apart by their beliefs."""
    one = test_myths.MYTH
    myths = [
        replace(one, number=n, slug=slug, belief=f"Belief {n}", prediction=replace(one.prediction, id=f"myth-{slug}"))
        for n, slug in enumerate(SLUGS, start=1)
    ]
    modules = [SimpleNamespace(MYTH=myth) for myth in myths]
    modules += [SimpleNamespace(LESSON=LESSON), SimpleNamespace(CLAIMS=get_curriculum().claims)]
    monkeypatch.setattr(curriculum, "_import_modules", lambda: modules)
    get_curriculum.cache_clear()
    yield
    get_curriculum.cache_clear()


def commit(client, number, choice, sureness):
    sent = {"choice": choice, "sureness": sureness} if choice else {"skip": "1"}
    response = client.post(reverse("myth_prediction", args=[SLUGS[number - 1]]), sent)
    assert response.status_code == 302


def groups(client):
    """Return the titles of the groups about myths in order, each with the beliefs in it."""
    section = next(each for each in parse(client.get(URL)).iter("section") if each.get("aria-labelledby") == "of-myths")
    found = [each for each in section.iter("section") if "believed" in (each.get("class") or "")]
    return [(text_of(each.find("h3")), [text_of(item).strip("“")[:8] for item in each.iter("li")]) for each in found]


def test_to_somebody_who_answered_nothing_it_says_where_to_begin(client):
    response = client.get(URL)
    assert response.status_code == 200
    page = element(parse(response), "main")
    assert "You have not committed to anything yet" in text_of(page)
    assert "/myths/" in [link.get("href") for link in page.iter("a")]
    assert "due_date_site" not in client.cookies


def test_sure_but_wrong_comes_first_and_what_was_known_last(client):
    commit(client, 1, TRUE, "certain")
    commit(client, 2, TRUE, "guess")
    commit(client, 3, BELIEVED, "guess")
    commit(client, 4, OTHER, "think")
    commit(client, 5, BELIEVED, "certain")
    assert groups(client) == [
        ("Sure, and wrong", ["Belief 5"]),
        ("Wrong", ["Belief 4", "Belief 3"]),
        ("Guessed, and right", ["Belief 2"]),
        ("Right", ["Belief 1"]),
        ("Not answered yet", ["Belief 6"]),
    ]


def test_what_was_skipped_is_listed_and_not_counted_as_wrong(client):
    commit(client, 1, "", "")
    assert groups(client)[0] == ("Skipped", ["Belief 1"])
    assert groups(client)[1][0] == "Not answered yet"


def test_a_line_says_what_was_believed_how_sure_what_is_true_and_leads_to_both(client):
    commit(client, 1, BELIEVED, "think")
    [line] = [item for item in parse(client.get(URL)).iter("li") if "score-links" in str([p.attrib for p in item])]
    believed, true = test_myths.BELIEVED.text, test_myths.TRUE.text
    assert f"You said: {believed} (I think so) What happens: {true}" in text_of(line).replace("“", "").replace("”", "")
    proof, worlds = (link.get("href") for link in line.iter("a"))
    assert proof == "/myths/errors-save/#played"
    assert worlds.startswith("/lab/?do=")
    assert worlds.endswith("&belief=errors-save")
    assert client.get(worlds).status_code == 200


def test_nothing_is_a_badge_nor_a_number(client):
    for number in range(1, 6):
        commit(client, number, TRUE, "certain")
    page = text_of(element(parse(client.get(URL)), "main"))
    assert "%" not in page
    assert "5 of 6" not in page


def test_predictions_of_lessons_are_a_second_part(client):
    answer_lesson(client, count=1, choice="at-close-only", sureness="certain")
    document = parse(client.get(URL))
    part = next(each for each in document.iter("section") if each.get("aria-labelledby") == "of-lessons")
    assert "Does her login end only when the browser closes" in text_of(part)
    links = [link.get("href") for link in part.iter("a")]
    assert f"/lessons/{LESSON.slug}/#prediction-{LESSON.predictions[0].id}" in links
    assert groups(client) == [("Not answered yet", [f"Belief {n}" for n in range(1, 7)])]


@pytest.mark.parametrize("answered", [0, 3, 6])
def test_the_page_is_valid(client, answered):
    for number in range(1, answered + 1):
        commit(client, number, (TRUE, BELIEVED, "")[number % 3], "certain")
    answer_lesson(client, count=answered // 2)
    test_myths.check_controls(parse(client.get(URL)))


def test_a_wrong_method_is_405_and_a_busy_workshop_503(client, monkeypatch):
    assert client.post(URL).status_code == 405
    commit(client, 1, TRUE, "certain")

    def refuse(*_):
        raise Busy

    monkeypatch.setattr(type(get_pool()), "trace", refuse)
    response = client.get(URL)
    assert response.status_code == 503
    assert f'href="{URL}"' in response.content.decode()


def test_only_what_was_answered_is_run(client, monkeypatch):
    monkeypatch.setattr(type(get_pool()), "trace", lambda *_: pytest.fail("something was run"))
    assert client.get(URL).status_code == 200


# Starting over


def test_answers_to_myths_are_forgotten_after_asking_and_nothing_else_is(client):
    other = Client()
    for each in (client, other):
        commit(each, 1, BELIEVED, "certain")
        answer_lesson(each, count=1)
    links = {text_of(link): link.get("href") for link in parse(client.get(URL)).iter("a")}
    url = links["Forget my answers to these"]
    document = parse(client.get(url))
    assert "Forget your answers to the myths?" in text_of(document)
    assert Answer.objects.count() == 4
    assert {text_of(link): link.get("href") for link in document.iter("a")}["Keep it"] == URL
    [form] = element(document, "main").iter("form")
    assert client.post(form.get("action"))["Location"] == URL
    assert sorted(Answer.objects.values_list("prediction", flat=True)) == sorted(
        [LESSON.predictions[0].id] * 2 + ["myth-errors-save"]
    )
    assert "How sure are you?" in client.get("/myths/errors-save/").content.decode()
    assert "Sure, and wrong" in other.get("/myths/errors-save/").content.decode()


def test_the_progress_page_says_how_many_were_answered(client):
    commit(client, 1, BELIEVED, "certain")
    commit(client, 2, "", "")
    assert "You have answered 2 of 6." in text_of(element(parse(client.get("/progress/")), "main"))
