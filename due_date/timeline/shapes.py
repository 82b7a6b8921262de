"""The shapes of a timeline: finished numbers, in pixels from its top left corner, rounded to two decimals."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from due_date.timeline.events import EventKind, Logout
from due_date.timeline.lifetimes import EndKind, Stamp
from due_date.timeline.ticks import Tick

TOP = 20.0  # above the lanes: the lengths of breaks
LABELS = 80.0  # the width of the strip of labels
LaneKind = Literal["requests", "cookie", "record", "orphans", "server"]
SpanKind = Literal["open", "closed", "alive", "undated", "refused"]


@dataclass(frozen=True)
class Lane:
    """A strip with a label of its own; with a ``heading_y`` it is the first of its browser.

    ``more`` lifetimes found no room in it.
    """

    kind: LaneKind
    browser: str
    y: float
    height: float
    label_y: float
    heading_y: float | None = None
    more: int = 0


@dataclass(frozen=True)
class Span:
    """A time in one state, from ``from_at`` up to ``to_at`` (``None``: for good).

    ``is_later``: after the frame shown. ``is_plan``: not yet, but known to come. ``has_room``: for words on it.
    """

    kind: SpanKind
    lane: LaneKind
    browser: str
    x: float
    y: float
    width: float
    height: float
    from_at: datetime
    to_at: datetime | None
    is_later: bool = False
    is_plan: bool = False
    has_room: bool = False


@dataclass(frozen=True)
class DateLine:
    """A line at a stamped date: in force, met, or struck out since another one came or the lifetime ended.

    It has a ``label_x`` if it has words. Without a date (``stamp.due_at`` is ``None``) there is only the label.
    """

    state: Literal["in-force", "met", "struck"]
    lane: LaneKind
    x: float
    y: float
    height: float
    stamp: Stamp
    is_later: bool = False
    label_x: float | None = None
    anchor: Literal["start", "end"] = "start"


@dataclass(frozen=True)
class RenewalLine:
    """A line where a lifetime that went on was given a new date."""

    x: float
    y: float
    height: float
    is_later: bool


@dataclass(frozen=True)
class EndCross:
    """A cross where a lifetime ended before its date."""

    kind: EndKind
    lane: LaneKind
    x: float
    y: float
    at: datetime
    is_later: bool


@dataclass(frozen=True)
class Mark:
    """An event around ``x`` and ``y``, ``size`` wide and high; ``browser`` is empty for the server.

    Where events are too close it is the mark of ``count`` of them, and ``number`` is the frame of the last.
    """

    number: int
    kind: EventKind
    browser: str
    at: datetime
    x: float
    y: float
    size: float
    count: int
    is_shown: bool
    is_later: bool

    @property
    def left(self) -> float:
        """The left edge of its button."""
        return round(self.x - self.size / 2, 2)

    @property
    def top(self) -> float:
        """The upper edge of its button."""
        return round(self.y - self.size / 2, 2)


@dataclass(frozen=True)
class LogoutFlag:
    """A browser's log-out: a pole over its lanes, with a ``label_x`` if it has words."""

    logout: Logout
    x: float
    y: float
    height: float
    is_later: bool
    label_x: float | None = None
    anchor: Literal["start", "end"] = "start"


@dataclass(frozen=True)
class CronDots:
    """Runs of cron that came due in one frame: a dot at each of ``xs``, or a line between the two where they are dense.

    A ``count`` of 0 is the next run, still to come.
    """

    xs: tuple[float, ...]
    is_dense: bool
    y: float
    count: int
    first_at: datetime
    is_later: bool


@dataclass(frozen=True)
class BreakBand:
    """A break of the scale, over all lanes: its middle, the room for its words, and its true length."""

    x: float
    room: float
    seconds: float


@dataclass(frozen=True)
class ClockAxis:
    """A second axis, of a clock that is wrong: the server's (``browser`` is empty) or a browser's."""

    browser: str
    ahead_s: int
    y: float
    ticks: tuple[Tick, ...]


@dataclass(frozen=True)
class Timeline:
    """All that is drawn. ``hidden`` browsers found no room. ``bottom`` is where the lanes end and the axis begins.

    ``guess_x`` is where the learner expects the login to end, ``parts_x`` where this run parts from another.
    """

    width: float
    height: float
    bottom: float
    now_x: float
    mark_size: float
    lanes: tuple[Lane, ...] = ()
    spans: tuple[Span, ...] = ()
    date_lines: tuple[DateLine, ...] = ()
    renewal_lines: tuple[RenewalLine, ...] = ()
    end_crosses: tuple[EndCross, ...] = ()
    marks: tuple[Mark, ...] = ()
    logout_flags: tuple[LogoutFlag, ...] = ()
    cron_dots: tuple[CronDots, ...] = ()
    break_bands: tuple[BreakBand, ...] = ()
    ticks: tuple[Tick, ...] = ()
    clock_axes: tuple[ClockAxis, ...] = ()
    hidden: tuple[str, ...] = ()
    guess_x: float | None = None
    parts_x: float | None = None

    @property
    def future_width(self) -> float:
        """The width of what is right of now."""
        return round(self.width - self.now_x, 2)

    @property
    def lanes_height(self) -> float:
        """The height of the lanes with their headings."""
        return round(self.bottom - TOP, 2)

    @property
    def label_width(self) -> float:
        """The width of the strip of labels left of the drawing."""
        return LABELS

    @property
    def aim_x(self) -> float:
        """The place of now, labels included."""
        return round(LABELS + self.now_x, 2)

    @property
    def half_mark(self) -> float:
        """Half the size of a mark."""
        return self.mark_size / 2
