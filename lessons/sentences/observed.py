"""Put what frames observe into clauses, and find those in which two frames differ."""

from collections.abc import Callable
from math import inf

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from due_date.simulation.frame import Frame
from due_date.times import LAST_AT
from lessons.sentences.moments import show_length
from lessons.sentences.visitors import describe_visitor


def tell_differences(here: Frame, there: Frame) -> tuple[tuple[str, str], ...]:
    """Return a pair of clauses, of ``here`` and of ``there``, for each fact in which the two frames differ.

    A fact without a clause in one of the frames is left out, because another fact explains it: without a cookie in the
    browser no record is looked for. The outcome of a request is described in its own frame only.
    """
    pairs = ((describe(here), describe(there)) for describe in FACTS.values())
    return tuple((one, other) for one, other in pairs if one and other and one != other)


def _describe_visitor(frame: Frame) -> str:
    return describe_visitor(frame.observed["user"]) if frame.exchange else ""


def _describe_request(frame: Frame) -> str:
    if not frame.exchange:
        return ""
    return _("the request brings the cookie") if frame.observed["sent_cookie"] else _("the request brings no cookie")


def _describe_status(frame: Frame) -> str:
    return _("the response has status %(status)d") % frame.observed if frame.exchange else ""


def _describe_response(frame: Frame) -> str:
    if not frame.exchange:
        return ""
    if frame.observed["set_cookie"] != "set":
        is_deleted = frame.observed["set_cookie"] == "delete"
        return _("the response deletes the cookie") if is_deleted else _("the response sets no cookie")
    if frame.observed["max_age"] is None:
        return _("the response sets the cookie, without a date")
    return _("the response sets the cookie, for %(length)s") % {"length": _format_length(frame.observed["max_age"])}


def _describe_expiry_age(frame: Frame) -> str:
    age = frame.observed["expiry_age"]
    if not frame.exchange or age is None:
        return ""
    return _("get_expiry_age() answers %(length)s") % {"length": _format_length(age)}


def _describe_cookie(frame: Frame) -> str:
    if frame.observed["cookie"] == "absent":
        return _("the browser holds no cookie")
    if frame.observed["cookie_expires_in"] is None:
        return _("the browser holds the cookie, without a date")
    return _("the cookie expires in %(length)s") % {"length": _format_length(frame.observed["cookie_expires_in"])}


def _describe_records(frame: Frame) -> str:
    count = frame.observed["rows"]
    if not count:
        return _("the server keeps no records") if count is None else _("the server holds no record")
    sentence = ngettext("the server holds %(count)d record", "the server holds %(count)d records", count)
    return sentence % {"count": count}


def _describe_expired_records(frame: Frame) -> str:
    if not frame.observed["rows"]:
        return ""
    count = frame.observed["expired_rows"]
    if not count:
        return _("no record there has expired")
    sentence = ngettext(
        "%(count)d record has expired and is still there", "%(count)d records have expired and are still there", count
    )
    return sentence % {"count": count}


def _describe_record(frame: Frame) -> str:
    if frame.observed["cookie"] == "absent" or frame.observed["rows"] is None:
        return ""
    record, left_s = frame.world.record_of(frame.browser), frame.observed["row_expires_in"]
    if record is None:
        return _("no record belongs to the cookie")
    if record.expires_at is None or record.expires_at.year == LAST_AT.year:
        return _("the record never expires")
    if not left_s:
        return _("the record expires at this moment")
    sentence = _("the record expires in %(length)s") if left_s > 0 else _("the record expired %(length)s ago")
    return sentence % {"length": _format_length(abs(left_s))}


def _format_length(seconds: float) -> str:
    """Format a length to the second, so that different lengths never look the same."""
    return show_length(seconds, units=4) if abs(seconds) < inf else str(seconds)


FACTS: dict[tuple[str, ...], Callable[[Frame], str]] = {
    ("user", "logged_in"): _describe_visitor,
    ("sent_cookie",): _describe_request,
    ("status",): _describe_status,
    ("set_cookie", "max_age"): _describe_response,
    ("expiry_age",): _describe_expiry_age,
    ("cookie", "cookie_expires_in"): _describe_cookie,
    ("rows",): _describe_records,
    ("expired_rows",): _describe_expired_records,
    ("row_expires_in",): _describe_record,
}
"""The function that describes a fact, under the observed keys that it covers, in the order of the clauses."""
