"""Explain the effect of an error on the session."""

from collections.abc import Iterator

from due_date.places import (
    MIDDLEWARE,
    place,
)
from due_date.reasons.session_change import SessionChange
from due_date.simulation.reason import Reason, ReasonRow
from due_date.translation import gettext_noop as _

DJANGO_RAISED = ReasonRow(
    "django-raised",
    _("Django raised %(error)s"),
    place("core/handlers/exception.py", "response_for_exception", "handle_uncaught_exception"),
    step="last",
)
ERROR_NOT_SAVED = ReasonRow(
    "error-not-saved",
    _("The response is a %(status)s: from 500 upwards nothing is saved and no cookie is sent."),
    place(MIDDLEWARE, "SessionMiddleware.process_response", "status_code"),
    step="status",
)
SAVED_BEFORE_ERROR = ReasonRow(
    "saved-before-error",
    _("The response is a %(status)s, so no session cookie is sent; but what was stored before the error stays stored."),
    place(MIDDLEWARE, "SessionMiddleware.process_response", "status_code"),
    step="status",
)
SESSION_INTERRUPTED = ReasonRow(
    "session-interrupted",
    _("The session to be saved was gone from its store, so Django refused to bring it back: the response is a 400."),
    place(MIDDLEWARE, "SessionMiddleware.process_response", "SessionInterrupted"),
    step="saved",
)


def explain_failure(change: SessionChange) -> Iterator[Reason]:
    """Say what an error made of the session."""
    exchange = change.exchange
    if exchange.error:
        yield DJANGO_RAISED(error=exchange.error)
    if exchange.response.status >= 500:
        row = SAVED_BEFORE_ERROR if change.has_changed else ERROR_NOT_SAVED
        yield row(status=exchange.response.status)
    if exchange.response.status == 400:
        yield SESSION_INTERRUPTED()
