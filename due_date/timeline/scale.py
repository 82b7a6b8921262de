"""A time scale with breaks: true to length within a stretch, so that a second and ten years can share a drawing.

One number of pixels stands for a second everywhere. A gap between two moments that is too long for that is a *break*:
drawn shorter than it is, marked as such, and still never narrower than any shorter gap.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from math import inf, log

READABLE_PX = 12.0  # a gap this wide can be seen
BREAK_PX = 46.0  # room for the band of a break, and its length in words above it
BREAK_COST = 0.15  # how many unreadable gaps are worth a break
BEND = 0.4  # how much wider a break gets when its length grows e-fold
CLUSTER = 1.5  # a gap so much longer than the next shorter one may begin the breaks
LONE_SPAN_S = 3600.0  # what the whole width shows while there is one moment only


@dataclass(frozen=True)
class Break:
    """A gap that is not drawn to scale, from ``x`` on, ``width`` wide; ``seconds`` long in truth."""

    from_at: datetime
    to_at: datetime
    x: float
    width: float

    @property
    def seconds(self) -> float:
        """Its true length."""
        return (self.to_at - self.from_at).total_seconds()


@dataclass(frozen=True)
class Scale:
    """The places of moments: ``xs`` (pixels) are those of ``moments``, both ascending; everything ends at ``end_x``."""

    moments: tuple[datetime, ...]
    xs: tuple[float, ...]
    px_per_s: float
    end_x: float
    breaks: tuple[Break, ...] = ()

    def x(self, at: datetime) -> float:
        """Return the place of ``at``, to two decimals: later is never further left, nothing is outside."""
        index = bisect_right(self.moments, at) - 1
        if index < 0:
            return round(self.xs[0], 2)
        left, since_s = self.xs[index], (at - self.moments[index]).total_seconds()
        if index == len(self.moments) - 1:
            return round(min(left + since_s * self.px_per_s, self.end_x), 2)
        gap_s = (self.moments[index + 1] - self.moments[index]).total_seconds()
        return round(left + since_s / gap_s * (self.xs[index + 1] - left), 2)

    def is_broken_at(self, at: datetime) -> bool:
        """Whether ``at`` is inside a break, where places mean nothing; the ends of a break are outside."""
        return any(gap.from_at < at < gap.to_at for gap in self.breaks)

    @property
    def stretches(self) -> tuple[tuple[datetime, datetime], ...]:
        """The first and last moment of each stretch between breaks."""
        starts = [self.moments[0], *(gap.to_at for gap in self.breaks)]
        ends = [*(gap.from_at for gap in self.breaks), self.moments[-1]]
        return tuple(zip(starts, ends, strict=True))


def make_scale(moments: Iterable[datetime], *, left: float, right: float, tail: float) -> Scale:
    """Return the scale that shows ``moments`` (at least one) from ``left`` to ``right``, in pixels.

    The last ``tail`` pixels are left for what comes after the last moment, as far as it fits.
    """
    ordered = tuple(sorted(set(moments)))
    gaps = [(later - earlier).total_seconds() for earlier, later in pairwise(ordered)]
    room = right - tail - left
    if not gaps:
        return Scale(ordered, (left,), (right - left) / LONE_SPAN_S, right)
    limit, widths = _best(gaps, room)
    xs = [left]
    for width in widths:
        xs.append(xs[-1] + width)
    xs[-1] = right - tail
    breaks = [
        Break(start, end, round(x, 2), round(width, 2))
        for (start, end), gap, x, width in zip(pairwise(ordered), gaps, xs, widths, strict=False)
        if gap > limit
    ]
    px_per_s = next(width / gap for gap, width in zip(gaps, widths, strict=True) if gap == limit)
    return Scale(ordered, tuple(xs), px_per_s, right, tuple(breaks))


def _best(gaps: Sequence[float], room: float) -> tuple[float, list[float]]:
    """Return the longest gap that is drawn to scale, and the widths of all: the fewest breaks that make it readable."""
    best_loss, best = inf, (max(gaps), [room / len(gaps)] * len(gaps))
    for limit in _limits(gaps):
        widths = _widths(gaps, limit, room)
        if widths is None:
            continue
        loss = sum(
            BREAK_COST if gap > limit else max(0.0, 1 - width / READABLE_PX)
            for gap, width in zip(gaps, widths, strict=True)
        )
        if loss < best_loss:
            best_loss, best = loss, (limit, widths)
    return best


def _limits(gaps: Sequence[float]) -> list[float]:
    """Return the lengths worth trying as the longest gap to scale, longest first."""
    lengths = sorted(set(gaps), reverse=True)
    return [lengths[0], *(shorter for longer, shorter in pairwise(lengths) if longer / shorter >= CLUSTER)]


def _widths(gaps: Sequence[float], limit: float, room: float) -> list[float] | None:
    """Return widths that fill ``room``; ``None`` where the breaks alone do not fit.

    Gaps up to ``limit`` are true to length, longer ones grow with the logarithm of theirs.
    """
    shares = [gap / limit if gap <= limit else 1 + BEND * log(gap / limit) for gap in gaps]
    narrow: set[int] = set()
    while True:
        rest = room - BREAK_PX * len(narrow)
        unit = rest / sum(share for index, share in enumerate(shares) if index not in narrow)
        if unit <= 0:
            return None
        more = {i for i, gap in enumerate(gaps) if gap > limit and unit * shares[i] < BREAK_PX} - narrow
        if not more:
            return [BREAK_PX if index in narrow else unit * share for index, share in enumerate(shares)]
        narrow |= more
