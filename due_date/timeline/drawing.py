"""Draw the timeline of a run: its history in, shapes with finished numbers out.

Everything is measured in pixels from the top left corner, rounded to two decimals.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import chain

from due_date.simulation.cron import CronRuns
from due_date.timeline.events import SERVER, Event, Logout
from due_date.timeline.history import History
from due_date.timeline.lifetime_shapes import BAR, Track, Viewpoint, draw_lifetime, draw_span
from due_date.timeline.lifetimes import Lifetime
from due_date.timeline.packing import pack_events, pack_lifetimes
from due_date.timeline.scale import make_scale
from due_date.timeline.shapes import (
    TOP,
    BreakBand,
    ClockAxis,
    CronDots,
    DateLine,
    EndCross,
    Lane,
    LaneKind,
    LogoutFlag,
    Mark,
    RenewalLine,
    Span,
    SpanKind,
    Timeline,
)
from due_date.timeline.ticks import make_ticks

WIDTH = 960.0
EDGE, TAIL = 14.0, 116.0
ROW, LANE_GAP, HEADING, OPEN_BAR = 18.0, 9.0, 20.0, 5.0
AXIS, CLOCK_AXIS = 36.0, 34.0
FLAG_PX = 78.0  # room for the words of a log-out
RUN_PX = 5.0  # between two runs of cron that have a dot each
OPENINGS: dict[bool, SpanKind] = {True: "open", False: "closed"}
FIELDS = {Span: "spans", DateLine: "date_lines", RenewalLine: "renewal_lines", EndCross: "end_crosses"}


def draw(
    history: History,
    *,
    at: int,
    width: float = WIDTH,
    guess_at: datetime | None = None,
    parts_at: datetime | None = None,
    beside: Iterable[History] = (),
) -> Timeline:
    """Return the timeline of ``history`` as seen from the frame ``at``, ``width`` pixels wide.

    The scale is that of the whole run, so that nothing moves while one steps through it, and of the runs that are drawn
    ``beside`` it, so that they can be compared. ``guess_at`` is where the learner expects the login to end,
    ``parts_at`` where the run parts from one of those beside it.
    """
    moments = chain(chain.from_iterable(each.iter_moments() for each in (history, *beside)), filter(None, [guess_at]))
    scale = make_scale(moments, left=EDGE, right=width - EDGE, tail=TAIL)
    view = Viewpoint(history.frames[at], at, history.frames[-1].at, scale, width)
    drawing = _Drawing(view, history)
    for name in history.drawn_browsers:
        drawing.add_browser(name)
    drawing.add_orphans()
    drawing.add_server()
    guess_x, parts_x = (scale.x(each) if each else None for each in (guess_at, parts_at))
    return replace(drawing.finish(), guess_x=guess_x, parts_x=parts_x)


class _Drawing:
    """The shapes so far, lane under lane; ``y`` is where the next one begins."""

    def __init__(self, view: Viewpoint, history: History) -> None:
        self.view, self.history = view, history
        lanes: dict[str, list[Event]] = {name: [] for name in (SERVER, *history.drawn_browsers)}
        for event in history.events:
            if event.browser in lanes:
                lanes[event.browser].append(event)
        size, self.packed = pack_events(lanes, view.scale, view.at)
        self.timeline = Timeline(view.width, 0, 0, view.scale.x(view.now), size, hidden=history.hidden_browsers)
        self.y = TOP
        self.shapes: dict[str, list[object]] = {}

    def add_browser(self, name: str) -> None:
        """Add the lanes of a browser: requests, its cookie, its records; and its log-outs over them."""
        top, heading_y = self.y, round(self.y + HEADING - 6, 2)
        self.y += HEADING
        bar_y = self._add_marks("requests", name, heading_y)
        for opening in self.history.openings[name]:
            track, kind = Track("requests", name, bar_y, OPEN_BAR), OPENINGS[opening.is_open]
            self._add("spans", draw_span(self.view, track, kind, opening.from_at, opening.to_at))
        cookies = self.history.cookies[name]
        self._add_lifetimes("cookie", name, [(0, cookie) for cookie in cookies])
        keys = {cookie.name for cookie in cookies}
        self._add_records("record", name, [record for record in self.history.records if record.name in keys])
        logouts = [logout for logout in self.history.logouts if logout.browser == name]
        self._add_logouts(top + 4, self.y - LANE_GAP, logouts)

    def add_orphans(self) -> None:
        """Add the lane of the records that no cookie shown has named."""
        drawn = self.history.drawn_browsers
        named = {cookie.name for browser in drawn for cookie in self.history.cookies[browser]}
        if orphans := [record for record in self.history.records if record.name not in named]:
            self._add_records("orphans", SERVER, orphans)

    def add_server(self) -> None:
        """Add the lane of what was done on the server, and of cron."""
        scale, cron = self.view.scale, self.view.frame.world.cron
        if not self.packed[SERVER] and not self.history.cron_runs:
            return
        y = self._add_marks("server", SERVER) + 2
        for number, runs in self.history.cron_runs.items():
            xs, is_dense = self._place_runs(runs)
            self._add("cron_dots", [CronDots(xs, is_dense, y, runs.count, runs.first_at, number > self.view.at)])
        if cron and cron.next_at and not scale.is_broken_at(cron.next_at):
            self._add("cron_dots", [CronDots((scale.x(cron.next_at),), False, y, 0, cron.next_at, False)])

    def _place_runs(self, runs: CronRuns) -> tuple[tuple[float, ...], bool]:
        """Return the place of each run of cron; where they are too close those of the first and the last, and true."""
        scale, length = self.view.scale, runs.last_at - runs.first_at
        ends = scale.x(runs.first_at), scale.x(runs.last_at)
        if runs.count == 1:
            return ends[:1], False
        is_whole = not any(gap.from_at < runs.last_at and runs.first_at < gap.to_at for gap in scale.breaks)
        if not is_whole or ends[1] - ends[0] < RUN_PX * (runs.count - 1):
            return ends, True
        return tuple(scale.x(runs.first_at + length * index / (runs.count - 1)) for index in range(runs.count)), False

    def finish(self) -> Timeline:
        """Return the timeline, with breaks and axes."""
        scale, now, width = self.view.scale, self.view.now, self.view.width
        bottom, y = round(self.y, 2), round(self.y + AXIS, 2)
        self._add("ticks", make_ticks(scale, now, width=width))
        world, browsers = self.view.frame.world, self.history.drawn_browsers
        clocks = [(SERVER, world.skew_server_s), *((name, world.browser(name).skew_s) for name in browsers)]
        for browser, ahead_s in clocks:
            if ahead_s:
                ticks = make_ticks(scale, now, width=width, ahead_s=ahead_s, with_edges=False)
                self._add("clock_axes", [ClockAxis(browser, ahead_s, y, tuple(ticks))])
                y += CLOCK_AXIS
        for gap in scale.breaks:
            self._add("break_bands", [BreakBand(round(gap.x + gap.width / 2, 2), gap.width, gap.seconds)])
        shapes = {name: tuple(found) for name, found in self.shapes.items()}
        return replace(self.timeline, height=y, bottom=bottom, **shapes)  # type: ignore[arg-type]

    def _add_logouts(self, top: float, bottom: float, logouts: list[Logout]) -> None:
        """Add the log-outs of a browser, the latest first: one in the way of another's words has none."""
        width, free_to = self.view.width, self.view.width + FLAG_PX
        for logout in reversed(logouts):
            x = self.view.scale.x(logout.at)
            fits = x + FLAG_PX <= width
            start = x if fits else x - FLAG_PX
            label_x = round(x + 9 if fits else x - 9, 2) if 0 <= start <= free_to - FLAG_PX else None
            y, height, is_later = round(top, 2), round(bottom - top, 2), logout.number > self.view.at
            flag = LogoutFlag(logout, x, y, height, is_later, label_x, "start" if fits else "end")
            self._add("logout_flags", [flag])
            free_to = min(free_to, x if label_x is None else start)

    def _add(self, field: str, shapes: Iterable[object]) -> None:
        self.shapes.setdefault(field, []).extend(shapes)

    def _add_lane(
        self, kind: LaneKind, browser: str, height: float, heading_y: float | None = None, more: int = 0
    ) -> float:
        """Add a lane under the others and return where it begins."""
        y = round(self.y, 2)
        label_y = round(y + (height if kind in ("requests", "server") else BAR) - 2, 2)
        self._add("lanes", [Lane(kind, browser, y, round(height, 2), label_y, heading_y, more)])
        self.y = y + height + LANE_GAP
        return y

    def _add_marks(self, lane: LaneKind, browser: str, heading_y: float | None = None) -> float:
        """Add the lane of what a browser or the server did; return where the bar under its marks begins."""
        at, size = self.view.at, self.timeline.mark_size
        packed = self.packed[browser]
        height = (max((each.row for each in packed), default=0) + 1) * size + OPEN_BAR + 3
        bar_y = round(self._add_lane(lane, browser, height, heading_y) + height - OPEN_BAR, 2)
        for each in packed:
            event, y = each.event, round(bar_y - 3 - (each.row + 0.5) * size, 2)
            is_shown, is_later = event.number == at, each.first_number > at
            mark = Mark(event.number, event.kind, browser, event.at, each.x, y, size, each.count, is_shown, is_later)
            self._add("marks", [mark])
        return bar_y

    def _add_records(self, kind: LaneKind, browser: str, records: list[Lifetime]) -> None:
        packed, more = pack_lifetimes(records)
        self._add_lifetimes(kind, browser, packed, more)

    def _add_lifetimes(
        self, kind: LaneKind, browser: str, packed: Sequence[tuple[int, Lifetime]], more: int = 0
    ) -> None:
        y = self._add_lane(kind, browser, BAR + ROW * max((row for row, _ in packed), default=0), more=more)
        for row, lifetime in packed:
            track = Track(kind, browser, round(y + row * ROW, 2))
            for shape in draw_lifetime(self.view, track, lifetime):
                self._add(FIELDS[type(shape)], [shape])
