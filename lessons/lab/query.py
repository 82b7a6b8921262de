"""Read what a learner sent: the query string of the lab becomes a scenario and the frame to show, or a polite message.

The lab's URL is its only state. Its parameters:

``do``       an action, once for each, in order
``at``       the number of the frame to show (0 is before any action); without it the last
``undone``   actions taken back, nearest first: what *redo* would do
``vs``       ``NAME=VALUE``: the same actions also under that setting
``belief``   the slug of a wrong world: the same actions also there
``flag``     where the learner expects to be logged out: a time from the start, or a moment
``embed``    ``1``: the bench alone, to stand in another page; ``present``: in large type, to stand before people

and, sent by the page's own forms and turned into those at once:

``text``     the whole scenario, one action a line (instead of ``do``)
``then``     a new action, completed by ``with`` where that is what the learner typed
``drop``     the number of an action to leave out
``change``   the number of an action to replace by ``with``
``compare``  a setting's name: ``vs`` with the value in ``with``
``plant``    a time from the start: ``flag`` is what is in ``with``, counted from there (nothing: no flag)
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from django.http import HttpRequest, QueryDict
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from due_date.scenario.action import ActionError
from due_date.scenario.scenario import MAX_ACTIONS, Scenario, ScenarioError
from lessons import sentences
from lessons.grammar import parse_scenario, under
from lessons.lab.guess import read_guess

MAX_QUERY_LENGTH = 6_000
MAX_SLUG = 60
WAYS = ("embed", "present")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


class Fault(NamedTuple):
    """What is wrong with what was sent, which parameter it came in, and an action that would do instead."""

    field: str
    message: str
    nearest: str = ""


@dataclass(frozen=True)
class LabState:
    """What the lab's URL says, once read.

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
    def is_past(self) -> bool:
        """Whether a frame before the last one is shown."""
        return self.at < len(self.scenario.actions)

    def query(self) -> str:
        """Return the canonical query string: the same for the same lab."""
        return self.query_of(self.scenario.lines, at=self.at if self.is_past else None, undone=self.undone)

    def query_of(self, lines: Sequence[str], *, at: int | None = None, undone: Sequence[str] = ()) -> str:
        """Return the query string of other actions, compared with the same and shown in the same way."""
        more = {"vs": self.vs, "belief": self.belief, "flag": self.flag, "shown_as": self.shown_as}
        return lab_query(lines, at=at, undone=undone, **more)

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


def read_lab(request: HttpRequest) -> LabState:
    """Read the lab's query string; never raises, whatever was sent: ``faults`` says what was wrong."""
    length = len(request.META.get("QUERY_STRING", ""))
    if length > MAX_QUERY_LENGTH:
        message = _("This link has %(length)d characters, and at most %(limit)d can be read: use fewer actions.")
        typed = QueryDict(request.META["QUERY_STRING"][: MAX_QUERY_LENGTH * 4], encoding="utf-8")
        fault = Fault("text", message % {"length": length, "limit": MAX_QUERY_LENGTH})
        return LabState(Scenario(), 0, typed=printable("\n".join(_sent_lines(typed))), faults=(fault,))
    shown_as = next((way for way in WAYS if request.GET.get(way) == "1"), "")
    return replace(_flagged(_compared(_read(request.GET), request.GET), request.GET), shown_as=shown_as)


def _sent_lines(sent: QueryDict) -> list[str]:
    """Return the scenario's lines as sent: the text if there is one, else each ``do``."""
    return sent.get("text", "").splitlines() if "text" in sent else sent.getlist("do")


def _read(sent: QueryDict) -> LabState:
    lines = _sent_lines(sent)
    typed = printable("\n".join(lines))
    try:
        scenario = parse_scenario(lines)
    except ScenarioError as error:
        readable = parse_scenario(lines[: error.line - 1])
        where = _("Line %(line)d, “%(text)s”: %(advice)s") % {
            "line": error.line,
            "text": printable(error.text),
            "advice": sentences.advise(error),
        }
        return LabState(readable, len(readable.actions), typed=typed, faults=(Fault("text", where, error.nearest),))
    edited = _edited(sent, scenario, typed)
    if edited is not None:
        return edited
    faults = []
    undone = tuple(sent.getlist("undone"))
    try:
        parse_scenario([*scenario.lines, *undone])
    except ScenarioError as error:
        faults.append(Fault("undone", _("What was undone cannot be done again: %s") % sentences.advise(error)))
        undone = ()
    at, wrong = read_at(sent, len(scenario.actions))
    return LabState(scenario, at, undone, typed=typed, faults=(*faults, *wrong))


