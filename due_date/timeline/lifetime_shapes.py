"""How a life is drawn: spans in one state, the dates it was stamped with, its end, and what is known to come."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from due_date.simulation.frame import Frame
from due_date.timeline.lifetimes import Lifetime, Stamp
from due_date.timeline.scale import Scale
from due_date.timeline.shapes import Due, End, LaneKind, Notch, Span, SpanKind

BAR = 13.0
DUE_PX, DUE_DATE_PX, REFUSED_PX = 92.0, 128.0, 136.0  # room for words


@dataclass(frozen=True)
class Viewpoint:
    """What a timeline is drawn from: the frame shown, its number, the moment the run ends, and the scale."""

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
class Place:
    """The row that a life is drawn in."""

    lane: LaneKind
    browser: str
    y: float
    height: float = BAR


def lifetime_shapes(view: Viewpoint, place: Place, life: Lifetime) -> Iterator[Span | Due | Notch | End]:
    """Yield all that is drawn of ``life``."""
    for piece in life.pieces(view.end_at):
        yield from spans(view, place, piece.state, piece.from_at, piece.to_at, is_later=life.number > view.at)
    yield from _plan(view, place, life)
    yield from _dues(view, place, life)
    for stamp in life.stamps[1:]:
        if stamp.is_saved:
            yield Notch(view.scale.x(stamp.at), place.y, place.height, stamp.number > view.at)
    if life.ending and life.ended_at and life.ending != "expired":
        y = round(place.y + place.height / 2, 2)
        is_later = (life.end_number or 0) > view.at
        yield End(life.ending, place.lane, view.scale.x(life.ended_at), y, life.ended_at, is_later)


def spans(
    view: Viewpoint, place: Place, kind: SpanKind, from_at: datetime, to_at: datetime, *, is_later: bool = False
) -> Iterator[Span]:
    """Yield the span of a time that was, in two where the moment shown lies inside it."""
    if not is_later and from_at < view.now < to_at:
        yield from _span(view, place, kind, from_at, view.now)
        from_at = view.now
    yield from _span(view, place, kind, from_at, to_at, is_later=is_later or from_at >= view.now)


def _span(
    view: Viewpoint,
    place: Place,
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
    lane, browser, y, height = place.lane, place.browser, place.y, place.height
    if length > 0:
        yield Span(kind, lane, browser, left, y, length, height, from_at, to_at, is_later, is_plan, has_room)


def _plan(view: Viewpoint, place: Place, life: Lifetime) -> Iterator[Span]:
    """Yield what is known, in the frame shown, of the time to come."""
    stamp = life.stamp_after(view.at)
    if stamp is None:
        return
    if stamp.due_at is None:
        yield from _span(view, place, "undated", view.now, None, is_plan=True)
        return
    if stamp.due_at > view.now:
        yield from _span(view, place, "alive", view.now, stamp.due_at, is_plan=True)
    if place.lane != "cookie" and view.frame.world.server.engine != "cache":
        refused_at = max(stamp.due_at, view.now)
        yield from _span(view, place, "refused", refused_at, _cleared_after(view, stamp.due_at), is_plan=True)


def _cleared_after(view: Viewpoint, due_at: datetime) -> datetime | None:
    """Return when cron will remove a record that is due then, as far as the frame shown knows."""
    cron = view.frame.world.cron
    if cron is None or cron.next_at is None:
        return None
    period = timedelta(seconds=cron.period_s)
    try:
        return cron.next_at + max(0, (due_at - cron.next_at) // period + 1) * period
    except OverflowError:
        return None


def _dues(view: Viewpoint, place: Place, life: Lifetime) -> Iterator[Due]:
    in_force = life.stamp_after(view.at)
    nexts = [*((stamp.at, stamp.due_at) for stamp in life.stamps[1:]), (life.ended_at or view.end_at, None)]
    for stamp, (upto, next_due_at) in zip(life.stamps, nexts, strict=True):
        if stamp is in_force and (stamp.due_at is None or stamp.due_at > view.now):
            yield _in_force(view, place, stamp)
        elif stamp.due_at and stamp.due_at != next_due_at:
            # A clock that was set forward meets a date before its time.
            is_expired = stamp is life.stamps[-1] and life.ending == "expired"
            met_at = min(stamp.due_at, upto) if is_expired else stamp.due_at
            state: Literal["met", "struck"] = "met" if met_at <= upto else "struck"
            yield Due(state, place.lane, view.scale.x(met_at), place.y, place.height, stamp, stamp.number > view.at)


def _in_force(view: Viewpoint, place: Place, stamp: Stamp) -> Due:
    """Return a date in force, its words right of it where they fit, else left."""
    due = Due("in-force", place.lane, view.width, place.y, place.height, stamp)
    if stamp.due_at is None or stamp.shown_at is None:
        return replace(due, label_x=view.width - 5, anchor="end")
    x = view.scale.x(stamp.due_at)
    if x + (DUE_PX if stamp.shown_at.date() == view.now.date() else DUE_DATE_PX) <= view.width:
        return replace(due, x=x, label_x=round(x + 5, 2))
    return replace(due, x=x, label_x=round(x - 5, 2), anchor="end")
