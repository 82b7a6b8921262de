"""Read what a learner sent to the lab: it becomes a scenario and the frame to show, or a polite message.

Besides the parameters of a lab's URL (``query`` lists them) there are those that the page's own forms send, which are
turned into the former at once:

``text``     the whole scenario, one action a line (instead of ``do``)
``then``     a new action, completed by ``with`` where that is what the learner typed
``drop``     the number of an action to leave out
``change``   the number of an action to replace by ``with``
``compare``  a setting's name: ``vs`` with the value in ``with``
``plant``    a time from the start: ``flag`` is what is in ``with``, counted from there (nothing: no flag)
"""

from dataclasses import replace
from typing import NamedTuple

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from due_date.scenario.action import ActionError
from due_date.scenario.scenario import MAX_ACTIONS, Scenario, ScenarioError
from lessons.grammar import parse_scenario, under
from lessons.lab.guess import read_guess
from lessons.lab.query import WAYS, Fault, LabState
from lessons.sentences.errors import advise
from lessons.web.printable import printable

MAX_QUERY_LENGTH = 6_000
MAX_SLUG = 60
EDITS = ("text", "then", "drop", "change", "compare", "plant")


def is_edit(request: HttpRequest) -> bool:
    """Whether the URL is one that a form of the page made, to be replaced by the canonical one."""
    return any(name in request.GET for name in EDITS)


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
    """Read the scenario with the one edit that was sent, or else with what was undone: parsed once, if it can be."""
    lines = _sent_lines(sent)
    edit = _read_edit(sent, [line for line in map(str.strip, lines) if line and not line.startswith("#")])
    undone = () if edit.field else tuple(sent.getlist("undone"))
    try:
        parsed = parse_scenario([*edit.lines, *undone])
    except ScenarioError as error:
        return _read_wrong(sent, edit, error)
    scenario = Scenario(parsed.actions[: len(edit.lines)])
    count = len(scenario.actions)
    if edit.message:
        fault = Fault(edit.field, edit.message)
        return LabState(scenario, count, typed=printable("\n".join(lines)), faults=(fault,))
    if edit.field:
        return LabState(scenario, count, typed="\n".join(scenario.lines))
    at, faults = read_at(sent, count)
    return LabState(scenario, at, undone, typed=printable("\n".join(lines)), faults=faults)


def _read_wrong(sent: QueryDict, edit: "_Edit", error: ScenarioError) -> LabState:
    """Read as much as can be read, where ``error`` was found in the lines, in their edit or in what was undone."""
    lines = _sent_lines(sent)
    typed = printable("\n".join(lines))
    try:
        scenario = parse_scenario(lines)
    except ScenarioError as in_lines:
        readable = parse_scenario(lines[: in_lines.line - 1])
        where = _("Line %(line)d, “%(text)s”: %(advice)s") % {
            "line": in_lines.line,
            "text": printable(in_lines.text),
            "advice": advise(in_lines),
        }
        return LabState(readable, len(readable.actions), typed=typed, faults=(Fault("text", where, in_lines.nearest),))
    if edit.field:
        fault = Fault(edit.field, f"“{printable(error.text)}”: {advise(error)}", error.nearest)
        return LabState(scenario, len(scenario.actions), typed=typed, refused=printable(edit.typed), faults=(fault,))
    fault = Fault("undone", _("What was undone cannot be done again: %s") % advise(error))
    at, faults = read_at(sent, len(scenario.actions))
    return LabState(scenario, at, typed=typed, faults=(fault, *faults))


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
        return replace(state, faults=(*state.faults, Fault("vs", advise(error))))
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


class _Edit(NamedTuple):
    """Hold the lines after the one edit that was sent, and the parameter it came in, empty where none was sent.

    ``typed`` is shown again where it is refused; ``message`` says why nothing was edited.
    """

    lines: list[str]
    field: str = ""
    typed: str = ""
    message: str = ""


def _read_edit(sent: QueryDict, lines: list[str]) -> _Edit:
    """Return the edit of the actions ``lines``, not parsed yet."""
    field = next((name for name in ("then", "drop", "change") if name in sent), "")
    if not field or "compare" in sent:
        return _Edit(lines)
    typed = sent.get("with", "").strip()
    if field == "then":
        new = joined(sent.get("then", ""), typed)
        kept = lines[: _number(sent, "at", len(lines))]
        return _Edit([*kept, new], field, typed or new) if new else _nothing_written(lines, field)
    number = _number(sent, field, len(lines))
    if not number:
        message = _("There is no action number %s: choose one of those that are listed.") % sent.get(field, "")[:20]
        return _Edit(lines, field, message=message)
    if field == "change" and not typed:
        return _nothing_written(lines, field)
    return _Edit([*lines[: number - 1], *([typed] if field == "change" else []), *lines[number:]], field, typed)


def _nothing_written(lines: list[str], field: str) -> _Edit:
    return _Edit(lines, field, message=_("Nothing was written."))


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
