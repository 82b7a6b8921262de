"""Wrong world: set_expiry(timedelta(minutes=5)) means the same as set_expiry(300)."""

from datetime import timedelta
from typing import Any

from django.contrib.sessions.backends.base import SessionBase

from lessons.specimen.wrong_world import WrongWorld


class TimedeltaIsLength(SessionBase):
    """Store a timedelta as its seconds. Source: base.py, set_expiry, which stores the moment that it leads to."""

    def set_expiry(self, value: Any) -> None:
        super().set_expiry(int(value.total_seconds()) if isinstance(value, timedelta) else value)


WRONG_WORLD = WrongWorld(
    "timedelta-slides",
    ("login", "set_expiry timedelta(minutes=5)", "advance 4m", "visit /cart/add/", "advance 1m", "visit /"),
    store=TimedeltaIsLength,
)
