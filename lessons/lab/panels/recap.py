"""What was done in a lab and what came of it, for whoever meets its link and knows nothing."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from due_date.reasons.lookup import NO_COOKIE_SENT
from due_date.reasons.root_cause import cause_at
from due_date.simulation.frame import Frame
from lessons import sentences

ACTIONS_NAMED = 8


@dataclass(frozen=True)
class Cause:
    """The earlier action that a frame owes its outcome to, and what that action did, in one sentence."""

    number: int
    action: str
    told: str


@dataclass(frozen=True)
class Recap:
    """A lab told to a stranger: how much was done, the actions (the last ones of many), and whom the site knew last."""

    title: str
    actions: tuple[str, ...]
    outcome: str


def cause(trace: Sequence[Frame], at: int) -> Cause | None:
    """Return what the outcome of the frame shown is owed to, none where it speaks for itself."""
    number = cause_at(trace, at)
    if number is None:
        return None
    frame = trace[number]
    is_of_cookie = NO_COOKIE_SENT.gave(trace[at].why[0])
    return Cause(number, frame.action_text, sentences.sum_up(frame, about="cookie" if is_of_cookie else ""))


def recap(frame: Frame, lines: tuple[str, ...]) -> Recap | None:
    """Return the recap of a lab whose actions ``lines`` led to ``frame``, none where nothing was done."""
    if not lines:
        return None
    count = len(lines)
    title = ngettext("%(count)d thing was done in this lab", "%(count)d things were done in this lab", count)
    return Recap(title % {"count": count}, lines[-ACTIONS_NAMED:], _outcome(frame))


def _outcome(frame: Frame) -> str:
    match frame.observed:
        case {"logged_in": True, "user": user}:
            return _("When it was last asked, the site knew %(user)s.") % {"user": user}
        case {"logged_in": False}:
            return _("When it was last asked, the site knew nobody: logged out.")
    return _("Nobody has asked the site yet who this is.")
