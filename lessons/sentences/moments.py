"""Format moments and lengths of time for people, in the active language."""

from datetime import date, datetime
from functools import lru_cache

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language, gettext


def show_moment(at: datetime, now: datetime) -> str:
    """Format an aware moment as a time of day in its own zone, with the date where it is not the day of ``now``."""
    time = at.strftime("%H:%M:%S") + (f".{at.microsecond:06d}".rstrip("0") if at.microsecond else "")
    return time if at.date() == now.date() else f"{_format_date(localtime(at).date(), get_language())}, {time}"


@lru_cache(maxsize=4096)
def _format_date(date: date, language: str | None) -> str:
    """Format a date in the active language, which is ``language``.

    Cached, because it is slow in Django and a long lab shows hundreds of dates.
    """
    return date_format(date, "j M Y")


def show_length(seconds: float, *, units: int = 2) -> str:
    """Format a length in seconds in its largest ``units``: ``4 min 59 s``, ``13 d 23 h``, ``-3 s``."""
    if seconds != int(seconds):
        return gettext("%(seconds)s s") % {"seconds": seconds}
    rest, shown = abs(int(seconds)), []
    for size, words in (
        (86_400, gettext("%(count)s d")),
        (3_600, gettext("%(count)s h")),
        (60, gettext("%(count)s min")),
        (1, gettext("%(count)s s")),
    ):
        count, rest = divmod(rest, size)
        if count:
            shown.append(words % {"count": count})
    return ("-" if seconds < 0 else "") + " ".join(shown[:units] or [gettext("%(count)s s") % {"count": 0}])
