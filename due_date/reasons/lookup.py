"""Why a request found what it found, engine by engine."""

from collections.abc import Callable, Iterator

from due_date.places import (
    BASE,
    CACHE,
    CACHE_FIRST,
    CACHED_DB,
    DB,
    ENTRY_DUE,
    FILE,
    FILE_DATED,
    FILE_DUE,
    LENGTH,
    MIDDLEWARE,
    ROW_READ,
    SIGNATURE_AGE,
    SIGNED,
    SIGNING,
    place,
)
from due_date.reasons.session_change import SessionChange
from due_date.server.signed_session import read_signed
from due_date.server.state import Record
from due_date.simulation.reason import Reason, ReasonRow
from due_date.simulation.world import World
from due_date.times import later, plain_seconds
from due_date.translation import gettext_noop as _

LOOKED_UP = ("found", "dated")
"""Where a session is looked up: for the view, or where that left it alone, as it is saved."""

NO_COOKIE_SENT = ReasonRow(
    "no-cookie-sent",
    _("The request carried no cookie called %(name)s, so Django had no key to look for."),
    place(MIDDLEWARE, "SessionMiddleware.process_request", "SESSION_COOKIE_NAME"),
    steps=("arrives",),
    is_background=True,
)
SESSION_NOT_TOUCHED = ReasonRow(
    "session-not-touched",
    _("The page never touched the session: nothing was looked up, and no date was checked."),
    place(BASE, "SessionBase._get_session", "load"),
    steps=("touched",),
)
RECORD_MISSING = ReasonRow(
    "record-missing",
    _("No record has the key %(key)s: the session starts empty."),
    place(DB, "SessionStore._get_session_from_db", "DoesNotExist"),
    steps=LOOKED_UP,
)
RECORD_REFUSED = ReasonRow(
    "record-refused",
    _("The record %(key)s is refused: its expiry date %(expires_at)s is not after %(now_at)s. It was not removed."),
    ROW_READ,
    steps=LOOKED_UP,
)
RECORD_VALID = ReasonRow(
    "record-valid",
    _("The record %(key)s is valid: its expiry date %(expires_at)s is after %(now_at)s, by %(left_s)s."),
    ROW_READ,
    steps=LOOKED_UP,
    is_background=True,
)
RECORD_UNREADABLE = ReasonRow(
    "record-unreadable",
    _(
        "The record %(key)s is there and not yet due, but no key of the settings verifies its signature: "
        "Django takes the session for empty."
    ),
    place(BASE, "SessionBase.decode", "BadSignature"),
    steps=LOOKED_UP,
)
RECORD_UNDATED = ReasonRow(
    "record-undated",
    _("No moment will come at which the server refuses the record %(key)s."),
    LENGTH,
    at_engine={"file": FILE_DATED},
    steps=LOOKED_UP,
)
DECIDED_BY_CLOCK_AHEAD = ReasonRow(
    "decided-by-clock-ahead",
    _("Only because the server's clock is %(skew_s)s ahead: it is %(true_at)s, and the date is still to come."),
    ROW_READ,
    at_engine={"file": FILE_DUE, "signed_cookies": SIGNATURE_AGE},
    steps=LOOKED_UP,
)
DECIDED_BY_CLOCK_BEHIND = ReasonRow(
    "decided-by-clock-behind",
    _("Only because the server's clock is %(skew_s)s behind: it is %(true_at)s, and the date has passed."),
    ROW_READ,
    at_engine={"file": FILE_DUE, "signed_cookies": SIGNATURE_AGE},
    steps=LOOKED_UP,
)
ENTRY_MISSING = ReasonRow(
    "entry-missing",
    _("The cache has no entry for %(key)s, so the session starts empty. No other place is asked."),
    place(CACHE, "SessionStore.load", "_session_key"),
    steps=LOOKED_UP,
)
ENTRY_GONE = ReasonRow(
    "entry-gone",
    _("The cache forgot %(key)s by itself at %(expires_at)s: there is nothing to refuse and nothing to clear."),
    ENTRY_DUE,
    steps=LOOKED_UP,
)
ENTRY_VALID = ReasonRow(
    "entry-valid",
    _("The cache answers for %(key)s: its entry is good until %(expires_at)s, for another %(left_s)s."),
    ENTRY_DUE,
    steps=LOOKED_UP,
)
CACHE_REFILLED = ReasonRow(
    "cache-refilled",
    _("The cache had no entry, so the row answered and the cache was filled until %(expires_at)s."),
    place(CACHED_DB, "SessionStore.load", "set"),
    steps=LOOKED_UP,
)
ROW_NOT_ASKED = ReasonRow(
    "row-not-asked",
    _("The cache answered, so the row was not looked at."),
    CACHE_FIRST,
    steps=LOOKED_UP,
)
ROW_MISSING_NOT_ASKED = ReasonRow(
    "row-missing-not-asked",
    _("Its row is gone, but reading asks the cache first: the session lives until the cache forgets it."),
    CACHE_FIRST,
    steps=LOOKED_UP,
)
ROW_EXPIRED_NOT_ASKED = ReasonRow(
    "row-expired-not-asked",
    _("Its row was due at %(expires_at)s, but reading asks the cache first: nobody looked."),
    CACHE_FIRST,
    steps=LOOKED_UP,
)
FILE_MISSING = ReasonRow(
    "file-missing",
    _("No file has the key %(key)s: the session starts empty."),
    place(FILE, "SessionStore.load", "OSError"),
    steps=LOOKED_UP,
)
FILE_REFUSED = ReasonRow(
    "file-refused",
    _(
        "The file of %(key)s was due at %(expires_at)s. Reading it, Django deletes it and at once begins a "
        "new, empty session with a file and a cookie of its own."
    ),
    FILE_DUE,
    steps=LOOKED_UP,
)
FILE_VALID = ReasonRow(
    "file-valid",
    _(
        "The file of %(key)s is good until %(expires_at)s, for another %(left_s)s: its last change plus the "
        "present SESSION_COOKIE_AGE, unless set_expiry named a moment."
    ),
    FILE_DUE,
    steps=LOOKED_UP,
)
FILE_NEVER_DUE = ReasonRow(
    "file-never-due",
    _(
        "set_expiry stored a length of %(length_s)s in %(key)s, which the file engine takes for the time left: "
        "the server will never refuse it."
    ),
    FILE_DATED,
    steps=LOOKED_UP,
)
SIGNATURE_ACCEPTED = ReasonRow(
    "signature-accepted",
    _(
        "The cookie is the session, signed at %(signed_at)s: %(signed_age_s)s old, at most %(limit_s)s are "
        "allowed. Nothing was looked up."
    ),
    SIGNATURE_AGE,
    steps=LOOKED_UP,
)
SIGNATURE_OUTDATED = ReasonRow(
    "signature-outdated",
    _(
        "The cookie is the session, signed at %(signed_at)s: %(signed_age_s)s old, more than "
        "SESSION_COOKIE_AGE allows (%(limit_s)s)."
    ),
    SIGNATURE_AGE,
    steps=LOOKED_UP,
)
SIGNATURE_UNVERIFIED = ReasonRow(
    "signature-unverified",
    _("The cookie is no session that a key of the settings has signed."),
    place(SIGNING, "Signer.unsign", "BadSignature", "sig"),
    steps=LOOKED_UP,
)
SIGNED_SESSION_EMPTIED = ReasonRow(
    "signed-session-emptied",
    _("Django deletes nothing: the session is empty now, and is signed anew when it is saved."),
    place(SIGNED, "SessionStore.load", "create"),
    steps=("empty", "dated"),
)
SIGNED_COPY_LIVES = ReasonRow(
    "signed-copy-lives",
    _(
        "Nothing was deleted on the server, for nothing is there: a copy of the old cookie is accepted up to "
        "and including %(until_at)s."
    ),
    place(SIGNED, "SessionStore.delete", "_session_key"),
    steps=("deleted",),
)


