"""The learner's guess when the login will end: how it is written, and how far off it was, in words.

On the page it is a flag on the timeline, and in the URL the parameter ``flag``.
"""

import re
from datetime import UTC, datetime, timedelta

from django.utils.translation import gettext as _

from due_date.timeline.history import History
from due_date.timeline.logins import read_logins
from due_date.times import LAST_AT, START_AT, format_duration, parse_duration
from lessons.sentences.moments import show_length, show_moment

_LEAD = re.compile(r"^\s*(?:(?:in|at)\s+)?", re.IGNORECASE)
_TIME = re.compile(r"(?:([0-9]{4}-[0-9]{2}-[0-9]{2})[T ])?([0-9]{2}:[0-9]{2}(?::[0-9]{2})?)Z?")


def read_guess(text: str, *, since: str = "") -> str:
    """Return a guess as the lab's URL holds it: the time from the start of the run, such as ``4m59s``.

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


def date_guess(guess: str) -> datetime:
    """Return the moment of a guess that :func:`read_guess` wrote."""
    return START_AT + timedelta(seconds=parse_duration(guess))


def tell_distance(history: History, guess_at: datetime, now: datetime) -> str:
    """Say how far a guess is from the end of the login it was meant for: the last one begun before it."""
    found = read_logins(history)
    if not found:
        return _("Nobody has logged in yet.")
    meant = next((login for login in reversed(found) if login.from_at <= guess_at), found[0])
    if meant.ended_at is None:
        return _("The login has not ended yet.")
    seconds = (guess_at - meant.ended_at).total_seconds()
    if not seconds:
        return _("To the second: the login ended there.")
    template = (
        _("The login ended at %(at)s: the flag is %(length)s too late.")
        if seconds > 0
        else _("The login ended at %(at)s: the flag is %(length)s too early.")
    )
    length = show_length(abs(seconds))
    return template % {"at": show_moment(meant.ended_at, now), "length": length}
