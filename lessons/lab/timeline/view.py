"""The timeline as a template places it: shapes with finished numbers, each with its words. No HTML, no request."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from due_date.timeline.drawing import draw
from due_date.timeline.history import History
from due_date.timeline.logins import read_logins
from due_date.timeline.shapes import BreakBand, ClockAxis, CronDots, DateLine, Lane, Mark, Timeline
from due_date.times import START_AT, format_duration
from lessons.lab.guess import date_guess, tell_distance
from lessons.lab.timeline.labels import (
    TickLabel,
    label_break,
    label_clock,
    label_cron,
    label_date,
    label_lane,
    label_marks,
    label_tick,
)
from lessons.lab.timeline.paths import SvgPath, make_paths
from lessons.lab.timeline.table import FactRow, make_rows
from lessons.sentences.moments import show_moment

DENSE_PX = 18.0

EVENTS = {
    "in": gettext_lazy("logged in"),
    "out": gettext_lazy("not logged in"),
    "unasked": gettext_lazy("did not ask who"),
    "error": gettext_lazy("server error"),
    "act": gettext_lazy("something else was done"),
    "clear": gettext_lazy("records were cleared"),
}
BARS = {
    "alive": gettext_lazy("held, valid"),
    "undated": gettext_lazy("held, without a date"),
    "refused": gettext_lazy("refused, not removed"),
    "closed": gettext_lazy("browser closed"),
}


class GuessView(NamedTuple):
    """The learner's guess: from when a length is counted; its moment and how far off it is, if there is one.

    ``is_asked``: there was a login whose end can be guessed.
    """

    since: str
    is_asked: bool
    time: str = ""
    distance: str = ""


@dataclass(frozen=True)
class TimelineView:
    """What the template places: the shapes of ``drawn``, those with words each beside its words.

    ``legend`` explains the kinds of marks and ``bars`` all other shapes, each kind with its words. ``rows`` are those
    of the table, of ``row_count`` in all; ``before`` and ``after`` are the frames to step to.
    """

    drawn: Timeline
    description: str
    lanes: tuple[tuple[Lane, str, str], ...]
    paths: tuple[SvgPath, ...]
    date_lines: tuple[tuple[DateLine, str], ...]
    marks: tuple[tuple[Mark, str, str], ...]
    cron_dots: tuple[tuple[CronDots, str], ...]
    break_bands: tuple[tuple[BreakBand, str, str], ...]
    ticks: tuple[TickLabel, ...]
    clock_axes: tuple[tuple[ClockAxis, str, tuple[TickLabel, ...]], ...]
    legend: tuple[tuple[str, str], ...]
    bars: tuple[tuple[str, str], ...]
    rows: tuple[FactRow, ...]
    row_count: int
    before: int
    after: int
    guess: GuessView

    @property
    def is_dense(self) -> bool:
        """Whether marks are so many that they are small, and have no titles to point at."""
        return self.drawn.mark_size < DENSE_PX


def label_timeline(
    history: History,
    at: int,
    *,
    guess: str = "",
    parts_at: int | None = None,
    beside: Sequence[History] = (),
) -> TimelineView:
    """Return the timeline of a run as seen from the frame ``at``, with its words; ``guess`` as in the URL.

    It is drawn on one scale with the runs ``beside`` it, and shows that it parts from one of them at the frame
    ``parts_at``.
    """
    frames, now = history.frames, history.frames[at].at
    guess_at = date_guess(guess) if guess else None
    drawn = draw(
        history,
        at=at,
        guess_at=guess_at,
        parts_at=None if parts_at is None else frames[parts_at].at,
        beside=beside,
    )
    kinds = {mark.kind for mark in drawn.marks}
    return TimelineView(
        drawn,
        _describe(history, at),
        tuple((lane, *label_lane(lane)) for lane in drawn.lanes),
        tuple(make_paths(drawn, now)),
        tuple((date, label_date(date, now)) for date in drawn.date_lines if date.label_x),
        tuple(label_marks(drawn.marks, frames)),
        tuple((dots, label_cron(dots, now)) for dots in drawn.cron_dots),
        tuple((band, *label_break(band, [drawn.guess_x, drawn.parts_x])) for band in drawn.break_bands),
        tuple(map(label_tick, drawn.ticks)),
        tuple((axis, label_clock(axis), tuple(map(label_tick, axis.ticks))) for axis in drawn.clock_axes),
        tuple((kind, str(words)) for kind, words in EVENTS.items() if kind in kinds),
        tuple(_explain_bars(drawn)),
        *make_rows(history, at),
        max(at - 1, 0),
        min(at + 1, len(frames) - 1),
        _view_guess(history, now, guess_at),
    )


def _view_guess(history: History, now: datetime, guess_at: datetime | None) -> GuessView:
    since = format_duration(int((now - START_AT).total_seconds()))
    is_asked = bool(read_logins(history))
    if guess_at is None:
        return GuessView(since, is_asked)
    return GuessView(since, is_asked, show_moment(guess_at, now), tell_distance(history, guess_at, now))


def _explain_bars(drawn: Timeline) -> Iterator[tuple[str, str]]:
    """Yield the kinds of shapes that the legend explains beside the marks, each with its words."""
    kinds = {span.kind for span in drawn.spans}
    yield from ((kind, str(words)) for kind, words in BARS.items() if kind in kinds)
    if drawn.date_lines:
        yield "date", _("due date")
    if any(span.is_plan for span in drawn.spans):
        yield "alive plan", _("to come")
    if drawn.break_bands:
        yield "break", _("not to scale")


def _describe(history: History, at: int) -> str:
    frames, now = history.frames, history.frames[at].at
    return _("From %(start)s to %(end)s, simulated time; frame %(at)s of %(count)s is shown, at %(now)s.") % {
        "start": show_moment(frames[0].at, now),
        "end": show_moment(frames[-1].at, now),
        "at": at,
        "count": len(frames) - 1,
        "now": show_moment(now, frames[0].at),
    }
