"""The words on the timeline and beside it: lanes, dates, marks, runs of cron, breaks and axes."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from due_date.scenario.action import LEARNER
from due_date.simulation.frame import Frame
from due_date.timeline.events import SERVER
from due_date.timeline.shapes import BreakBand, ClockAxis, CronDots, DateLine, Lane, Mark
from due_date.timeline.ticks import Tick
from lessons import sentences
from lessons.lab.timeline.table import describe_answer

WORDS_PX = 72.0  # a line over all lanes and its words: the learner's guess, or where two runs part
LETTER_PX = 6.6  # a wide guess at the width of a letter, for words that must fit

LANES = {
    "requests": gettext_lazy("requests"),
    "cookie": gettext_lazy("cookie"),
    "record": gettext_lazy("record"),
    "orphans": gettext_lazy("other records"),
    "server": gettext_lazy("server"),
}


class TickLabel(NamedTuple):
    """A label of an axis: a first line, and a second one where it says more."""

    tick: Tick
    text: str
    below: str


def label_lane(lane: Lane) -> tuple[str, str]:
    """Return the name of a lane, and how many lifetimes it has no room for, if any."""
    return str(LANES[lane.kind]), ngettext("%d more", "%d more", lane.more) % lane.more if lane.more else ""


def label_date(date: DateLine, now: datetime) -> str:
    """Return the words beside a date in force, short enough for the room they have."""
    shown_at = date.stamp.shown_at
    if shown_at is None or shown_at.date() == now.date():
        return _("due %s") % sentences.show_moment(shown_at, now) if shown_at else _("no date")
    time = shown_at.strftime("%H:%M:%S" if shown_at.second else "%H:%M")
    day = date_format(shown_at, "j M" if shown_at.year == now.year else "j M Y")
    return _("due %s") % (f"{day}, {time}" if shown_at.year == now.year else day)


def label_marks(marks: Sequence[Mark], frames: Sequence[Frame]) -> Iterator[tuple[Mark, str, str]]:
    """Yield each mark with its words and an id of its own: one frame can have several."""
    seen: set[int] = set()
    for mark in marks:
        id_ = f"{mark.number}-{mark.left:.0f}" if mark.number in seen else str(mark.number)
        seen.add(mark.number)
        yield mark, _label_mark(mark, frames[mark.number]), id_


def _label_mark(mark: Mark, frame: Frame) -> str:
    prefix = "" if mark.browser in (SERVER, LEARNER) else f"{mark.browser}: "
    answer = describe_answer(frame)
    text = f"{mark.number}. {prefix}{frame.action_text}" + (f": {answer}" if answer else "")
    others = mark.count - 1
    return text + (ngettext(", and %d other", ", and %d others", others) % others if others else "")


def label_cron(dots: CronDots, now: datetime) -> str:
    """Return how many runs of cron there were and when the first, or when the next one will be."""
    time = sentences.show_moment(dots.first_at, now)
    if not dots.count:
        return _("cron: next run %s") % time
    template = ngettext("cron: %(count)s run from %(time)s on", "cron: %(count)s runs from %(time)s on", dots.count)
    return template % {"count": dots.count, "time": time}


def label_break(band: BreakBand, words: Sequence[float | None]) -> tuple[str, str]:
    """Return the length of a break, as short as its room asks and nothing where other ``words`` begin, and in full."""
    full = sentences.show_length(band.seconds)
    short = _round_length(band.seconds) if len(full) * LETTER_PX > band.room else full
    reach = len(short) * LETTER_PX / 2
    if any(x is not None and band.x - reach < x + WORDS_PX and x < band.x + reach for x in words):
        return "", full
    return short, full


def _round_length(seconds: float) -> str:
    """Return a length in its largest unit, rounded down."""
    for size in (86_400, 3_600, 60):
        if seconds >= size:
            seconds -= seconds % size
            break
    return sentences.show_length(int(seconds))


def label_tick(tick: Tick) -> TickLabel:
    """Return the words of a tick: a time over its date, a day over its year or time, a month or a year alone."""
    at, date = tick.shown_at, "j M Y" if tick.is_new_year else "j M"
    clock = at.strftime("%H:%M:%S" if tick.unit == "second" or at.second else "%H:%M")
    match tick.unit:
        case "second" | "minute":
            return TickLabel(tick, clock, date_format(at, date) if tick.is_new_date else "")
        case "day":
            is_midnight = clock == "00:00"
            return TickLabel(
                tick, date_format(at, "j M"), str(at.year) if tick.is_new_year else "" if is_midnight else clock
            )
        case "month":
            return TickLabel(tick, date_format(at, "M Y"), "")
    return TickLabel(tick, str(at.year), "")


def label_clock(axis: ClockAxis) -> str:
    """Return whose clock an axis is, and how wrong it is."""
    whose = axis.browser or _("server")
    length = sentences.show_length(abs(axis.ahead_s))
    template = (
        _("%(whose)s's clock, %(length)s ahead") if axis.ahead_s > 0 else _("%(whose)s's clock, %(length)s behind")
    )
    return template % {"whose": whose, "length": length}
