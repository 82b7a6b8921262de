"""Compute what a growth run does, day by day: pure arithmetic on its parameters.

Every day ``visitors`` people come. Of yesterday's visitors ``returning`` percent come again with their cookie, which
saves their session record again; everybody else gets a new record. A session ends ``length`` days after its last save.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

SCHEDULES = {"never": 0, "daily": 1, "weekly": 7, "monthly": 30}  # days between two runs of clearsessions
BOUNDS = {"visitors": (1, 100_000), "returning": (0, 99), "length": (1, 365), "days": (1, 3_650)}  # both included
MEASURED = 60
LOOKED_UP = 8
DAY_S = 24 * 60 * 60


@dataclass(frozen=True)
class Plan:
    """The parameters of a run; ``returning`` is in percent, ``length`` and ``days`` are in days."""

    visitors: int = 1_000
    returning: int = 40
    length: int = 14
    cleanup: str = "weekly"
    days: int = 90

    @property
    def parameters(self) -> Mapping[str, int | str]:
        """The parameters by name, in the order of a URL."""
        return asdict(self)

    @property
    def returning_a_day(self) -> int:
        """How many of a day's visitors come again the next day; always fewer than all."""
        return self.visitors * self.returning // 100

    @property
    def new_a_day(self) -> int:
        """How many new records each day after the first one makes."""
        return self.visitors - self.returning_a_day

    @property
    def cleanup_every_days(self) -> int:
        """Days between two runs of clearsessions, 0 for never."""
        return SCHEDULES[self.cleanup]

    def records_after(self, day: int) -> int:
        """Return how many records were made by the end of ``day`` (from 1)."""
        return self.visitors + (day - 1) * self.new_a_day

    def last_day(self, most_records: int) -> int:
        """Return the last day that ends with at most ``most_records`` made, at least the first."""
        return min(self.days, max(1, (most_records - self.visitors) // self.new_a_day + 1))

    def is_cleaned_after(self, day: int) -> bool:
        """Whether clearsessions runs at the midnight that ends ``day``."""
        return bool(self.cleanup_every_days) and day % self.cleanup_every_days == 0


@dataclass(frozen=True)
class Limits:
    """The limits of a run: records made in one table, and seconds of work."""

    records: int = 1_000_000
    seconds: float = 20.0


def spread_days(last: int, most: int) -> list[int]:
    """Return at most ``most`` days from 1 to ``last``, both included, evenly spread."""
    if last <= most:
        return list(range(1, last + 1))
    return sorted({1 + round(number * (last - 1) / (most - 1)) for number in range(most)})


def choose_measured_days(plan: Plan, last: int) -> set[int]:
    """Return the days at whose end the tables are measured: a selection, and every cleanup if there are few."""
    cleanups = [day for day in range(1, last + 1) if plan.is_cleaned_after(day)]
    return {*spread_days(last, MEASURED), *(cleanups if len(cleanups) <= MEASURED else ())}
