"""The timeline's spans, dates and ends as SVG paths, each with its classes and, where they are few, a title."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from due_date.timeline.shapes import Due, Span, Timeline
from lessons import sentences

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


class Shape(NamedTuple):
    """A path: its classes, what it says when pointed at, and where it goes."""

    classes: str
    title: str
    path: str


def shapes(drawn: Timeline, now: datetime) -> list[Shape]:
    """Return what is drawn as paths, what lies lower first; shapes of one kind that have no title are one path."""
    has_titles = len(drawn.spans) + len(drawn.dues) + len(drawn.ends) <= MAX_TITLES
    paths: dict[tuple[str, str], str] = {}
    for classes, title, path in _shapes(drawn, now, has_titles=has_titles):
        paths[classes, title] = paths.get((classes, title), "") + path
    return [Shape(classes, title, path) for (classes, title), path in paths.items()]


def _shapes(drawn: Timeline, now: datetime, *, has_titles: bool) -> Iterator[Shape]:
    for span in drawn.spans:
        classes = _classes("span", span.kind, later=span.is_later, plan=span.is_plan)
        path = f"M{span.x} {span.y}h{span.width}v{span.height}H{span.x}z"
        yield Shape(classes, _span_title(span, now) if has_titles else "", path)
    for notch in drawn.notches:
        yield Shape(_classes("notch", later=notch.is_later), "", f"M{notch.x} {notch.y}v{notch.height}")
    for due in drawn.dues:
        if due.stamp.due_at:
            path = f"M{due.x} {round(due.y - 4, 2)}v{due.height + 8}"
            classes = _classes("date-line", due.state, later=due.is_later)
            yield Shape(classes, _due_title(due, now) if has_titles else "", path)
    for end in drawn.ends:
        title = f"{ENDS[end.ending]}, {sentences.show_moment(end.at, now)}" if has_titles else ""
        yield Shape(_classes("end", later=end.is_later), title, f"M{end.x} {end.y}m-4 -4l8 8m0 -8l-8 8")


def _classes(*names: str, **conditions: bool) -> str:
    return " ".join([*names, *(name for name, holds in conditions.items() if holds)])


def _span_title(span: Span, now: datetime) -> str:
    told = SPANS["record" if span.lane == "strays" else span.lane, span.kind]
    start = sentences.show_moment(span.from_at, now)
    if span.to_at is None:
        return _("%(told)s, from %(start)s on") % {"told": told, "start": start}
    end = sentences.show_moment(span.to_at, now)
    return _("%(told)s, %(start)s to %(end)s") % {"told": told, "start": start, "end": end}


def _due_title(due: Due, now: datetime) -> str:
    if due.state == "struck" or due.stamp.shown_at is None:
        return ""
    return _("due %s") % sentences.show_moment(due.stamp.shown_at, now)
