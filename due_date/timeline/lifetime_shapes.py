"""Draw a lifetime: its phases as spans, the dates it was stamped with, its end, and what is known to come."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from due_date.simulation.frame import Frame
from due_date.timeline.lifetimes import Lifetime, Stamp
from due_date.timeline.scale import Scale
from due_date.timeline.shapes import DateLine, EndCross, LaneKind, RenewalLine, Span, SpanKind

BAR = 13.0  # the height of a span
TIME_PX, DATE_PX, REFUSED_PX = 92.0, 128.0, 136.0  # room for words


@dataclass(frozen=True)
class Viewpoint:
    """What a timeline is drawn from: the frame shown, its number, the moment the run ends, and the scale.

    ``width`` is that of the drawing, in pixels.
    """

    frame: Frame
    at: int
    end_at: datetime
    scale: Scale
    width: float

    @property
    def now(self) -> datetime:
        """The moment shown."""
        return self.frame.at


@dataclass(frozen=True)
class Track:
    """Where a lifetime is drawn: its lane, whose it is, and its top and height in pixels."""

    lane: LaneKind
    browser: str
    y: float
    height: float = BAR


def draw_lifetime(
    view: Viewpoint, track: Track, lifetime: Lifetime
) -> Iterator[Span | DateLine | RenewalLine | EndCross]:
    """Yield all shapes of ``lifetime``."""
    is_later = lifetime.begin_number > view.at
    for phase in lifetime.iter_phases(view.end_at):
        yield from draw_span(view, track, phase.kind, phase.from_at, phase.to_at, is_later=is_later)
    yield from _draw_plan(view, track, lifetime)
    yield from _draw_dates(view, track, lifetime)
    for stamp in lifetime.stamps[1:]:
        if stamp.is_saved:
            yield RenewalLine(view.scale.x(stamp.at), track.y, track.height, stamp.number > view.at)
    if lifetime.end_kind and lifetime.ended_at and lifetime.end_kind != "expired":
        y = round(track.y + track.height / 2, 2)
        is_later = (lifetime.end_number or 0) > view.at
        yield EndCross(lifetime.end_kind, track.lane, view.scale.x(lifetime.ended_at), y, lifetime.ended_at, is_later)


def draw_span(
    view: Viewpoint, track: Track, kind: SpanKind, from_at: datetime, to_at: datetime, *, is_later: bool = False
) -> Iterator[Span]:
    """Yield the span of a time in the past of the run, in two parts where the moment shown is inside it."""
    if not is_later and from_at < view.now < to_at:
        yield from _draw_visible(view, track, kind, from_at, view.now)
        from_at = view.now
    yield from _draw_visible(view, track, kind, from_at, to_at, is_later=is_later or from_at >= view.now)


def _draw_visible(
    view: Viewpoint,
    track: Track,
    kind: SpanKind,
    from_at: datetime,
    to_at: datetime | None,
    *,
    is_later: bool = False,
    is_plan: bool = False,
) -> Iterator[Span]:
    """Yield one span, unless it is too short to be seen."""
    left = view.scale.x(from_at)
    length = round((view.scale.x(to_at) if to_at else view.width) - left, 2)
    has_room = kind == "refused" and not is_plan and not is_later and length >= REFUSED_PX
    lane, browser, y, height = track.lane, track.browser, track.y, track.height
    if length > 0:
        yield Span(kind, lane, browser, left, y, length, height, from_at, to_at, is_later, is_plan, has_room)


def _draw_plan(view: Viewpoint, track: Track, lifetime: Lifetime) -> Iterator[Span]:
    """Yield what is known, in the frame shown, of the time to come."""
    stamp = lifetime.find_stamp(view.at)
    if stamp is None:
        return
    if stamp.due_at is None:
        yield from _draw_visible(view, track, "undated", view.now, None, is_plan=True)
        return
    if stamp.due_at > view.now:
        yield from _draw_visible(view, track, "alive", view.now, stamp.due_at, is_plan=True)
    if track.lane != "cookie" and view.frame.world.server.engine != "cache":
        refused_at = max(stamp.due_at, view.now)
        yield from _draw_visible(view, track, "refused", refused_at, _find_clearing(view, stamp.due_at), is_plan=True)


def _find_clearing(view: Viewpoint, due_at: datetime) -> datetime | None:
    """Return when cron will remove a record that is due then, as far as the frame shown knows."""
    cron = view.frame.world.cron
    if cron is None or cron.next_at is None:
        return None
    period = timedelta(seconds=cron.period_s)
    try:
        return cron.next_at + max(0, (due_at - cron.next_at) // period + 1) * period
    except OverflowError:
        return None


def _draw_dates(view: Viewpoint, track: Track, lifetime: Lifetime) -> Iterator[DateLine]:
    in_force = lifetime.find_stamp(view.at)
    nexts = [*((stamp.at, stamp.due_at) for stamp in lifetime.stamps[1:]), (lifetime.ended_at or view.end_at, None)]
    for stamp, (upto, next_due_at) in zip(lifetime.stamps, nexts, strict=True):
        if stamp is in_force and (stamp.due_at is None or stamp.due_at > view.now):
            yield _draw_date_in_force(view, track, stamp)
        elif stamp.due_at and stamp.due_at != next_due_at:
            # A clock that was set forward meets a date before its time.
            is_expired = stamp is lifetime.stamps[-1] and lifetime.end_kind == "expired"
            met_at = min(stamp.due_at, upto) if is_expired else stamp.due_at
            state: Literal["met", "struck"] = "met" if met_at <= upto else "struck"
            x, is_later = view.scale.x(met_at), stamp.number > view.at
            yield DateLine(state, track.lane, x, track.y, track.height, stamp, is_later)


def _draw_date_in_force(view: Viewpoint, track: Track, stamp: Stamp) -> DateLine:
    """Return a date in force, its words right of it where they fit, else left."""
    line = DateLine("in-force", track.lane, view.width, track.y, track.height, stamp)
    if stamp.due_at is None or stamp.shown_at is None:
        return replace(line, label_x=view.width - 5, anchor="end")
    x = view.scale.x(stamp.due_at)
    if x + (TIME_PX if stamp.shown_at.date() == view.now.date() else DATE_PX) <= view.width:
        return replace(line, x=x, label_x=round(x + 5, 2))
    return replace(line, x=x, label_x=round(x - 5, 2), anchor="end")
