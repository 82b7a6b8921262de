"""Why the stores are as they are after settings, time, cleanup and other hands."""

from collections.abc import Iterator
from itertools import chain

from due_date.scenario.actions import Action
from due_date.server.signed_session import SignedSession, read_signed
from due_date.server.state import Record
from due_date.simulation.cron import COLLECTING, CronRuns
from due_date.simulation.reason import Reason
from due_date.simulation.world import World
from due_date.times import plain_seconds

KEYS = {"SECRET_KEY", "SECRET_KEY_FALLBACKS"}


def _records(world: World) -> dict[str, Record]:
    return {record.name: record for record in world.records or ()}


def of_setting(before: World, after: World, action: Action) -> Iterator[Reason]:
    """Say what new settings make of the sessions that exist."""
    changed = {name for name in action.argument if before.server.settings[name] != after.server.settings[name]}
    for name in action.argument:
        yield Reason.of("setting-changed", name=name, old=before.server.settings[name], new=after.server.settings[name])
    if "SESSION_ENGINE" in changed:
        old, new, left = before.server.engine, after.server.engine, len(before.records or ())
        yield Reason.of("engine-switched", old=old, new=new, left=left)
        return
    was, is_now = _records(before), _records(after)
    yield from _of_dates(changed, was, is_now, after)


def _of_dates(changed: set[str], old: dict[str, Record], new: dict[str, Record], after: World) -> Iterator[Reason]:
    moved = [key for key in new if key in old and new[key].expires_at != old[key].expires_at]
    for key in moved:
        yield _of_moving(old[key], new[key])
    if changed & KEYS:
        yield from _of_keys(old, new)
    if "TIME_ZONE" in changed and after.server.setting("USE_TZ"):
        yield Reason.of("zone-changes-nothing")
    if after.server.engine == "signed_cookies":
        if "SESSION_COOKIE_AGE" in changed:
            limit = after.server.setting("SESSION_COOKIE_AGE")
            limit_s = limit if isinstance(limit, int | float) else repr(limit)
            yield Reason.of("signed-age-counts-now", limit_s=limit_s)
    elif old and not moved and not changed & KEYS:
        yield Reason.of("old-dates-stay")


def _of_moving(old: Record, new: Record) -> Reason:
    if new.expires_at is None:
        return Reason.of("record-undated", key=new.key)
    if old.expires_at is None:
        return Reason.of("record-dated", key=new.key, new_at=new.expires_at)
    return Reason.of("date-means-another", key=new.key, old_at=old.expires_at, new_at=new.expires_at)


def _of_keys(old: dict[str, Record], new: dict[str, Record]) -> Iterator[Reason]:
    unreadable = [key for key in new if new[key].data is None]
    if unreadable:
        yield Reason.of("records-unreadable", count=len(unreadable))
    elif any(record.data is None for record in old.values()):
        yield Reason.of("records-readable-again")
    elif old:
        yield Reason.of("records-still-readable")


def of_time(before: World, after: World, action: Action) -> Iterator[Reason]:
    """Say which deadlines passed."""
    for name in before.browsers:
        was, is_now = before.session_cookie(name), after.session_cookie(name)
        if was and was.expires_at and not is_now:
            yield Reason.of("cookie-expired", browser=name, expires_at=was.expires_at)
            record = after.record(was.value)
            if record and record.expires_at and not record.is_expired(now=after.server_now):
                yield Reason.of("record-outlives-cookie", key=record.key, expires_at=record.expires_at)
        elif was and not is_now:
            yield Reason.of("unused-cookie-removed", browser=name)
    yield from chain(_of_deadlines(before, after), _of_signatures(before, after))


def _of_deadlines(before: World, after: World) -> Iterator[Reason]:
    stored = {"cache": (), "cached_db": after.server.entries}.get(after.server.engine, ())
    id_ = {"cache": "entry-expired", "file": "file-expired"}.get(after.server.engine, "record-expired")
    kept = {record.name for record in after.server.records or ()}
    for record in (*(before.server.records or ()), *stored):
        was, is_now = (record.is_expired(now=world.server_now) for world in (before, after))
        if is_now and not was:
            is_entry = record in stored
            if is_entry or record.name in kept:
                yield Reason.of("entry-expired" if is_entry else id_, key=record.key, expires_at=record.expires_at)
                if not is_entry and not after.entry(record.key):
                    yield from _of_holders(after, record)
        elif was and not is_now:
            yield Reason.of("record-revived", key=record.key, expires_at=record.expires_at)


