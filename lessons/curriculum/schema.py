"""The dataclasses that authors fill in: lessons, myths, pages, and what they consist of.

Ids are lower-case words joined by hyphens. Progress is stored by id, so a text may change, and an id must not.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from django.utils.functional import Promise

from due_date.scenario.scenario import Scenario
from lessons.curriculum.conditions import Condition
from lessons.grammar import parse_scenario

Text = str | Promise
"""A sentence for people: ``gettext_lazy("...")``."""


@lru_cache(maxsize=2_048)
def read_scenario(text: str) -> Scenario:
    """Parse a scenario as authors write it: one action or ``expect`` a line, indented as they like.

    :raises ScenarioError: as :func:`parse_scenario` does.
    """
    return parse_scenario(text.splitlines(), may_expect=True)


@dataclass(frozen=True)
class Source:
    """A text to cite for what no scenario can show, or to read on: its title, and its URL if it has one."""

    title: Text
    url: str = ""


@dataclass(frozen=True)
class Claim:
    """A sentence about what Django or a browser does, and its proof.

    ``text`` is the whole sentence, for the proof's heading and for recaps; prose may word it to fit its paragraph.
    ``proof`` is a scenario with at least one ``expect``. Without one, ``sources`` cite an authority.
    """

    id: str
    text: Text
    proof: str = ""
    sources: Sequence[Source] = ()

    @property
    def scenario(self) -> Scenario:
        """The parsed proof."""
        return read_scenario(self.proof)


@dataclass(frozen=True)
class Choice:
    """One answer to a prediction, true when the condition ``holds``.

    ``explanation`` tells a learner who chose it why it is true or false; ``claim`` is the id of a claim that proves the
    explanation in general.
    """

    id: str
    text: Text
    holds: Condition
    explanation: Text
    claim: str = ""


@dataclass(frozen=True)
class Prediction:
    """A question that the learner answers before its scenario is run; the run shows which one of its choices holds."""

    id: str
    prompt: Text
    proof: str
    choices: Sequence[Choice]

    @property
    def scenario(self) -> Scenario:
        """The scenario that decides which choice is true."""
        return read_scenario(self.proof)

    def find_choice(self, id_: str) -> Choice | None:
        """Return the choice with this id, or ``None``."""
        return next((choice for choice in self.choices if choice.id == id_), None)


@dataclass(frozen=True)
class Feedback:
    """A sentence for a learner whose run meets ``when``; ``claim`` is the id of a claim that proves it in general."""

    when: Condition
    text: Text
    claim: str = ""


@dataclass(frozen=True)
class Sentence:
    """A sentence in the curriculum's data, with the id of the claim that proves it; opinions have none."""

    text: Text
    claim: str = ""


@dataclass(frozen=True)
class Goal:
    """A condition that the learner's run in the lab should meet.

    Until then the page shows the first of ``nearly`` whose condition holds, or else ``why_not``.
    """

    id: str
    text: Text
    met: Condition
    why_not: Text
    nearly: Sequence[Feedback] = ()


@dataclass(frozen=True)
class Lesson:
    """A lesson: its lab begins with the scenario ``start`` and shows the controls ``unlocked``.

    ``solution`` are actions that meet every goal when they follow ``start``. ``feedback`` explains the learner's own
    run, ``recap`` holds the ids of claims. The prose is beside the lesson's module, in one file for each of ``PARTS``.
    """

    number: int
    slug: str
    title: Text
    aim: Text
    minutes: int
    start: str
    unlocked: Sequence[str]
    predictions: Sequence[Prediction]
    feedback: Sequence[Feedback]
    goals: Sequence[Goal]
    solution: str
    recap: Sequence[str]
    claims: Sequence[Claim]
    sources: Sequence[Source] = ()

    @property
    def scenario(self) -> Scenario:
        """The scenario that the lab begins with."""
        return read_scenario(self.start)

    @property
    def solved(self) -> Scenario:
        """The scenario that meets every goal: the start, then the solution."""
        return read_scenario(f"{self.start}\n{self.solution}")

    def find_prediction(self, id_: str) -> Prediction | None:
        """Return the prediction with this id, or ``None``."""
        return next((prediction for prediction in self.predictions if prediction.id == id_), None)

    @property
    def templates(self) -> dict[str, str]:
        """The names of the prose templates, by part."""
        return {part: f"lessons/{self.slug.replace('-', '_')}/_{part}.html" for part in PARTS}


@dataclass(frozen=True)
class Myth:
    """A false belief about Django.

    ``slug`` is also the slug of the wrong world in which the belief is true. There the prediction's proof makes the
    choice with the id ``believed`` true, and in Django's world another one. ``belief`` words it as people do;
    ``matters`` says what goes wrong for those who believe it, ``instead`` what to do.

    ``decided_by`` is the id of the reason, such as ``record-refused``, that makes the two worlds differ. It is left out
    where only one reason of Django's world is missing in the wrong one.
    """

    number: int
    slug: str
    belief: Text
    prediction: Prediction
    believed: str
    matters: Sequence[Sentence]
    instead: Sequence[Sentence]
    sources: Sequence[Source]
    decided_by: str = ""

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of ``matters`` and ``instead``."""
        return (*self.matters, *self.instead)


@dataclass(frozen=True)
class Page:
    """A page of the reference: its prose is ``SLUG.html`` beside its module, rendered with ``data`` in its context.

    ``shown`` are the ids of the claims in the data; those in the prose are read from it.
    """

    number: int
    slug: str
    title: Text
    aim: Text
    data: Mapping[str, Any] = field(default_factory=dict)
    shown: Sequence[str] = ()
    sources: Sequence[Source] = ()

    @property
    def template(self) -> str:
        """The name of the template that holds the prose."""
        return f"reference/{self.slug}.html"


PARTS = ("try", "explanation", "matters")
"""The parts of a lesson's prose: what to try in the lab, the explanation of the outcome, and why it matters."""
