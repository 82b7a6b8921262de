"""The timeline's spans, dates and ends as SVG paths, each with its classes and, where they are few, a title."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from due_date.timeline.shapes import DateLine, Span, Timeline
from lessons.sentences.moments import show_moment

MAX_TITLES = 60  # more than so many shapes have none, and those of one kind become one path

SPANS = {
    ("requests", "open"): gettext_lazy("browser open"),
    ("requests", "closed"): gettext_lazy("browser closed"),
    ("cookie", "alive"): gettext_lazy("cookie held"),
    ("cookie", "undated"): gettext_lazy("cookie held, without a date"),
    ("record", "alive"): gettext_lazy("record valid"),
    ("record", "undated"): gettext_lazy("record valid, without a date"),
    ("record", "refused"): gettext_lazy("record refused, not removed"),
}
ENDS = {
    "deleted": gettext_lazy("cookie deleted by a response"),
    "dropped": gettext_lazy("cookie dropped by the browser"),
    "replaced": gettext_lazy("cookie replaced: another session"),
    "cleared": gettext_lazy("record removed by clearsessions"),
    "flushed": gettext_lazy("record removed by a request"),
    "emptied": gettext_lazy("record deleted by hand"),
    "unread": gettext_lazy("no longer looked for: the settings changed"),
}


class SvgPath(NamedTuple):
    """A path: its classes, its title (empty for none), and its path data."""

    classes: str
    title: str
    data: str


def make_paths(drawn: Timeline, now: datetime) -> list[SvgPath]:
    """Return what is drawn as paths, what is below others first; shapes of one kind without a title are one path."""
    has_titles = len(drawn.spans) + len(drawn.date_lines) + len(drawn.end_crosses) <= MAX_TITLES
    paths: dict[tuple[str, str], str] = {}
    for classes, title, data in _iter_paths(drawn, now, has_titles=has_titles):
        paths[classes, title] = paths.get((classes, title), "") + data
    return [SvgPath(classes, title, data) for (classes, title), data in paths.items()]


def _iter_paths(drawn: Timeline, now: datetime, *, has_titles: bool) -> Iterator[SvgPath]:
    for span in drawn.spans:
        classes = _join_classes("span", span.kind, later=span.is_later, plan=span.is_plan)
        data = f"M{span.x} {span.y}h{span.width}v{span.height}H{span.x}z"
        yield SvgPath(classes, _title_span(span, now) if has_titles else "", data)
    for renewal in drawn.renewal_lines:
        classes = _join_classes("notch", later=renewal.is_later)
        yield SvgPath(classes, "", f"M{renewal.x} {renewal.y}v{renewal.height}")
    for date in drawn.date_lines:
        if date.stamp.due_at:
            data = f"M{date.x} {round(date.y - 4, 2)}v{date.height + 8}"
            classes = _join_classes("date-line", date.state, later=date.is_later)
            yield SvgPath(classes, _title_date(date, now) if has_titles else "", data)
    for end in drawn.end_crosses:
        title = f"{ENDS[end.kind]}, {show_moment(end.at, now)}" if has_titles else ""
        yield SvgPath(_join_classes("end", later=end.is_later), title, f"M{end.x} {end.y}m-4 -4l8 8m0 -8l-8 8")


def _join_classes(*names: str, **conditions: bool) -> str:
    return " ".join([*names, *(name for name, holds in conditions.items() if holds)])


def _title_span(span: Span, now: datetime) -> str:
    words = SPANS["record" if span.lane == "orphans" else span.lane, span.kind]
    start = show_moment(span.from_at, now)
    if span.to_at is None:
        return _("%(told)s, from %(start)s on") % {"told": words, "start": start}
    end = show_moment(span.to_at, now)
    return _("%(told)s, %(start)s to %(end)s") % {"told": words, "start": start, "end": end}


def _title_date(date: DateLine, now: datetime) -> str:
    if date.state == "struck" or date.stamp.shown_at is None:
        return ""
    return _("due %s") % show_moment(date.stamp.shown_at, now)
