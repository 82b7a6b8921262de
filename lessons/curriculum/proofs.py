"""Run the curriculum's proofs, predictions, starts and solutions, and find what comes out otherwise."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from due_date.scenario.scenario import Scenario
from due_date.simulation.expectations import failures
from due_date.simulation.frame import Trace
from due_date.simulation.reason import Reason
from due_date.simulation.variants import first_difference
from lessons.curriculum.findings import Finding
from lessons.curriculum.registry import Curriculum
from lessons.curriculum.schema import Choice, Claim, Goal, Lesson, Myth, Prediction


class Run(Protocol):
    """Runs a scenario in Django's world, or in the wrong world with the slug ``belief``."""

    def __call__(self, scenario: Scenario, belief: str = "") -> Trace:
        """Return the trace of ``scenario``."""


def find_true_choices(prediction: Prediction, trace: Trace) -> list[Choice]:
    """Return the choices that hold in ``trace``, the run of the prediction's scenario."""
    return [choice for choice in prediction.choices if choice.holds.holds(trace)]


def find_true_choice(prediction: Prediction, trace: Trace) -> Choice:
    """Return the one choice that holds in ``trace``.

    :raises ValueError: when none or several hold, which ``manage.py check`` prevents.
    """
    (choice,) = find_true_choices(prediction, trace)
    return choice


def prove(curriculum: Curriculum, run: Run) -> Iterator[Finding]:
    """Yield the mistakes that only running shows, in a curriculum without mistakes that the linter finds."""
    for claim in curriculum.claims:
        yield from _check_claim(claim, run)
    for prediction in curriculum.predictions:
        yield from _check_prediction(prediction, run)
    for lesson in curriculum.lessons:
        yield from _check_lesson(lesson, run)
    for myth in curriculum.myths:
        yield from _check_myth(myth, run)


def _check_claim(claim: Claim, run: Run) -> Iterator[Finding]:
    scenario = claim.scenario
    if not scenario.actions:
        return
    for failure in failures(scenario, run(scenario)):
        wrong = (
            f"Its proof fails: after action {failure.number} ({failure.action}) {failure.key} is {failure.found}, "
            f"not {failure.expected}."
        )
        yield Finding(14, f"claim {claim.id}", wrong, "Believe the run: correct the sentence and then its proof.")


def _check_prediction(prediction: Prediction, run: Run) -> Iterator[Finding]:
    where = f"prediction {prediction.id}"
    held = find_true_choices(prediction, run(prediction.scenario))
    if not held:
        hint = "Add the choice that is true, or correct the condition of the one that should be."
        yield Finding(15, where, "None of its choices holds when its proof is run.", hint)
    elif len(held) > 1:
        names = ", ".join(choice.id for choice in held)
        hint = "Make their conditions exclude each other, or go on acting in the proof until they differ."
        yield Finding(15, where, f"{len(held)} of its choices hold when its proof is run: {names}.", hint)


def _check_lesson(lesson: Lesson, run: Run) -> Iterator[Finding]:
    where = f"lesson {lesson.slug}"
    start, solved = run(lesson.scenario), run(lesson.solved)
    for goal in lesson.goals:
        yield from _check_goal(f"{where}, goal {goal.id}", goal, start, solved)
    for each in lesson.feedback:
        if not each.when.holds(solved):
            hint = "Correct its condition, or let the solution come by it: what nobody meets, nobody reads."
            yield Finding(16, f"{where}, feedback {str(each.text)[:30]!r}", "The solution does not show it.", hint)


def _check_goal(where: str, goal: Goal, start: Trace, solved: Trace) -> Iterator[Finding]:
    if goal.met.holds(start):
        hint = "Ask for something that the learner has to do, or begin the lesson with fewer actions."
        yield Finding(17, where, "It is met at the start, before the learner did anything.", hint)
    elif not goal.met.holds(solved):
        hint = "Add the actions that meet it to the solution, or correct its condition."
        yield Finding(18, where, "The lesson's own solution does not meet it.", hint)


def _check_myth(myth: Myth, run: Run) -> Iterator[Finding]:
    """Yield where the proof does not distinguish the wrong world from Django's."""
    where, scenario = f"myth {myth.slug}", myth.prediction.scenario
    here, there = run(scenario), run(scenario, myth.slug)
    held = [[choice.id for choice in find_true_choices(myth.prediction, trace)] for trace in (here, there)]
    if held[0] == [myth.believed]:
        hint = "Go on acting in the proof until Django's world shows something else, or name another choice."
        yield Finding(19, where, f"What is believed, {myth.believed!r}, is true when its proof is run on Django.", hint)
    if held[1] != [myth.believed]:
        found = ", ".join(held[1]) or "none of its choices"
        hint = f"Let the proof bring {myth.believed!r} about there, and nothing else: only then it tells the two apart."
        yield Finding(19, where, f"In the world in which it is so, {found} holds, not {myth.believed!r}.", hint)
    difference = first_difference(here, there)
    if difference is None:
        hint = "Go on acting in the proof until some frame observes something else."
        yield Finding(19, where, "In the world in which it is so, the proof observes the same.", hint)
    else:
        yield from _check_deciding(myth, here[difference.number].why, there[difference.number].why)


def _check_deciding(myth: Myth, here: Sequence[Reason], there: Sequence[Reason]) -> Iterator[Finding]:
    """Yield a finding unless it is clear which of the reasons given ``here`` makes the worlds differ."""
    where, ids = f"myth {myth.slug}", ", ".join(dict.fromkeys(reason.id for reason in here))
    unshared = [reason for reason in here if reason not in there]
    if myth.decided_by and myth.decided_by not in {reason.id for reason in here}:
        wrong = f"Where the worlds part, Django does not decide by {myth.decided_by!r}."
        yield Finding(20, where, wrong, f"Name one of its reasons there: {ids or 'it gives none, so leave it out'}.")
    elif here and not myth.decided_by and not 1 <= len(unshared) <= 2:
        wrong = f"Where the worlds part, {len(unshared)} of Django's reasons are not those of the other world."
        yield Finding(20, where, wrong, f"Say in decided_by which one decides: {ids}.")
