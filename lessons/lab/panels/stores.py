"""The server column's stores: what the present engine keeps, and what an earlier one left behind."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from due_date.server.signed_session import SignedSession, read_signed
from due_date.server.state import Record
from due_date.simulation.world import World
from lessons import sentences
from lessons.lab.panels.due_dates import show_due_in

_USED_BY = {
    "db": ("rows",),
    "cache": ("entries",),
    "cached_db": ("entries", "rows"),
    "file": ("files",),
    "signed_cookies": (),
}
# Of each store: the names of its columns, what it is called, and what is said where it is empty.
_DESCRIPTIONS = {
    "rows": (("session_key", "session_data", "expire_date"), "django_session", gettext_noop("The table is empty.")),
    "entries": (
        ("session_key", gettext_noop("value"), gettext_noop("deadline")),
        gettext_noop("the cache"),
        gettext_noop("The cache holds no session."),
    ),
    "files": (
        ("session_key", gettext_noop("content"), gettext_noop("deadline")),
        gettext_noop("session files"),
        gettext_noop("The directory is empty."),
    ),
}


@dataclass(frozen=True)
class RecordRow:
    """Hold a line of a store, which may have changed since the frame before: ``was`` is the date that it had.

    ``data`` is the session as it was decoded, ``None`` where it cannot be; ``text`` says which, ``raw`` is as kept.
    """

    key: str
    data: Mapping[str, Any] | None
    text: str
    raw: str
    due: str = ""
    due_in: str = ""
    was: str = ""
    is_new: bool = False
    is_gone: bool = False
    is_expired: bool = False

    @property
    def change(self) -> str:
        """What happened to it, in a word for style sheets."""
        if self.is_gone:
            return "absent"
        return "new" if self.is_new else "refused" if self.is_expired else "changed" if self.was else ""


@dataclass(frozen=True)
class Store:
    """Hold a place where sessions are kept: its caption, the names of its columns, its lines, and a remark on it."""

    id: str
    caption: str
    columns: tuple[str, str, str]
    rows: tuple[RecordRow, ...]
    empty: str
    remark: str = ""

    @property
    def count(self) -> int:
        """How many records it holds now."""
        return sum(not row.is_gone for row in self.rows)


def stores(world: World, before: World | None) -> tuple[Store, ...]:
    """Return the stores of the present engine, and others that still hold something it does not look at."""
    return tuple(_stores(world, before))


def _stores(world: World, before: World | None) -> Iterator[Store]:
    now, used = world.server_now, _USED_BY[world.server.engine]
    kept, old = _kept(world), _kept(before) if before else {}
    for name in ("entries", "rows", "files"):
        if name in used or kept[name] or old.get(name):
            columns, caption, empty = _DESCRIPTIONS[name]
            remark = "" if name in used else _("left by an earlier engine; the present one does not look here")
            rows = _rows(kept[name], old.get(name, ()), now, is_first=before is None)
            yield Store(name, _(caption), columns, rows, _(empty), remark)


def _kept(world: World) -> dict[str, tuple[Record, ...]]:
    alive = tuple(entry for entry in world.server.entries if not entry.is_expired(now=world.server_now))
    return {"rows": world.server.rows, "entries": alive, "files": world.server.files}


def _rows(kept: Sequence[Record], old: Sequence[Record], now: datetime, *, is_first: bool) -> tuple[RecordRow, ...]:
    was = {record.name: record for record in old}
    names = {record.name for record in kept}
    rows = [_row(record, was.get(record.name), now, is_first=is_first) for record in kept]
    gone = [record for record in old if record.name not in names]
    lost = (RecordRow(record.key, record.data, _data(record), record.raw, is_gone=True) for record in gone)
    return (*rows, *lost)


def _row(record: Record, old: Record | None, now: datetime, *, is_first: bool) -> RecordRow:
    return RecordRow(
        record.key,
        record.data,
        _data(record),
        record.raw,
        _due(record, now),
        show_due_in(record.expires_at, now),
        _due(old, now) if old and old.expires_at != record.expires_at else "",
        is_new=not is_first and old is None,
        is_expired=record.is_expired(now=now),
    )


def _due(record: Record, now: datetime) -> str:
    return sentences.show_moment(record.expires_at, now) if record.expires_at else _("never")


def _data(record: Record) -> str:
    return json.dumps(record.data, ensure_ascii=False) if record.data is not None else _("cannot be read")


def signed_session(world: World, browser: str) -> SignedSession | None:
    """Return the session that the cookie of ``browser`` is, where the engine keeps sessions in cookies."""
    cookie = world.session_cookie(browser)
    return read_signed(cookie.value) if cookie and world.server.engine == "signed_cookies" else None
