"""The grammar of one action: how words become an :class:`~due_date.scenario.action.Action`.

What can be written is a table of :class:`Spelling` rows, one a verb, and a :class:`Vocabulary` of the site's own words.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from due_date.scenario.action import LEARNER, Action, ActionError, nearest_of, shorten
from due_date.scenario.literals import split_words
from due_date.translation import gettext_noop as _

MAX_ACTION_LENGTH = 6_000
EXAMPLE = "login"
"""A valid action, offered where nothing nearer can be guessed."""

_BROWSER = re.compile(r"[a-z]{1,12}")
_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f\ud800-\udfff\u0085\u2028\u2029]")


@dataclass(frozen=True)
class Vocabulary:
    """The words of one site: its users and the paths of its pages, the default of each first."""

    users: tuple[str, ...]
    pages: tuple[str, ...]


Read = Callable[[Sequence[str], Vocabulary], Any]


@dataclass(frozen=True)
class Spelling:
    """A row of the grammar: ``read`` turns the words after the verb into the argument.

    ``read`` raises ``ValueError`` where the words do not fit, or an :class:`ActionError` that says why. ``example`` is
    a valid action, offered then; ``{user}`` in it stands for the site's first user. ``usage`` and ``summary`` are for
    the reference of the grammar. ``of_browser`` says whether a browser acts; it may depend on the argument.
    ``leaves_open`` says whether the browser is open afterwards, ``None`` where the action changes nothing about that.
    ``guess`` turns words that do not fit into the action that was meant, or into nothing.
    """

    name: str
    example: str
    read: Read
    usage: str
    summary: str
    of_browser: bool | Callable[[Any], bool] = True
    is_request: bool = False
    leaves_open: bool | None = None
    guess: Callable[[Sequence[str]], str] = lambda words: ""

    def belongs_to_browser(self, argument: Any) -> bool:
        """Return whether some browser does this, so that its name may stand before it."""
        return self.of_browser(argument) if callable(self.of_browser) else self.of_browser


Row = TypeVar("Row", bound=Spelling, covariant=True)


@dataclass(frozen=True)
class Grammar(Generic[Row]):
    """The verbs that can be written, and the vocabulary of the site that they are about."""

    verbs: Mapping[str, Row]
    vocabulary: Vocabulary

    def example(self, name: str) -> str:
        """Return a valid action of the verb ``name``."""
        return self.verbs[name].example.format(user=self.vocabulary.users[0])

    def parse_action(self, text: str) -> Action:
        """Read one action.

        :raises ActionError: with a message that says what to write instead, and the nearest valid action.
        """
        browser, words = split_browser(read_words(text))
        name, words = words[0], words[1:]
        verb = self.verbs.get(name)
        if verb is None:
            guess = nearest_of(name, tuple(self.verbs))
            raise ActionError(_("there is no action %(name)s"), nearest=self.example(guess), name=shorten(name))
        try:
            argument = verb.read(words, self.vocabulary)
        except ActionError as error:
            raise ActionError(
                error.template, nearest=error.nearest or self.example(name), **error.parameters
            ) from error
        except ValueError as error:
            raise ActionError(
                _("%(name)s does not go with %(rest)s"),
                nearest=verb.guess(words) or self.example(name),
                name=name,
                rest=shorten(" ".join(words)) or "nothing",
            ) from error
        of_browser = verb.belongs_to_browser(argument)
        if browser and not of_browser:
            raise ActionError(
                _("%(name)s belongs to no browser: leave out %(browser)s:"),
                nearest=" ".join([name, *words]),
                name=name,
                browser=browser,
            )
        return Action(name, argument, (browser or LEARNER) if of_browser else None, " ".join([name, *words]))


def split_browser(words: list[str]) -> tuple[str | None, list[str]]:
    """Take the optional first word ``NAME:`` off an action's words.

    :raises ActionError: for a name that no browser can have, or a name with nothing after it.
    """
    if not words[0].endswith(":"):
        return None, words
    browser = words[0][:-1]
    if not is_browser_name(browser) or not words[1:]:
        raise ActionError(
            _("%(name)s: names no browser's action: a browser has 1 to 12 lower-case letters, then what it does"),
            nearest="phone: visit /",
            name=shorten(browser),
        )
    return browser, words[1:]


def is_browser_name(word: str) -> bool:
    """Return whether a browser can be called ``word``."""
    return _BROWSER.fullmatch(word) is not None


def read_words(text: str) -> list[str]:
    """Split an action into words, refusing what no action can hold.

    :raises ActionError: for control characters, a quote or bracket left open, too long a text, or no word at all.
    """
    if len(text) > MAX_ACTION_LENGTH:
        raise ActionError(_("an action has at most 6,000 characters"), nearest=EXAMPLE)
    if found := _CONTROL.search(text):
        raise ActionError(
            _("the character %(character)s cannot stand in an action: leave it out"),
            nearest=EXAMPLE,
            character=f"U+{ord(found[0]):04X}",
        )
    try:
        words = split_words(text)
    except ValueError as error:
        raise ActionError(
            _("a quote or bracket is left open in %(text)s: close it with %(closer)s"),
            nearest=EXAMPLE,
            text=shorten(text),
            closer=str(error),
        ) from error
    if not words:
        raise ActionError(_("nothing is written here"), nearest=EXAMPLE)
    return words


def read_nothing(words: Sequence[str], vocabulary: Vocabulary) -> None:
    """Refuse any word.

    :raises ActionError: naming the first one.
    """
    if words:
        raise ActionError(_("%(word)s is one word too many"), nearest="", word=shorten(words[0]))


def read_only(words: Sequence[str], default: str | None = None) -> str:
    """Return the only word, or ``default`` where there is none.

    :raises ValueError: for more words, or for none without a default.
    """
    if not words and default is not None:
        return default
    if len(words) != 1:
        raise ValueError(words)
    return words[0]
