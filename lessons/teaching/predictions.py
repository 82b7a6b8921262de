"""A prediction as a page shows it: asked without a hint of what is true, and after committing, what came out.

Prediction, answer and run in, what templates place out; whoever asks, a lesson or a myth. No HTML, no request. Before
an answer was given, nothing here holds anything by which the true choice could be told.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from due_date.scenario.scenario import Scenario
from due_date.simulation.frame import Frame, Trace
from due_date.times import START_AT
from lessons.curriculum.proofs import true_choice
from lessons.curriculum.schema import Choice, Prediction, Text
from lessons.lab.query import lab_query
from lessons.progress.models import Answer, Sureness
from lessons.sentences.reasons import sum_up


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
    def is_wrong(self) -> bool:
        """Whether a choice was made and another one is true."""
        return self.verdict == "wrong"

    @property
    def is_certain(self) -> bool:
        """Whether the learner was certain."""
        return self.sureness == Sureness.CERTAIN

    @property
    def is_guess(self) -> bool:
        """Whether the learner said that it was a guess."""
        return self.sureness == Sureness.GUESS

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
            return _("A guess, and right.") if self.is_guess else _("Right.")
        if self.is_certain:
            return _("Sure, and wrong: look at the steps.")
        return _("A guess, and wrong.") if self.is_guess else _("Wrong this time.")

    @property
    def sureness_label(self) -> str:
        """How sure the learner was, in words."""
        return str(Sureness(self.sureness).label) if self.sureness else ""


@dataclass(frozen=True)
class Asked:
    """A prediction on the page: number ``number`` of ``count``, and what came out if it was answered or skipped.

    ``url`` is where an answer is sent.
    """

    prediction: Prediction
    url: str
    reveal: Reveal | None
    number: int = 1
    count: int = 1

    @property
    def is_one_of_several(self) -> bool:
        """Whether the page has more to ask."""
        return self.count > 1

    @property
    def options(self) -> tuple[tuple[str, Text], ...]:
        """The choices as they may be seen before committing: ids and texts."""
        return tuple((choice.id, choice.text) for choice in self.prediction.choices)


def reveal(prediction: Prediction, answer: Answer | None, run: Callable[[Scenario], Trace]) -> Reveal | None:
    """Return what came out of ``prediction``, ``None`` without an ``answer``; the errors are those of ``run``."""
    if answer is None:
        return None
    trace = run(prediction.scenario)
    return Reveal(
        prediction.choice(answer.choice),
        answer.sureness,
        true_choice(prediction, trace),
        steps(trace, counts_books=counts_books(trace)),
        lab_query(prediction.scenario.lines),
    )


def counts_books(frames: Iterable[Frame]) -> bool:
    """Whether some page of a run counted books in a cart, so that each of its steps should say how many."""
    return any(frame.exchange and frame.exchange.page.get("cart") for frame in frames)


def steps(frames: Iterable[Frame], *, counts_books: bool) -> tuple[Step, ...]:
    """Return what was done in each frame but that before any action, and what came of it."""
    return tuple(_step(frame, counts_books=counts_books) for frame in frames if frame.action)


def _step(frame: Frame, *, counts_books: bool) -> Step:
    outcomes = []
    if frame.exchange:
        asked = {None: "", "anonymous": _("not logged in")}
        outcomes.append(asked.get(frame.exchange.user, _("logged in as %s") % frame.exchange.user))
        if counts_books and (books := frame.exchange.page.get("cart")) is not None:
            outcomes.append(ngettext("%d book in the cart", "%d books in the cart", books) % books)
    why = "" if frame.verb == "set" else sum_up(frame)
    return Step(_day_and_time(frame), frame.line, ", ".join(filter(None, outcomes)), why)


def _day_and_time(frame: Frame) -> str:
    """Say when it was as prompts do: ``09:05:00``, ``day 10``, or both where it is not the hour at which all began."""
    time, days = frame.at.strftime("%H:%M:%S"), (frame.at - START_AT).days
    if not days:
        return time
    day = _("day %(number)d") % {"number": days}
    return day if frame.at.time() == START_AT.time() else f"{day}, {time}"
