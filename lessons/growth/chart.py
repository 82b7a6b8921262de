"""Compute a line chart: points in, the finished numbers of an SVG out. Pure; no words, no colours."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import floor, log, log10

WIDTH, HEIGHT = 420, 250
LEFT, RIGHT, TOP, BOTTOM = 58, 408, 12, 216
TICKS = 5

Points = Sequence[tuple[float, float]]


@dataclass(frozen=True)
class AxisTick:
    """A grid line: its coordinate ``at`` in the view box, and the value there."""

    at: float
    value: float


@dataclass(frozen=True)
class ChartLine:
    """A series: the SVG path through its points, and the points as coordinates in the view box."""

    name: str
    path: str
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Chart:
    """A chart; lengths are in the units of its view box, whose origin is the upper left corner."""

    lines: tuple[ChartLine, ...]
    x_ticks: tuple[AxisTick, ...]
    y_ticks: tuple[AxisTick, ...]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = RIGHT
    top: int = TOP
    bottom: int = BOTTOM


def draw_chart(series: Mapping[str, Points], *, y_base: int = 10) -> Chart:
    """Return the chart of ``series`` (points in drawing order); both axes begin at zero, no value is negative.

    The heights are round in units that are powers of ``y_base``: 1024 for bytes.
    """
    x_ticks = choose_ticks(max((x for points in series.values() for x, _ in points), default=0))
    y_highest = max((y for points in series.values() for _, y in points), default=0)
    y_unit = y_base ** floor(log(y_highest, y_base) + 1e-9) if y_highest > 0 else 1
    y_ticks = [value * y_unit for value in choose_ticks(y_highest / y_unit)]
    # The x axis ends at the last day, the y axis at a round number.
    x_most = max((x for points in series.values() for x, _ in points), default=0) or 1
    y_most = y_ticks[-1]

    def place(x: float, y: float) -> tuple[float, float]:
        return _place_x(x / x_most), _place_y(y / y_most)

    lines = []
    for name, points in series.items():
        placed = tuple(place(x, y) for x, y in points)
        lines.append(ChartLine(name, build_path(placed), placed))
    return Chart(
        tuple(lines),
        tuple(AxisTick(_place_x(value / x_most), value) for value in x_ticks if value <= x_most),
        tuple(AxisTick(_place_y(value / y_most), value) for value in y_ticks),
    )


def build_path(points: Points) -> str:
    """Return the SVG path from point to point, without points that repeat the one before."""
    kept = [*points[:1], *(after for before, after in pairwise(points) if after != before)]
    return "".join(f"{'L' if number else 'M'}{x:g} {y:g}" for number, (x, y) in enumerate(kept))


def choose_ticks(most: float) -> list[float]:
    """Return round values from 0 to at least ``most``, in steps of 1, 2 or 5 times a power of ten, about ``TICKS``."""
    if most <= 0:
        return [0, 1]
    magnitude = 10.0 ** floor(log10(most / TICKS))
    step = next(magnitude * factor for factor in (1, 2, 5, 10) if magnitude * factor * TICKS >= most)
    count = next(number for number in range(1, TICKS + 2) if number * step >= most * (1 - 1e-9))
    return [round(number * step, 9) for number in range(count + 1)]


def _place_x(share: float) -> float:
    return round(LEFT + share * (RIGHT - LEFT), 1)


def _place_y(share: float) -> float:
    return round(BOTTOM - share * (BOTTOM - TOP), 1)