def read_at(sent: QueryDict, count: int) -> tuple[int, tuple[Fault, ...]]:
    """Return which of the frames 0 to ``count`` is asked for, the last where none is, and what is wrong with it."""
    at = _number(sent, "at", count)
    if at is None:
        message = _("“at” is the number of a frame, from 0 to %d: the last one is shown.") % count
        return count, (Fault("at", message),)
    return at, ()


def _compared(state: LabState, sent: QueryDict) -> LabState:
    """Return ``state`` with what it is to be compared with."""
    vs = sent.get("vs", "").strip()
    if "compare" in sent:
        vs = joined(sent.get("compare", "") + "=", sent.get("with", "").strip())
    state = replace(state, belief=printable(sent.get("belief", "").strip())[:MAX_SLUG])
    if not vs:
        return state
    try:
        under(state.scenario, vs)
    except ActionError as error:
        return replace(state, faults=(*state.faults, Fault("vs", sentences.advise(error))))
    return replace(state, vs=vs)


def _flagged(state: LabState, sent: QueryDict) -> LabState:
    """Return ``state`` with the learner's flag."""
    since = sent.get("plant", "").strip()
    text = sent.get("with" if since else "flag", "").strip()
    try:
        return replace(state, flag=read_guess(text, since=since) if text else "")
    except ValueError:
        message = _(
            "A flag stands at a time from the start, such as 4m59s, or at a moment, such as 09:05, not at “%s”."
        )
        return replace(state, faults=(*state.faults, Fault("flag", message % printable(text[:MAX_SLUG]))))


def _edited(sent: QueryDict, scenario: Scenario, typed: str) -> LabState | None:
    """Return the lab after the one edit that was sent, or ``None`` where none was."""
    count = len(scenario.actions)
    lines = list(scenario.lines)
    completed = sent.get("with", "").strip()
    if "compare" in sent:
        return None
    if "then" in sent:
        field = "then"
        new = joined(sent.get("then", ""), completed)
        lines = [*lines[: _number(sent, "at", count)], new]
    elif "drop" in sent or "change" in sent:
        field = "drop" if "drop" in sent else "change"
        new = completed
        number = _number(sent, field, count)
        if not number:
            message = _("There is no action number %s: choose one of those that are listed.") % sent.get(field, "")[:20]
            return LabState(scenario, count, typed=typed, faults=(Fault(field, message),))
        lines[number - 1 : number] = [] if field == "drop" else [new]
    else:
        return None
    try:
        edited = parse_scenario(lines)
        if not new and field != "drop":
            return LabState(scenario, count, typed=typed, faults=(Fault(field, _("Nothing was written.")),))
    except ScenarioError as error:
        fault = Fault(field, f"“{printable(error.text)}”: {sentences.advise(error)}", error.nearest)
        return LabState(scenario, count, typed=typed, refused=printable(completed or new), faults=(fault,))
    return LabState(edited, len(edited.actions), typed="\n".join(edited.lines))


def printable(text: str) -> str:
    """Return ``text`` with a replacement character for each one that a page cannot hold."""
    return _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def joined(beginning: str, end: str) -> str:
    """Complete an action with what was typed: ``advance`` and ``4m``, ``set SESSION_COOKIE_AGE=`` and ``300``."""
    return (beginning.strip() + ("" if beginning.strip().endswith("=") else " ") + end).strip()


def _number(sent: QueryDict, name: str, limit: int) -> int | None:
    """Return the parameter ``name``, from 0 to ``limit``: ``limit`` if it is missing, ``None`` if it is wrong."""
    text = sent.get(name, "")
    if name not in sent:
        return limit
    is_number = text.isascii() and text.isdigit() and len(text) <= len(str(MAX_ACTIONS))
    return int(text) if is_number and int(text) <= limit else None
