"""The reference of the engines: one table, every cell with the scenario that proves it."""

from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from due_date.scenario.settings import ENGINES
from lessons.curriculum.reference_engines import QUESTIONS
from lessons.lab.query import lab_url


class EngineAnswer(NamedTuple):
    """Hold a cell of the table: the question, the engine, what it does, and the URL of the lab that shows it."""

    question: str
    engine: str
    text: str
    url: str


@require_safe
def engines(request: HttpRequest) -> HttpResponse:
    """Compare the five engines, question by question; the same again engine by engine, for narrow screens."""
    rows = [
        (
            question.slug,
            _(question.text),
            [
                EngineAnswer(_(question.text), cell.engine, _(cell.answer), lab_url(_shown(cell.lines)))
                for cell in question.cells
            ],
        )
        for question in QUESTIONS
    ]
    columns = [
        (engine, [answer for _slug, _text, answers in rows for answer in answers if answer.engine == engine])
        for engine in ENGINES
    ]
    return render(request, "teaching/engines.html", {"engines": ENGINES, "rows": rows, "columns": columns})


def _shown(lines: tuple[str, ...]) -> list[str]:
    """Return the actions of a proof without its expectations, which the lab has no use for."""
    return [line for line in lines if not line.startswith("expect ")]
