"""The data types of the expert zone: facts in groups, each sentence with the claim that proves it."""

from dataclasses import dataclass

from lessons.curriculum.reference.claims_overlaps import DEMONSTRATIONS
from lessons.curriculum.reference.example_code import ExampleCode
from lessons.curriculum.schema import Sentence, Text

_BY_CLAIM = {demonstration.id: demonstration for demonstration in DEMONSTRATIONS}


@dataclass(frozen=True)
class ExpertFact:
    """A fact: what to remember in short, its sentences, and whether it rests on a citation because it cannot be run."""

    lead: Text
    sentences: tuple[Sentence, ...]
    is_cited: bool = False

    @property
    def listings(self) -> tuple[ExampleCode, ...]:
        """The tests that prove it where no scenario can, in the order of the sentences."""
        return tuple(_BY_CLAIM[sentence.claim].listing for sentence in self.sentences if sentence.claim in _BY_CLAIM)


@dataclass(frozen=True)
class FactGroup:
    """A titled group of facts."""

    slug: str
    title: Text
    facts: tuple[ExpertFact, ...]


def build_fact(lead: Text, *sentences: tuple[Text, str], is_cited: bool = False) -> ExpertFact:
    """Return a fact from pairs of a sentence and the id of its claim."""
    return ExpertFact(lead, tuple(Sentence(text, claim) for text, claim in sentences), is_cited)
