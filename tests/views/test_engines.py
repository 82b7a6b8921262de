"""The table of the engines."""

import pytest
from django.urls import reverse

from due_date.scenario.settings import ENGINES
from lessons.curriculum.reference.engines import QUESTIONS
from tests.views.test_lab import ids, parse, text_of

URL = "/reference/engines/"


def links(document):
    return [found.get("href") for found in document.iter("a") if (found.get("href") or "").startswith("/lab/?")]


def test_every_question_is_answered_for_every_engine(client):
    document = parse(client.get(URL))
    (table,) = document.iter("table")
    heads = [text_of(head) for head in table.find("thead").iter("th")]
    assert heads == ["Question", *ENGINES]
    rows = list(table.find("tbody").iter("tr"))
    assert [row.get("id") for row in rows] == [question.slug for question in QUESTIONS]
    for row, question in zip(rows, QUESTIONS, strict=True):
        assert text_of(row.find("th")) == question.text
        answers = [text_of(cell) for cell in row.iter("td")]
        assert len(answers) == 5
        for cell, answer in zip(question.answers, answers, strict=True):
            assert answer.startswith(cell.text)


def test_the_cards_say_what_the_table_says(client):
    document = parse(client.get(URL))
    shown = links(document)
    assert len(shown) == 2 * 5 * len(QUESTIONS)
    assert len(set(shown)) == 5 * len(QUESTIONS)
    assert [text_of(head) for head in document.iter("h2")] == list(ENGINES)
    assert len(list(document.iter("dt"))) == 5 * len(QUESTIONS)
    assert len(ids(document)) == len(set(ids(document)))


@pytest.mark.parametrize("question", range(len(QUESTIONS)), ids=[question.slug for question in QUESTIONS])
def test_each_link_runs_its_scenario_in_the_lab(client, question):
    shown = links(parse(client.get(URL)))[5 * question :][:5]
    for href, engine in zip(shown, ENGINES, strict=True):
        assert f"SESSION_ENGINE%3D{engine}+" in href
        assert "expect" not in href
        assert client.get(href).status_code == 200


def test_a_wrong_method_is_405(client):
    assert client.post(URL).status_code == 405
    assert reverse("engines") == URL
