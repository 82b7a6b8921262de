"""Why a request found what it found and left what it left, engine by engine."""

from collections.abc import Callable, Iterator

from .server import Exchange, Record
from .signed import read_signed
from .times import later, plain_seconds
from .trace import Reason, World


def of_reading(before: World, after: World, sent: str | None, exchange: Exchange) -> Iterator[Reason]:
    """Say what came of the session cookie ``sent``: whether it was looked at, and what decided."""
    is_read = exchange.session is not None and exchange.session.is_accessed
    if sent is None:
        yield Reason.of("no-cookie-sent")
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
    elif session and is_deleted:
        yield Reason.of("signed-copy-lives", until_at=later(session.signed_at, limit_s))


READINGS: dict[str, Callable[[World, World, str, Exchange], Iterator[Reason]]] = {
    "db": _of_row,
    "cache": _of_entry,
    "cached_db": _of_entry_and_row,
    "file": _of_file,
    "signed_cookies": _of_signature,
}


def of_writing(before: World, after: World, sent: str | None, exchange: Exchange) -> Iterator[Reason]:
    """Say which records came, went or got another date."""
    old, new = ({record.key: record for record in world.records or ()} for world in (before, after))
    gone, born = [key for key in old if key not in new], [key for key in new if key not in old]
    if sent in gone and born and not old[sent].is_expired(now=after.server_now):
        yield Reason.of("key-cycled", old=sent, new=born[0])
    elif gone:
        yield Reason.of("record-flushed", key=gone[0])
    for key in born:
        yield _of_creating(new[key], after)
    if sent in old and sent in new:
        yield from _of_saving(old[sent], new[sent], after, exchange)


def _of_creating(record: Record, world: World) -> Reason:
    if record.expires_at is None:
        return Reason.of("record-created-undated", key=record.key)
    age_s = plain_seconds(record.expires_at - world.server_now)
    id_ = "record-created" if record.data else "record-created-empty"
    return Reason.of(id_, key=record.key, expires_at=record.expires_at, age_s=age_s)


def _of_saving(old: Record, new: Record, after: World, exchange: Exchange) -> Iterator[Reason]:
    use = exchange.session
    was_saved = bool(exchange.response.set_cookies) or new.raw != old.raw
    if new.expires_at is None:
        if was_saved:
            yield Reason.of("record-saved-undated", key=new.key)
    elif new.expires_at != old.expires_at:
        age_s = plain_seconds(new.expires_at - after.server_now)
        yield Reason.of("record-extended", old_at=old.expires_at, new_at=new.expires_at, age_s=age_s)
    elif was_saved:
        yield Reason.of("record-saved-same-date", expires_at=new.expires_at)
    elif use and use.is_accessed and not use.is_modified and not old.is_expired(now=after.server_now):
        is_nested = exchange.request.path.startswith("/cart/append/") and exchange.page.get("cart")
        yield Reason.of("nested-change-unnoticed" if is_nested else "reading-renews-nothing", expires_at=old.expires_at)
