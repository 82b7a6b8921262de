"""How far off a date is, in words."""

from datetime import datetime

from django.utils.translation import gettext as _

from lessons import sentences


def show_due_in(due_at: datetime | None, now: datetime) -> str:
    """Say how far off a date is: ``in 4 min 59 s``, ``this very second`` or ``1 s ago``; for no date, nothing."""
    if due_at is None:
        return ""
    seconds = (due_at - now).total_seconds()
    if seconds == 0:
        return _("this very second")
    template = _("in %s") if seconds > 0 else _("%s ago")
    return template % sentences.show_length(abs(seconds))
