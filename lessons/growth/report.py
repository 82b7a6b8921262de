"""Hold what a growth run measured: sent by its process, kept as JSON, shown by the page."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Size:
    """A table at one moment. ``used_bytes`` leaves out free pages; ``lookup_us`` is a median or unknown."""

    records: int
    live: int
    file_bytes: int
    used_bytes: int
    lookup_us: float | None = None

    @property
    def expired(self) -> int:
        """Records past their expire_date, which log nobody in."""
        return self.records - self.live


@dataclass(frozen=True)
class Day:
    """The end of day ``number`` (from 1): the table without cleanup, and the one that clearsessions cleans.

    ``cleaned`` is empty if the schedule is ``never``; else it holds one size, or two: before and after clearsessions.
    """

    number: int
    kept: Size
    cleaned: tuple[Size, ...] = ()


@dataclass(frozen=True)
class Cleaning:
    """A run of clearsessions at the end of ``day``."""

    day: int
    seconds: float
    removed: int


@dataclass(frozen=True)
class Progress:
    """How far a run is; ``seconds`` counts from its start."""

    day: int = 0
    last_day: int = 0
    records: int = 0
    seconds: float = 0.0

    @property
    def percent(self) -> int:
        """Days done, of all, in percent."""
        return 100 * self.day // self.last_day if self.last_day else 0


@dataclass(frozen=True)
class Report:
    """All that a run measured. ``cut`` says what ended it before its last day: ``records``, ``time`` or empty.

    ``seconds`` are wall-clock time, ``writing_cpu_seconds`` the processor time of inserts and updates, which other
    processes do not lengthen.
    """

    days: tuple[Day, ...]
    cleanings: tuple[Cleaning, ...]
    cut: str
    reached_day: int
    records: int
    seconds: float
    writing_cpu_seconds: float
    peak_bytes: int
    django: str
    sqlite: str