def explain_lookup(change: SessionChange) -> Iterator[Reason]:
    """Yield what came of the session cookie that was sent: whether it was looked up, and what decided."""
    session = change.exchange.session
    is_read = session is not None and session.is_accessed
    if change.sent is None:
        yield NO_COOKIE_SENT(name=change.before.server.setting("SESSION_COOKIE_NAME"))
    elif not is_read and not change.exchange.queries:
        yield SESSION_NOT_TOUCHED()
    else:
        yield from LOOKUPS[change.before.server.engine](change, change.sent)


def explain_clock(change: SessionChange) -> Iterator[Reason]:
    """Say so where a right clock would have judged the record otherwise than the server's did."""
    before = change.before
    record = before.record(change.sent)
    if record and record.is_expired(now=before.server_now) is not record.is_expired(now=before.now):
        row = DECIDED_BY_CLOCK_AHEAD if before.skew_server_s > 0 else DECIDED_BY_CLOCK_BEHIND
        yield row(skew_s=abs(before.skew_server_s), true_at=before.now)


def _explain_row(change: SessionChange, sent: str) -> Iterator[Reason]:
    yield _judge(change.before.server.record(sent), change.before, sent, RECORD_MISSING, RECORD_REFUSED, RECORD_VALID)


def _explain_entry(change: SessionChange, sent: str) -> Iterator[Reason]:
    yield _judge(change.before.server.entry(sent), change.before, sent, ENTRY_MISSING, ENTRY_GONE, ENTRY_VALID)


