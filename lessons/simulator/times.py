"""Simulated moments and durations, and how they are written."""

import re
from datetime import UTC, datetime, timedelta

START_AT = datetime(2026, 1, 5, 9, tzinfo=UTC)
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


def plain_seconds(duration: timedelta) -> int | float:
    """Return the length in seconds, as an integer where it is whole."""
    seconds = duration.total_seconds()
    return int(seconds) if seconds.is_integer() else seconds
