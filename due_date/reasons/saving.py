"""Explain which session records a request created, removed or dated."""

from collections.abc import Iterator
from typing import Any

from due_date.places import (
    BASE,
    CACHED_DB,
    DB,
    ENTRY_DATED,
    FILE_DATED,
    LENGTH,
    MOMENT,
    ROW_DATED,
    ROW_READ,
    SAVING,
    SIGNED,
    place,
)
from due_date.reasons.session_change import EXPIRY, USER, SessionChange
from due_date.server.state import Record
from due_date.simulation.reason import Reason, ReasonRow
from due_date.times import plain_seconds
from due_date.translation import gettext_noop as _

NO_SESSION_MADE = ReasonRow(
    "no-session-made",
    _("Nothing was written to the session, so none was made: no record and no cookie."),
    SAVING,
    step="changed",
    is_background=True,
)
RECORD_CREATED = ReasonRow(
    "record-created",
    _("A record %(key)s was created, due at %(expires_at)s: %(age_s)s from now."),
    ROW_DATED,
    at_engine={"cache": ENTRY_DATED, "file": FILE_DATED},
    step="saved",
)
RECORD_CREATED_EMPTY = ReasonRow(
    "record-created-empty",
    _("A record %(key)s without data was created, due at %(expires_at)s: %(age_s)s from now."),
    ROW_DATED,
    step="saved",
)
RECORD_CREATED_UNDATED = ReasonRow(
    "record-created-undated",
    _("A record %(key)s was created which the server will never refuse."),
    LENGTH,
    at_engine={"cache": ENTRY_DATED, "file": FILE_DATED},
    step="saved",
)
RECORD_BORN_DEAD = ReasonRow(
    "record-born-dead",
    _("A record %(key)s was created, due at %(expires_at)s: that is not in the future, so it is refused at once."),
    ROW_READ,
    step="saved",
)
EMPTY_RECORD_FOR_DEAD_COOKIE = ReasonRow(
    "empty-record-for-dead-cookie",
    _(
        "SESSION_SAVE_EVERY_REQUEST saved the session of a cookie that opens nothing: a record %(key)s without "
        "data, due at %(expires_at)s, %(age_s)s from now."
    ),
    place(BASE, "SessionBase.is_empty", "_session_cache"),
    step="saved",
)
OLD_RECORD_STAYS = ReasonRow(
    "old-record-stays",
    _("A new session begins beside it: the old record %(key)s stays in the table until clearsessions runs."),
    place(DB, "SessionStore._get_session_from_db", "_session_key"),
    step="saved",
)
RECORD_FLUSHED = ReasonRow(
    "record-flushed",
    _("The record %(key)s was removed at once, for everyone who holds its key."),
    place(BASE, "SessionBase.flush", "delete"),
    at_engine={"cached_db": place(CACHED_DB, "SessionStore.flush", "delete")},
)
KEY_CYCLED = ReasonRow(
    "key-cycled",
    _("The session got a new key: %(new)s instead of %(old)s, with its data kept."),
    place(BASE, "SessionBase.cycle_key", "create"),
)
SAVED_EVERY_REQUEST = ReasonRow(
    "saved-every-request",
    _("Nothing in the session changed: it was saved because SESSION_SAVE_EVERY_REQUEST is on."),
    SAVING,
    step="changed",
)
RECORD_EXTENDED = ReasonRow(
    "record-extended",
    _("The session was saved, so its record got a new date: %(new_at)s instead of %(old_at)s, %(age_s)s from now."),
    LENGTH,
    step="saved",
)
RECORD_DATED = ReasonRow(
    "record-dated",
    _("The record %(key)s, which the server would never have refused, is due at %(new_at)s now."),
    LENGTH,
    at_engine={"file": FILE_DATED},
    step="saved",
)
RECORD_SAVED_AGAIN = ReasonRow(
    "record-saved-again",
    _("The session was saved: %(age_s)s from now is %(expires_at)s, as before."),
    LENGTH,
    step="saved",
)
RECORD_SAVED_SAME_DATE = ReasonRow(
    "record-saved-same-date",
    _("The session was saved, but its date stays %(expires_at)s: it is a fixed moment."),
    MOMENT,
    step="saved",
)
RECORD_SAVED_DEAD = ReasonRow(
    "record-saved-dead",
    _("The session was saved with the date %(new_at)s, which is not in the future: it is refused from now on."),
    ROW_READ,
    step="saved",
)
RECORD_SAVED_UNDATED = ReasonRow(
    "record-saved-undated",
    _("The session was saved, and the server will never refuse its record %(key)s."),
    LENGTH,
    at_engine={"file": FILE_DATED},
    step="saved",
)
READING_RENEWS_NOTHING = ReasonRow(
    "reading-renews-nothing",
    _("The session was only read, so nothing was saved: its date stays %(expires_at)s."),
    SAVING,
    step="changed",
)
NESTED_CHANGE_UNNOTICED = ReasonRow(
    "nested-change-unnoticed",
    _(
        "A list inside the session was changed in place. Django watches the top level only: the change is "
        "lost, and the date stays %(expires_at)s."
    ),
    place(BASE, "SessionBase.__setitem__", "modified"),
    step="changed",
)
NESTED_CHANGE_SAVED_TOO = ReasonRow(
    "nested-change-saved-too",
    _(
        "A list inside the session was changed in place, which Django does not notice: it was stored only "
        "because SESSION_SAVE_EVERY_REQUEST is on."
    ),
    SAVING,
    step="changed",
)
SIGNED_ANEW = ReasonRow(
    "signed-anew",
    _("The session was saved: the cookie is signed anew, and its age counts from %(signed_at)s."),
    place(SIGNED, "SessionStore.save", "_get_session_key"),
    step="saved",
)
SIGNED_NOT_ANEW = ReasonRow(
    "signed-not-anew",
    _("The session was not saved, so the cookie keeps its signature, and goes on ageing."),
    SAVING,
    step="changed",
)


