"""The geometry of the growth page's drawings."""

import pytest

from lessons.growth.chart import BOTTOM, LEFT, RIGHT, TOP, build_path, choose_ticks, draw_chart


@pytest.mark.parametrize(
    ("most", "ticks"),
    [
        (0, [0, 1]),
        (1, [0, 0.2, 0.4, 0.6, 0.8, 1]),
        (5, [0, 1, 2, 3, 4, 5]),
        (6, [0, 2, 4, 6]),
        (54_400, [0, 20_000, 40_000, 60_000]),
        (1_000_000, [0, 200_000, 400_000, 600_000, 800_000, 1_000_000]),
        (0.000190, [0, 0.00005, 0.0001, 0.00015, 0.0002]),
    ],
)
def test_ticks_are_round_and_reach_the_highest_value(most, ticks):
    assert choose_ticks(most) == pytest.approx(ticks)


@pytest.mark.parametrize(
    "most", [10**power * factor for power in range(-6, 9) for factor in (1, 1.01, 2, 4.99, 5, 9.99)]
)
def test_there_are_never_too_many_ticks(most):
    ticks = choose_ticks(most)
    assert 2 <= len(ticks) <= 7
    assert ticks[-1] >= most * (1 - 1e-9)


def test_the_axes_begin_at_zero_and_end_at_the_last_day_and_above_the_highest_value():
    chart = draw_chart({"kept": [(1, 1_000), (90, 54_400)], "cleaned": [(1, 1_000), (90, 12_400)]})
    kept, cleaned = chart.lines
    assert kept.points[-1][0] == RIGHT
    assert kept.points[-1][1] == pytest.approx(BOTTOM - 54_400 / 60_000 * (BOTTOM - TOP), abs=0.1)
    assert cleaned.points[-1][1] > kept.points[-1][1]
    assert (chart.y_ticks[0].at, chart.y_ticks[-1].at) == (BOTTOM, TOP)
    assert (chart.x_ticks[0].at, chart.x_ticks[0].value) == (LEFT, 0)
    assert all(tick.value <= 90 for tick in chart.x_ticks)


def test_bytes_are_round_in_their_own_unit():
    assert [tick.value for tick in draw_chart({"kept": [(1, 3_000_000)]}, y_base=1024).y_ticks] == [
        number * 1024 * 1024 for number in (0, 1, 2, 3)
    ]


def test_a_cleanup_is_a_step_down_at_its_day():
    (line,) = draw_chart({"cleaned": [(7, 100), (7, 40), (8, 50)]}).lines
    (before, after, _) = line.points
    assert before[0] == after[0]
    assert before[1] < after[1]
    assert line.path.startswith(f"M{before[0]:g} {before[1]:g}L{after[0]:g} {after[1]:g}L")


def test_a_repeated_point_is_drawn_once():
    assert build_path([(1, 2), (1, 2), (3.5, 4)]) == "M1 2L3.5 4"
    assert build_path([]) == ""


@pytest.mark.parametrize("points", [[], [(0, 0)], [(1, 0)], [(0, 5)]])
def test_a_single_point_and_nothing_can_be_drawn(points):
    chart = draw_chart({"kept": points})
    assert all(LEFT <= x <= RIGHT and TOP <= y <= BOTTOM for line in chart.lines for x, y in line.points)
