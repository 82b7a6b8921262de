"""A myth as pages show it: on its card, and played frame by frame in Django's world and in the believer's beside it.

Curriculum, answers and runs in, what templates place out. No HTML, no request. What is played is only for somebody who
has committed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from due_date.simulation.frame import Trace
from due_date.simulation.variants import first_difference
from due_date.timeline.history import read_history
from lessons.curriculum.schema import Choice, Myth
from lessons.lab.comparison import Comparison, RunScenario, compare_runs, draw_beside
from lessons.lab.explanations import Decision, decisions
from lessons.lab.panels.ledger import summary
from lessons.lab.query import LabState, lab_query
from lessons.lab.timeline.view import TimelineView
from lessons.progress.models import Answer
from lessons.teaching.predictions import Step, counts_books, steps

FIRST_STEP = 1  # where the proof begins: before any action there is nothing to see


@dataclass(frozen=True)
class MythCard:
    """A myth in a list, and what the learner answered, if anything."""

    myth: Myth
    answer: Answer | None

    @property
    def chosen(self) -> Choice | None:
        """The choice made; ``None`` too where the question was skipped."""
        return self.myth.prediction.choice(self.answer.choice) if self.answer else None


class PlayedStep(NamedTuple):
    """A step of the proof: what came of it in Django's world, and ``there`` in the believer's where it is another."""

    number: int
    step: Step
    there: str
    is_shown: bool
    is_parting: bool


@dataclass(frozen=True)
class Played:
    """The proof at one of its frames; ``other`` is the believer's world, ``steps`` are all there are, in order."""

    state: LabState
    summary: str
    decisions: tuple[Decision, ...]
    path_query: str
    timeline: TimelineView
    other: Comparison
    steps: tuple[PlayedStep, ...]

    @property
    def count(self) -> int:
        """How many steps there are."""
        return len(self.steps)

    @property
    def begins_at(self) -> int:
        """The first step that there is something to see at."""
        return FIRST_STEP

    @property
    def is_at_beginning(self) -> bool:
        """Whether the first step is shown, or what was before it."""
        return self.state.at <= FIRST_STEP

    @property
    def is_at_parting(self) -> bool:
        """Whether the worlds part at the frame shown."""
        return self.state.at == self.other.parts_at


def play(myth: Myth, at: int | None, run: RunScenario) -> Played:
    """Return the proof of ``myth`` at the frame ``at``, or else where the worlds part; errors are those of ``run``."""
    scenario = myth.prediction.scenario
    trace = run(scenario, "")
    if at is None:
        parting = first_difference(trace, run(scenario, myth.slug))
        at = parting.number if parting else FIRST_STEP
    state = LabState(scenario, at, belief=myth.slug)
    history = read_history(trace)
    [other] = compare_runs(state, history, run, lambda slug: myth)
    frame = trace[at]
    return Played(
        state,
        summary(frame, at),
        decisions(frame),
        lab_query(scenario.lines, at=at) if frame.ran_code else "",
        draw_beside(history, at, [other]),
        other,
        tuple(_steps(trace, other, at)),
    )


def _steps(trace: Trace, other: Comparison, at: int) -> Iterator[PlayedStep]:
    are_books_counted = counts_books(trace) or counts_books(other.frames)
    runs = (steps(frames, counts_books=are_books_counted) for frames in (trace, other.frames))
    for number, (here, there) in enumerate(zip(*runs, strict=True), start=1):
        outcome = "" if there.outcome == here.outcome else there.outcome
        yield PlayedStep(number, here, outcome, number == at, number == other.parts_at)


def worlds_query(myth: Myth) -> str:
    """Return the query string of the lab in which the proof of ``myth`` happens in both worlds."""
    return lab_query(myth.prediction.scenario.lines, belief=myth.slug)
