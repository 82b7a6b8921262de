"""One action, as a value, and the error for what is none."""

import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

LEARNER = "learner"
"""The browser that acts where an action names none."""


class ActionError(ValueError):
    """An action that the grammar lacks.

    ``template`` and ``parameters`` make the message (``str`` gives it in English); ``nearest`` is an action that would
    do.
    """

    def __init__(self, template: str, *, nearest: str, **parameters: Any) -> None:
        self.template = template
        self.nearest = nearest
        self.parameters = parameters
        super().__init__(template % parameters)


@dataclass(frozen=True)
class Action:
    """One thing done: the verb, its argument, the browser that acts (``None`` for none), and the text as typed.

    ``argument`` is a plain JSON value, so that an action crosses a process border as it is: ``None``, a string, a whole
    number, or a dict of these.
    """

    verb: str
    argument: Any
    browser: str | None
    text: str

    @property
    def prefix(self) -> str:
        """The browser's name before the text: ``thief: ``, or nothing for the learner and for the world."""
        return prefix_of(self.browser)

    @property
    def line(self) -> str:
        """The action as one line of a scenario."""
        return self.prefix + self.text


def prefix_of(browser: str | None) -> str:
    """Return what stands before an action of ``browser``: ``thief: ``, or nothing for the learner and for none."""
    return "" if browser in (None, LEARNER) else f"{browser}: "


def nearest_of(word: str, words: Sequence[str]) -> str:
    """Return the word of ``words`` most like ``word``, whatever its case; the first of them when none is."""
    folded = {known.lower(): known for known in words}
    close = difflib.get_close_matches(word[:60].lower(), list(folded), n=1, cutoff=0.3)
    return folded[close[0]] if close else words[0]


def shorten(text: str) -> str:
    """Return at most 60 characters of typed text, to be quoted in a message."""
    return text if len(text) <= 60 else text[:60] + "…"