def explain_records(change: SessionChange) -> Iterator[Reason]:
    """Say which records came, went or got another date."""
    if change.lost and not change.is_dead:  # FILE_REFUSED says already that the file engine deletes what it refuses
        yield _explain_loss(change, change.lost)
    for record in change.born:
        yield _explain_creation(change, record)
    if change.sent in change.old and change.sent in change.new:
        yield from _explain_kept(change, change.old[change.sent], change.new[change.sent])
    elif change.exchange.signature == "accepted" and change.said == "set":
        yield SIGNED_ANEW(signed_at=change.after.server_now)
    elif change.exchange.signature == "accepted" and change.said == "none":
        yield SIGNED_NOT_ANEW()
    elif change.sent is None and change.said == "none" and not change.born and change.exchange.response.status < 500:
        yield NO_SESSION_MADE()


def _explain_loss(change: SessionChange, old: Record) -> Reason:
    is_flushed = change.action.verb == "login" and USER in change.found
    if change.born and not is_flushed:
        return KEY_CYCLED(old=old.key, new=change.born[0].key)
    return RECORD_FLUSHED(key=old.key)


def _explain_creation(change: SessionChange, record: Record) -> Reason:
    if record.expires_at is None:
        return RECORD_CREATED_UNDATED(key=record.key)
    left_s = plain_seconds(record.expires_at - change.after.server_now)
    values: dict[str, Any] = {"key": record.key, "expires_at": record.expires_at, "age_s": left_s}
    if left_s <= 0:
        return RECORD_BORN_DEAD(**values)
    if record.data:
        return RECORD_CREATED(**values)
    is_for_dead_cookie = change.sent is not None and change.before.server.engine != "file"
    return (EMPTY_RECORD_FOR_DEAD_COOKIE if is_for_dead_cookie else RECORD_CREATED_EMPTY)(**values)


def _explain_kept(change: SessionChange, old: Record, new: Record) -> Iterator[Reason]:
    use, exchange = change.exchange.session, change.exchange
    is_nested = exchange.session_trace is not None and exchange.session_trace.is_changed_in_place
    if change.is_dead:
        if change.born:
            yield OLD_RECORD_STAYS(key=old.key)
    elif change.said == "set" or new.raw != old.raw:
        if use and not use.is_modified:
            yield NESTED_CHANGE_SAVED_TOO() if is_nested else SAVED_EVERY_REQUEST()
        yield _explain_save(change, old, new)
    elif use and use.is_accessed and not use.is_modified and new.expires_at:
        row = NESTED_CHANGE_UNNOTICED if is_nested else READING_RENEWS_NOTHING
        yield row(expires_at=new.expires_at)


def _explain_save(change: SessionChange, old: Record, new: Record) -> Reason:
    if new.expires_at is None:
        return RECORD_SAVED_UNDATED(key=new.key)
    left_s = plain_seconds(new.expires_at - change.after.server_now)
    if left_s <= 0:
        return RECORD_SAVED_DEAD(key=new.key, new_at=new.expires_at)
    if old.expires_at is None:
        return RECORD_DATED(key=new.key, new_at=new.expires_at)
    if new.expires_at != old.expires_at:
        return RECORD_EXTENDED(old_at=old.expires_at, new_at=new.expires_at, age_s=left_s)
    is_moment = isinstance((new.data or {}).get(EXPIRY), str)
    row = RECORD_SAVED_SAME_DATE if is_moment else RECORD_SAVED_AGAIN
    return row(expires_at=new.expires_at, age_s=left_s)
