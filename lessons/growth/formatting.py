"""Format measured numbers for a page."""

import re

from django.template.defaultfilters import filesizeformat
from django.utils.formats import number_format


def format_number(number: float, digits: int = 0) -> str:
    """Return a number with its thousands separated."""
    return number_format(round(number, digits), digits, force_grouping=True)


def format_seconds(seconds: float) -> str:
    """Return a measured time in s, ms or µs, in the unit that needs the fewest digits."""
    size, unit = next((each for each in ((1.0, "s"), (1e-3, "ms")) if seconds >= each[0]), (1e-6, "µs"))
    scaled = round(seconds / size, 1)
    return f"{format_number(scaled, 0 if unit == 'µs' or scaled >= 100 or scaled.is_integer() else 1)} {unit}"


def format_short(number: float) -> str:
    """Return a count in few characters, for example 800, 20 k or 1.5 M."""
    for size, unit in ((1_000_000, "M"), (1_000, "k")):
        if number >= max(size, 10_000):
            scaled = number / size
            return f"{format_number(scaled, 0 if scaled == int(scaled) else 1)} {unit}"
    return format_number(number, 0 if number == int(number) else 1)


def format_bytes(number: float) -> str:
    """Return a size in bytes, KB, MB or GB, without a decimal that is zero."""
    return re.sub(r"[.,]0(?!\d)", "", filesizeformat(number))
