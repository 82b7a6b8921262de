"""Explain the lookup where the cookie is the session."""

from collections.abc import Iterator

from due_date.places import (
    SIGNATURE_AGE,
    SIGNED,
    SIGNING,
    place,
)
from due_date.reasons.session_change import SessionChange
from due_date.server.signed_session import read_signed
from due_date.simulation.reason import Reason, ReasonRow
from due_date.times import later, plain_seconds
from due_date.translation import gettext_noop as _

SIGNATURE_ACCEPTED = ReasonRow(
    "signature-accepted",
    _(
        "The cookie is the session, signed at %(signed_at)s: %(signed_age_s)s old, at most %(limit_s)s are "
        "allowed. Nothing was looked up."
    ),
    SIGNATURE_AGE,
    step="found",
)
SIGNATURE_OUTDATED = ReasonRow(
    "signature-outdated",
    _(
        "The cookie is the session, signed at %(signed_at)s: %(signed_age_s)s old, more than "
        "SESSION_COOKIE_AGE allows (%(limit_s)s)."
    ),
    SIGNATURE_AGE,
    step="found",
)
SIGNATURE_UNVERIFIED = ReasonRow(
    "signature-unverified",
    _("The cookie is no session that a key of the settings has signed."),
    place(SIGNING, "Signer.unsign", "BadSignature", "sig"),
    step="found",
)
SIGNED_SESSION_EMPTIED = ReasonRow(
    "signed-session-emptied",
    _("Django deletes nothing: the session is empty now, and is signed anew when it is saved."),
    place(SIGNED, "SessionStore.load", "create"),
    step="empty",
)
SIGNED_COPY_LIVES = ReasonRow(
    "signed-copy-lives",
    _(
        "Nothing was deleted on the server, for nothing is there: a copy of the old cookie is accepted up to "
        "and including %(until_at)s."
    ),
    place(SIGNED, "SessionStore.delete", "_session_key"),
    step="deleted",
)


def explain_signature(change: SessionChange, sent: str) -> Iterator[Reason]:
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
