"""The shape of what is often said: a sentence one hears, a verdict, and the fine print."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from lessons.curriculum.schema import Sentence, Text

VERDICTS: dict[str, Text] = {
    "wrong": _("wrong"),
    "half": _("half true"),
    "unsourced": _("unsourced"),
    "right": _("right"),
}


@dataclass(frozen=True)
class Saying:
    """A sentence that one hears, a verdict, and what is to be said about it, each sentence with its claim."""

    id: str
    said: Text
    verdict: str
    fine_print: tuple[Sentence, ...]

    @property
    def verdict_label(self) -> Text:
        """The verdict in words."""
        return VERDICTS[self.verdict]


@dataclass(frozen=True)
class Theme:
    """Sayings about one thing."""

    slug: str
    title: Text
    sayings: tuple[Saying, ...]


@dataclass(frozen=True)
class Filter:
    """A verdict to choose, with how many sayings have it. Without a name it stands for all of them."""

    name: str
    label: Text
    count: int


@dataclass(frozen=True)
class Sayings:
    """All of them by theme, and by verdict for whoever asks for one."""

    all_themes: tuple[Theme, ...]

    @property
    def filters(self) -> tuple[Filter, ...]:
        """What can be chosen."""
        verdicts = [saying.verdict for theme in self.all_themes for saying in theme.sayings]
        counted = [Filter(name, label, verdicts.count(name)) for name, label in VERDICTS.items()]
        return (Filter("", _("all"), len(verdicts)), *counted)

    def themes(self, verdict: str) -> tuple[Theme, ...]:
        """Return the themes with the sayings of that verdict; all of them for none."""
        if not verdict:
            return self.all_themes
        chosen = [
            Theme(theme.slug, theme.title, tuple(saying for saying in theme.sayings if saying.verdict == verdict))
            for theme in self.all_themes
        ]
        return tuple(theme for theme in chosen if theme.sayings)


def saying(said: Text, verdict: str, *fine_print: tuple[Text, str], id_: str) -> Saying:
    """Return a saying from the sentences of its fine print, each with its claim."""
    return Saying(id_, said, verdict, tuple(Sentence(text, claim) for text, claim in fine_print))
