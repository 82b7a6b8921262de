"""What a timeline is drawn from: figures with finished numbers, in pixels from the top left corner."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from due_date.timeline.events import Kind, Logout
from due_date.timeline.lifetimes import Ending, Stamp
from due_date.timeline.ticks import Tick

TOP = 20.0  # above the lanes: the lengths of breaks
LABELS = 80.0
LaneKind = Literal["requests", "cookie", "record", "strays", "server"]
SpanKind = Literal["open", "closed", "alive", "undated", "refused"]


@dataclass(frozen=True)
class Lane:
    """A strip with a label of its own; with a ``heading_y`` it is the first of its browser.

    ``more`` lives found no room in it.
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
class Due:
    """A stamped date: in force, met, or struck out: another came, or the thing ended. A ``label_x`` if it has words.

    Without a date (``stamp.due_at`` is ``None``) there is only the label.
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
class Notch:
    """A new date being stamped on a life that goes on."""

    x: float
    y: float
    height: float
    is_later: bool


@dataclass(frozen=True)
class End:
    """The end of a life that was not its date."""

    ending: Ending
    lane: LaneKind
    x: float
    y: float
    at: datetime
    is_later: bool


@dataclass(frozen=True)
class Mark:
    """A happening around ``x``, ``y``, ``size`` wide and high.

    Where they lie too close it stands for ``count`` of them, and ``number`` is the last's.
    """

    number: int
    kind: Kind
    lane: str
    at: datetime
    x: float
    y: float
    size: float
    count: int
    is_shown: bool
    is_later: bool

    @property
    def left(self) -> float:
        """Where its button begins."""
        return round(self.x - self.size / 2, 2)

    @property
    def top(self) -> float:
        """Where its button begins, from above."""
        return round(self.y - self.size / 2, 2)


@dataclass(frozen=True)
class Flag:
    """A browser's log-out, a pole over its lanes; ``label_x`` if it has words."""

    logout: Logout
    x: float
    y: float
    height: float
    is_later: bool
    label_x: float | None = None
    anchor: Literal["start", "end"] = "start"


@dataclass(frozen=True)
class Round:
    """Runs of cron at ``xs``, or from the first to the last of these without a gap to see.

    A ``count`` of none is the next run, to come.
    """

    xs: tuple[float, ...]
    is_dense: bool
    y: float
    count: int
    first_at: datetime
    is_later: bool


@dataclass(frozen=True)
class Sign:
    """The sign of a break, over all lanes: its middle, the room for its words, the length it stands for."""

    x: float
    room: float
    seconds: float


@dataclass(frozen=True)
class ClockAxis:
    """A second axis, of a clock that is not right: the server's (``browser`` is empty) or a browser's."""

    browser: str
    ahead_s: int
    y: float
    ticks: tuple[Tick, ...]


@dataclass(frozen=True)
class Timeline:
    """All that is drawn. ``hidden`` browsers found no room. ``bottom`` is where the lanes end and the axis begins.

    ``flag_x`` is where the learner has put their flag, ``parts_x`` where this run parts from another.
    """

    width: float
    height: float
    bottom: float
    now_x: float
    mark_size: float
    lanes: tuple[Lane, ...] = ()
    spans: tuple[Span, ...] = ()
    dues: tuple[Due, ...] = ()
    notches: tuple[Notch, ...] = ()
    ends: tuple[End, ...] = ()
    marks: tuple[Mark, ...] = ()
    flags: tuple[Flag, ...] = ()
    rounds: tuple[Round, ...] = ()
    signs: tuple[Sign, ...] = ()
    ticks: tuple[Tick, ...] = ()
    clocks: tuple[ClockAxis, ...] = ()
    hidden: tuple[str, ...] = ()
    flag_x: float | None = None
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
        """Where now is, labels included."""
        return round(LABELS + self.now_x, 2)

    @property
    def half_mark(self) -> float:
        """Half the size of a mark."""
        return self.mark_size / 2
