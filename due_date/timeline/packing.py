"""Room for everything: marks too close are put above each other, then counted; lifetimes that overlap get rows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import inf

from due_date.timeline.events import Event
from due_date.timeline.lifetimes import Lifetime
from due_date.timeline.scale import Scale

MAX_ROWS = 4  # of lifetimes
SIZES = ((20, 24.0), (50, 18.0), (100, 14.0))  # how large marks may be, in pixels, while there are at most so many
SMALLEST = 10.0
PILE_PX = 100.0  # how high marks are piled up
COUNT_PX = 18.0  # room for a count beside a mark


@dataclass
class PackedEvent:
    """An event at ``x`` pixels in its row (0 is the lowest), or the last of the ``count`` events that share the place.

    ``first_number`` is the frame of the first of them.
    """

    x: float
    row: int
    event: Event
    first_number: int
    count: int = 1


def pack_events(lanes: dict[str, list[Event]], scale: Scale, at: int) -> tuple[float, dict[str, list[PackedEvent]]]:
    """Return the size of marks in pixels, the largest that needs no counting if there is one, and each lane packed."""
    total = sum(map(len, lanes.values()))
    sizes = [size for most, size in SIZES if total <= most]
    for size in (*sizes, SMALLEST):
        packed = {lane: pack_lane(events, scale, size, at) for lane, events in lanes.items()}
        if all(each.count == 1 for found in packed.values() for each in found):
            break
    return size, packed


def pack_lane(events: Iterable[Event], scale: Scale, size: float, at: int) -> list[PackedEvent]:
    """Return where each event of one lane goes: at its moment, in the lowest free row; marks are ``size`` pixels wide.

    Where all rows are taken it is counted to the one before, which is then the last of them, or that of the frame
    ``at`` where it is among them.
    """
    ends = [-size] * int(PILE_PX // size)
    packed: list[PackedEvent] = []
    for event in events:
        x = scale.x(event.at)
        row = next((row for row, end in enumerate(ends) if end + size <= x), None)
        if row is not None:
            packed.append(PackedEvent(x, row, event, event.number))
            ends[row] = x
            continue
        last = packed[-1]
        if last.event.number != at:
            last.event = event
        last.count += 1
        ends[last.row] = last.x + COUNT_PX
    return packed


def pack_lifetimes(lifetimes: Sequence[Lifetime]) -> tuple[list[tuple[int, Lifetime]], int]:
    """Return a row (0 is the highest) for each lifetime, and how many found none.

    ``lifetimes`` are in the order of their beginning. Those that some frame shows together never share a row. The
    latest are served first.
    """
    starts: list[int] = []
    found: list[tuple[int, Lifetime]] = []
    for lifetime in reversed(lifetimes):
        end = inf if lifetime.end_number is None else lifetime.end_number
        row = next((row for row, first in enumerate(starts) if end <= first), len(starts))
        if row == len(starts) < MAX_ROWS:
            starts.append(lifetime.begin_number)
        if row < len(starts):
            starts[row] = lifetime.begin_number
            found.append((row, lifetime))
    return found[::-1], len(lifetimes) - len(found)
