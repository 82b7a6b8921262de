"""The timeline of a run: its frames in, figures with finished numbers out.

Pure. Everything is measured in pixels from the top left corner, rounded to two decimals; ``figures`` says of what.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import chain

from due_date.simulation.frame import Frame
from due_date.timeline.events import SERVER, Event, Logout, Rounds
from due_date.timeline.history import History, read_history
from due_date.timeline.lifetime_shapes import BAR, Place, Viewpoint, lifetime_shapes, spans
from due_date.timeline.lifetimes import Lifetime
from due_date.timeline.packing import pack_lanes, rows
from due_date.timeline.scale import make_scale
from due_date.timeline.shapes import (
    TOP,
    ClockAxis,
    Due,
    End,
    Flag,
    Lane,
    LaneKind,
    Mark,
    Notch,
    Round,
    Sign,
    Span,
    SpanKind,
    Timeline,
)
from due_date.timeline.ticks import make_ticks

WIDTH = 960.0
EDGE, TAIL = 14.0, 116.0
ROW, LANE_GAP, HEADING, OPEN_BAR = 18.0, 9.0, 20.0, 5.0
AXIS, CLOCK_AXIS = 36.0, 34.0
FLAG_PX = 78.0  # room for a flag's words
RUN_PX = 5.0  # between two runs of cron that are told apart
OPENINGS: dict[bool, SpanKind] = {True: "open", False: "closed"}
FIELDS = {Span: "spans", Due: "dues", Notch: "notches", End: "ends"}


def timeline(frames: Iterable[Frame], *, at: int, width: float = WIDTH) -> Timeline:
    """Return the timeline of a run, frame 0 first, as seen from the frame ``at``."""
    return draw(read_history(frames), at=at, width=width)


def draw(
    story: History,
    *,
    at: int,
    width: float = WIDTH,
    flag_at: datetime | None = None,
    parts_at: datetime | None = None,
    beside: Iterable[History] = (),
) -> Timeline:
    """Return the timeline of ``story`` as seen from the frame ``at``, with the learner's flag at ``flag_at``.

    The scale is that of the whole run, so that nothing moves while one steps through it, and of the runs that are drawn
    ``beside`` it, so that they can be compared; ``parts_at`` is where it parts from one of them.
    """
    moments = chain(chain.from_iterable(each.moments() for each in (story, *beside)), [flag_at] if flag_at else [])
    scale = make_scale(moments, left=EDGE, right=width - EDGE, tail=TAIL)
    view = Viewpoint(story.frames[at], at, story.frames[-1].at, scale, width)
    drawing = _Drawing(view, story)
    for name in story.drawn_browsers:
        drawing.browser(name)
    drawing.strays()
    drawing.server()
    flag_x, parts_x = (scale.x(each) if each else None for each in (flag_at, parts_at))
    return replace(drawing.finished(), flag_x=flag_x, parts_x=parts_x)


class _Drawing:
    """The figures so far, lane under lane; ``y`` is where the next one begins."""

    def __init__(self, view: Viewpoint, story: History) -> None:
        self.view, self.story = view, story
        lanes: dict[str, list[Event]] = {name: [] for name in (SERVER, *story.drawn_browsers)}
        for happening in story.events:
            if happening.lane in lanes:
                lanes[happening.lane].append(happening)
        size, self.stacked = pack_lanes(lanes, view.scale, view.at)
        self.timeline = Timeline(view.width, 0, 0, view.scale.x(view.now), size, hidden=story.hidden_browsers)
        self.y = TOP
        self.figures: dict[str, list[object]] = {}

    def browser(self, name: str) -> None:
        """Add the lanes of a browser: requests, its cookie, its records; and its flags over them."""
        top, heading_y = self.y, round(self.y + HEADING - 6, 2)
        self.y += HEADING
        bar_y = self._marks("requests", name, heading_y)
        for opening in self.story.openings[name]:
            place, kind = Place("requests", name, bar_y, OPEN_BAR), OPENINGS[opening.is_open]
            self._add("spans", spans(self.view, place, kind, opening.from_at, opening.to_at))
        cookies = self.story.cookies[name]
        self._lives("cookie", name, [(0, life) for life in cookies])
        keys = {life.name for life in cookies}
        self._records("record", name, [life for life in self.story.records if life.name in keys])
        self._flags(top + 4, self.y - LANE_GAP, [out for out in self.story.logouts if out.browser == name])

    def strays(self) -> None:
        """Add the lane of the records that no cookie shown has named."""
        named = {life.name for browser in self.story.drawn_browsers for life in self.story.cookies[browser]}
        if strays := [life for life in self.story.records if life.name not in named]:
            self._records("strays", SERVER, strays)

    def server(self) -> None:
        """Add the lane of what was done on the server, and of cron."""
        scale, cron = self.view.scale, self.view.frame.world.cron
        if not self.stacked[SERVER] and not self.story.rounds:
            return
        y = self._marks("server", SERVER) + 2
        for run in self.story.rounds:
            self._add("rounds", [Round(*self._run_places(run), y, run.count, run.first_at, run.number > self.view.at)])
        if cron and cron.next_at and not scale.is_broken_at(cron.next_at):
            self._add("rounds", [Round((scale.x(cron.next_at),), False, y, 0, cron.next_at, False)])

    def _run_places(self, run: Rounds) -> tuple[tuple[float, ...], bool]:
        """Return where each run of cron lies; where they lie too close, the first and the last, and that it is so."""
        scale, length = self.view.scale, run.last_at - run.first_at
        ends = scale.x(run.first_at), scale.x(run.last_at)
        if run.count == 1:
            return ends[:1], False
        is_whole = not any(gap.from_at < run.last_at and run.first_at < gap.to_at for gap in scale.breaks)
        if not is_whole or ends[1] - ends[0] < RUN_PX * (run.count - 1):
            return ends, True
        return tuple(scale.x(run.first_at + length * index / (run.count - 1)) for index in range(run.count)), False

    def finished(self) -> Timeline:
        """Return the timeline, with breaks and axes."""
        scale, now, width = self.view.scale, self.view.now, self.view.width
        bottom, y = round(self.y, 2), round(self.y + AXIS, 2)
        self._add("ticks", make_ticks(scale, now, width=width))
        world = self.view.frame.world
        browsers = self.story.drawn_browsers
        clocks = [(SERVER, world.skew_server_s), *((name, world.browser(name).skew_s) for name in browsers)]
        for whose, ahead_s in clocks:
            if ahead_s:
                ticks = make_ticks(scale, now, width=width, ahead_s=ahead_s, with_edges=False)
                self._add("clocks", [ClockAxis(whose, ahead_s, y, tuple(ticks))])
                y += CLOCK_AXIS
        self._add("signs", [Sign(round(gap.x + gap.width / 2, 2), gap.width, gap.seconds) for gap in scale.breaks])
        figures = {name: tuple(found) for name, found in self.figures.items()}
        return replace(self.timeline, height=y, bottom=bottom, **figures)  # type: ignore[arg-type]

    def _flags(self, top: float, bottom: float, found: list[Logout]) -> None:
        """Add the log-outs of a browser, the latest first: a flag in the way of another's words has none."""
        width, free_to = self.view.width, self.view.width + FLAG_PX
        for logout in reversed(found):
            x = self.view.scale.x(logout.at)
            fits = x + FLAG_PX <= width
            start = x if fits else x - FLAG_PX
            label_x = round(x + 9 if fits else x - 9, 2) if 0 <= start <= free_to - FLAG_PX else None
            y, height, is_later = round(top, 2), round(bottom - top, 2), logout.number > self.view.at
            self._add("flags", [Flag(logout, x, y, height, is_later, label_x, "start" if fits else "end")])
            free_to = min(free_to, x if label_x is None else start)

    def _add(self, name: str, figures: Iterable[object]) -> None:
        self.figures.setdefault(name, []).extend(figures)

    def _lane(
        self, kind: LaneKind, browser: str, height: float, heading_y: float | None = None, more: int = 0
    ) -> float:
        """Add a lane under the others and return where it begins."""
        y = round(self.y, 2)
        label_y = round(y + (height if kind in ("requests", "server") else BAR) - 2, 2)
        self._add("lanes", [Lane(kind, browser, y, round(height, 2), label_y, heading_y, more)])
        self.y = y + height + LANE_GAP
        return y

    def _marks(self, lane: LaneKind, browser: str, heading_y: float | None = None) -> float:
        """Add the lane of what a browser or the server did; return where the bar under its marks begins."""
        at, size = self.view.at, self.timeline.mark_size
        stacked = self.stacked[browser]
        height = (max((mark.row for mark in stacked), default=0) + 1) * size + OPEN_BAR + 3
        bar_y = round(self._lane(lane, browser, height, heading_y) + height - OPEN_BAR, 2)
        for each in stacked:
            what, y = each.happening, round(bar_y - 3 - (each.row + 0.5) * size, 2)
            is_shown, is_later = what.number == at, each.first_number > at
            mark = Mark(what.number, what.kind, browser, what.at, each.x, y, size, each.count, is_shown, is_later)
            self._add("marks", [mark])
        return bar_y

    def _records(self, kind: LaneKind, browser: str, lives: list[Lifetime]) -> None:
        placed, more = rows(lives)
        self._lives(kind, browser, placed, more)

    def _lives(self, kind: LaneKind, browser: str, placed: Sequence[tuple[int, Lifetime]], more: int = 0) -> None:
        y = self._lane(kind, browser, BAR + ROW * max((row for row, _ in placed), default=0), more=more)
        for row, life in placed:
            for figure in lifetime_shapes(self.view, Place(kind, browser, round(y + row * ROW, 2)), life):
                self._add(FIELDS[type(figure)], [figure])
