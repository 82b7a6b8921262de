"""The date-due slips of a cookie and its record, with their lamps."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import NamedTuple

from django.utils.translation import gettext as _

from due_date.simulation.frame import Frame
from due_date.timeline.deadlines import Slip, read_slips
from due_date.timeline.history import History
from lessons import sentences
from lessons.lab.panels.due_dates import show_due_in

STAMPS, FEW_STAMPS = 12, 2


class StampView(NamedTuple):
    """A stamped date: the last one is in force, a fresh one was stamped in the frame shown."""

    date: str
    stamped_by: str
    is_current: bool
    is_fresh: bool


class Lamp(NamedTuple):
    """A state that a slip can be in, and whether it is."""

    state: str
    label: str
    is_lit: bool


@dataclass(frozen=True)
class SlipView:
    """A date-due slip with its lamps, of which one is lit; ``earlier`` stamps are counted and not shown."""

    kind: str
    name: str
    state: str
    earlier: int
    stamps: tuple[StampView, ...]
    due_in: str
    lamps: tuple[Lamp, ...]

    @property
    def is_cookie(self) -> bool:
        """Whether it is the cookie's slip, not the record's."""
        return self.kind == "cookie"

    @property
    def is_overdue(self) -> bool:
        """Whether the date has passed and the thing is still there."""
        return self.state == "refused"

    @property
    def due(self) -> str:
        """The date in force, or none."""
        return self.stamps[-1].date if self.stamps else ""

    @property
    def short(self) -> "SlipView":
        """The same slip with its last stamps alone, for where there is little room."""
        shown = self.stamps[-FEW_STAMPS:]
        return replace(self, stamps=shown, earlier=self.earlier + len(self.stamps) - len(shown))

    @property
    def state_label(self) -> str:
        """The state in a word."""
        return next((lamp.label for lamp in self.lamps if lamp.is_lit), "")


def slip_views(history: History, browser: str, at: int) -> tuple[SlipView, SlipView]:
    """Return the cookie's and the record's slip after the frame ``at``."""
    cookie, record = read_slips(history, browser, at=at)
    world = history.frames[at].world
    lamps = {
        "cookie": (("held", _("held")), ("gone", _("gone"))),
        "record": (("valid", _("valid")), ("refused", _("refused")), ("removed", _("removed"))),
    }
    return (
        _slip_view("cookie", cookie, lamps["cookie"], world.browser_now(browser), history.frames, at),
        _slip_view("record", record, lamps["record"], world.server_now, history.frames, at),
    )


def _slip_view(
    kind: str, slip: Slip, lamps: tuple[tuple[str, str], ...], now: datetime, frames: Sequence[Frame], at: int
) -> SlipView:
    shown = slip.stamps[-STAMPS:]
    return SlipView(
        kind,
        slip.key,
        slip.state,
        len(slip.stamps) - len(shown),
        tuple(
            StampView(
                sentences.show_moment(stamp.shown_at, now) if stamp.shown_at else _("no date"),
                frames[stamp.number].action_text,
                is_current=stamp is slip.stamps[-1],
                is_fresh=stamp.number == at,
            )
            for stamp in shown
        ),
        show_due_in(slip.shown_at, now) if slip.state in ("held", "valid", "refused") else "",
        tuple(Lamp(state, label, state == slip.state) for state, label in lamps),
    )
