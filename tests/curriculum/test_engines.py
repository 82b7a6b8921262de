"""Every cell of the engines table is true."""

import pytest

from due_date.scenario.settings import ENGINES
from lessons.curriculum.reference.engines import QUESTIONS
from tests.specimen.play import play

CELLS = [(question, cell) for question in QUESTIONS for cell in question.answers]


@pytest.mark.parametrize(
    ("question", "cell"), CELLS, ids=[f"{question.slug}-{cell.engine}" for question, cell in CELLS]
)
def test_cell_is_proved_by_its_scenario(question, cell):
    play("\n".join(cell.lines))

    assert any(line.startswith("expect") for line in cell.lines)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.slug)
def test_every_engine_answers(question):
    assert [cell.engine for cell in question.answers] == list(ENGINES)
    assert set(question.answered) == set(ENGINES)


def test_slugs_are_unique():
    assert len({question.slug for question in QUESTIONS}) == len(QUESTIONS)
