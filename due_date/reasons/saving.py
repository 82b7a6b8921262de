"""Why a request left the session records as it left them: which came, went, or got another date."""

from collections.abc import Iterator
from typing import Any

from due_date.reasons.session_change import EXPIRY, PASSWORD_HASH, USER, Written
from due_date.server.state import Record
from due_date.simulation.reason import Reason
from due_date.times import plain_seconds


def of_failing(written: Written) -> Iterator[Reason]:
    """Say what an error made of the session."""
    exchange = written.exchange
    if exchange.error:
        yield Reason.of("django-raised", error=exchange.error)
    if exchange.response.status >= 500:
        id_ = "saved-before-error" if written.has_changed else "error-not-saved"
        yield Reason.of(id_, status=exchange.response.status)
    if exchange.response.status == 400:
        yield Reason.of("session-interrupted")


def of_user(written: Written) -> Iterator[Reason]:
    """Say what a login, a logout or a changed password made of the session."""
    verb = written.action.verb
    if verb == "logout" and written.found:
        yield Reason.of("logout-flushes")
    elif USER not in written.found:
        return
    elif written.said == "delete":
        yield Reason.of("hash-refused")
    elif written.left and verb == "login":
        yield Reason.of(_of_login(written))
    elif USER in written.left and verb != "change_password" and _hash_differs(written):
        yield Reason.of("fallback-used")


def _of_login(written: Written) -> str:
    if written.left.get(USER) != written.found[USER]:
        return "session-of-another"
    return "hash-refused" if _hash_differs(written) else "login-keeps-key"


def _hash_differs(written: Written) -> bool:
    return bool(written.left.get(PASSWORD_HASH) != written.found.get(PASSWORD_HASH))


def of_writing(written: Written) -> Iterator[Reason]:
    """Say which records came, went or got another date."""
    if written.lost and not written.is_dead:  # of what the file engine deletes as it refuses it, it has spoken
        yield _of_losing(written, written.lost)
    for record in written.born:
        yield _of_creating(written, record)
    if written.sent in written.old and written.sent in written.new:
        yield from _of_keeping(written, written.old[written.sent], written.new[written.sent])
    elif written.exchange.signature == "accepted" and written.said == "set":
        yield Reason.of("signed-anew", signed_at=written.after.server_now)
    elif written.exchange.signature == "accepted" and written.said == "none":
        yield Reason.of("signed-not-anew")
    elif written.sent is None and written.said == "none" and not written.born:
        yield from () if written.exchange.response.status >= 500 else (Reason.of("no-session-made"),)


def _of_losing(written: Written, old: Record) -> Reason:
    is_flushed = written.action.verb == "login" and USER in written.found
    if written.born and not is_flushed:
        return Reason.of("key-cycled", old=old.key, new=written.born[0].key)
    return Reason.of("record-flushed", key=old.key)


def _of_creating(written: Written, record: Record) -> Reason:
    if record.expires_at is None:
        return Reason.of("record-created-undated", key=record.key)
    left_s = plain_seconds(record.expires_at - written.after.server_now)
    values: dict[str, Any] = {"key": record.key, "expires_at": record.expires_at, "age_s": left_s}
    if left_s <= 0:
        return Reason.of("record-born-dead", **values)
    if record.data:
        return Reason.of("record-created", **values)
    is_for_dead_cookie = written.sent is not None and written.before.server.engine != "file"
    return Reason.of("empty-record-for-dead-cookie" if is_for_dead_cookie else "record-created-empty", **values)


def _of_keeping(written: Written, old: Record, new: Record) -> Iterator[Reason]:
    use, exchange = written.exchange.session, written.exchange
    is_nested = exchange.request.path.startswith("/cart/append/") and bool(exchange.page.get("cart"))
    if written.is_dead:
        if written.born:
            yield Reason.of("old-record-stays", key=old.key)
    elif written.said == "set" or new.raw != old.raw:
        if use and not use.is_modified:
            yield Reason.of("nested-change-saved-too" if is_nested else "saved-every-request")
        yield _of_saving(written, old, new)
    elif use and use.is_accessed and not use.is_modified and new.expires_at:
        yield Reason.of("nested-change-unnoticed" if is_nested else "reading-renews-nothing", expires_at=new.expires_at)


def _of_saving(written: Written, old: Record, new: Record) -> Reason:
    if new.expires_at is None:
        return Reason.of("record-saved-undated", key=new.key)
    left_s = plain_seconds(new.expires_at - written.after.server_now)
    if left_s <= 0:
        return Reason.of("record-saved-dead", key=new.key, new_at=new.expires_at)
    if old.expires_at is None:
        return Reason.of("record-dated", key=new.key, new_at=new.expires_at)
    if new.expires_at != old.expires_at:
        return Reason.of("record-extended", old_at=old.expires_at, new_at=new.expires_at, age_s=left_s)
    is_moment = isinstance((new.data or {}).get(EXPIRY), str)
    id_ = "record-saved-same-date" if is_moment else "record-saved-again"
    return Reason.of(id_, expires_at=new.expires_at, age_s=left_s)
