"""Why a request found what it found, engine by engine."""

from collections.abc import Callable, Iterator

from due_date.server.messages import Exchange
from due_date.server.signed_session import read_signed
from due_date.server.state import Record
from due_date.simulation.reason import Reason
from due_date.simulation.world import World
from due_date.times import later, plain_seconds


def of_reading(before: World, after: World, sent: str | None, exchange: Exchange) -> Iterator[Reason]:
    """Say what came of the session cookie ``sent``: whether it was looked at, and what decided."""
    is_read = exchange.session is not None and exchange.session.is_accessed
    if sent is None:
        yield Reason.of("no-cookie-sent", name=before.server.setting("SESSION_COOKIE_NAME"))
    elif not is_read and not exchange.queries:
        yield Reason.of("session-not-touched")
    else:
        yield from READINGS[before.server.engine](before, after, sent, exchange)


def _of_row(before: World, after: World, sent: str, exchange: Exchange) -> Iterator[Reason]:
    yield _of_found(before.server.record(sent), before, sent, "record-missing", "record-refused", "record-valid")


def _of_entry(before: World, after: World, sent: str, exchange: Exchange) -> Iterator[Reason]:
    yield _of_found(before.server.entry(sent), before, sent, "entry-missing", "entry-gone", "entry-valid")


def _of_entry_and_row(before: World, after: World, sent: str, exchange: Exchange) -> Iterator[Reason]:
    row = before.server.record(sent)
    if before.entry(sent) is None:
        yield from _of_row(before, after, sent, exchange)
        refilled = after.entry(sent)
        if refilled and row and not row.is_expired(now=before.server_now):
            yield Reason.of("cache-refilled", key=sent, expires_at=refilled.expires_at)
        return
    yield from _of_entry(before, after, sent, exchange)
    if row is None:
        yield Reason.of("row-missing-not-asked", key=sent)
    elif row.is_expired(now=before.server_now):
        yield Reason.of("row-expired-not-asked", key=sent, expires_at=row.expires_at)
    else:
        yield Reason.of("row-not-asked")


def _of_file(before: World, after: World, sent: str, exchange: Exchange) -> Iterator[Reason]:
    file = before.server.record(sent)
    if file and file.data and file.expires_at is None and "_session_expiry" in file.data:
        yield Reason.of("file-never-due", key=sent, length_s=file.data["_session_expiry"])
    else:
        yield _of_found(file, before, sent, "file-missing", "file-refused", "file-valid")


def _of_found(record: Record | None, world: World, key: str, missing: str, refused: str, valid: str) -> Reason:
    now = world.server_now
    if record is None:
        return Reason.of(missing, key=key)
    if record.is_expired(now=now):
        return Reason.of(refused, key=key, expires_at=record.expires_at, now_at=now)
    if record.data is None:
        return Reason.of("record-unreadable", key=key)
    if record.expires_at is None:
        return Reason.of("record-undated", key=key)
    left_s = plain_seconds(record.expires_at - now)
    return Reason.of(valid, key=key, expires_at=record.expires_at, now_at=now, left_s=left_s)


def _of_signature(before: World, after: World, sent: str, exchange: Exchange) -> Iterator[Reason]:
    session, now = read_signed(sent), before.server_now
    limit_s = before.server.setting("SESSION_COOKIE_AGE")
    if session is None or exchange.signature not in ("accepted", "outdated"):
        yield Reason.of("signature-unverified")
    else:
        values = {"signed_at": session.signed_at, "signed_age_s": plain_seconds(now - session.signed_at)}
        yield Reason.of(f"signature-{exchange.signature}", **values, limit_s=limit_s)
    is_deleted = any('=""' in line and "Max-Age=0" in line for line in exchange.response.set_cookies)
    if exchange.signature != "accepted":
        yield Reason.of("signed-session-emptied")
    elif session and is_deleted and exchange.request.path.startswith("/logout/"):
        yield Reason.of("signed-copy-lives", until_at=later(session.signed_at, limit_s))


READINGS: dict[str, Callable[[World, World, str, Exchange], Iterator[Reason]]] = {
    "db": _of_row,
    "cache": _of_entry,
    "cached_db": _of_entry_and_row,
    "file": _of_file,
    "signed_cookies": _of_signature,
}
