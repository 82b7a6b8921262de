"""Read the limits of growth runs from the setting ``DUE_DATE_GROWTH``."""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings

from lessons.growth.plan import Limits


@dataclass(frozen=True)
class Config:
    """How many runs may be under way at once, where each is cut, and how its owner shows that it is alive.

    The owner writes to the database every ``heartbeat_s`` seconds; after ``dead_after_s`` without, a run is dead.
    """

    at_once: int
    limits: Limits
    heartbeat_s: float
    dead_after_s: float

    @property
    def dead_after(self) -> timedelta:
        """``dead_after_s`` as a duration."""
        return timedelta(seconds=self.dead_after_s)


def get_config() -> Config:
    """Return the limits of this site's growth runs."""
    values = settings.DUE_DATE_GROWTH
    return Config(
        at_once=values["at_once"],
        limits=Limits(records=values["records"], seconds=values["seconds"]),
        heartbeat_s=values["heartbeat_s"],
        dead_after_s=values["dead_after_s"],
    )
