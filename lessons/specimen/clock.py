"""The worker's clock: frozen once, then moved. The only place that knows freezegun."""

from datetime import UTC, datetime
from typing import cast

import freezegun
from freezegun.api import FrozenDateTimeFactory

from lessons.simulator.times import START_AT


class Clock:
    """The time that every module of this process sees."""

    def __init__(self) -> None:
        # freezegun leaves some modules out by default (threading, queue ...): here all must see one time.
        freezegun.configure(default_ignore_list=[])
        frozen = freezegun.freeze_time(START_AT.replace(tzinfo=None)).start()
        self._frozen = cast(FrozenDateTimeFactory, frozen)

    def move_to(self, at: datetime) -> None:
        """Let it be ``at``, an aware datetime."""
        self._frozen.move_to(at.astimezone(UTC).replace(tzinfo=None))
