"""Wrong world: logging out deletes the cookie only, and the record waits for its date."""

from django.contrib.sessions.backends.base import SessionBase

from lessons.specimen.wrong_world import WrongWorld


class FlushKeepsRecord(SessionBase):
    """Flush without deleting the record. Source: base.py, flush, which also calls ``delete``."""

    def flush(self) -> None:
        self.clear()
        self._session_key = None


WRONG_WORLD = WrongWorld("logout-keeps-record", ("login", "logout"), store=FlushKeepsRecord)
