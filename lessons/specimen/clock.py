"""The worker's clock: frozen once, then moved, in the time zone of the settings. The only place that knows freezegun.

freezegun itself knows one offset from UTC, which it adds to aware times too and gives to every moment of the past. So
the three readings of a clock that depend on the zone are answered here.
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
    """The time that every module of this process sees."""

    def __init__(self) -> None:
        # freezegun leaves some modules out by default (threading, queue ...): here all must see one time.
        freezegun.configure(default_ignore_list=[])
        frozen = freezegun.freeze_time(START_AT.replace(tzinfo=None)).start()
        self._frozen = cast(FrozenDateTimeFactory, frozen)
        self._zone: tzinfo = UTC
        readings: dict[str, Any] = {
            "now": classmethod(lambda _, tz=None: self._shown(self._frozen().replace(tzinfo=UTC), tz)),
            "fromtimestamp": classmethod(lambda _, t, tz=None: self._shown(_from_timestamp(t, UTC), tz)),
            "timestamp": lambda at: self._seconds(at),
        }
        for name, reading in readings.items():
            setattr(FakeDatetime, name, reading)

    def move_to(self, at: datetime) -> None:
        """Let it be ``at``, an aware datetime."""
        self._frozen.move_to(at.astimezone(UTC).replace(tzinfo=None))

    def live_in(self, zone: str) -> None:
        """Let local time be that of ``zone``, daylight saving included."""
        self._zone = ZoneInfo(zone)

    def _shown(self, at: datetime, tz: tzinfo | None) -> FakeDatetime:
        """Return ``at`` aware in ``tz``, or for ``None`` as naive local time, as Python's own ``now`` does."""
        return datetime_to_fakedatetime(at.astimezone(tz) if tz else at.astimezone(self._zone).replace(tzinfo=None))

    def _seconds(self, at: datetime) -> float:
        """Return what ``at.timestamp()`` says; a naive ``at`` is local time."""
        return ((at if at.tzinfo else at.replace(tzinfo=self._zone)) - _EPOCH).total_seconds()
