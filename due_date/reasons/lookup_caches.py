"""Explain the lookup under the two engines that ask a cache."""

from collections.abc import Iterator

from due_date.places import (
    CACHE,
    CACHE_FIRST,
    CACHED_DB,
    ENTRY_DUE,
    place,
)
from due_date.reasons.lookup_rows import explain_row, judge
from due_date.reasons.session_change import SessionChange
from due_date.simulation.reason import Reason, ReasonRow
from due_date.translation import gettext_noop as _

ENTRY_MISSING = ReasonRow(
    "entry-missing",
    _("The cache has no entry for %(key)s, so the session starts empty. No other place is asked."),
    place(CACHE, "SessionStore.load", "_session_key"),
    step="found",
)
ENTRY_GONE = ReasonRow(
    "entry-gone",
    _("The cache forgot %(key)s by itself at %(expires_at)s: there is nothing to refuse and nothing to clear."),
    ENTRY_DUE,
    step="found",
)
ENTRY_VALID = ReasonRow(
    "entry-valid",
    _("The cache answers for %(key)s: its entry is good until %(expires_at)s, for another %(left_s)s."),
    ENTRY_DUE,
    step="found",
)
CACHE_REFILLED = ReasonRow(
    "cache-refilled",
    _("The cache had no entry, so the row answered and the cache was filled until %(expires_at)s."),
    place(CACHED_DB, "SessionStore.load", "set"),
    step="found",
)
ROW_NOT_ASKED = ReasonRow(
    "row-not-asked",
    _("The cache answered, so the row was not looked at."),
    CACHE_FIRST,
    step="found",
)
ROW_MISSING_NOT_ASKED = ReasonRow(
    "row-missing-not-asked",
    _("Its row is gone, but reading asks the cache first: the session lives until the cache forgets it."),
    CACHE_FIRST,
    step="found",
)
ROW_EXPIRED_NOT_ASKED = ReasonRow(
    "row-expired-not-asked",
    _("Its row was due at %(expires_at)s, but reading asks the cache first: nobody looked."),
    CACHE_FIRST,
    step="found",
)


def explain_entry(change: SessionChange, sent: str) -> Iterator[Reason]:
    yield judge(change.before.server.entry(sent), change.before, sent, ENTRY_MISSING, ENTRY_GONE, ENTRY_VALID)


def explain_entry_and_row(change: SessionChange, sent: str) -> Iterator[Reason]:
    before = change.before
    row = before.server.record(sent)
    if before.entry(sent) is None:
        yield from explain_row(change, sent)
        refilled = change.after.entry(sent)
        if refilled and row and not row.is_expired(now=before.server_now):
            yield CACHE_REFILLED(key=sent, expires_at=refilled.expires_at)
        return
    yield from explain_entry(change, sent)
    if row is None:
        yield ROW_MISSING_NOT_ASKED(key=sent)
    elif row.is_expired(now=before.server_now):
        yield ROW_EXPIRED_NOT_ASKED(key=sent, expires_at=row.expires_at)
    else:
        yield ROW_NOT_ASKED()
