"""The learner's flag: where they think they will be logged out, as it is written, and how far off it was, in words."""

import re
from datetime import UTC, datetime, timedelta

from django.utils.translation import gettext as _

from due_date.timeline.history import History
from due_date.timeline.logins import logins
from due_date.times import LAST_AT, START_AT, format_duration, parse_duration
from lessons import sentences

_LEAD = re.compile(r"^\s*(?:(?:in|at)\s+)?", re.IGNORECASE)
_TIME = re.compile(r"(?:([0-9]{4}-[0-9]{2}-[0-9]{2})[T ])?([0-9]{2}:[0-9]{2}(?::[0-9]{2})?)Z?")


def read_flag(text: str, *, since: str = "") -> str:
    """Return a flag as the lab's URL holds it: the time from the start of the run, such as ``4m59s``.

    ``text`` is that, or a moment: ``09:05`` or ``2026-01-19 09:00:00``. Where ``since`` is a time from the start, a
    length is counted from there, and a time of day is on that day. ``in 5m`` and ``at 09:05`` will do as well.

    :raises ValueError: for anything else, and for what lies before the start or after the end of simulated time.
    """
    text = _LEAD.sub("", text)
    from_at = _after(START_AT, since) if since else START_AT
    if found := _TIME.fullmatch(text):
        date, time = found.groups()
        at = datetime.fromisoformat(f"{date or from_at.date().isoformat()} {time}").replace(tzinfo=UTC)
    else:
        at = _after(from_at, text)
    if not START_AT <= at <= LAST_AT:
        raise ValueError(text)
    return format_duration(int((at - START_AT).total_seconds()))


def _after(at: datetime, duration: str) -> datetime:
    try:
        return at + timedelta(seconds=parse_duration(duration))
    except OverflowError as error:
        raise ValueError(duration) from error


def flag_at(flag: str) -> datetime:
    """Return the moment of a flag that :func:`read_flag` wrote."""
    return START_AT + timedelta(seconds=parse_duration(flag))


def tell_distance(story: History, at: datetime, now: datetime) -> str:
    """Say how far a flag at ``at`` is from the end of the login it was meant for: the last one begun before it."""
    found = logins(story)
    if not found:
        return _("Nobody has logged in yet.")
    meant = next((login for login in reversed(found) if login.from_at <= at), found[0])
    if meant.ended_at is None:
        return _("The login has not ended yet.")
    seconds = (at - meant.ended_at).total_seconds()
    if not seconds:
        return _("To the second: the login ended there.")
    template = (
        _("The login ended at %(at)s: the flag is %(length)s too late.")
        if seconds > 0
        else _("The login ended at %(at)s: the flag is %(length)s too early.")
    )
    length = sentences.show_length(abs(seconds))
    return template % {"at": sentences.show_moment(meant.ended_at, now), "length": length}
