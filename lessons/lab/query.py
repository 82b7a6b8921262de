"""The state of a lab as its URL writes it: actions, the frame to show, what was undone, what it is compared with.

The lab's URL is its only state. Its parameters:

``do``       an action, once for each, in order
``at``       the number of the frame to show (0 is before any action); without it the last
``undone``   actions taken back, nearest first: what *redo* would do
``vs``       ``NAME=VALUE``: the same actions also under that setting
``belief``   the slug of a wrong world: the same actions also there
``flag``     where the learner expects to be logged out: a time from the start, or a moment
``embed``    ``1``: the bench alone, to stand in another page; ``present``: in large type, to stand before people

What the page's own forms send besides is read in ``request``.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from django.urls import reverse
from django.utils.http import urlencode

from due_date.scenario.scenario import Scenario

WAYS = ("embed", "present")


class Fault(NamedTuple):
    """Say what is wrong with what was sent, which parameter it came in, and which action would do instead."""

    field: str
    message: str
    nearest: str = ""


@dataclass(frozen=True)
class LabState:
    """Hold what the lab's URL says, once read.

    ``typed`` is the scenario as it was sent, line by line, kept even where it cannot be read; ``scenario`` is the part
    of it that can be. ``refused`` is the new action that was not taken, to be shown again in its field. ``shown_as`` is
    one of ``WAYS``, or nothing.
    """

    scenario: Scenario
    at: int
    undone: tuple[str, ...] = ()
    vs: str = ""
    belief: str = ""
    flag: str = ""
    shown_as: str = ""
    typed: str = ""
    refused: str = ""
    faults: tuple[Fault, ...] = ()

    @property
    def count(self) -> int:
        """How many actions there are."""
        return len(self.scenario.actions)

    @property
    def is_past(self) -> bool:
        """Whether a frame before the last one is shown."""
        return self.at < self.count

    @property
    def is_embedded(self) -> bool:
        """Whether the bench stands in a page of another site."""
        return self.shown_as == "embed"

    @property
    def text(self) -> str:
        """The scenario, one action a line: as it was typed where that cannot be read."""
        return self.typed if self.faults else "\n".join(self.scenario.lines)

    @property
    def acted(self) -> str:
        """The actions up to the frame shown, one a line: what a new action is added to."""
        return "\n".join(self.scenario.lines[: self.at])

    @property
    def kept(self) -> tuple[tuple[str, str], ...]:
        """The parameters that every form of the page sends along: what is compared, the flag, how the lab is shown."""
        fields = (("vs", self.vs), ("belief", self.belief), ("flag", self.flag))
        return (*((name, value) for name, value in fields if value), *([(self.shown_as, "1")] if self.shown_as else ()))

    @property
    def last_line(self) -> str:
        """The action of the frame shown, nothing before any action."""
        return self.scenario.lines[self.at - 1] if self.at else ""

    @property
    def later_count(self) -> int:
        """How many actions come after the frame shown."""
        return self.count - self.at

    def url(self, path: str = "") -> str:
        """Return the canonical URL of this lab, or of the page at ``path`` that holds its bench."""
        query = self.query()
        return (path or reverse("lab")) + (f"?{query}" if query else "")

    def query(self) -> str:
        """Return the canonical query string: the same for the same lab."""
        return self.query_of(self.scenario.lines, at=self.at if self.is_past else None, undone=self.undone)

    def query_at(self, number: int) -> str:
        """Return the query string of this lab at the frame ``number``."""
        return self.query_of(self.scenario.lines, at=number, undone=self.undone)

    def query_of(self, lines: Sequence[str], *, at: int | None = None, undone: Sequence[str] = ()) -> str:
        """Return the query string of other actions, compared with the same and shown in the same way."""
        more = {"vs": self.vs, "belief": self.belief, "flag": self.flag, "shown_as": self.shown_as}
        return lab_query(lines, at=at, undone=undone, **more)

    def undo_query(self) -> str:
        """Return the query string of this lab without its last action, which can be done again; nothing without one."""
        lines = self.scenario.lines
        return self.query_of(lines[:-1], undone=[*lines[-1:], *self.undone]) if lines else ""

    def redo_query(self) -> str:
        """Return the query string of this lab with the action done again that was undone last; nothing without one."""
        if not self.undone:
            return ""
        return self.query_of([*self.scenario.lines, self.undone[0]], undone=self.undone[1:])

    def query_alone(self) -> str:
        """Return the query string of this lab without anything to compare it with."""
        return replace(self, vs="", belief="").query()

    def query_whole(self) -> str:
        """Return the query string of this lab on a page of its usual looks."""
        return replace(self, shown_as="").query()

    def query_embedded(self) -> str:
        """Return the query string of this lab's bench alone."""
        return replace(self, shown_as="embed").query()

    def query_presented(self) -> str:
        """Return the query string of this lab in large type."""
        return replace(self, shown_as="present").query()


def lab_url(lines: Sequence[str], *, belief: str = "") -> str:
    """Return the URL of the lab with the actions ``lines``, beside the wrong world ``belief`` if there is one."""
    return f"{reverse('lab')}?{lab_query(lines, belief=belief)}"


def lab_query(
    lines: Sequence[str],
    *,
    at: int | None = None,
    undone: Sequence[str] = (),
    vs: str = "",
    belief: str = "",
    flag: str = "",
    shown_as: str = "",
) -> str:
    """Return the query string of a lab, without the question mark."""
    pairs = [("do", line) for line in lines]
    pairs += [("at", str(at))] if at is not None else []
    pairs += [("undone", line) for line in undone]
    others = (("vs", vs), ("belief", belief), ("flag", flag), (shown_as, "1" if shown_as else ""))
    return urlencode([*pairs, *((name, value) for name, value in others if value)])
