"""The timeline in words: each figure with its label.

Finished numbers and finished texts out; no HTML, no request.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from due_date.scenario.actions import LEARNER
from due_date.simulation.frame import Frame
from due_date.timeline.drawing import draw
from due_date.timeline.history import History
from due_date.timeline.logins import logins
from due_date.timeline.shapes import ClockAxis, Due, Lane, Mark, Round, Sign, Timeline
from due_date.timeline.ticks import Tick
from due_date.times import START_AT, format_duration
from lessons import sentences
from lessons.lab.guess import flag_at, tell_distance
from lessons.lab.timeline.symbols import Shape, shapes
from lessons.lab.timeline.table import Answers, FactRow, fact_rows

DENSE_PX = 18.0
WORDS_PX = 72.0  # a line over all lanes and its words: the learner's flag, or where two runs part
LETTER_PX = 6.6  # a wide guess at the width of a letter, for words that must fit

LANES = {
    "requests": gettext_lazy("requests"),
    "cookie": gettext_lazy("cookie"),
    "record": gettext_lazy("record"),
    "strays": gettext_lazy("other records"),
    "server": gettext_lazy("server"),
}
KINDS = {
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


class TickView(NamedTuple):
    """A label of an axis: a first line, and a second one where it says more."""

    tick: Tick
    text: str
    below: str


class FlagView(NamedTuple):
    """The learner's flag: from when a length is counted; where it stands and how far off it is, if there is one.

    ``is_asked``: there was a login whose end can be guessed.
    """

    since: str
    is_asked: bool
    time: str = ""
    told: str = ""


@dataclass(frozen=True)
class TimelineView:
    """What the template places: pairs of a figure and its words."""

    drawn: Timeline
    description: str
    lanes: tuple[tuple[Lane, str, str], ...]
    shapes: tuple[Shape, ...]
    dues: tuple[tuple[Due, str], ...]
    marks: tuple[tuple[Mark, str, str], ...]
    rounds: tuple[tuple[Round, str], ...]
    signs: tuple[tuple[Sign, str, str], ...]
    ticks: tuple[TickView, ...]
    clocks: tuple[tuple[ClockAxis, str, tuple[TickView, ...]], ...]
    legend: tuple[tuple[str, str], ...]
    bars: tuple[tuple[str, str], ...]
    rows: tuple[FactRow, ...]
    row_count: int
    before: int
    after: int
    flag: FlagView

    @property
    def is_dense(self) -> bool:
        """Whether marks are so many that they are small, and have no titles to point at."""
        return self.drawn.mark_size < DENSE_PX


def timeline_view(
    story: History,
    at: int,
    *,
    flag: str = "",
    parts_at: int | None = None,
    beside: Sequence[History] = (),
) -> TimelineView:
    """Return the timeline of a run as seen from the frame ``at``, in words; ``flag`` as in the URL.

    It is drawn on one scale with the runs ``beside`` it, and shows that it parts from one of them at ``parts_at``.
    """
    frames, now = story.frames, story.frames[at].at
    planted_at = flag_at(flag) if flag else None
    drawn = draw(
        story,
        at=at,
        flag_at=planted_at,
        parts_at=None if parts_at is None else frames[parts_at].at,
        beside=beside,
    )
    kinds = {mark.kind for mark in drawn.marks}
    return TimelineView(
        drawn,
        _description(frames, at),
        tuple((lane, str(LANES[lane.kind]), _more(lane)) for lane in drawn.lanes),
        tuple(shapes(drawn, now)),
        tuple((due, _due_text(due, now)) for due in drawn.dues if due.label_x),
        tuple(_marks(drawn.marks, frames)),
        tuple((run, _round_text(run, now)) for run in drawn.rounds),
        tuple((sign, *_sign_texts(sign, [drawn.flag_x, drawn.parts_x])) for sign in drawn.signs),
        tuple(map(_tick_view, drawn.ticks)),
        tuple((clock, _clock_text(clock), tuple(map(_tick_view, clock.ticks))) for clock in drawn.clocks),
        tuple((kind, str(words)) for kind, words in KINDS.items() if kind in kinds),
        tuple(_bars(drawn)),
        *fact_rows(story, at),
        max(at - 1, 0),
        min(at + 1, len(frames) - 1),
        _flag_view(story, now, planted_at),
    )


def _flag_view(story: History, now: datetime, planted_at: datetime | None) -> FlagView:
    since = format_duration(int((now - START_AT).total_seconds()))
    is_asked = bool(logins(story))
    if planted_at is None:
        return FlagView(since, is_asked)
    return FlagView(since, is_asked, sentences.show_moment(planted_at, now), tell_distance(story, planted_at, now))


def _bars(drawn: Timeline) -> Iterator[tuple[str, str]]:
    """Yield what else the legend explains, each with its words."""
    kinds = {span.kind for span in drawn.spans}
    yield from ((kind, str(words)) for kind, words in BARS.items() if kind in kinds)
    if drawn.dues:
        yield "due", _("due date")
    if any(span.is_plan for span in drawn.spans):
        yield "alive plan", _("to come")
    if drawn.signs:
        yield "sign", _("not to scale")


def _description(frames: Sequence[Frame], at: int) -> str:
    now = frames[at].at
    return _("From %(start)s to %(end)s, simulated time; frame %(at)s of %(count)s is shown, at %(now)s.") % {
        "start": sentences.show_moment(frames[0].at, now),
        "end": sentences.show_moment(frames[-1].at, now),
        "at": at,
        "count": len(frames) - 1,
        "now": sentences.show_moment(now, frames[0].at),
    }


def _more(lane: Lane) -> str:
    return ngettext("%d more", "%d more", lane.more) % lane.more if lane.more else ""


def _due_text(due: Due, now: datetime) -> str:
    """Return the words beside a date in force, short enough for the room they have."""
    shown_at = due.stamp.shown_at
    if shown_at is None or shown_at.date() == now.date():
        return _("due %s") % sentences.show_moment(shown_at, now) if shown_at else _("no date")
    time = shown_at.strftime("%H:%M:%S" if shown_at.second else "%H:%M")
    date = date_format(shown_at, "j M" if shown_at.year == now.year else "j M Y")
    return _("due %s") % (f"{date}, {time}" if shown_at.year == now.year else date)


def _marks(marks: Sequence[Mark], frames: Sequence[Frame]) -> Iterator[tuple[Mark, str, str]]:
    """Yield each mark with its words and an id of its own: one frame can have several."""
    seen: set[int] = set()
    answers = Answers()
    for mark in marks:
        id_ = f"{mark.number}-{mark.left:.0f}" if mark.number in seen else str(mark.number)
        seen.add(mark.number)
        yield mark, _mark_text(mark, frames[mark.number], answers), id_


def _mark_text(mark: Mark, frame: Frame, answers: Answers) -> str:
    prefix = "" if mark.lane in ("", LEARNER) else f"{mark.lane}: "
    answer = answers.of(frame)
    text = f"{mark.number}. {prefix}{frame.action}" + (f": {answer}" if answer else "")
    others = mark.count - 1
    return text + (ngettext(", and %d other", ", and %d others", others) % others if others else "")


def _round_text(run: Round, now: datetime) -> str:
    time = sentences.show_moment(run.first_at, now)
    if not run.count:
        return _("cron: next run %s") % time
    told = ngettext("cron: %(count)s run from %(time)s on", "cron: %(count)s runs from %(time)s on", run.count)
    return told % {"count": run.count, "time": time}


def _sign_texts(sign: Sign, words: Sequence[float | None]) -> tuple[str, str]:
    """Return the length of a break, as short as its room asks and nothing where other ``words`` begin, and in full."""
    full = sentences.show_length(sign.seconds)
    short = _coarse_length(sign.seconds) if len(full) * LETTER_PX > sign.room else full
    reach = len(short) * LETTER_PX / 2
    if any(x is not None and sign.x - reach < x + WORDS_PX and x < sign.x + reach for x in words):
        return "", full
    return short, full


def _coarse_length(seconds: float) -> str:
    """Return a length in its largest unit, rounded down."""
    for size in (86_400, 3_600, 60):
        if seconds >= size:
            seconds -= seconds % size
            break
    return sentences.show_length(int(seconds))


def _tick_view(tick: Tick) -> TickView:
    at, date = tick.shown_at, "j M Y" if tick.is_new_year else "j M"
    clock = at.strftime("%H:%M:%S" if tick.unit == "second" or at.second else "%H:%M")
    match tick.unit:
        case "second" | "minute":
            return TickView(tick, clock, date_format(at, date) if tick.is_new_date else "")
        case "day":
            is_midnight = clock == "00:00"
            return TickView(
                tick, date_format(at, "j M"), str(at.year) if tick.is_new_year else "" if is_midnight else clock
            )
        case "month":
            return TickView(tick, date_format(at, "M Y"), "")
    return TickView(tick, str(at.year), "")


def _clock_text(clock: ClockAxis) -> str:
    whose = clock.browser or _("server")
    length = sentences.show_length(abs(clock.ahead_s))
    template = (
        _("%(whose)s's clock, %(length)s ahead") if clock.ahead_s > 0 else _("%(whose)s's clock, %(length)s behind")
    )
    return template % {"whose": whose, "length": length}
