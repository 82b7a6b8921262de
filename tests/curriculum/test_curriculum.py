"""The curriculum itself: each proof, prediction and goal is run. What fails here is false, or its proof is."""

import pytest

from due_date.simulation.expectations import failures
from lessons.checks import template_sources
from lessons.curriculum.linter import lint
from lessons.curriculum.proofs import true_choices
from lessons.curriculum.registry import get_curriculum
from lessons.pool import BELIEFS, get_pool

CATALOGUE = get_curriculum()


def named(things):
    return pytest.mark.parametrize("thing", things, ids=lambda thing: getattr(thing, "id", None) or thing.slug)


@named(CATALOGUE.claims)
def test_each_claim_is_proved(thing):
    assert failures(thing.scenario, get_pool().trace(thing.scenario)) == []
    assert thing.scenario.expectations or thing.sources


@named(CATALOGUE.predictions)
def test_of_each_prediction_one_choice_holds(thing):
    assert len(true_choices(thing, get_pool().trace(thing.scenario))) == 1


@named(CATALOGUE.predictions)
def test_whatever_is_chosen_is_explained(thing):
    assert all(str(choice.explanation) for choice in thing.choices)


@named(CATALOGUE.lessons)
def test_each_lesson_is_solved_by_its_solution_and_not_by_its_start(thing):
    start, solved = get_pool().trace(thing.scenario), get_pool().trace(thing.solved)
    assert [goal.id for goal in thing.goals if goal.met.holds(start)] == []
    assert [goal.id for goal in thing.goals if not goal.met.holds(solved)] == []


@named(CATALOGUE.lessons)
def test_harmless_extra_actions_do_not_undo_a_solution(thing):
    solved = get_pool().trace(thing.solved.then("advance 1m").then("clearsessions"))
    assert all(goal.met.holds(solved) for goal in thing.goals)


def test_nothing_is_wrong_with_what_is_written():
    assert list(lint(CATALOGUE, template_sources(), tuple(BELIEFS))) == []


def test_the_lessons_are_in_the_order_of_their_numbers():
    numbers = [lesson.number for lesson in CATALOGUE.lessons]
    assert numbers == sorted(numbers)
    assert set(numbers) <= set(range(1, 8))
