"""The scale: true within a stretch, never backwards, and never a longer time drawn shorter."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from due_date.timeline.scale import BREAK_PX, make_scale
from due_date.times import START_AT

LEFT, RIGHT, TAIL = 10.0, 910.0, 100.0
YEAR_S = 31_557_600
seconds = st.one_of(st.integers(0, 120), st.integers(0, 1_500_000), st.integers(0, 10 * YEAR_S))


def scale_of(*after_s):
    return make_scale([START_AT + timedelta(seconds=after) for after in after_s], left=LEFT, right=RIGHT, tail=TAIL)


def at(after_s):
    return START_AT + timedelta(seconds=after_s)


def test_one_stretch_is_true_to_length():
    scale = scale_of(0, 60, 180)
    assert [scale.x(at(s)) for s in (0, 60, 120, 180)] == [10, 276.67, 543.33, 810]
    assert scale.breaks == ()


def test_what_comes_after_the_last_moment_keeps_the_scale_and_ends_at_the_edge():
    scale = scale_of(0, 100)
    assert scale.x(at(101)) == 818
    assert scale.x(at(112)) == 906
    assert scale.x(at(113)) == 910
    assert scale.x(at(YEAR_S)) == 910


def test_what_comes_before_the_first_moment_is_at_its_place():
    assert scale_of(0, 100).x(START_AT - timedelta(days=1)) == LEFT


def test_a_single_moment_shows_the_hour_to_come():
    scale = scale_of(0)
    assert (scale.x(at(0)), scale.x(at(1800)), scale.x(at(3600))) == (10, 460, 910)


def test_the_edge_of_a_long_wait_can_be_seen():
    scale = scale_of(0, 299, 300, 301)
    assert [gap.seconds for gap in scale.breaks] == [299]
    assert scale.x(at(300)) - scale.x(at(299)) == pytest.approx(scale.x(at(301)) - scale.x(at(300)), abs=0.01)
    assert scale.x(at(300)) - scale.x(at(299)) > 100


def test_one_second_and_ten_years_share_a_scale():
    scale = scale_of(0, 1, 10 * YEAR_S)
    assert scale.x(at(1)) - LEFT > 50
    assert scale.x(at(10 * YEAR_S)) == RIGHT - TAIL


def test_equal_steps_are_never_broken_however_many():
    assert scale_of(*range(0, 200 * 3600, 3600)).breaks == ()


@pytest.mark.parametrize(("gap_s", "is_broken"), [(77, False), (78, True)])
def test_a_break_comes_where_the_short_gap_could_not_be_read_without(gap_s, is_broken):
    # Of 800 pixels a readable gap has 12, and a break costs 0.15 of a gap: it comes once a second has less than 10.2.
    assert bool(scale_of(0, gap_s, gap_s + 1).breaks) is is_broken


def test_inside_a_break_and_at_its_ends():
    scale = scale_of(0, 299, 300, 301)
    assert [scale.is_broken_at(at(s)) for s in (0, 1, 298, 299, 300)] == [False, True, True, False, False]
    assert scale.stretches == ((at(0), at(0)), (at(299), at(301)))


def test_the_year_9999_is_within_reach():
    end = datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)
    scale = make_scale([START_AT, at(60), end], left=LEFT, right=RIGHT, tail=TAIL)
    assert scale.x(end) == RIGHT - TAIL


@given(st.lists(seconds, min_size=1, max_size=60))
def test_the_scale_does_not_lie(after_s):
    scale = scale_of(*after_s)
    places = [scale.x(moment) for moment in scale.moments]
    assert places == sorted(places)
    assert places[0] >= LEFT
    assert places[-1] <= RIGHT
    broken = {gap.from_at for gap in scale.breaks}
    gaps = [
        ((later - earlier).total_seconds(), scale.x(later) - scale.x(earlier), earlier in broken)
        for earlier, later in pairwise(scale.moments)
    ]
    for length, width, is_broken in gaps:
        if is_broken:
            assert width >= BREAK_PX - 0.02
        else:
            assert width == pytest.approx(length * scale.px_per_s, abs=0.02)
    for (_, width, _), (_, wider, _) in pairwise(sorted(gaps)):
        assert width <= wider + 0.02, "a longer time is never drawn shorter"


@given(st.lists(seconds, min_size=1, max_size=30), st.lists(seconds, min_size=2, max_size=20))
def test_later_is_never_left_of_earlier(after_s, asked_s):
    scale = scale_of(*after_s)
    places = [scale.x(at(s)) for s in sorted(asked_s)]
    assert places == sorted(places)
