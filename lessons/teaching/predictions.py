"""Build what pages show of a prediction: the question before the learner commits, and afterwards the outcome.

Lessons and myths use the same. Prediction, answer and run go in, dataclasses for templates come out; no HTML, no
request. Before an answer is given, nothing here contains a hint of the true choice.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from due_date.scenario.scenario import Scenario
from due_date.simulation.frame import Frame, Trace
from due_date.times import START_AT
from lessons.curriculum.proofs import find_true_choice
from lessons.curriculum.schema import Choice, Prediction, Text
from lessons.lab.query import lab_query
from lessons.progress.models import Answer, Sureness
from lessons.sentences.reasons import sum_up
from lessons.sentences.visitors import describe_login


@dataclass(frozen=True)
class ProofStep:
    """One action of a proof, in words: its time, the action, its outcome, and the sentence of its main reason."""

    time: str
    action: str
    outcome: str
    why: str


@dataclass(frozen=True)
class Reveal:
    """The outcome for a learner who committed: the choice made (``None`` if skipped), the true one, and the proof.

    ``query`` is the query string that runs the proof in the lab.
    """

    chosen: Choice | None
    sureness: str
    true: Choice
    steps: tuple[ProofStep, ...]
    query: str

    @property
    def is_right(self) -> bool:
        """Whether the choice made is the true one."""
        return self.chosen is self.true

    @property
    def is_wrong(self) -> bool:
        """Whether a choice was made and another one is true."""
        return self.verdict == "wrong"

    @property
    def is_certain(self) -> bool:
        """Whether the learner said that they were certain."""
        return self.sureness == Sureness.CERTAIN

    @property
    def is_guess(self) -> bool:
        """Whether the learner said that it was a guess."""
        return self.sureness == Sureness.GUESS

    @property
    def verdict(self) -> str:
        """The outcome in one word, for style sheets: ``right``, ``wrong`` or ``skipped``."""
        return "skipped" if self.chosen is None else "right" if self.is_right else "wrong"

    @property
    def headline(self) -> str:
        """The outcome in one sentence, which depends on how sure the learner was."""
        if self.chosen is None:
            return _("You skipped this one. This is what happens:")
        if self.is_right:
            return _("A guess, and right.") if self.is_guess else _("Right.")
        if self.is_certain:
            return _("Sure, and wrong: look at the steps.")
        return _("A guess, and wrong.") if self.is_guess else _("Wrong this time.")

    @property
    def sureness_label(self) -> str:
        """How sure the learner was, in words."""
        return str(Sureness(self.sureness).label) if self.sureness else ""


@dataclass(frozen=True)
class PredictionCard:
    """A prediction on a page: number ``number`` of ``count``, with its outcome once it was answered or skipped.

    Answers are sent to ``url``.
    """

    prediction: Prediction
    url: str
    reveal: Reveal | None
    number: int = 1
    count: int = 1

    @property
    def is_one_of_several(self) -> bool:
        """Whether the page asks more than one prediction."""
        return self.count > 1

    @property
    def options(self) -> tuple[tuple[str, Text], ...]:
        """Pairs of id and text of the choices, which give nothing away."""
        return tuple((choice.id, choice.text) for choice in self.prediction.choices)


def reveal(prediction: Prediction, answer: Answer | None, run: Callable[[Scenario], Trace]) -> Reveal | None:
    """Return the outcome of ``prediction``, or ``None`` without an ``answer``; exceptions are those of ``run``."""
    if answer is None:
        return None
    trace = run(prediction.scenario)
    return Reveal(
        prediction.find_choice(answer.choice),
        answer.sureness,
        find_true_choice(prediction, trace),
        list_steps(trace, counts_books=has_cart(trace)),
        lab_query(prediction.scenario.lines),
    )


def has_cart(frames: Iterable[Frame]) -> bool:
    """Whether a page of the run showed books in a cart, so that its steps should say how many."""
    return any(frame.exchange and frame.exchange.page.get("cart") for frame in frames)


def list_steps(frames: Iterable[Frame], *, counts_books: bool) -> tuple[ProofStep, ...]:
    """Return the step of each frame that has an action; with ``counts_books`` it says how many are in the cart."""
    return tuple(_build_step(frame, counts_books=counts_books) for frame in frames if frame.action)


def _build_step(frame: Frame, *, counts_books: bool) -> ProofStep:
    outcomes = []
    if frame.exchange:
        outcomes.append(describe_login(frame.exchange.user))
        if counts_books and (books := frame.exchange.page.get("cart")) is not None:
            outcomes.append(ngettext("%d book in the cart", "%d books in the cart", books) % books)
    why = "" if frame.verb == "set" else sum_up(frame)
    return ProofStep(_format_time(frame), frame.line, ", ".join(filter(None, outcomes)), why)


def _format_time(frame: Frame) -> str:
    """Format the time of a frame as prompts do: ``09:05:00``, ``day 10``, or both unless it is the start's hour."""
    time, days = frame.at.strftime("%H:%M:%S"), (frame.at - START_AT).days
    if not days:
        return time
    day = _("day %(number)d") % {"number": days}
    return day if frame.at.time() == START_AT.time() else f"{day}, {time}"
