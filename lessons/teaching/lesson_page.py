"""Build what the page of a lesson shows: predictions, goals, and feedback on the learner's run.

Curriculum, progress and traces go in, dataclasses for templates come out; no HTML, no request.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from due_date.scenario.scenario import Scenario
from due_date.simulation.frame import Trace
from lessons.curriculum.schema import Feedback, Goal, Lesson, Prediction, Text
from lessons.progress.models import Answer
from lessons.teaching.predictions import PredictionCard, reveal


def list_predictions(
    lesson: Lesson,
    answers: Mapping[str, Answer],
    run: Callable[[Scenario], Trace],
    get_url: Callable[[Prediction], str],
) -> tuple[PredictionCard, ...]:
    """Return the answered predictions and the first unanswered one; later ones stay hidden until that is answered.

    ``answers`` are by the id of the prediction, and ``get_url`` gives the URL that answers are sent to. Exceptions are
    those of ``run``.
    """
    cards = []
    for number, prediction in enumerate(lesson.predictions, start=1):
        revealed = reveal(prediction, answers.get(prediction.id), run)
        cards.append(PredictionCard(prediction, get_url(prediction), revealed, number, len(lesson.predictions)))
        if revealed is None:
            break
    return tuple(cards)


@dataclass(frozen=True)
class GoalStatus:
    """A goal on the page: ``is_met`` by the run that is shown, ``is_saved`` if it was recorded.

    ``why_not`` says what is missing, empty once the goal is met or recorded.
    """

    goal: Goal
    is_met: bool
    is_saved: bool
    why_not: Text

    @property
    def is_done(self) -> bool:
        """Whether it is met or recorded."""
        return self.is_met or self.is_saved

    @property
    def is_unsaved(self) -> bool:
        """Whether this run meets it and it is not recorded yet."""
        return self.is_met and not self.is_saved


@dataclass(frozen=True)
class GoalList:
    """The goals of a lesson, in order, each with its status."""

    lines: tuple[GoalStatus, ...]

    @property
    def done_count(self) -> int:
        """How many goals are met or recorded."""
        return sum(line.is_done for line in self.lines)

    @property
    def are_done(self) -> bool:
        """Whether every goal is met or recorded."""
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
    def next(self) -> GoalStatus | None:
        """The first goal that is neither met nor recorded, or ``None``."""
        return next((line for line in self.lines if not line.is_done), None)


def check_goals(lesson: Lesson, trace: Trace, saved: Iterable[str]) -> GoalList:
    """Return the status of each goal in the run ``trace``; ``saved`` are the ids of the recorded goals."""
    saved = set(saved)
    return GoalList(tuple(_check_goal(goal, trace, is_saved=goal.id in saved) for goal in lesson.goals))


def _check_goal(goal: Goal, trace: Trace, *, is_saved: bool) -> GoalStatus:
    is_met = goal.met.holds(trace)
    why_not: Text = ""
    if not is_met and not is_saved:
        why_not = next((each.text for each in goal.nearly if each.when.holds(trace)), goal.why_not)
    return GoalStatus(goal, is_met, is_saved, why_not)


def choose_feedback(lesson: Lesson, trace: Trace) -> tuple[Feedback, ...]:
    """Return the feedback whose condition holds in the run ``trace``, in the lesson's order."""
    return tuple(each for each in lesson.feedback if each.when.holds(trace))
