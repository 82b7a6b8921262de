"""A table of a growth run: Django's own ``django_session``, filled, cleaned and measured. Lives only in its process."""

import statistics
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import cycle, islice
from typing import Any

from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import connections, transaction

from lessons.growth.report import Size

Record = tuple[str, str, str]  # in Django's order of columns: session_key, session_data, expire_date

BATCH = 5_000
LOOKUPS = 200
INSTRUCTIONS = 100_000  # SQLite's, about a millisecond, between two looks at the clock
INSERT = "INSERT INTO django_session (session_key, session_data, expire_date) VALUES (%s, %s, %s)"
UPDATE = "UPDATE django_session SET session_data = %s, expire_date = %s WHERE session_key = %s"


def read_clock() -> float:
    """Return the seconds of a real clock, counted from any moment: the usual ones are frozen in this process."""
    return time.clock_gettime(time.CLOCK_MONOTONIC)


class Table:
    """The session table of the database ``alias``, which is a file of its own.

    A statement during which ``is_late`` becomes true raises ``OperationalError``.
    """

    def __init__(self, alias: str, is_late: Callable[[], bool]) -> None:
        self._alias = alias
        self._connection = connections[alias]
        with self._connection.schema_editor() as editor:
            editor.create_model(Session)
        self._connection.connection.set_progress_handler(is_late, INSTRUCTIONS)

    def save(self, new: Sequence[Record], renewed: Sequence[Record], check: Callable[[], None]) -> None:
        """Insert ``new`` and update ``renewed`` in one transaction; call ``check`` after every few thousand."""
        with transaction.atomic(using=self._alias), self._connection.cursor() as cursor:
            for start in range(0, len(new), BATCH):
                cursor.executemany(INSERT, new[start : start + BATCH])
                check()
            for start in range(0, len(renewed), BATCH):
                cursor.executemany(UPDATE, [(data, due, key) for key, data, due in renewed[start : start + BATCH]])
                check()

    def size(self, at: datetime, keys: Sequence[str] = ()) -> Size:
        """Measure the table as of ``at``; for ``keys`` of live sessions also the time of one lookup."""
        records = Session.objects.using(self._alias)
        page, pages, free = (self._pragma(name) for name in ("page_size", "page_count", "freelist_count"))
        return Size(
            records.count(),
            records.filter(expire_date__gt=at).count(),
            page * pages,
            page * (pages - free),
            self._lookup_us(keys, at) if keys else None,
        )

    def clear(self) -> tuple[float, int]:
        """Run clearsessions, which cleans the default database; return its seconds and how many records it removed."""
        before, began = self._changes(), read_clock()
        call_command("clearsessions")
        return read_clock() - began, self._changes() - before

    def _lookup_us(self, keys: Sequence[str], at: datetime) -> float:
        """Return the median microseconds of a read as the db engine makes it.

        Source: django/contrib/sessions/backends/db.py, _get_session_from_db.
        """
        records, took = Session.objects.using(self._alias), []
        for key in islice(cycle(keys), LOOKUPS):
            began = read_clock()
            records.get(session_key=key, expire_date__gt=at)
            took.append(read_clock() - began)
        return round(statistics.median(took) * 1_000_000, 1)

    def _pragma(self, name: str) -> int:
        with self._connection.cursor() as cursor:
            row: Any = cursor.execute(f"PRAGMA {name}").fetchone()
        return int(row[0])

    def _changes(self) -> int:
        return int(self._connection.connection.total_changes)
