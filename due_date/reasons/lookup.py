"""Explain the lookup of a session, engine by engine."""

from collections.abc import Callable, Iterator

from due_date.places import (
    BASE,
    FILE_DUE,
    MIDDLEWARE,
    ROW_READ,
    SIGNATURE_AGE,
    place,
)
from due_date.reasons.lookup_caches import ENTRY_GONE, ENTRY_MISSING, explain_entry, explain_entry_and_row
from due_date.reasons.lookup_files import FILE_MISSING, explain_file
from due_date.reasons.lookup_rows import RECORD_MISSING, explain_row
from due_date.reasons.lookup_signed import explain_signature
from due_date.reasons.session_change import SessionChange
from due_date.simulation.reason import Reason, ReasonRow
from due_date.translation import gettext_noop as _

NO_COOKIE_SENT = ReasonRow(
    "no-cookie-sent",
    _("The request carried no cookie called %(name)s, so Django had no key to look for."),
    place(MIDDLEWARE, "SessionMiddleware.process_request", "SESSION_COOKIE_NAME"),
    step="arrives",
    is_background=True,
)
SESSION_NOT_TOUCHED = ReasonRow(
    "session-not-touched",
    _("The page never touched the session: nothing was looked up, and no date was checked."),
    place(BASE, "SessionBase._get_session", "load"),
    step="touched",
)
DECIDED_BY_CLOCK_AHEAD = ReasonRow(
    "decided-by-clock-ahead",
    _("Only because the server's clock is %(skew_s)s ahead: it is %(true_at)s, and the date is still to come."),
    ROW_READ,
    at_engine={"file": FILE_DUE, "signed_cookies": SIGNATURE_AGE},
    step="found",
)
DECIDED_BY_CLOCK_BEHIND = ReasonRow(
    "decided-by-clock-behind",
    _("Only because the server's clock is %(skew_s)s behind: it is %(true_at)s, and the date has passed."),
    ROW_READ,
    at_engine={"file": FILE_DUE, "signed_cookies": SIGNATURE_AGE},
    step="found",
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


LOOKUPS: dict[str, Callable[[SessionChange, str], Iterator[Reason]]] = {
    "db": explain_row,
    "cache": explain_entry,
    "cached_db": explain_entry_and_row,
    "file": explain_file,
    "signed_cookies": explain_signature,
}
"""How each engine looks a session up."""


NOT_STORED = (RECORD_MISSING, ENTRY_MISSING, ENTRY_GONE, FILE_MISSING)
"""The rows that say of a key that nothing is stored under it any more."""
