"""A growth report in words: the sentences, and the rows of the tables."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lessons.growth.drawings import Drawing, drawings, some_cleanings
from lessons.growth.numbers import show, show_bytes, show_seconds
from lessons.growth.plan import Plan
from lessons.growth.report import Progress, Report, Size

FLAT = 1.25  # two medians of one kind differ by so much on a busy machine


class DayRow(NamedTuple):
    """The tables at the end of a day, in words."""

    number: str
    kept: tuple[str, ...]
    cleaned: tuple[str, ...]
    removed: str


@dataclass(frozen=True)
class Told:
    """What the page says of a report."""

    cut: str
    sentences: tuple[str, ...]
    drawings: tuple[Drawing, ...]
    days: tuple[DayRow, ...]
    lookups: tuple[tuple[str, str, str], ...]
    cleanings: tuple[tuple[str, str, str], ...]
    cleanings_left_out: int
    method: str


def tell(plan: Plan, report: Report) -> Told:
    """Return the words and drawings of what a run of ``plan`` measured."""
    shown = some_cleanings(report)
    return Told(
        _cut(plan, report),
        tuple(_sentences(plan, report)),
        tuple(drawings(report)),
        tuple(_day_rows(report)),
        tuple(_lookups(report)),
        tuple((show(each.day), show_seconds(each.seconds), show(each.removed)) for each in shown),
        len(report.cleanings) - len(shown),
        _("Measured in %(seconds)s on Django %(django)s, SQLite %(sqlite)s, without waiting for the disk.")
        % {"seconds": show_seconds(report.seconds), "django": report.django, "sqlite": report.sqlite},
    )


def tell_progress(progress: Progress) -> str:
    """Return how far a run is, in words."""
    return _("Day %(day)s of %(last)s: %(records)s records so far, %(seconds)s.") % {
        "day": show(progress.day),
        "last": show(progress.last_day),
        "records": show(progress.records),
        "seconds": show_seconds(progress.seconds),
    }


def _cut(plan: Plan, report: Report) -> str:
    reached = {"day": show(report.reached_day), "days": show(plan.days), "records": show(report.records)}
    match report.cut:
        case "records":
            return _("Cut at day %(day)s of %(days)s: the next day would pass the limit of records.") % reached
        case "time":
            return _("Cut at day %(day)s of %(days)s, with %(records)s records: time was up.") % reached
    return ""


def _sentences(plan: Plan, report: Report) -> Iterator[str]:
    if not report.days:
        yield _("Time was up before the first day was done: ask for fewer visitors.")
        return
    last = report.days[-1]
    kept = last.kept
    template = _(
        "After %(day)s days without cleanup the table holds %(records)s records in %(bytes)s, and %(expired)s of them "
        "(%(percent)s %%) are expired: they log nobody in and wait for clearsessions."
    )
    yield template % {
        "day": show(last.number),
        "records": show(kept.records),
        "bytes": show_bytes(kept.file_bytes),
        "expired": show(kept.expired),
        "percent": show(100 * kept.expired / kept.records),
    }
    if report.cleanings:
        yield _cleaned_sentence(report)
    yield _lookup_sentence(report)


def _cleaned_sentence(report: Report) -> str:
    after = report.days[-1].cleaned[-1]
    most = max(size.records for day in report.days for size in day.cleaned)
    times = [cleaning.seconds for cleaning in report.cleanings]
    template = ngettext(
        "Cleaned %(count)s time, the table never held more than %(most)s and ends with %(records)s records in "
        "%(bytes)s (%(used)s in use: SQLite keeps emptied pages and fills them again); clearsessions took "
        "%(longest)s at most.",
        "Cleaned %(count)s times, the table never held more than %(most)s and ends with %(records)s records in "
        "%(bytes)s (%(used)s in use: SQLite keeps emptied pages and fills them again); clearsessions took "
        "%(longest)s at most.",
        len(times),
    )
    return template % {
        "count": show(len(times)),
        "most": show(most),
        "records": show(after.records),
        "bytes": show_bytes(after.file_bytes),
        "used": show_bytes(after.used_bytes),
        "longest": show_seconds(max(times)),
    }


def _lookup_sentence(report: Report) -> str:
    looked = [day.kept for day in report.days if day.kept.lookup_us is not None]
    if not looked:
        return _("There was no time left to look anything up.")
    small, large = looked[0], looked[-1]
    said = _("One lookup by session key took %(first)s among %(few)s records and %(then)s among %(many)s.") % {
        "first": _lookup(small),
        "few": show(small.records),
        "then": _lookup(large),
        "many": show(large.records),
    }
    ratio = (large.lookup_us or 0) / (small.lookup_us or 1)
    if large.records >= 2 * small.records:
        said += " " + (
            _("What grows is what you store and back up, not the time of a request.")
            if ratio <= FLAT
            else _("It should be nearly flat, a lookup by primary key: the machine was busy, or its memory full.")
        )
    return said


def _day_rows(report: Report) -> Iterator[DayRow]:
    removed = {cleaning.day: show(cleaning.removed) for cleaning in report.cleanings}
    for day in report.days:
        cleaned = _cells(day.cleaned[-1]) if day.cleaned else ()
        yield DayRow(show(day.number), _cells(day.kept), cleaned, removed.get(day.number, ""))


def _cells(size: Size) -> tuple[str, ...]:
    return show(size.live), show(size.expired), show_bytes(size.file_bytes), show_bytes(size.used_bytes)


def _lookups(report: Report) -> Iterator[tuple[str, str, str]]:
    """Yield day, records and lookup time: of the table that nobody cleaned, then of the other."""
    for day in report.days:
        if day.kept.lookup_us is not None:
            yield show(day.kept.records), _lookup(day.kept), _("without cleanup")
        for size in day.cleaned:
            if size.lookup_us is not None:
                yield show(size.records), _lookup(size), _("with cleanup")


def _lookup(size: Size) -> str:
    return show_seconds((size.lookup_us or 0) / 1e6)
