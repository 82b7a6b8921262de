"""Wrong world: a record is still valid at its expiry date."""

from typing import Any

from django.contrib.sessions.backends import db
from django.utils import timezone

from lessons.specimen.wrong_world import WrongWorld


class DeadlineIsAccepted(db.SessionStore):
    """Accept a record at its expiry date. Source: db.py, _get_session_from_db, which asks for ``expire_date__gt``."""

    def _get_session_from_db(self) -> Any:
        found = self.model.objects.filter(session_key=self.session_key, expire_date__gte=timezone.now())
        record = found.first()
        self._session_key = record.session_key if record else None
        return record


WRONG_WORLD = WrongWorld(
    "valid-at-deadline",
    ("set SESSION_COOKIE_AGE=300 SESSION_EXPIRE_AT_BROWSER_CLOSE=True", "login", "advance 5m", "visit /"),
    store=DeadlineIsAccepted,
)
