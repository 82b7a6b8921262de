"""The tokens of the design as ``static/css/house/tokens.css`` has them, and how well one colour is read on another."""

import re
from dataclasses import dataclass
from pathlib import Path

STYLES = Path(__file__).parent.parent / "static" / "css" / "house" / "tokens.css"
NEEDED = 4.5  # of text in sizes for reading: WCAG 2.2, 1.4.3
NEEDED_OF_EDGES = 3.0  # of what bounds a control: WCAG 2.2, 1.4.11

GROUNDS = ("desk", "card", "inset")
INKS = ("ink", "soft", "pen", "stamp", "live", "dead")
ON_OTHER_GROUNDS = (
    ("on-pen", "pen"),
    ("card", "ink"),
    ("ink", "field"),
    ("ink", "pen-wash"),
    ("live", "live-wash"),
    ("dead", "dead-wash"),
    ("stamp-old", "card"),
)

_PAIR = re.compile(r"--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);")
_LENGTH = re.compile(r"--(t-\w+|s-\w+): ([^;]+);")


@dataclass(frozen=True)
class Feedback:
    """How text in the colour ``ink`` is read on the colour ``ground``: the contrast by day and by night, 1 to 21."""

    ink: str
    ground: str
    by_day: float
    by_night: float

    @property
    def is_enough(self) -> bool:
        """Whether it is read well at any size."""
        return min(self.by_day, self.by_night) >= NEEDED


def colours() -> dict[str, tuple[str, str]]:
    """Return the colour roles, each by day and by night, as ``#rrggbb``."""
    return {name: (day, night) for name, day, night in _PAIR.findall(STYLES.read_text())}


def lengths(kind: str) -> dict[str, str]:
    """Return the steps of type (``t``) or of space (``s``), as they are written."""
    return {name: value for name, value in _LENGTH.findall(STYLES.read_text()) if name.startswith(f"{kind}-")}


def feedback() -> tuple[Feedback, ...]:
    """Return every pairing of ink and ground that the pages make."""
    pairs = [(ink, ground) for ground in GROUNDS for ink in INKS]
    return tuple(reading(ink, ground) for ink, ground in (*pairs, *ON_OTHER_GROUNDS))


def reading(ink: str, ground: str) -> Feedback:
    """Return how ``ink`` is read on ``ground``."""
    roles = colours()
    by_day, by_night = (round(contrast(one, other), 1) for one, other in zip(roles[ink], roles[ground], strict=True))
    return Feedback(ink, ground, by_day, by_night)


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21. Source: WCAG 2.2, "contrast ratio"."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    """Return the relative luminance of ``#rrggbb``, 0 to 1. Source: WCAG 2.2, "relative luminance"."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
