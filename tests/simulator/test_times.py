"""Simulated moments and durations, and how they are written."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from due_date.times import (
    LAST_AT,
    START_AT,
    format_duration,
    format_moment,
    parse_duration,
    parse_moment,
    plain_seconds,
)

BERLIN = timezone(timedelta(hours=1))


def test_time_starts_on_a_monday_morning_and_ends_with_the_year_9999():
    assert f"{START_AT:%A} {START_AT.isoformat()}" == "Monday 2026-01-05T09:00:00+00:00"
    assert LAST_AT.isoformat() == "9999-12-31T23:59:59+00:00"


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("0s", 0),
        ("1s", 1),
        ("45s", 45),
        ("4m", 240),
        ("2h", 7_200),
        ("14d", 1_209_600),
        ("2w", 1_209_600),
        ("1d2h30m", 95_400),
        ("1w1d1h1m1s", 694_861),
        ("007s", 7),
        ("90m", 5_400),
        ("1h90m", 9_000),
        ("9" * 40 + "s", int("9" * 40)),
    ],
)
def test_duration_is_read_as_seconds(text, seconds):
    assert parse_duration(text) == seconds


@pytest.mark.parametrize(
    "text",
    [
        "",
        "5",
        "s",
        "-5s",
        "+5s",
        "1.5h",
        "5 s",
        " 5s",
        "5s ",
        "5S",
        "5y",
        "5ms",
        "1s2m",  # the larger unit comes first
        "1m1m",  # each unit once
        "1d2d",
        "5s\n",
        "٣s",  # a digit, but not of this grammar
        "²s",
        "5\uff4d",
        "9" * 41 + "s",
        "1e3s",
        "0x10s",
        "1_000s",
        "\x00",
    ],
)
def test_anything_else_is_no_duration(text):
    with pytest.raises(ValueError) as raised:  # noqa: PT011 - the message is the text, whatever it is
        parse_duration(text)

    assert str(raised.value) == text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "0s"),
        (1, "1s"),
        (59, "59s"),
        (60, "1m"),
        (61, "1m1s"),
        (86_399, "23h59m59s"),
        (86_400, "1d"),
        (90_061, "1d1h1m1s"),
        (604_799, "6d23h59m59s"),
        (604_800, "1w"),
        (604_801, "7d1s"),
        (15 * 86_400, "15d"),
        (1_209_600, "2w"),
    ],
)
def test_duration_is_written_with_the_largest_units_that_fit(seconds, text):
    assert format_duration(seconds) == text


@settings(deadline=None)
@given(st.integers(0, 10**15))
def test_written_duration_reads_as_the_same_seconds(seconds):
    assert parse_duration(format_duration(seconds)) == seconds


@pytest.mark.parametrize(
    ("at", "text"),
    [
        (START_AT, "2026-01-05T09:00:00Z"),
        (LAST_AT, "9999-12-31T23:59:59Z"),
        (START_AT + timedelta(microseconds=1), "2026-01-05T09:00:00.000001Z"),
        (START_AT + timedelta(milliseconds=500), "2026-01-05T09:00:00.500000Z"),
        (datetime(2026, 1, 5, 10, tzinfo=BERLIN), "2026-01-05T09:00:00Z"),
    ],
)
def test_moment_is_written_in_utc(at, text):
    assert format_moment(at) == text


@settings(deadline=None)
@given(st.datetimes(datetime(1, 1, 2), datetime(9999, 12, 30)))  # noqa: DTZ001 - hypothesis wants naive limits
def test_written_moment_reads_as_the_same_moment(naive):
    at = naive.replace(tzinfo=UTC)

    assert parse_moment(format_moment(at)) == at
    assert parse_moment(format_moment(at)).tzinfo is UTC


@pytest.mark.parametrize(
    ("duration", "seconds", "kind"),
    [
        (timedelta(0), 0, int),
        (timedelta(seconds=-1), -1, int),
        (timedelta(milliseconds=500), 0.5, float),
        (timedelta(milliseconds=-1500), -1.5, float),
        (timedelta(days=14), 1_209_600, int),
        (timedelta.max, timedelta.max.total_seconds(), int),
    ],
)
def test_whole_seconds_are_integers_and_others_are_not(duration, seconds, kind):
    assert plain_seconds(duration) == seconds
    assert type(plain_seconds(duration)) is kind