def _explain_entry_and_row(change: SessionChange, sent: str) -> Iterator[Reason]:
    before = change.before
    row = before.server.record(sent)
    if before.entry(sent) is None:
        yield from _explain_row(change, sent)
        refilled = change.after.entry(sent)
        if refilled and row and not row.is_expired(now=before.server_now):
            yield CACHE_REFILLED(key=sent, expires_at=refilled.expires_at)
        return
    yield from _explain_entry(change, sent)
    if row is None:
        yield ROW_MISSING_NOT_ASKED(key=sent)
    elif row.is_expired(now=before.server_now):
        yield ROW_EXPIRED_NOT_ASKED(key=sent, expires_at=row.expires_at)
    else:
        yield ROW_NOT_ASKED()


def _explain_file(change: SessionChange, sent: str) -> Iterator[Reason]:
    file = change.before.server.record(sent)
    if file and file.data and file.expires_at is None and "_session_expiry" in file.data:
        yield FILE_NEVER_DUE(key=sent, length_s=file.data["_session_expiry"])
    else:
        yield _judge(file, change.before, sent, FILE_MISSING, FILE_REFUSED, FILE_VALID)


def _judge(
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


def _explain_signature(change: SessionChange, sent: str) -> Iterator[Reason]:
    session, now = read_signed(sent), change.before.server_now
    signature = change.exchange.signature
    limit_s = change.before.server.setting("SESSION_COOKIE_AGE")
    if session is None or signature not in ("accepted", "outdated"):
        yield SIGNATURE_UNVERIFIED()
    else:
        row = SIGNATURE_ACCEPTED if signature == "accepted" else SIGNATURE_OUTDATED
        age_s = plain_seconds(now - session.signed_at)
        yield row(signed_at=session.signed_at, signed_age_s=age_s, limit_s=limit_s)
    is_deleted = any(receipt.header.deletes for receipt in change.receipts)
    if signature != "accepted":
        yield SIGNED_SESSION_EMPTIED()
    elif session and is_deleted and change.action.verb == "logout":
        yield SIGNED_COPY_LIVES(until_at=later(session.signed_at, limit_s))


LOOKUPS: dict[str, Callable[[SessionChange, str], Iterator[Reason]]] = {
    "db": _explain_row,
    "cache": _explain_entry,
    "cached_db": _explain_entry_and_row,
    "file": _explain_file,
    "signed_cookies": _explain_signature,
}
"""How each engine looks a session up."""

NOT_STORED = (RECORD_MISSING, ENTRY_MISSING, ENTRY_GONE, FILE_MISSING)
"""The rows that say of a key that nothing is stored under it any more."""
