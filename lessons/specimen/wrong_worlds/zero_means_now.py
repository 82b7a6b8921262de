"""Wrong world: set_expiry(0) ends the session at once."""

from typing import Any

from django.contrib.sessions.backends.base import SessionBase

from lessons.specimen.wrong_world import WrongWorld


class ZeroEnds(SessionBase):
    """End the session at ``set_expiry(0)``. Source: base.py, get_expire_at_browser_close (``expiry == 0``)."""

    def set_expiry(self, value: Any) -> None:
        if value == 0:
            self.flush()
        else:
            super().set_expiry(value)


WRONG_WORLD = WrongWorld("zero-means-now", ("login", "set_expiry 0", "visit /"), store=ZeroEnds)
