"""The curriculum itself: each proof, prediction and goal is run. What fails here is false, or its proof is."""

import pytest
from django.core.management import call_command

from lessons.curriculum.registry import get_curriculum
from lessons.grammar import parse_scenario
from lessons.pool import get_pool

CATALOGUE = get_curriculum()


def test_whatever_is_written_is_so_when_it_is_run(capsys):
    """Django's checks name everything that is not: here they read and run the whole curriculum, once for all tests."""
    assert len(CATALOGUE.claims) > 100
    call_command("check", tags=["curriculum"])
    assert "no issues" in capsys.readouterr().out


def test_each_claim_is_proved_by_a_run_or_has_a_source():
    assert [claim.id for claim in CATALOGUE.claims if not (claim.scenario.expectations or claim.sources)] == []


def test_whatever_is_chosen_is_explained():
    choices = [choice for prediction in CATALOGUE.predictions for choice in prediction.choices]
    assert [choice.id for choice in choices if not str(choice.explanation)] == []


@pytest.mark.parametrize("lesson", CATALOGUE.lessons, ids=lambda lesson: lesson.slug)
def test_harmless_extra_actions_do_not_undo_a_solution(lesson):
    solved = get_pool().trace(parse_scenario([*lesson.solved.actions, "advance 1m", "clearsessions"]))
    assert all(goal.met.holds(solved) for goal in lesson.goals)


def test_the_lessons_are_in_the_order_of_their_numbers():
    numbers = [lesson.number for lesson in CATALOGUE.lessons]
    assert numbers == sorted(numbers)
    assert set(numbers) <= set(range(1, 8))
