"""The drawings of a growth report: which lines, and the words on them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import gettext as _

from lessons.growth.chart import Chart, Line, Points, Tick, draw
from lessons.growth.numbers import show, show_bytes, show_seconds, show_short
from lessons.growth.report import Cleaning, Report, Size

SHOWN_CLEANINGS = 60


class Label(NamedTuple):
    """A tick and its words."""

    tick: Tick
    text: str


@dataclass(frozen=True)
class Drawing:
    """A chart and its words; ``lines`` pairs each line with what it shows. ``has_points``: measured here and there."""

    id: str
    title: str
    description: str
    chart: Chart
    lines: tuple[tuple[Line, str], ...]
    x_labels: tuple[Label, ...]
    y_labels: tuple[Label, ...]
    x_name: str
    has_points: bool


def drawings(report: Report) -> Iterator[Drawing]:
    """Yield the drawings that a report gives: those of what it measured."""
    if not report.days:
        return
    kept = [(day.number, day.kept) for day in report.days]
    cleaned = [(day.number, size) for day in report.days for size in day.cleaned]
    tables = {"kept": kept, "cleaned": cleaned}

    records = {name: [(number, size.records) for number, size in sizes] for name, sizes in tables.items()}
    records["live"] = [(number, size.live) for number, size in kept]
    yield from _drawing("records", _("Records"), records, show_short)

    file_bytes = {name: [(number, size.file_bytes) for number, size in sizes] for name, sizes in tables.items()}
    yield from _drawing("bytes", _("Size of the database file"), file_bytes, show_bytes, y_base=1024)

    times = [(cleaning.day, cleaning.seconds) for cleaning in some_cleanings(report)]
    yield from _drawing(
        "cleanings", _("Time that each clearsessions took"), {"cleaned": times}, show_seconds, has_points=True
    )

    lookups = {name: _lookups(sizes) for name, sizes in tables.items()}
    yield from _drawing(
        "lookups", _("Time of one lookup"), lookups, show_seconds, x_name=_("records in the table"), has_points=True
    )


def some_cleanings(report: Report) -> tuple[Cleaning, ...]:
    """Return the cleanings, or evenly spread ones of many, the last always among them."""
    step = -(-len(report.cleanings) // SHOWN_CLEANINGS) or 1
    return report.cleanings[::-1][::step][::-1]


def _lookups(sizes: Sequence[tuple[int, Size]]) -> Points:
    """Return records and seconds of one lookup, where it was measured."""
    return sorted((size.records, size.lookup_us / 1e6) for _number, size in sizes if size.lookup_us is not None)


def _drawing(
    id_: str,
    title: str,
    series: Mapping[str, Points],
    y_text: Callable[[float], str],
    *,
    x_name: str = "",
    y_base: int = 10,
    has_points: bool = False,
) -> Iterator[Drawing]:
    """Yield the drawing of those of ``series`` that have points; none if there are none."""
    names = {"kept": _("without cleanup"), "cleaned": _("with cleanup"), "live": _("live, in both")}
    series = {name: points for name, points in series.items() if points}
    if not series:
        return
    chart = draw(series, y_base=y_base)
    most = max(x for points in series.values() for x, _y in points)
    ends = "; ".join(f"{names[name]}: {y_text(points[-1][1])}" for name, points in series.items())
    x_name = x_name or _("days")
    yield Drawing(
        id_,
        title,
        _("Up to %(most)s %(x)s. At the end %(ends)s.") % {"most": show(most), "x": x_name, "ends": ends},
        chart,
        tuple((line, names[line.name]) for line in chart.lines),
        tuple(Label(tick, show_short(tick.value)) for tick in chart.x_ticks),
        tuple(Label(tick, y_text(tick.value) if tick.value else "0") for tick in chart.y_ticks),
        x_name,
        has_points,
    )
