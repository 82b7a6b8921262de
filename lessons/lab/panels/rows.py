"""The lines of the bench's tables, and how far off their dates are."""

from datetime import datetime
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from lessons import sentences


class Row(NamedTuple):
    """A cell or line that may have changed since the frame before: ``was`` is what stood there, in words."""

    name: str
    value: str
    due: str
    due_in: str
    was: str = ""
    is_new: bool = False
    is_gone: bool = False
    is_expired: bool = False
    is_session: bool = False
    details: Any = None


def show_due_in(due_at: datetime | None, now: datetime) -> str:
    """Say how far off a date is: ``in 4 min 59 s``, ``now`` or ``1 s ago``; for no date, nothing."""
    if due_at is None:
        return ""
    seconds = (due_at - now).total_seconds()
    if seconds == 0:
        return _("this very second")
    template = _("in %s") if seconds > 0 else _("%s ago")
    return template % sentences.show_length(abs(seconds))
