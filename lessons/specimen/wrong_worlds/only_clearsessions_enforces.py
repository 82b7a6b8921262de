"""Wrong world: an expired record is accepted until clearsessions removes it."""

from typing import Any

from django.contrib.sessions.backends import db

from lessons.specimen.wrong_world import WrongWorld


class ExpiredIsAccepted(db.SessionStore):
    """Accept every record there is. Source: db.py, _get_session_from_db, which asks for ``expire_date__gt``."""

    def _get_session_from_db(self) -> Any:
        record = self.model.objects.filter(session_key=self.session_key).first()
        self._session_key = record.session_key if record else None
        return record


WRONG_WORLD = WrongWorld(
    "only-clearsessions-enforces",
    (
        "set SESSION_COOKIE_AGE=300 SESSION_EXPIRE_AT_BROWSER_CLOSE=True",
        "login",
        "advance 5m1s",
        "visit /",
        "clearsessions",
        "visit /",
    ),
    store=ExpiredIsAccepted,
)
