"""The data types of common statements about session expiry: each has a verdict and the fine print."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.utils.translation import gettext_lazy as _

from lessons.curriculum.schema import Sentence, Text

VERDICTS: dict[str, Text] = {
    "wrong": _("wrong"),
    "half": _("half true"),
    "unsourced": _("unsourced"),
    "right": _("right"),
}


@dataclass(frozen=True)
class Misconception:
    """A statement that people make, a verdict on it, and the sentences that correct or complete it.

    The verdict is a key of ``VERDICTS``; a few statements are right.
    """

    id: str
    statement: Text
    verdict: str
    fine_print: tuple[Sentence, ...]

    @property
    def verdict_label(self) -> Text:
        """The verdict in words."""
        return VERDICTS[self.verdict]


@dataclass(frozen=True)
class Theme:
    """A titled group of misconceptions."""

    slug: str
    title: Text
    misconceptions: tuple[Misconception, ...]


@dataclass(frozen=True)
class Filter:
    """A link that chooses a verdict, with the number of misconceptions; an empty ``name`` chooses all."""

    name: str
    label: Text
    count: int


@dataclass(frozen=True)
class MisconceptionList:
    """All misconceptions, by theme and by verdict."""

    themes: tuple[Theme, ...]

    def __iter__(self) -> Iterator[Misconception]:
        """Iterate over the misconceptions of all themes."""
        return (each for theme in self.themes for each in theme.misconceptions)

    @property
    def filters(self) -> tuple[Filter, ...]:
        """The filters: all, then one for each verdict."""
        verdicts = [each.verdict for each in self]
        counted = [Filter(name, label, verdicts.count(name)) for name, label in VERDICTS.items()]
        return (Filter("", _("all"), len(verdicts)), *counted)

    def filter_themes(self, verdict: str) -> tuple[Theme, ...]:
        """Return the themes that have misconceptions with ``verdict``, and only these; all for an empty one."""
        if not verdict:
            return self.themes
        chosen = (
            replace(theme, misconceptions=tuple(each for each in theme.misconceptions if each.verdict == verdict))
            for theme in self.themes
        )
        return tuple(theme for theme in chosen if theme.misconceptions)


def build_misconception(statement: Text, verdict: str, *fine_print: tuple[Text, str], id_: str) -> Misconception:
    """Return a misconception; ``fine_print`` are pairs of a sentence and the id of its claim."""
    return Misconception(id_, statement, verdict, tuple(Sentence(text, claim) for text, claim in fine_print))
