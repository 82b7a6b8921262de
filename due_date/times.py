"""Simulated moments and durations, and how they are written."""

import re
from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

START_AT = datetime(2026, 1, 5, 9, tzinfo=UTC)
FIRST_AT = datetime(1970, 1, 1, tzinfo=UTC)
LAST_AT = datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)

UNIT_SECONDS = {"w": 604_800, "d": 86_400, "h": 3_600, "m": 60, "s": 1}
_DURATION = re.compile(r"(?:[0-9]{1,40}[wdhms])+")
_PART = re.compile(r"([0-9]+)([wdhms])")


def parse_duration(text: str) -> int:
    """Return the seconds of a duration such as ``45s``, ``4m`` or ``1d2h30m``.

    Units go from the largest to the smallest, each at most once.

    :raises ValueError: for anything else.
    """
    parts = _PART.findall(text) if _DURATION.fullmatch(text) else []
    units = [unit for _, unit in parts]
    if not parts or units != [unit for unit in UNIT_SECONDS if unit in units]:
        raise ValueError(text)
    return sum(int(count) * UNIT_SECONDS[unit] for count, unit in parts)


def format_duration(seconds: int) -> str:
    """Write non-negative whole ``seconds`` as the grammar reads them: ``90061`` is ``1d1h1m1s``."""
    parts = []
    for unit, size in UNIT_SECONDS.items():
        if unit == "w" and seconds % size:
            continue  # 15d reads better than 2w1d
        count, seconds = divmod(seconds, size)
        if count:
            parts.append(f"{count}{unit}")
    return "".join(parts) or "0s"


def format_moment(at: datetime) -> str:
    """Write an aware datetime as ISO 8601 in UTC with a ``Z``; microseconds only where there are some."""
    return at.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"


def parse_moment(text: str) -> datetime:
    """Read what :func:`format_moment` wrote."""
    return datetime.fromisoformat(text).astimezone(UTC)


@cache
def zone_names() -> frozenset[str]:
    """Return the names of the zone database, without those that mean something else on every machine."""
    return frozenset(available_timezones() - {"Factory", "localtime", "posixrules"})


def wall_clock(at: datetime, zone: str) -> datetime:
    """Return what a clock on the wall in ``zone`` shows at ``at``, as a naive datetime; it stops with the year 9999."""
    try:
        return at.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    except OverflowError:
        return LAST_AT.replace(tzinfo=None)


def first_moment(shown: datetime, zone: str) -> datetime:
    """Return the first moment (UTC) at which the wall clock in ``zone`` shows ``shown``, a naive datetime, or more.

    Where clocks go forward over ``shown`` that is the change itself; where they go back over it, the first of the two.
    """
    readings = (shown.replace(tzinfo=ZoneInfo(zone), fold=fold).astimezone(UTC) for fold in (0, 1))
    early, late = sorted(readings)
    while wall_clock(early, zone) < shown and late - early > timedelta(seconds=1):
        middle = early + (late - early) // 2
        early, late = (early, middle) if wall_clock(middle, zone) >= shown else (middle, late)
    return early if wall_clock(early, zone) >= shown else late.replace(microsecond=0)


def later(at: datetime, seconds: float | None) -> datetime | None:
    """Return the moment ``seconds`` after ``at``; ``None`` where that is never, or where no date can name it."""
    try:
        return at + timedelta(seconds=seconds) if seconds is not None else None
    except (OverflowError, ValueError):
        return None


def plain_seconds(duration: timedelta) -> int | float:
    """Return the length in seconds, as an integer where it is whole."""
    seconds = duration.total_seconds()
    return int(seconds) if seconds.is_integer() else seconds
