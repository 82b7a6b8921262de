"""Measured numbers as a page shows them."""

import re

from django.template.defaultfilters import filesizeformat
from django.utils.formats import number_format


def show(number: float, digits: int = 0) -> str:
    """Return a number with its thousands apart."""
    return number_format(round(number, digits), digits, force_grouping=True)


def show_seconds(seconds: float) -> str:
    """Return a measured time in s, ms or µs, whichever needs few figures."""
    size, unit = next((each for each in ((1.0, "s"), (1e-3, "ms")) if seconds >= each[0]), (1e-6, "µs"))
    scaled = round(seconds / size, 1)
    return f"{show(scaled, 0 if unit == 'µs' or scaled >= 100 or scaled.is_integer() else 1)} {unit}"


def show_short(number: float) -> str:
    """Return a count in few characters: 800, 20 k, 1.5 M."""
    for size, unit in ((1_000_000, "M"), (1_000, "k")):
        if number >= max(size, 10_000):
            scaled = number / size
            return f"{show(scaled, 0 if scaled == int(scaled) else 1)} {unit}"
    return show(number, 0 if number == int(number) else 1)


def show_bytes(number: float) -> str:
    """Return a size in the unit that suits it, without a needless decimal."""
    return re.sub(r"[.,]0(?!\d)", "", filesizeformat(number))
