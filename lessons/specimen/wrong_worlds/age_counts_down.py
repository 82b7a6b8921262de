"""Wrong world: get_expiry_age() is the time that is left."""

from typing import Any

from django.conf import settings
from django.contrib.sessions.backends import db
from django.utils import timezone

from lessons.specimen.wrong_world import WrongWorld


class AgeCountsDown(db.SessionStore):
    """Return the record's time left, and the length only for a save. Source: base.py, get_expiry_age."""

    def get_expiry_age(self, **kwargs: Any) -> int:
        length = super().get_expiry_age(**kwargs)
        if kwargs or self.modified or settings.SESSION_SAVE_EVERY_REQUEST:
            return length
        record = self.model.objects.filter(session_key=self.session_key).first()
        return int((record.expire_date - timezone.now()).total_seconds()) if record else length


WRONG_WORLD = WrongWorld(
    "age-counts-down",
    ("set SESSION_COOKIE_AGE=300", "login", "advance 200s", "visit /expiry/"),
    store=AgeCountsDown,
)
