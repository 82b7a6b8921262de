"""Wrong world: reading a session renews it."""

from typing import Any

from django.contrib.sessions.backends.base import SessionBase

from lessons.specimen.wrong_world import WrongWorld


class ReadingRenews(SessionBase):
    """Count reading as writing. Source: base.py, where only ``__setitem__`` and the like set ``modified``."""

    def load(self) -> dict[str, Any]:
        data = super().load()
        self.modified = self.modified or self.session_key is not None
        return data


WRONG_WORLD = WrongWorld(
    "reading-renews",
    ("set SESSION_COOKIE_AGE=300", "login", "advance 299s", "visit /", "advance 1s", "visit /"),
    store=ReadingRenews,
)
