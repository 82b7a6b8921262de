"""The words of the edge for what a frame observes: each fact as a clause, to stand beside that of another run."""

from collections.abc import Callable
from math import inf

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from due_date.simulation.frame import Frame
from due_date.times import LAST_AT
from lessons import sentences
from lessons.sentences.visitors import tell_visitor


def tell_differences(here: Frame, there: Frame) -> tuple[tuple[str, str], ...]:
    """Return the facts in which two frames differ, each as a clause of the one and a clause of the other.

    Where one of them has nothing to say of a fact, another fact says why, and it is left out: without a cookie in the
    browser no record is looked for. What the last request came to is told in its own frame only.
    """
    told = ((tell(here), tell(there)) for tell in FACTS.values())
    return tuple((one, other) for one, other in told if one and other and one != other)


def _visitor(frame: Frame) -> str:
    return tell_visitor(frame.observed["user"]) if frame.exchange else ""


def _request(frame: Frame) -> str:
    if not frame.exchange:
        return ""
    return _("the request brings the cookie") if frame.observed["sent_cookie"] else _("the request brings no cookie")


def _status(frame: Frame) -> str:
    return _("the response has status %(status)d") % frame.observed if frame.exchange else ""


def _response(frame: Frame) -> str:
    if not frame.exchange:
        return ""
    if frame.observed["set_cookie"] != "set":
        is_deleted = frame.observed["set_cookie"] == "delete"
        return _("the response deletes the cookie") if is_deleted else _("the response sets no cookie")
    if frame.observed["max_age"] is None:
        return _("the response sets the cookie, without a date")
    return _("the response sets the cookie, for %(length)s") % {"length": _length(frame.observed["max_age"])}


def _answer(frame: Frame) -> str:
    age = frame.observed["expiry_age"]
    if not frame.exchange or age is None:
        return ""
    return _("get_expiry_age() answers %(length)s") % {"length": _length(age)}


def _cookie(frame: Frame) -> str:
    if frame.observed["cookie"] == "absent":
        return _("the browser holds no cookie")
    if frame.observed["cookie_expires_in"] is None:
        return _("the browser holds the cookie, without a date")
    return _("the cookie expires in %(length)s") % {"length": _length(frame.observed["cookie_expires_in"])}


def _records(frame: Frame) -> str:
    count = frame.observed["rows"]
    if not count:
        return _("the server keeps no records") if count is None else _("the server holds no record")
    told = ngettext("the server holds %(count)d record", "the server holds %(count)d records", count)
    return told % {"count": count}


def _expired(frame: Frame) -> str:
    if not frame.observed["rows"]:
        return ""
    count = frame.observed["expired_rows"]
    if not count:
        return _("no record there has expired")
    told = ngettext(
        "%(count)d record has expired and is still there", "%(count)d records have expired and are still there", count
    )
    return told % {"count": count}


def _record(frame: Frame) -> str:
    if frame.observed["cookie"] == "absent" or frame.observed["rows"] is None:
        return ""
    record, left_s = frame.world.record_of(frame.browser), frame.observed["row_expires_in"]
    if record is None:
        return _("no record belongs to the cookie")
    if record.expires_at is None or record.expires_at.year == LAST_AT.year:
        return _("the record never expires")
    if not left_s:
        return _("the record expires at this moment")
    told = _("the record expires in %(length)s") if left_s > 0 else _("the record expired %(length)s ago")
    return told % {"length": _length(abs(left_s))}


def _length(seconds: float) -> str:
    """Show a length to the second, so that what differs is never shown alike."""
    return sentences.show_length(seconds, units=4) if abs(seconds) < inf else str(seconds)


FACTS: dict[tuple[str, ...], Callable[[Frame], str]] = {
    ("user", "logged_in"): _visitor,
    ("sent_cookie",): _request,
    ("status",): _status,
    ("set_cookie", "max_age"): _response,
    ("expiry_age",): _answer,
    ("cookie", "cookie_expires_in"): _cookie,
    ("rows",): _records,
    ("expired_rows",): _expired,
    ("row_expires_in",): _record,
}
"""Each fact under the observed keys that it tells, in the order in which facts are told."""
