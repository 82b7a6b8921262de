"""The words of the request flow: what each node asks or is, what was answered there, and Django's line for it."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from due_date.places import Place
from due_date.simulation.frame import Frame
from lessons.lab.request_flow.flow import RequestFlow, Step
from lessons.sentences.moments import show_length

_MIDDLEWARE = "contrib/sessions/middleware.py"
_BASE = "contrib/sessions/backends/base.py"
_SAVING = "SessionMiddleware.process_response"
KEY_LENGTH = 32

NODES: dict[str, Any] = {
    "arrives": gettext_lazy("Does the request carry the session cookie?"),
    "long": gettext_lazy("Is its value 8 characters or longer?"),
    "made": gettext_lazy("A session object is made. Nothing is looked up yet."),
    "touched": gettext_lazy("Does the view ask for the session, or for the user?"),
    "found": gettext_lazy("Is there a record with this key and expire_date > now?"),
    "data": gettext_lazy("The session is what was stored."),
    "empty": gettext_lazy("The session is empty, its key None."),
    "view": gettext_lazy("The view works, and answers."),
    "gone": gettext_lazy("Did a cookie come, and is the session empty by now?"),
    "deleted": gettext_lazy("The cookie is deleted."),
    "changed": gettext_lazy("Is it to be saved: not empty, and modified or always saved?"),
    "nothing": gettext_lazy("Nothing is saved, no cookie sent."),
    "dated": gettext_lazy("The session is asked how old it may get."),
    "status": gettext_lazy("Is the status below 500?"),
    "saved": gettext_lazy("Record and cookie are stamped and stored."),
}
"""The texts of the nodes, for the default engine."""

ENGINE_NODES: dict[str, dict[str, Any]] = {
    "cache": {
        "found": gettext_lazy("Has the cache an entry for this key?"),
        "saved": gettext_lazy("Entry and cookie are stored, each with its time."),
    },
    "cached_db": {
        "found": gettext_lazy("Has the cache an entry, or the table a row with expire_date > now?"),
        "saved": gettext_lazy("Row, entry and cookie are stamped and stored."),
    },
    "file": {
        "found": gettext_lazy("Is there a file for this key that is not due?"),
        "empty": gettext_lazy("Empty: key None, or a new key for a due file."),
        "saved": gettext_lazy("The file is written, the cookie stamped."),
    },
    "signed_cookies": {
        "found": gettext_lazy("Does its signature verify, and is it young enough?"),
        "empty": gettext_lazy("Empty, and marked as modified."),
        "saved": gettext_lazy("The session is signed anew, into the cookie."),
    },
}

PLACES: dict[str, Place] = {
    "arrives": Place(_MIDDLEWARE, "SessionMiddleware.process_request", ("SESSION_COOKIE_NAME",)),
    "long": Place(_BASE, "SessionBase._validate_session_key", ("len",)),
    "made": Place(_MIDDLEWARE, "SessionMiddleware.process_request", ("SessionStore",)),
    "touched": Place(_BASE, "SessionBase._get_session", ("accessed",)),
    "gone": Place(_MIDDLEWARE, _SAVING, ("COOKIES", "empty")),
    "deleted": Place(_MIDDLEWARE, _SAVING, ("delete_cookie",)),
    "changed": Place(_MIDDLEWARE, _SAVING, ("SESSION_SAVE_EVERY_REQUEST",)),
    "dated": Place(_MIDDLEWARE, _SAVING, ("get_expire_at_browser_close",)),
    "status": Place(_MIDDLEWARE, _SAVING, ("status_code",)),
    "saved": Place(_MIDDLEWARE, _SAVING, ("save",)),
}
"""Django's line for each node that has one of its own; at ``found`` it is the engine's, and the reason names it."""


def write_node_texts(engine: str) -> dict[str, str]:
    """Return the text of each node."""
    return {node: str(text) for node, text in (NODES | ENGINE_NODES.get(engine, {})).items()}


def write_answer(step: Step, flow: RequestFlow, frame: Frame) -> str:
    """Return what was answered at ``step``, as far as the frame's reasons do not say it."""
    is_yes = step.answer == "yes"
    match step.node:
        case "arrives":
            return _("Yes: %s") % _shorten(flow.sent or "") if is_yes else _("No.")
        case "long":
            text = _("Yes: it has %d.") if is_yes else _("No: it has %d, and so it counts for no key at all.")
            return text % len(flow.sent or "")
        case "made":
            return _("With that key.") if flow.session.has_key else _("Without a key.")
        case "found" if not flow.session.has_key:
            return _("No: there is no key to look for.")
        case "data" if flow.session.lookup == "unreadable":
            return _("But no key verifies it, so it counts as empty, under the same session key.")
        case "view" if flow.session.status and not flow.is_stopped:
            return _("Status %d.") % flow.session.status
        case "gone":
            return _("Yes: no key is left, and no data.") if is_yes else _explain_not_gone(flow)
        case "changed":
            return _explain_saving(flow) if is_yes else _explain_not_saving(flow)
        case "dated":
            return " ".join(_describe_dating(flow, frame))
        case "touched" | "found" | "status" if step.answer:
            return _("Yes.") if is_yes else _("No.")
    return ""


def _shorten(value: str) -> str:
    """Shorten a key as the reasons do, and of a session that is a cookie also how long it is."""
    start = f"{value[:6]}…" if len(value) > 6 else value
    return start if len(value) <= KEY_LENGTH else _("%(start)s, %(n)d characters") % {"start": start, "n": len(value)}


def _explain_not_gone(flow: RequestFlow) -> str:
    if flow.sent is None:
        return _("No: no cookie came.")
    if not flow.session.is_accessed:
        return _("No: its key is there, and nobody has looked whether that opens anything.")
    return _("No: the session is not empty.")


def _explain_saving(flow: RequestFlow) -> str:
    return _("Yes: it was modified.") if flow.session.is_modified else _("Yes: SESSION_SAVE_EVERY_REQUEST is on.")


def _explain_not_saving(flow: RequestFlow) -> str:
    if flow.session.is_empty:
        return _("No: it is empty, and an empty one is never saved.")
    return _("No: it was not modified, and SESSION_SAVE_EVERY_REQUEST is off.")


def _describe_dating(flow: RequestFlow, frame: Frame) -> Iterator[str]:
    if flow.is_late:
        yield _("Nobody had asked for the session before: it is loaded only now.")
    if flow.end == "saved" and not flow.is_stopped:
        max_age = frame.observed["max_age"]
        is_undated = max_age is None
        yield _("No date for the cookie.") if is_undated else _("Max-Age is %s.") % show_length(max_age)
