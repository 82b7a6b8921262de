"""The labels of a time axis: round moments, inside the drawing, none over another."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from due_date.timeline.scale import make_scale
from due_date.timeline.ticks import DATE_PX, LABEL_PX, NOW_PX, make_ticks
from due_date.times import START_AT
from tests.due_date.timeline.test_scale import LEFT, RIGHT, TAIL, YEAR_S, at, scale_of, seconds

WIDTH = 920.0


def test_the_year_9999_can_be_labelled():
    end = datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)
    scale = make_scale([START_AT, at(60), end], left=LEFT, right=RIGHT, tail=TAIL)
    assert make_ticks(scale, end, width=WIDTH)


@given(st.lists(seconds, min_size=1, max_size=40), st.data(), st.integers(-90_000, 90_000), st.booleans())
def test_labels_stay_inside_and_do_not_overlap(after_s, data, ahead_s, with_edges):
    scale = scale_of(*after_s)
    now = data.draw(st.sampled_from(scale.moments))
    ticks = make_ticks(scale, now, width=WIDTH, ahead_s=ahead_s, with_edges=with_edges)
    assert sum(tick.kind == "now" for tick in ticks) == 1
    boxes = [box_of(tick) for tick in ticks]
    assert all(start >= 0 and end <= WIDTH + 0.01 for start, end in boxes)
    assert all(end < start for (_, end), (start, _) in pairwise(boxes))


def box_of(tick):
    """Where the label is: its second line at least as wide as a date where it shows one."""
    length = LABEL_PX[tick.unit] + (NOW_PX if tick.kind == "now" else 0)
    if tick.unit in ("second", "minute") and tick.is_new_date:
        length = max(length, DATE_PX)
    shift = {"start": 0, "middle": length / 2, "end": length}[tick.anchor]
    return tick.x - shift, tick.x - shift + length


@pytest.mark.parametrize(
    ("after_s", "unit", "step"),
    [
        ((0, 5), "second", timedelta(seconds=1)),
        ((0, 60), "second", timedelta(seconds=10)),
        ((0, 299), "second", timedelta(seconds=30)),
        ((0, 900), "minute", timedelta(minutes=2)),
        ((0, 7_200), "minute", timedelta(minutes=10)),
        ((0, 5 * 86_400), "minute", timedelta(hours=12)),
        ((0, 86_400 * 14), "day", timedelta(days=2)),
        ((0, YEAR_S * 10), "year", timedelta(days=365)),
    ],
)
def test_labels_are_round_moments_at_a_sensible_step(after_s, unit, step):
    ticks = [tick for tick in make_ticks(scale_of(*after_s), START_AT, width=WIDTH) if tick.kind == "step"]
    assert {tick.unit for tick in ticks} == {unit}
    assert min(later.shown_at - earlier.shown_at for earlier, later in pairwise(ticks)) == step


def test_months_begin_on_their_first():
    ticks = [tick for tick in make_ticks(scale_of(0, 200 * 86_400), START_AT, width=WIDTH) if tick.kind == "step"]
    assert [tick.shown_at.day for tick in ticks] == [1] * len(ticks)
    assert [tick.shown_at.month for tick in ticks][:3] == [3, 4, 5]


def test_labels_of_a_clock_that_is_ahead_are_round_on_that_clock():
    ticks = make_ticks(scale_of(0, 600), at(600), width=WIDTH, ahead_s=47, with_edges=False)
    assert all(tick.shown_at.second == 0 for tick in ticks if tick.kind == "step")
    assert [tick.shown_at for tick in ticks if tick.kind == "now"] == [at(647)]
