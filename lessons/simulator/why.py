"""Why a frame came out as it did: compare the world before and after, and name what decided.

Each reason is the id of a sentence with numbers to put in. Names of values say what they are: ``*_at`` is a moment
(ISO 8601 text), ``*_s`` seconds, anything else is shown as it is. The sentences themselves are made at the edge.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from . import browser as browsers
from .actions import Action
from .server import Exchange, Record
from .times import format_moment, plain_seconds
from .trace import Reason, World


def reasons(before: World, after: World, action: Action, exchange: Exchange | None) -> tuple[Reason, ...]:
    """Return what there is to say about ``action``, the deciding things first."""
    if exchange is not None:
        return tuple(_of_exchange(before, after, action.browser, exchange))
    return tuple(EXPLANATIONS[action.verb](before, after, action))


def _reason(id_: str, **values: Any) -> Reason:
    return Reason(id_, {name: format_moment(v) if isinstance(v, datetime) else v for name, v in values.items()})


def _records(world: World) -> dict[str, Record]:
    return {record.key: record for record in world.server.records or ()}


def _of_exchange(before: World, after: World, browser: str | None, exchange: Exchange) -> Iterator[Reason]:
    sent = browsers.sent_value(exchange.request, before.server.setting("SESSION_COOKIE_NAME"))
    yield from _of_reading(before, after, sent, exchange)
    yield from _of_failing(exchange)
    yield from _of_writing(before, after, sent, exchange)
    yield from _of_cookie(before, after, browser, exchange)


def _of_reading(before: World, after: World, sent: str | None, exchange: Exchange) -> Iterator[Reason]:
    is_read = exchange.session is not None and exchange.session.is_accessed
    record = before.server.record(sent)
    if sent is None:
        yield _reason("no-cookie-sent")
    elif not is_read and not exchange.queries:
        yield _reason("session-not-touched")
    elif record is None:
        yield _reason("record-missing", key=sent)
    elif record.is_expired(now=after.now):
        yield _reason("record-refused", key=sent, expires_at=record.expires_at, now_at=after.now)
    else:
        left_s = plain_seconds(record.expires_at - after.now)
        yield _reason("record-valid", key=sent, expires_at=record.expires_at, now_at=after.now, left_s=left_s)


def _of_failing(exchange: Exchange) -> Iterator[Reason]:
    if exchange.error:
        yield _reason("django-raised", error=exchange.error)
    if exchange.response.status >= 500:
        yield _reason("error-not-saved", status=exchange.response.status)


def _of_writing(before: World, after: World, sent: str | None, exchange: Exchange) -> Iterator[Reason]:
    old, new = _records(before), _records(after)
    gone, born = [key for key in old if key not in new], [key for key in new if key not in old]
    if sent in gone and born and not old[sent].is_expired(now=after.now):
        yield _reason("key-cycled", old=sent, new=born[0])
    elif gone:
        yield _reason("record-flushed", key=gone[0])
    for key in born:
        record = new[key]
        age_s = plain_seconds(record.expires_at - after.now)
        id_ = "record-created" if record.data else "record-created-empty"
        yield _reason(id_, key=key, expires_at=record.expires_at, age_s=age_s)
    if sent in old and sent in new:
        yield from _of_saving(old[sent], new[sent], after, exchange)


def _of_saving(old: Record, new: Record, after: World, exchange: Exchange) -> Iterator[Reason]:
    use = exchange.session
    if new.expires_at != old.expires_at:
        age_s = plain_seconds(new.expires_at - after.now)
        yield _reason("record-extended", old_at=old.expires_at, new_at=new.expires_at, age_s=age_s)
    elif exchange.response.set_cookies or new.raw != old.raw:
        yield _reason("record-saved-same-date", expires_at=new.expires_at)
    elif use and use.is_accessed and not use.is_modified and not old.is_expired(now=after.now):
        is_nested = exchange.request.path.startswith("/cart/append/") and exchange.page.get("cart")
        yield _reason("nested-change-unnoticed" if is_nested else "reading-renews-nothing", expires_at=old.expires_at)


def _of_cookie(before: World, after: World, browser: str | None, exchange: Exchange) -> Iterator[Reason]:
    last = after.browser(browser).last
    if last is None or last.set_cookie == "none":
        return
    cookie = after.session_cookie(browser)
    if last.set_cookie == "delete":
        yield _reason("cookie-deleted")
    elif last.max_age is not None and last.max_age <= 0:
        yield _reason("cookie-dropped-at-once", max_age=last.max_age)
    elif cookie is None or cookie.updated_at != after.now:
        yield _reason("cookie-refused")
    elif cookie.expires_at is None:
        yield _reason("cookie-without-date")
    else:
        yield _reason("cookie-dated", max_age_s=last.max_age, expires_at=cookie.expires_at)


def _of_setting(before: World, after: World, action: Action) -> Iterator[Reason]:
    for name in action.argument:
        yield _reason("setting-changed", name=name, old=before.server.settings[name], new=after.server.settings[name])
    if before.server.records:
        yield _reason("old-dates-stay")


def _of_time(before: World, after: World, action: Action) -> Iterator[Reason]:
    for name in before.browsers:
        was, is_now = before.session_cookie(name), after.session_cookie(name)
        if was and was.expires_at and not is_now:
            yield _reason("cookie-expired", browser=name, expires_at=was.expires_at)
    for record in before.server.records or ():
        if record.is_expired(now=after.now) and not record.is_expired(now=before.now):
            yield _reason("record-expired", key=record.key, expires_at=record.expires_at)


def _of_clearing(before: World, after: World, action: Action) -> Iterator[Reason]:
    old, new = _records(before), _records(after)
    count = len(old) - len(new)
    yield _reason("cleared" if count else "nothing-to-clear", count=count, left=len(new))
    if any(record.expires_at == after.now for record in new.values()):
        yield _reason("dead-but-not-collectable", now_at=after.now)


def _of_deleting(before: World, after: World, action: Action) -> Iterator[Reason]:
    yield _reason("rows-deleted", count=len(_records(before)))


def _of_closing(before: World, after: World, action: Action) -> Iterator[Reason]:
    if not before.browser(action.browser).is_open:
        yield _reason("already-closed")
        return
    was, is_now = before.session_cookie(action.browser), after.session_cookie(action.browser)
    if was and not is_now:
        yield _reason("cookie-dropped-at-close")
    elif is_now and is_now.expires_at:
        yield _reason("cookie-kept-at-close", expires_at=is_now.expires_at)
    if record := before.record_of(action.browser):
        yield _reason("server-not-told", key=record.key, expires_at=record.expires_at)


def _of_opening(before: World, after: World, action: Action) -> Iterator[Reason]:
    if before.browser(action.browser).is_open:
        yield _reason("already-open")
    else:
        yield _reason("opened-with-cookie" if after.session_cookie(action.browser) else "opened-without-cookie")


EXPLANATIONS = {
    "set": _of_setting,
    "advance": _of_time,
    "clearsessions": _of_clearing,
    "delete_rows": _of_deleting,
    "close": _of_closing,
    "open": _of_opening,
}