def _of_holders(world: World, record: Record) -> Iterator[Reason]:
    """Say which browsers hold a cookie that names ``record``, which opens nothing any more."""
    for name in world.browsers:
        cookie = world.session_cookie(name)
        if cookie and cookie.value == record.key:
            yield Reason.of("cookie-outlives-record", browser=name)


def _of_signatures(before: World, after: World) -> Iterator[Reason]:
    limit_s = after.server.setting("SESSION_COOKIE_AGE")
    if after.server.engine != "signed_cookies" or not isinstance(limit_s, int | float):
        return
    for name in before.browsers:
        cookie = after.session_cookie(name)
        session = read_signed(cookie.value) if cookie else None
        if session and _age_s(session, before) <= limit_s < _age_s(session, after):
            yield Reason.of("signature-outlived", browser=name, limit_s=limit_s, signed_at=session.signed_at)


def _age_s(session: SignedSession, world: World) -> int | float:
    return plain_seconds(world.server_now - session.signed_at)


def of_runs(after: World, cron: CronRuns | None) -> Iterator[Reason]:
    """Say what cron did while time advanced."""
    if cron is None:
        return
    for removal in cron.removals:
        yield Reason.of("cron-removed", count=len(removal.keys), run_at=removal.at)
    if after.server.engine not in COLLECTING:
        yield Reason.of("cron-useless", count=cron.count, engine=after.server.engine)
    else:
        removed = sum(len(removal.keys) for removal in cron.removals)
        yield Reason.of("cron-ran", count=cron.count, removed=removed, last_at=cron.last_at)


def of_clearing(before: World, after: World, action: Action) -> Iterator[Reason]:
    """Say what ``clearsessions`` removed, and what it could not."""
    engine = after.server.engine
    if engine not in COLLECTING:
        yield Reason.of("clearing-does-nothing", engine=engine)
        return
    old, new = _records(before), _records(after)
    count = len(old) - len(new)
    yield Reason.of("cleared" if count else "nothing-to-clear", count=count, left=len(new))
    now = after.server_now
    stuck = [record for record in new.values() if record.is_expired(now=now)]
    if any(record.expires_at == now for record in stuck):
        yield Reason.of("dead-but-not-collectable", now_at=now)
    elif engine == "file" and stuck:
        yield Reason.of("files-not-recognised", count=len(stuck), name=after.server.setting("SESSION_COOKIE_NAME"))


def of_deleting(before: World, after: World, action: Action) -> Iterator[Reason]:
    """Say what a hand in the store took, and what answers without it."""
    if before.records is None:
        yield Reason.of("nothing-on-the-server")
        return
    yield Reason.of("rows-deleted", count=len(before.records))
    if after.server.engine == "cached_db" and any(before.entry(row.key) for row in before.records):
        yield Reason.of("entries-still-answer")
    for record in before.records:
        if not after.entry(record.key):
            yield from _of_holders(after, record)


def of_forgetting(before: World, after: World, action: Action) -> Iterator[Reason]:
    """Say what a cache without memory means for the engine."""
    match after.server.engine:
        case "cache":
            yield Reason.of("cache-cleared", count=len(before.records or ()))
        case "cached_db":
            yield Reason.of("cache-cleared-rows-remain", count=len(before.records or ()))
        case _:
            yield Reason.of("cache-not-used")


def of_ordering(before: World, after: World, action: Action) -> Iterator[Reason]:
    """Say when cron runs from now on."""
    if after.cron is None:
        yield Reason.of("cron-stopped" if before.cron else "cron-not-running")
    elif after.cron.next_at is None:
        yield Reason.of("cron-never-due")
    else:
        yield Reason.of("cron-set", period_s=after.cron.period_s, next_at=after.cron.next_at)
