"""Draw a growth report: which lines, and the words on them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import gettext as _

from lessons.growth.chart import AxisTick, Chart, ChartLine, Points, draw_chart
from lessons.growth.formatting import format_bytes, format_number, format_seconds, format_short
from lessons.growth.report import Cleaning, Report, Size

SHOWN_CLEANINGS = 60


class Label(NamedTuple):
    """A tick and its text."""

    tick: AxisTick
    text: str


@dataclass(frozen=True)
class Drawing:
    """A chart and its texts: ``lines`` pairs each line with its name. ``has_points`` marks single measurements."""

    id: str
    title: str
    description: str
    chart: Chart
    lines: tuple[tuple[ChartLine, str], ...]
    x_labels: tuple[Label, ...]
    y_labels: tuple[Label, ...]
    x_name: str
    has_points: bool


def draw_report(report: Report) -> Iterator[Drawing]:
    """Yield a drawing for each kind of measurement that the report has."""
    if not report.days:
        return
    kept = [(day.number, day.kept) for day in report.days]
    cleaned = [(day.number, size) for day in report.days for size in day.cleaned]
    tables = {"kept": kept, "cleaned": cleaned}

    records = {name: [(number, size.records) for number, size in sizes] for name, sizes in tables.items()}
    records["live"] = [(number, size.live) for number, size in kept]
    yield from _draw("records", _("Records"), records, format_short)

    file_bytes = {name: [(number, size.file_bytes) for number, size in sizes] for name, sizes in tables.items()}
    yield from _draw("bytes", _("Size of the database file"), file_bytes, format_bytes, y_base=1024)

    times = [(cleaning.day, cleaning.seconds) for cleaning in select_cleanings(report)]
    yield from _draw(
        "cleanings", _("Time that each clearsessions took"), {"cleaned": times}, format_seconds, has_points=True
    )

    lookups = {name: _list_lookups(sizes) for name, sizes in tables.items()}
    yield from _draw(
        "lookups", _("Time of one lookup"), lookups, format_seconds, x_name=_("records in the table"), has_points=True
    )


def select_cleanings(report: Report) -> tuple[Cleaning, ...]:
    """Return the cleanings, or of many an evenly spread selection that ends with the last one."""
    step = -(-len(report.cleanings) // SHOWN_CLEANINGS) or 1
    return report.cleanings[::-1][::step][::-1]


def _list_lookups(sizes: Sequence[tuple[int, Size]]) -> Points:
    """Return pairs of records and seconds of one lookup, for the sizes at which lookups were measured."""
    return sorted((size.records, size.lookup_us / 1e6) for _number, size in sizes if size.lookup_us is not None)


def _draw(
    id_: str,
    title: str,
    series: Mapping[str, Points],
    y_text: Callable[[float], str],
    *,
    x_name: str = "",
    y_base: int = 10,
    has_points: bool = False,
) -> Iterator[Drawing]:
    """Yield the drawing of those ``series`` that have points; nothing when none has."""
    names = {"kept": _("without cleanup"), "cleaned": _("with cleanup"), "live": _("live, in both")}
    series = {name: points for name, points in series.items() if points}
    if not series:
        return
    chart = draw_chart(series, y_base=y_base)
    most = max(x for points in series.values() for x, _y in points)
    ends = "; ".join(f"{names[name]}: {y_text(points[-1][1])}" for name, points in series.items())
    x_name = x_name or _("days")
    yield Drawing(
        id_,
        title,
        _("Up to %(most)s %(x)s. At the end %(ends)s.") % {"most": format_number(most), "x": x_name, "ends": ends},
        chart,
        tuple((line, names[line.name]) for line in chart.lines),
        tuple(Label(tick, format_short(tick.value)) for tick in chart.x_ticks),
        tuple(Label(tick, y_text(tick.value) if tick.value else "0") for tick in chart.y_ticks),
        x_name,
        has_points,
    )
