"""A lesson as its page shows it: what was committed to and what came out, which goals are met, what the run says.

Curriculum, progress and traces in, what templates place out. No HTML, no request. Before an answer was given, nothing
here holds anything by which the true choice could be told.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lessons import sentences
from lessons.curriculum.proofs import true_choice
from lessons.curriculum.shapes import Choice, Goal, Lesson, Prediction, Reading, Text
from lessons.forms import lab_query
from lessons.models import Answer, Sureness
from lessons.simulator.scenario import Scenario
from lessons.simulator.times import START_AT
from lessons.simulator.trace import Frame, Trace


@dataclass(frozen=True)
class Step:
    """One action of a proof: when, what, who and what the answer was for, and the sentence that tells most."""

    time: str
    action: str
    outcome: str
    why: str


@dataclass(frozen=True)
class Reveal:
    """What came out, for somebody who has committed: the choice made (``None`` for skipped) and the true one."""

    chosen: Choice | None
    sureness: str
    true: Choice
    steps: tuple[Step, ...]
    query: str

    @property
    def is_right(self) -> bool:
        """Whether the choice made is the true one."""
        return self.chosen is self.true

    @property
    def verdict(self) -> str:
        """The outcome in a word, for style sheets."""
        return "skipped" if self.chosen is None else "right" if self.is_right else "wrong"

    @property
    def headline(self) -> str:
        """The outcome in a sentence, which depends on how sure the learner was."""
        if self.chosen is None:
            return _("You skipped this one. This is what happens:")
        if self.is_right:
            return _("A guess, and it is so.") if self.sureness == Sureness.GUESS else _("It is so.")
        if self.sureness == Sureness.CERTAIN:
            return _("You were certain, and it is otherwise. Such beliefs come back: look at the steps.")
        return _("It is otherwise.")

    @property
    def sureness_label(self) -> str:
        """How sure the learner was, in words."""
        return str(Sureness(self.sureness).label) if self.sureness else ""


@dataclass(frozen=True)
class Asked:
    """A prediction on the page: number ``number``, and what came out if it was answered or skipped."""

    prediction: Prediction
    number: int
    reveal: Reveal | None

    @property
    def options(self) -> tuple[tuple[str, Text], ...]:
        """The choices as they may be seen before committing: ids and texts."""
        return tuple((choice.id, choice.text) for choice in self.prediction.choices)


def asked_predictions(
    lesson: Lesson, answers: Mapping[str, Answer], run: Callable[[Scenario], Trace]
) -> tuple[Asked, ...]:
    """Return the predictions that were answered, and the first that was not: the others wait for it."""
    asked = []
    for number, prediction in enumerate(lesson.predictions, start=1):
        answer = answers.get(prediction.id)
        asked.append(Asked(prediction, number, _reveal(prediction, answer, run) if answer else None))
        if answer is None:
            break
    return tuple(asked)


def _reveal(prediction: Prediction, answer: Answer, run: Callable[[Scenario], Trace]) -> Reveal:
    trace = run(prediction.scenario)
    counts_books = any(frame.exchange and frame.exchange.page.get("cart") for frame in trace)
    return Reveal(
        prediction.choice(answer.choice),
        answer.sureness,
        true_choice(prediction, trace),
        tuple(_step(frame, counts_books=counts_books) for frame in trace if frame.action),
        lab_query(prediction.scenario.lines),
    )


def _step(frame: Frame, *, counts_books: bool) -> Step:
    outcomes = []
    if frame.exchange:
        asked = {None: "", "anonymous": _("not logged in")}
        outcomes.append(asked.get(frame.exchange.user, _("logged in as %s") % frame.exchange.user))
        if counts_books and (books := frame.exchange.page.get("cart")) is not None:
            outcomes.append(ngettext("%d book in the cart", "%d books in the cart", books) % books)
    browser = "" if frame.browser == "learner" else f"{frame.browser}: "
    why = "" if frame.action and frame.action.startswith("set ") else sentences.sum_up(frame)
    return Step(_day_and_time(frame), f"{browser}{frame.action}", ", ".join(filter(None, outcomes)), why)


def _day_and_time(frame: Frame) -> str:
    """Say when it was as prompts do: ``09:05:00``, ``day 10``, or both where it is not the hour at which all began."""
    time, days = frame.at.strftime("%H:%M:%S"), (frame.at - START_AT).days
    if not days:
        return time
    day = _("day %(number)d") % {"number": days}
    return day if frame.at.time() == START_AT.time() else f"{day}, {time}"


@dataclass(frozen=True)
class GoalLine:
    """A goal on the page. ``is_met`` by the run that is shown, ``is_kept`` by one recorded before."""

    goal: Goal
    is_met: bool
    is_kept: bool
    why_not: Text

    @property
    def is_done(self) -> bool:
        """Whether it need not be met any more."""
        return self.is_met or self.is_kept


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
        return all(line.is_kept for line in self.lines)

    @property
    def new(self) -> tuple[str, ...]:
        """The ids of the goals that this run meets and that are not recorded yet."""
        return tuple(line.goal.id for line in self.lines if line.is_met and not line.is_kept)


def goal_list(lesson: Lesson, trace: Trace, kept: Iterable[str]) -> GoalList:
    """Return the goals as ``trace`` and the ids ``kept`` leave them."""
    kept = set(kept)
    return GoalList(tuple(_goal_line(goal, trace, is_kept=goal.id in kept) for goal in lesson.goals))


def _goal_line(goal: Goal, trace: Trace, *, is_kept: bool) -> GoalLine:
    is_met = goal.met.holds(trace)
    why_not: Text = ""
    if not is_met and not is_kept:
        why_not = next((reading.text for reading in goal.nearly if reading.when.holds(trace)), goal.why_not)
    return GoalLine(goal, is_met, is_kept, why_not)


def readings(lesson: Lesson, trace: Trace) -> tuple[Reading, ...]:
    """Return what the lesson has to say about this very run."""
    return tuple(reading for reading in lesson.readings if reading.when.holds(trace))
