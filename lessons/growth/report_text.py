"""Put a growth report into words: the sentences, and the rows of the tables."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lessons.growth.drawings import Drawing, draw_report, select_cleanings
from lessons.growth.formatting import format_bytes, format_number, format_seconds
from lessons.growth.plan import Plan
from lessons.growth.report import Progress, Report, Size

FLAT = 1.25  # on a busy machine two medians of the same measurement differ by this factor


class DayRow(NamedTuple):
    """A row of the table of days: both session tables at the end of a day, as text."""

    number: str
    kept: tuple[str, ...]
    cleaned: tuple[str, ...]
    removed: str


@dataclass(frozen=True)
class ReportText:
    """Hold what the page says about a report."""

    cut: str
    sentences: tuple[str, ...]
    drawings: tuple[Drawing, ...]
    days: tuple[DayRow, ...]
    lookups: tuple[tuple[str, str, str], ...]
    cleanings: tuple[tuple[str, str, str], ...]
    cleanings_left_out: int
    method: str


def describe_report(plan: Plan, report: Report) -> ReportText:
    """Return the texts and drawings for the report of a run of ``plan``."""
    shown = select_cleanings(report)
    return ReportText(
        _describe_cut(plan, report),
        tuple(_write_sentences(plan, report)),
        tuple(draw_report(report)),
        tuple(_list_days(report)),
        tuple(_list_lookups(report)),
        tuple((format_number(each.day), format_seconds(each.seconds), format_number(each.removed)) for each in shown),
        len(report.cleanings) - len(shown),
        _("Measured in %(seconds)s on Django %(django)s, SQLite %(sqlite)s, without waiting for the disk.")
        % {"seconds": format_seconds(report.seconds), "django": report.django, "sqlite": report.sqlite},
    )


def describe_progress(progress: Progress) -> str:
    """Return one sentence that says how far a run is."""
    return _("Day %(day)s of %(last)s: %(records)s records so far, %(seconds)s.") % {
        "day": format_number(progress.day),
        "last": format_number(progress.last_day),
        "records": format_number(progress.records),
        "seconds": format_seconds(progress.seconds),
    }


def _describe_cut(plan: Plan, report: Report) -> str:
    reached = {
        "day": format_number(report.reached_day),
        "days": format_number(plan.days),
        "records": format_number(report.records),
    }
    match report.cut:
        case "records":
            return _("Cut at day %(day)s of %(days)s: the next day would pass the limit of records.") % reached
        case "time":
            return _("Cut at day %(day)s of %(days)s, with %(records)s records: time was up.") % reached
    return ""


def _write_sentences(plan: Plan, report: Report) -> Iterator[str]:
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
        "day": format_number(last.number),
        "records": format_number(kept.records),
        "bytes": format_bytes(kept.file_bytes),
        "expired": format_number(kept.expired),
        "percent": format_number(100 * kept.expired / kept.records),
    }
    if report.cleanings:
        yield _describe_cleanup(report)
    yield _describe_lookups(report)


def _describe_cleanup(report: Report) -> str:
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
        "count": format_number(len(times)),
        "most": format_number(most),
        "records": format_number(after.records),
        "bytes": format_bytes(after.file_bytes),
        "used": format_bytes(after.used_bytes),
        "longest": format_seconds(max(times)),
    }


def _describe_lookups(report: Report) -> str:
    looked = [day.kept for day in report.days if day.kept.lookup_us is not None]
    if not looked:
        return _("There was no time left to look anything up.")
    small, large = looked[0], looked[-1]
    sentence = _("One lookup by session key took %(first)s among %(few)s records and %(then)s among %(many)s.") % {
        "first": _format_lookup(small),
        "few": format_number(small.records),
        "then": _format_lookup(large),
        "many": format_number(large.records),
    }
    ratio = (large.lookup_us or 0) / (small.lookup_us or 1)
    if large.records >= 2 * small.records:
        sentence += " " + (
            _("What grows is what you store and back up, not the time of a request.")
            if ratio <= FLAT
            else _("It should be nearly flat, a lookup by primary key: the machine was busy, or its memory full.")
        )
    return sentence


def _list_days(report: Report) -> Iterator[DayRow]:
    removed = {cleaning.day: format_number(cleaning.removed) for cleaning in report.cleanings}
    for day in report.days:
        cleaned = _format_size(day.cleaned[-1]) if day.cleaned else ()
        yield DayRow(format_number(day.number), _format_size(day.kept), cleaned, removed.get(day.number, ""))


def _format_size(size: Size) -> tuple[str, ...]:
    return (
        format_number(size.live),
        format_number(size.expired),
        format_bytes(size.file_bytes),
        format_bytes(size.used_bytes),
    )


def _list_lookups(report: Report) -> Iterator[tuple[str, str, str]]:
    """Yield records, lookup time and table of each measured lookup, in the order of the days."""
    for day in report.days:
        if day.kept.lookup_us is not None:
            yield format_number(day.kept.records), _format_lookup(day.kept), _("without cleanup")
        for size in day.cleaned:
            if size.lookup_us is not None:
                yield format_number(size.records), _format_lookup(size), _("with cleanup")


def _format_lookup(size: Size) -> str:
    return format_seconds((size.lookup_us or 0) / 1e6)
