"""The shapes that a lesson's author fills in.

Ids are lower-case words joined by hyphens. They are what progress is kept by: a text may change, an id stays.
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
    """Read a scenario as it stands in a lesson: one line for each action, indented at will, ``expect`` allowed.

    :raises ScenarioError: as :func:`parse_scenario` does.
    """
    return parse_scenario(text.splitlines(), may_expect=True)


@dataclass(frozen=True)
class Source:
    """Where something is written that no scenario can show, or where to read on."""

    title: Text
    url: str = ""


@dataclass(frozen=True)
class Claim:
    """A sentence about what Django or a browser does, and its proof.

    ``text`` says it in full, for the proof's heading and for recaps; a template may word it to fit its paragraph.
    ``proof`` is a scenario with at least one ``expect``. Where no scenario can show it, ``sources`` name who says so.
    """

    id: str
    text: Text
    proof: str = ""
    sources: Sequence[Source] = ()

    @property
    def scenario(self) -> Scenario:
        """The proof, read."""
        return read_scenario(self.proof)


@dataclass(frozen=True)
class Choice:
    """One answer to a prediction: true when ``holds`` does; ``explanation`` tells whoever chose it why it is or is not.

    ``claim`` is the id of a claim that proves the explanation in general.
    """

    id: str
    text: Text
    holds: Condition
    explanation: Text
    claim: str = ""


@dataclass(frozen=True)
class Prediction:
    """A question to commit to before its scenario is run. Of its choices exactly one holds, and running tells which."""

    id: str
    prompt: Text
    proof: str
    choices: Sequence[Choice]

    @property
    def scenario(self) -> Scenario:
        """What is run to find the true choice."""
        return read_scenario(self.proof)

    def choice(self, id_: str) -> Choice | None:
        """Return the choice called ``id_``."""
        return next((choice for choice in self.choices if choice.id == id_), None)


@dataclass(frozen=True)
class Feedback:
    """A sentence for a learner whose own run fulfils ``when``; the claim with the id ``claim`` proves it in general."""

    when: Condition
    text: Text
    claim: str = ""


@dataclass(frozen=True)
class Sentence:
    """A sentence of the curriculum's data, and the id of the claim that proves it, if it says what happens."""

    text: Text
    claim: str = ""


@dataclass(frozen=True)
class Goal:
    """Something to bring about in the bench.

    ``why_not`` is shown until then; ``nearly`` are more fitting sentences for runs on the way, the first that fits.
    """

    id: str
    text: Text
    met: Condition
    why_not: Text
    nearly: Sequence[Feedback] = ()


@dataclass(frozen=True)
class Lesson:
    """One lesson: its bench begins with the scenario ``start`` and shows the controls ``unlocked``.

    ``solution`` are actions that, done after ``start``, meet every goal. ``readings`` explain the learner's own run,
    ``recap`` names claims. The prose is beside the lesson's module, in the three files of ``PARTS``.
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
        """What the bench begins with."""
        return read_scenario(self.start)

    @property
    def solved(self) -> Scenario:
        """A whole run that meets every goal."""
        return read_scenario(f"{self.start}\n{self.solution}")

    def prediction(self, id_: str) -> Prediction | None:
        """Return the prediction called ``id_``."""
        return next((prediction for prediction in self.predictions if prediction.id == id_), None)

    def template(self, part: str) -> str:
        """Return the name of the template that holds ``part`` of the prose."""
        return f"lessons/{self.slug.replace('-', '_')}/_{part}.html"

    @property
    def templates(self) -> dict[str, str]:
        """The names of the templates by part."""
        return {part: self.template(part) for part in PARTS}


@dataclass(frozen=True)
class Myth:
    """What developers believe and Django does not do.

    ``slug`` is also that of the wrong world in which it is so. There the prediction's proof makes the choice with the
    id ``believed`` the true one, and in Django's world another. ``belief`` says it as people say it; ``matters`` what
    goes wrong for who believes it, ``instead`` what to do.

    ``decided_by`` is the id of the reason that decides in Django's world where the two part, ``record-refused`` say. It
    is left out where that is the only reason which the wrong world does not give.
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
        """Every sentence of the reveal that is not a choice's explanation."""
        return (*self.matters, *self.instead)


@dataclass(frozen=True)
class Page:
    """A page of the reference: its prose is ``SLUG.html`` beside its module, which also gets what is in ``data``.

    ``shown`` are the ids of the claims that the data name; those of the prose are read from it.
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
"""What to do in the bench first, what became of it, and why that matters."""
