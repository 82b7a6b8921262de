"""The worker's clock: frozen once, then moved, in the time zone of the settings. The only module that uses freezegun.

freezegun knows one fixed offset from UTC, which it also adds to aware times and applies to every moment of the past. So
the three methods of ``datetime`` that depend on the zone are replaced here.
"""

from datetime import UTC, datetime, tzinfo
from typing import Any, cast
from zoneinfo import ZoneInfo

import freezegun
from freezegun.api import FakeDatetime, FrozenDateTimeFactory, datetime_to_fakedatetime

from due_date.times import START_AT

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_from_timestamp = datetime.fromtimestamp  # the real one: once time is frozen, datetime is another class


class Clock:
    """The time that every module of this process sees, frozen at ``START_AT`` when the clock is made."""

    def __init__(self) -> None:
        # freezegun ignores some modules by default (threading, queue ...): here all must see the same time.
        freezegun.configure(default_ignore_list=[])
        frozen = freezegun.freeze_time(START_AT.replace(tzinfo=None)).start()
        self._frozen = cast(FrozenDateTimeFactory, frozen)
        self._zone: tzinfo = UTC
        methods: dict[str, Any] = {
            "now": classmethod(lambda _, tz=None: self._convert(self._frozen().replace(tzinfo=UTC), tz)),
            "fromtimestamp": classmethod(lambda _, t, tz=None: self._convert(_from_timestamp(t, UTC), tz)),
            "timestamp": lambda at: self._to_timestamp(at),
        }
        for name, method in methods.items():
            setattr(FakeDatetime, name, method)

    def move_to(self, at: datetime) -> None:
        """Set the time to ``at``, an aware datetime."""
        self._frozen.move_to(at.astimezone(UTC).replace(tzinfo=None))

    def set_zone(self, name: str) -> None:
        """Make local time that of the zone ``name``, such as ``Europe/Berlin``, daylight saving included."""
        self._zone = ZoneInfo(name)

    def _convert(self, at: datetime, tz: tzinfo | None) -> FakeDatetime:
        """Return ``at`` aware in ``tz``, or for ``None`` as naive local time, as Python's own ``now`` does."""
        return datetime_to_fakedatetime(at.astimezone(tz) if tz else at.astimezone(self._zone).replace(tzinfo=None))

    def _to_timestamp(self, at: datetime) -> float:
        """Return the seconds from 1970 to ``at``; a naive ``at`` is local time."""
        return ((at if at.tzinfo else at.replace(tzinfo=self._zone)) - _EPOCH).total_seconds()
