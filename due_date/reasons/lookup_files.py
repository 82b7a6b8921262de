"""Explain the lookup under the file engine."""

from collections.abc import Iterator

from due_date.places import (
    FILE,
    FILE_DATED,
    FILE_DUE,
    place,
)
from due_date.reasons.lookup_rows import judge
from due_date.reasons.session_change import SessionChange
from due_date.simulation.reason import Reason, ReasonRow
from due_date.translation import gettext_noop as _

FILE_MISSING = ReasonRow(
    "file-missing",
    _("No file has the key %(key)s: the session starts empty."),
    place(FILE, "SessionStore.load", "OSError"),
    step="found",
)
FILE_REFUSED = ReasonRow(
    "file-refused",
    _(
        "The file of %(key)s was due at %(expires_at)s. Reading it, Django deletes it and at once begins a "
        "new, empty session with a file and a cookie of its own."
    ),
    FILE_DUE,
    step="found",
)
FILE_VALID = ReasonRow(
    "file-valid",
    _(
        "The file of %(key)s is good until %(expires_at)s, for another %(left_s)s: its last change plus the "
        "present SESSION_COOKIE_AGE, unless set_expiry named a moment."
    ),
    FILE_DUE,
    step="found",
)
FILE_NEVER_DUE = ReasonRow(
    "file-never-due",
    _(
        "set_expiry stored a length of %(length_s)s in %(key)s, which the file engine takes for the time left: "
        "the server will never refuse it."
    ),
    FILE_DATED,
    step="found",
)


def explain_file(change: SessionChange, sent: str) -> Iterator[Reason]:
    file = change.before.server.record(sent)
    if file and file.data and file.expires_at is None and "_session_expiry" in file.data:
        yield FILE_NEVER_DUE(key=sent, length_s=file.data["_session_expiry"])
    else:
        yield judge(file, change.before, sent, FILE_MISSING, FILE_REFUSED, FILE_VALID)
