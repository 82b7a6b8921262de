"""What was done in a lab and what came of it, for anyone who meets its link and knows nothing."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from due_date.reasons.lookup import NO_COOKIE_SENT
from due_date.reasons.root_cause import cause_at
from due_date.simulation.frame import Frame
from lessons import sentences
from lessons.lab.query import LabState

ACTIONS_NAMED = 8


@dataclass(frozen=True)
class Cause:
    """Hold the earlier action that a frame owes its outcome to, and what that action did, in one sentence."""

    number: int
    action: str
    sentence: str


@dataclass(frozen=True)
class Recap:
    """Hold a lab as a stranger is told of it: how much was done, the last actions, and whom the site knew last.

    ``query`` is the query string of the lab at its first action.
    """

    title: str
    actions: tuple[str, ...]
    outcome: str
    query: str


def find_cause(frames: Sequence[Frame], at: int) -> Cause | None:
    """Return what the outcome of the frame ``at`` is owed to, ``None`` where it speaks for itself."""
    number = cause_at(frames, at)
    if number is None:
        return None
    frame = frames[number]
    is_of_cookie = NO_COOKIE_SENT.gave(frames[at].why[0])
    return Cause(number, frame.action_text, sentences.sum_up(frame, about="cookie" if is_of_cookie else ""))


def recap(state: LabState, frame: Frame) -> Recap | None:
    """Return the recap of a lab that shows ``frame``, ``None`` where nothing was done."""
    lines, count = state.scenario.lines[: state.at], state.at
    if not count:
        return None
    title = ngettext("%(count)d thing was done in this lab", "%(count)d things were done in this lab", count)
    return Recap(title % {"count": count}, lines[-ACTIONS_NAMED:], _outcome(frame), state.query_at(1))


def _outcome(frame: Frame) -> str:
    match frame.observed:
        case {"logged_in": True, "user": user}:
            return _("When it was last asked, the site knew %(user)s.") % {"user": user}
        case {"logged_in": False}:
            return _("When it was last asked, the site knew nobody: logged out.")
    return _("Nobody has asked the site yet who this is.")
