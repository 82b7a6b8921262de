"""Naive local dates and the moments they mean."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from due_date.server.state import Record
from due_date.times import LAST_AT, first_moment, later, wall_clock, zone_names

BERLIN = "Europe/Berlin"


def moment(text):
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("shown", "zone", "expected"),
    [
        ("2026-01-05T09:00:00", "UTC", "2026-01-05T09:00:00"),
        ("2026-01-05T09:00:00", BERLIN, "2026-01-05T08:00:00"),
        ("2026-03-29T01:59:59", BERLIN, "2026-03-29T00:59:59"),
        ("2026-03-29T02:00:00", BERLIN, "2026-03-29T01:00:00"),  # never shown: the hour from two to three is skipped
        ("2026-03-29T02:30:00.5", BERLIN, "2026-03-29T01:00:00"),
        ("2026-03-29T03:00:00", BERLIN, "2026-03-29T01:00:00"),
        ("2026-03-29T03:00:01", BERLIN, "2026-03-29T01:00:01"),
        ("2026-10-25T02:30:00", BERLIN, "2026-10-25T00:30:00"),  # shown twice
        ("2026-10-25T03:00:00", BERLIN, "2026-10-25T02:00:00"),
        ("2011-12-30T12:00:00", "Pacific/Apia", "2011-12-30T10:00:00"),  # a day that Samoa left out
    ],
)
def test_first_moment(shown, zone, expected):
    assert first_moment(datetime.fromisoformat(shown), zone) == moment(expected)


@given(st.datetimes(datetime(1950, 1, 1), datetime(2100, 1, 1)), st.sampled_from(sorted(zone_names())))  # noqa: DTZ001
def test_first_moment_shows_as_much_and_the_second_before_less(shown, zone):
    shown = shown.replace(microsecond=0)
    first = first_moment(shown, zone)

    assert wall_clock(first, zone) >= shown
    assert wall_clock(first - timedelta(seconds=1), zone) < shown


def test_a_naive_date_is_compared_by_the_clock_on_the_wall():
    record = Record("key", "", {}, "", moment("2026-10-25T00:30:00"), zone=BERLIN)
    answers = {
        text: record.is_expired(now=moment(f"2026-10-25T{text}"))
        for text in ("00:29:59", "00:30:00", "00:59:59", "01:00:00", "01:29:59", "01:30:00")
    }

    assert list(answers.values()) == [False, True, True, False, False, True]


def test_a_record_without_a_date_never_expires():
    assert not Record("key", "", {}, "None", None).is_expired(now=LAST_AT)


def test_clocks_ahead_stop_with_the_year_9999():
    assert wall_clock(LAST_AT, "Asia/Tokyo").year == 9999


@pytest.mark.parametrize("seconds", [None, float("inf"), 10**40])
def test_later_than_any_date_is_none(seconds):
    assert later(LAST_AT, seconds) is None


def test_zone_names_are_the_same_on_every_machine():
    assert {"UTC", "Europe/Berlin", "Asia/Tokyo", "America/New_York"} <= zone_names()
    assert not {"localtime", "Factory", "posixrules"} & zone_names()
