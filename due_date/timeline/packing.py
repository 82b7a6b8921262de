"""Room for everything: marks too close are stacked, then counted; lives that overlap get rows of their own."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import inf

from due_date.timeline.events import Event
from due_date.timeline.lifetimes import Lifetime
from due_date.timeline.scale import Scale

MAX_ROWS = 4  # of lives
SIZES = ((20, 24.0), (50, 18.0), (100, 14.0))  # how large marks may be, while there are at most so many
SMALLEST = 10.0
STACK_PX = 100.0  # how high marks are stacked
COUNT_PX = 18.0  # room for a count beside a mark


@dataclass
class Stacked:
    """A happening in its row (0 is the lowest), or the last of the ``count`` events that share the place."""

    x: float
    row: int
    happening: Event
    first_number: int
    count: int = 1


def pack_lanes(lanes: dict[str, list[Event]], scale: Scale, at: int) -> tuple[float, dict[str, list[Stacked]]]:
    """Return the size of marks, the largest that needs no counting if there is one, and where they go in each lane."""
    total = sum(map(len, lanes.values()))
    sizes = [size for most, size in SIZES if total <= most]
    for size in (*sizes, SMALLEST):
        stacked = {lane: stack(found, scale, size, at) for lane, found in lanes.items()}
        if all(each.count == 1 for found in stacked.values() for each in found):
            break
    return size, stacked


def stack(events: Iterable[Event], scale: Scale, size: float, at: int) -> list[Stacked]:
    """Return where each happening of one lane goes: at its moment, in the lowest free row.

    Where all rows are taken it is counted to the one before, which then stands for the last of them, or for the frame
    ``at`` where that is among them.
    """
    ends = [-size] * int(STACK_PX // size)
    placed: list[Stacked] = []
    for happening in events:
        x = scale.x(happening.at)
        row = next((row for row, end in enumerate(ends) if end + size <= x), None)
        if row is not None:
            placed.append(Stacked(x, row, happening, happening.number))
            ends[row] = x
            continue
        last = placed[-1]
        if last.happening.number != at:
            last.happening = happening
        last.count += 1
        ends[last.row] = last.x + COUNT_PX
    return placed


def rows(lives: Sequence[Lifetime]) -> tuple[list[tuple[int, Lifetime]], int]:
    """Return a row (0 is the highest) for each life, and how many found none; ``lives`` are ordered by their beginning.

    Lives that some frame shows together never share a row. The latest are served first.
    """
    starts: list[int] = []
    found: list[tuple[int, Lifetime]] = []
    for life in reversed(lives):
        end = inf if life.end_number is None else life.end_number
        row = next((row for row, first in enumerate(starts) if end <= first), len(starts))
        if row == len(starts) < MAX_ROWS:
            starts.append(life.number)
        if row < len(starts):
            starts[row] = life.number
            found.append((row, life))
    return found[::-1], len(lives) - len(found)
