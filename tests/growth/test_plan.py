"""What a growth run is asked for, and how it is read."""

import pytest

from lessons.growth.forms import GrowthForm, growth_query
from lessons.growth.plan import BOUNDS, Plan, choose_measured_days, spread_days


def counted(plan, day):
    """Count the records of the end of ``day`` one visitor at a time: (made, still live)."""
    last_visits: dict[tuple[int, int], int] = {}
    today: list[tuple[int, int]] = []
    for number in range(1, day + 1):
        back = plan.visitors * plan.returning // 100 if today else 0
        today = today[len(today) - back :] + [(number, place) for place in range(plan.visitors - back)]
        last_visits |= dict.fromkeys(today, number)
    return len(last_visits), sum(visit + plan.length > day for visit in last_visits.values())


@pytest.mark.parametrize(
    "plan",
    [
        Plan(visitors=10, returning=40, length=3, days=20),
        Plan(visitors=7, returning=99, length=1, days=20),
        Plan(visitors=1, returning=99, length=2, days=5),
        Plan(visitors=12, returning=0, length=30, days=20),
    ],
    ids=repr,
)
def test_the_records_made_are_those_that_one_counts(plan):
    for day in (1, 2, 3, plan.days):
        assert plan.records_after(day) == counted(plan, day)[0]


def test_the_last_day_is_the_last_that_keeps_the_limit():
    plan = Plan(visitors=100, returning=40, days=50)
    assert plan.last_day(1_000_000) == 50
    assert plan.last_day(plan.records_after(9)) == 9
    assert plan.last_day(plan.records_after(9) - 1) == 8
    assert plan.last_day(1) == 1


@pytest.mark.parametrize(("last", "most"), [(1, 60), (60, 60), (61, 60), (3_650, 60), (100, 8)])
def test_measured_days_are_spread_and_reach_both_ends(last, most):
    days = spread_days(last, most)
    assert (days[0], days[-1]) == (1, last)
    assert len(days) == min(last, most) == len(set(days))


def test_each_cleanup_is_measured_while_there_are_few():
    assert {7, 14, 357} <= choose_measured_days(Plan(cleanup="weekly", days=365), 365)
    assert len(choose_measured_days(Plan(cleanup="daily", days=365), 365)) == 60


@pytest.mark.parametrize(
    "plan",
    [Plan(), Plan(cleanup="never"), Plan(1, 0, 1, "daily", 1), Plan(100_000, 99, 365, "monthly", 3_650)],
    ids=repr,
)
def test_a_plan_survives_its_url(client, plan):
    parameters = dict(pair.split("=") for pair in growth_query(plan).split("&"))
    assert GrowthForm(parameters).plan == plan


@pytest.mark.parametrize("name", BOUNDS)
def test_both_ends_of_a_range_are_in_it_and_their_neighbours_are_not(name):
    low, high = BOUNDS[name]
    for number in (low, high):
        assert GrowthForm({name: str(number)}).plan is not None
    for number in (low - 1, high + 1):
        form = GrowthForm({name: str(number)})
        assert form.plan is None
        assert list(form.errors) == [name]
        assert form[name].value() == str(number)
