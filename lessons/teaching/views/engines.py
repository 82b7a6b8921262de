"""The reference page that compares the five engines in one table, each answer with the scenario that proves it."""

from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from due_date.scenario.settings import ENGINES
from lessons.curriculum.reference.engines import QUESTIONS
from lessons.lab.query import lab_url


class TableCell(NamedTuple):
    """A cell of the table: question, engine and answer as text, and the URL that runs its proof in the lab."""

    question: str
    engine: str
    text: str
    url: str


@require_safe
def engines(request: HttpRequest) -> HttpResponse:
    """Compare the five engines by question, and for narrow screens again by engine."""
    rows = [
        (
            question.slug,
            _(question.text),
            [
                TableCell(_(question.text), answer.engine, _(answer.text), lab_url(_drop_expectations(answer.lines)))
                for answer in question.answers
            ],
        )
        for question in QUESTIONS
    ]
    columns = [
        (engine, [cell for _slug, _text, cells in rows for cell in cells if cell.engine == engine])
        for engine in ENGINES
    ]
    return render(request, "teaching/engines.html", {"engines": ENGINES, "rows": rows, "columns": columns})


def _drop_expectations(lines: tuple[str, ...]) -> list[str]:
    """Return the actions of a proof, without the expectations, which the lab does not read."""
    return [line for line in lines if not line.startswith("expect ")]
