"""Explain the lookup in a table of records, and judge any record as Django does."""

from collections.abc import Iterator

from due_date.places import (
    BASE,
    DB,
    FILE_DATED,
    LENGTH,
    ROW_READ,
    place,
)
from due_date.reasons.session_change import SessionChange
from due_date.server.state import Record
from due_date.simulation.reason import Reason, ReasonRow
from due_date.simulation.world import World
from due_date.times import plain_seconds
from due_date.translation import gettext_noop as _

RECORD_MISSING = ReasonRow(
    "record-missing",
    _("No record has the key %(key)s: the session starts empty."),
    place(DB, "SessionStore._get_session_from_db", "DoesNotExist"),
    step="found",
)
RECORD_REFUSED = ReasonRow(
    "record-refused",
    _("The record %(key)s is refused: its expiry date %(expires_at)s is not after %(now_at)s. It was not removed."),
    ROW_READ,
    step="found",
)
RECORD_VALID = ReasonRow(
    "record-valid",
    _("The record %(key)s is valid: its expiry date %(expires_at)s is after %(now_at)s, by %(left_s)s."),
    ROW_READ,
    step="found",
    is_background=True,
)
RECORD_UNREADABLE = ReasonRow(
    "record-unreadable",
    _(
        "The record %(key)s is there and not yet due, but no key of the settings verifies its signature: "
        "Django takes the session for empty."
    ),
    place(BASE, "SessionBase.decode", "BadSignature"),
    step="found",
)
RECORD_UNDATED = ReasonRow(
    "record-undated",
    _("No moment will come at which the server refuses the record %(key)s."),
    LENGTH,
    at_engine={"file": FILE_DATED},
    step="found",
)


def explain_row(change: SessionChange, sent: str) -> Iterator[Reason]:
    yield judge(change.before.server.record(sent), change.before, sent, RECORD_MISSING, RECORD_REFUSED, RECORD_VALID)


def judge(
    record: Record | None, world: World, key: str, missing: ReasonRow, refused: ReasonRow, valid: ReasonRow
) -> Reason:
    now = world.server_now
    if record is None:
        return missing(key=key)
    if record.is_expired(now=now):
        return refused(key=key, expires_at=record.expires_at, now_at=now)
    if record.data is None:
        return RECORD_UNREADABLE(key=key)
    if record.expires_at is None:
        return RECORD_UNDATED(key=key)
    left_s = plain_seconds(record.expires_at - now)
    return valid(key=key, expires_at=record.expires_at, now_at=now, left_s=left_s)
