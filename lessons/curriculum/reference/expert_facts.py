"""The shape of what the expert zone tells. Each sentence that says what happens names its claim."""

from dataclasses import dataclass

from lessons.curriculum.reference.claims_overlaps import DEMONSTRATIONS
from lessons.curriculum.reference.listings import Listing
from lessons.curriculum.schema import Sentence, Text

_BY_CLAIM = {demonstration.id: demonstration for demonstration in DEMONSTRATIONS}


@dataclass(frozen=True)
class Fact:
    """A fact: what to remember, what happens, and whether nobody here could run it."""

    lead: Text
    sentences: tuple[Sentence, ...]
    is_cited: bool = False

    @property
    def listings(self) -> tuple[Listing, ...]:
        """The tests that show it, where no scenario can, in the order of the sentences."""
        return tuple(_BY_CLAIM[sentence.claim].listing for sentence in self.sentences if sentence.claim in _BY_CLAIM)


@dataclass(frozen=True)
class Group:
    """Facts of one kind."""

    slug: str
    title: Text
    facts: tuple[Fact, ...]


def fact(lead: Text, *sentences: tuple[Text, str], is_cited: bool = False) -> Fact:
    """Return a fact from its sentences, each with the id of its claim."""
    return Fact(lead, tuple(Sentence(text, claim) for text, claim in sentences), is_cited)
