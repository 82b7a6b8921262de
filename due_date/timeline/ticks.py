"""The labels under a scale: round moments at a step that leaves room for them, the ends of stretches, and now."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import takewhile
from typing import Literal

from due_date.timeline.scale import Scale

Unit = Literal["second", "minute", "day", "month", "year"]
TickKind = Literal["now", "edge", "step"]

STEPS: tuple[tuple[float, Unit], ...] = (
    *((seconds, "second") for seconds in (1, 2, 5, 10, 15, 30)),
    *((60 * minutes, "minute") for minutes in (1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720)),
    *((86_400 * days, "day") for days in (1, 2, 7)),
    *((2_629_746 * months, "month") for months in (1, 3, 6)),
    *((31_556_952 * years, "year") for years in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000)),
)
LABEL_PX: dict[Unit, float] = {"second": 50, "minute": 32, "day": 46, "month": 54, "year": 30}
DATE_PX = 64.0  # a date with its year, in the second line
SPACE_PX = 14.0
NOW_PX = 30.0  # what the word "now" adds
_ROUND_AT = datetime(2026, 1, 5, tzinfo=UTC)  # a Monday's midnight


@dataclass(frozen=True)
class Tick:
    """A labelled moment. ``shown_at`` is what the clock of this axis says then, to be written to the ``unit``.

    ``anchor`` says which point of the label is at ``x`` (pixels). ``is_new_date`` and ``is_new_year``: not those of the
    label to the left.
    """

    kind: TickKind
    shown_at: datetime
    x: float
    unit: Unit
    anchor: Literal["start", "middle", "end"]
    is_new_date: bool = True
    is_new_year: bool = True


def make_ticks(scale: Scale, now: datetime, *, width: float, ahead_s: int = 0, with_edges: bool = True) -> list[Tick]:
    """Return the labels of a clock that is ``ahead_s`` ahead, from left to right; none overlaps another."""
    ahead = timedelta(seconds=ahead_s)
    step_s, unit = _step(scale)
    wanted: list[tuple[TickKind, datetime, Unit]] = [("now", now, _unit_of(now, unit))]
    if with_edges:
        ends = sorted({at for stretch in scale.stretches for at in stretch})
        wanted += [("edge", at, _unit_of(at, unit)) for at in ends]
    wanted += [("step", at, unit) for at in _round_moments(scale, step_s, unit, ahead)]
    has_dates = _shows_dates(scale, ahead)
    taken: list[tuple[float, float]] = []
    placed = []
    for kind, at, of_unit in wanted:
        x = scale.x(at)
        length = LABEL_PX[of_unit] + (NOW_PX if kind == "now" else 0)
        has_date = of_unit in ("second", "minute") and (has_dates or not taken or x < DATE_PX)
        start, end, anchor = _box(x, max(length, DATE_PX) if has_date else length, width)
        shown_at = _shifted(at, ahead)
        if shown_at and all(end + SPACE_PX <= left or right + SPACE_PX <= start for left, right in taken):
            taken.append((start, end))
            placed.append(Tick(kind, shown_at, x, of_unit, anchor))
    return list(_mark_new_dates(sorted(placed, key=lambda tick: tick.x)))


def _shows_dates(scale: Scale, ahead: timedelta) -> bool:
    """Whether the clock that is ``ahead`` shows several dates in the time that is drawn."""
    first, last = _shifted(scale.moments[0], ahead), _shifted(_end_of(scale), ahead)
    return first is None or last is None or first.date() != last.date()


def _end_of(scale: Scale) -> datetime:
    """Return the moment at which the drawing ends."""
    return _later(scale.moments[-1], (scale.end_x - scale.xs[-1]) / scale.px_per_s)


def _step(scale: Scale) -> tuple[float, Unit]:
    """Return the shortest step whose labels have room, and the unit they are written in."""
    fitting = (step for step in STEPS if step[0] * scale.px_per_s >= LABEL_PX[step[1]] + 2 * SPACE_PX)
    return next(fitting, STEPS[-1])


def _unit_of(at: datetime, unit: Unit) -> Unit:
    """Return the unit in which a moment that need not be round is written."""
    if unit in ("month", "year"):
        return "day"
    return "second" if unit == "minute" and (at.second or at.microsecond) else unit


def _round_moments(scale: Scale, step_s: float, unit: Unit, ahead: timedelta) -> Iterator[datetime]:
    """Yield the moments at which the clock is ``ahead`` of shows a multiple of the step, outside breaks."""
    for start, end in scale.stretches:
        first = _shifted(start, ahead)
        last = _shifted(_end_of(scale) if end == scale.moments[-1] else end, ahead)
        if first is None or last is None:
            continue
        months = round(step_s / 2_629_746)
        steps = _by_months(first, months) if unit in ("month", "year") else _by_seconds(first, step_s)
        yield from (at - ahead for at in takewhile(lambda at, last=last: at <= last, steps))  # type: ignore[misc]


def _by_seconds(first: datetime, step_s: float) -> Iterator[datetime]:
    step = timedelta(seconds=step_s)
    at: datetime | None = _shifted(_ROUND_AT, -((_ROUND_AT - first) // step) * step)
    while at is not None:
        yield at
        at = _shifted(at, step)


def _by_months(first: datetime, months: int) -> Iterator[datetime]:
    number = first.year * 12 + first.month - 1
    number -= number % months
    while number < 12 * 10_000:
        at = datetime(number // 12, number % 12 + 1, 1, tzinfo=UTC) if number >= 12 else first
        if at >= first:
            yield at
        number += months


def _later(at: datetime, seconds: float) -> datetime:
    try:
        return at + timedelta(seconds=seconds)
    except OverflowError:
        return datetime.max.replace(tzinfo=UTC)


def _shifted(at: datetime, by: timedelta) -> datetime | None:
    try:
        return at + by
    except OverflowError:
        return None


def _box(x: float, length: float, width: float) -> tuple[float, float, Literal["start", "middle", "end"]]:
    """Return where a label at ``x`` begins and ends, so that it stays between 0 and ``width``."""
    if x < length / 2:
        return x, x + length, "start"
    if x > width - length / 2:
        return x - length, x, "end"
    return x - length / 2, x + length / 2, "middle"


def _mark_new_dates(ticks: Iterable[Tick]) -> Iterator[Tick]:
    """Yield the ticks, each saying whether its date and year are other ones than those of the tick before."""
    before: datetime | None = None
    for tick in ticks:
        is_new_year = before is None or before.year != tick.shown_at.year
        is_new_date = before is None or before.date() != tick.shown_at.date()
        yield replace(tick, is_new_date=is_new_date, is_new_year=is_new_year)
        before = tick.shown_at
