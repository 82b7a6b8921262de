"""The ledger: the actions with what came of them, and the one line that sums a frame up."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from due_date.scenario.action import LEARNER
from due_date.simulation.frame import Frame
from lessons import sentences
from lessons.sentences.visitors import name_visitor

LEDGER_LINES, LATER_LINES = 20, 4


@dataclass(frozen=True)
class Entry:
    """Hold a line of the ledger: one action, what came of it, and why.

    ``is_parting``: here the run parts from one that it is compared with.
    """

    number: int
    action: str
    browser: str
    time: str
    outcome: str
    why: tuple[str, ...]
    is_shown: bool
    is_later: bool
    is_parting: bool


@dataclass(frozen=True)
class Ledger:
    """Hold the lines of the ledger that are shown, and the frames to go to for newer and older ones."""

    entries: tuple[Entry, ...]
    newer_at: int | None
    older_at: int | None

    @property
    def why(self) -> tuple[str, ...]:
        """The reasons of the frame that is shown."""
        return next((entry.why for entry in self.entries if entry.is_shown), ())


def ledger(frames: Sequence[Frame], at: int, *, partings: Collection[int] = ()) -> Ledger:
    """Return the actions around the frame shown, newest first; ``partings`` are the frames to be marked as such."""
    count = len(frames) - 1
    newest = min(at + LATER_LINES, count)
    oldest = max(min(at, newest) - LEDGER_LINES + 1, 1)
    first_at = frames[0].at
    entries = tuple(_entry(number, frames[number], at, partings, first_at) for number in range(newest, oldest - 1, -1))
    return Ledger(entries, newer_at=newest if newest < count else None, older_at=oldest - 1 if oldest > 1 else None)


def _entry(number: int, frame: Frame, at: int, partings: Collection[int], first_at: datetime) -> Entry:
    outcome = ""
    if frame.exchange:
        outcome = f"{frame.exchange.response.status} · {name_visitor(frame.exchange.user)}"
    browser = "" if frame.browser == LEARNER else frame.browser
    time = sentences.show_moment(frame.at, first_at)
    why = tuple(sentences.explain(frame))
    is_shown, is_later, is_parting = number == at, number > at, number in partings
    return Entry(number, frame.action_text, browser, time, outcome, why, is_shown, is_later, is_parting)


def summarize(frame: Frame, number: int) -> str:
    """Return in one sentence what was done in ``frame``, and what came of it."""
    if not frame.action:
        return _("Nothing has happened yet. It is %s, simulated time.") % frame.at.strftime("%H:%M:%S")
    outcome = sentences.sum_up(frame) or _("It is %s.") % frame.at.strftime("%H:%M:%S")
    values = {"number": number, "action": frame.action_text, "told": outcome}
    return _("Action %(number)d, %(action)s. %(told)s") % values
