"""Build what pages show of a myth: its card, and its proof frame by frame in Django's world beside the wrong one.

Curriculum, answers and runs go in, dataclasses for templates come out; no HTML, no request. Show a played proof only to
a learner who has committed: it gives the answer away.
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
from lessons.lab.panels.ledger import summarize
from lessons.lab.query import LabState, lab_query, lab_url
from lessons.lab.timeline.view import TimelineView
from lessons.progress.models import Answer
from lessons.teaching.predictions import ProofStep, has_cart, list_steps

FIRST_STEP = 1  # frame 0, before any action, shows nothing


@dataclass(frozen=True)
class MythCard:
    """A myth in a list, with the learner's answer, or ``None``."""

    myth: Myth
    answer: Answer | None

    @property
    def chosen(self) -> Choice | None:
        """The choice made; ``None`` without an answer, and where the question was skipped."""
        return self.myth.prediction.find_choice(self.answer.choice) if self.answer else None


class PlayedStep(NamedTuple):
    """A step of the proof in Django's world, and its outcome ``there``, in the wrong world, where that differs.

    ``is_shown`` marks the frame that is shown, ``is_parting`` the first in which the worlds differ.
    """

    number: int
    step: ProofStep
    there: str
    is_shown: bool
    is_parting: bool


@dataclass(frozen=True)
class PlayedProof:
    """The proof of a myth at one of its frames; ``other`` is the wrong world, ``steps`` are all steps, in order."""

    state: LabState
    summary: str
    decisions: tuple[Decision, ...]
    path_query: str
    timeline: TimelineView
    other: Comparison
    steps: tuple[PlayedStep, ...]

    @property
    def count(self) -> int:
        """The number of steps."""
        return len(self.steps)

    @property
    def begins_at(self) -> int:
        """The number of the first step."""
        return FIRST_STEP

    @property
    def is_at_beginning(self) -> bool:
        """Whether the first step is shown, or the frame before any action."""
        return self.state.at <= FIRST_STEP

    @property
    def is_at_parting(self) -> bool:
        """Whether the shown frame is the first in which the worlds differ."""
        return self.state.at == self.other.parts_at


def play(myth: Myth, at: int | None, run: RunScenario) -> PlayedProof:
    """Return the proof of ``myth`` at the frame ``at``; for ``None`` at the first frame in which the worlds differ.

    Exceptions are those of ``run``.
    """
    scenario = myth.prediction.scenario
    trace = run(scenario, "")
    if at is None:
        parting = first_difference(trace, run(scenario, myth.slug))
        at = parting.number if parting else FIRST_STEP
    state = LabState(scenario, at, belief=myth.slug)
    history = read_history(trace)
    [other] = compare_runs(state, history, run, lambda slug: myth)
    frame = trace[at]
    return PlayedProof(
        state,
        summarize(frame, at),
        decisions(frame),
        lab_query(scenario.lines, at=at) if frame.ran_code else "",
        draw_beside(history, at, [other]),
        other,
        tuple(_build_steps(trace, other, at)),
    )


def _build_steps(trace: Trace, other: Comparison, at: int) -> Iterator[PlayedStep]:
    counts_books = has_cart(trace) or has_cart(other.frames)
    runs = (list_steps(frames, counts_books=counts_books) for frames in (trace, other.frames))
    for number, (here, there) in enumerate(zip(*runs, strict=True), start=1):
        outcome = "" if there.outcome == here.outcome else there.outcome
        yield PlayedStep(number, here, outcome, number == at, number == other.parts_at)


def worlds_url(myth: Myth) -> str:
    """Return the URL of the lab in which the proof of ``myth`` happens in both worlds."""
    return lab_url(myth.prediction.scenario.lines, belief=myth.slug)
