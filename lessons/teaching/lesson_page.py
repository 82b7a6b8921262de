"""A lesson as its page shows it: what is asked, which goals are met, what the run says.

Curriculum, progress and traces in, what templates place out. No HTML, no request.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from due_date.scenario.scenario import Scenario
from due_date.simulation.frame import Trace
from lessons.curriculum.schema import Feedback, Goal, Lesson, Prediction, Text
from lessons.progress.models import Answer
from lessons.teaching.predictions import Asked, reveal


def asked_predictions(
    lesson: Lesson,
    answers: Mapping[str, Answer],
    run: Callable[[Scenario], Trace],
    url_of: Callable[[Prediction], str],
) -> tuple[Asked, ...]:
    """Return the predictions that were answered, and the first that was not: the others wait for it."""
    asked = []
    for number, prediction in enumerate(lesson.predictions, start=1):
        found = reveal(prediction, answers.get(prediction.id), run)
        asked.append(Asked(prediction, url_of(prediction), found, number, len(lesson.predictions)))
        if found is None:
            break
    return tuple(asked)


@dataclass(frozen=True)
class GoalLine:
    """A goal on the page: ``is_met`` by the run that is shown, ``is_saved`` from a run before, or from this one."""

    goal: Goal
    is_met: bool
    is_saved: bool
    why_not: Text

    @property
    def is_done(self) -> bool:
        """Whether it need not be met any more."""
        return self.is_met or self.is_saved

    @property
    def is_unsaved(self) -> bool:
        """Whether this run meets it, and it is not recorded yet."""
        return self.is_met and not self.is_saved


@dataclass(frozen=True)
class GoalList:
    """The goals of a lesson, and what there is to record of them."""

    lines: tuple[GoalLine, ...]

    @property
    def done_count(self) -> int:
        """How many goals are met, by this run or before."""
        return sum(line.is_done for line in self.lines)

    @property
    def are_done(self) -> bool:
        """Whether every goal is met, by this run or before."""
        return all(line.is_done for line in self.lines)

    @property
    def is_finished(self) -> bool:
        """Whether every goal is recorded."""
        return all(line.is_saved for line in self.lines)

    @property
    def new(self) -> tuple[str, ...]:
        """The ids of the goals that this run meets and that are not recorded yet."""
        return tuple(line.goal.id for line in self.lines if line.is_unsaved)

    @property
    def next(self) -> GoalLine | None:
        """The first goal that is still to be met, or none."""
        return next((line for line in self.lines if not line.is_done), None)


def goal_list(lesson: Lesson, trace: Trace, saved: Iterable[str]) -> GoalList:
    """Return the goals as ``trace`` and the ids ``saved`` leave them."""
    saved = set(saved)
    return GoalList(tuple(_goal_line(goal, trace, is_saved=goal.id in saved) for goal in lesson.goals))


def _goal_line(goal: Goal, trace: Trace, *, is_saved: bool) -> GoalLine:
    is_met = goal.met.holds(trace)
    why_not: Text = ""
    if not is_met and not is_saved:
        why_not = next((each.text for each in goal.nearly if each.when.holds(trace)), goal.why_not)
    return GoalLine(goal, is_met, is_saved, why_not)


def give_feedback(lesson: Lesson, trace: Trace) -> tuple[Feedback, ...]:
    """Return what the lesson has to say about this very run."""
    return tuple(each for each in lesson.feedback if each.when.holds(trace))
