"""USE_TZ and TIME_ZONE under living sessions, daylight saving included.

Simulated time begins on Monday 5 January 2026, 09:00 UTC.
"""

import pytest

from tests.specimen.play import play, reason_ids

SHORT = "SESSION_COOKIE_AGE=300 SESSION_EXPIRE_AT_BROWSER_CLOSE=True"
FORTNIGHT_S = 1_209_600
HOUR_S = 3_600


@pytest.mark.parametrize("engine", ["db", "cached_db", "file", "cache"])
def test_with_use_tz_the_zone_changes_nothing(engine):
    trace = play(f"""
        set SESSION_ENGINE={engine} TIME_ZONE=Asia/Tokyo
        login
        expect row_expires_in={FORTNIGHT_S}
        set TIME_ZONE='America/New_York'
        expect row_expires_in={FORTNIGHT_S}
        visit
        expect user=ada
    """)

    assert "zone-changes-nothing" in reason_ids(trace[3])


def test_without_use_tz_rows_hold_local_time():
    trace = play(
        f"set USE_TZ=False TIME_ZONE='Asia/Tokyo'\nlogin\nexpect row_expires_in={FORTNIGHT_S} max_age={FORTNIGHT_S}"
    )
    row = trace[2].world.records[0]

    assert row.stored_expiry == "2026-01-19 18:00:00"
    assert row.zone == "Asia/Tokyo"


def test_moving_west_makes_sessions_live_longer():
    trace = play(f"""
        set USE_TZ=False TIME_ZONE='Asia/Tokyo' {SHORT}
        login
        set TIME_ZONE='America/New_York'
        expect row_expires_in={300 + 14 * HOUR_S}
        advance {14 * HOUR_S + 299}s
        visit
        expect user=ada
        advance 1s
        visit
        expect user=anonymous
    """)

    assert "date-means-another" in reason_ids(trace[3])


def test_moving_east_ends_sessions_early():
    play(f"""
        set USE_TZ=False TIME_ZONE='America/New_York' {SHORT}
        login
        set TIME_ZONE='Asia/Tokyo'
        expect row_expires_in={300 - 14 * HOUR_S} expired_rows=1
        visit
        expect user=anonymous set_cookie=delete
        clearsessions
        expect rows=0
    """)


def test_naive_rows_are_read_as_utc_once_use_tz_is_on():
    play(f"""
        set USE_TZ=False TIME_ZONE='Asia/Tokyo' {SHORT}
        login
        set USE_TZ=True
        expect row_expires_in={300 + 9 * HOUR_S}
        advance {9 * HOUR_S + 299}s
        visit
        expect user=ada
        advance 1s
        visit
        expect user=anonymous
    """)


def test_a_stored_naive_moment_breaks_every_save_once_use_tz_is_on():
    trace = play("""
        set USE_TZ=False
        login
        set_expiry timedelta(hours=1)
        expect status=200 max_age=3600
        set USE_TZ=True
        visit
        expect user=ada status=200
        visit /cart/add/
        expect status=500 set_cookie=none
    """)

    assert trace[6].exchange.error.startswith("TypeError: can't subtract offset-naive and offset-aware datetimes")


def test_an_aware_moment_is_refused_without_use_tz():
    trace = play("set USE_TZ=False\nlogin\nset_expiry datetime(+5m)\nexpect status=500\nvisit\nexpect user=ada")

    assert "offset-naive and offset-aware" in trace[3].exchange.error


@pytest.mark.parametrize("engine", ["cache", "signed_cookies"])
def test_deadlines_in_seconds_since_1970_know_no_zone(engine):
    play(f"""
        set USE_TZ=False TIME_ZONE='Asia/Tokyo' SESSION_ENGINE={engine} {SHORT}
        login
        set TIME_ZONE='America/New_York'
        advance 299s
        visit
        expect user=ada
        advance 2s
        visit
        expect user=anonymous
    """)


def test_a_file_is_dated_by_the_kernel_and_so_knows_no_zone():
    play(f"""
        set USE_TZ=False TIME_ZONE='Asia/Tokyo' SESSION_ENGINE=file {SHORT}
        login
        set TIME_ZONE='America/New_York'
        expect row_expires_in=300
        advance 299s
        visit
        expect user=ada
        advance 1s
        visit
        expect user=anonymous
    """)


def test_a_file_with_a_naive_moment_cannot_even_be_read_once_use_tz_is_on():
    trace = play("""
        set USE_TZ=False SESSION_ENGINE=file
        login
        set_expiry timedelta(hours=1)
        expect status=200 row_expires_in=3600
        set USE_TZ=True
        expect row_expires_in=none expired_rows=0
        visit
        expect status=500
        clearsessions
        expect rows=1
    """)

    assert "offset-naive and offset-aware" in trace[5].exchange.error
    assert trace[6].command.error.startswith("TypeError")


# Clocks go forward in Berlin on 29 March 2026 at 01:00 UTC, and back on 25 October 2026 at 01:00 UTC.
TO_THE_NIGHT_OF_SPRING = "advance 82d15h58m"  # 00:58 UTC, 01:58 in Berlin
TO_THE_NIGHT_OF_AUTUMN = "advance 292d15h20m"  # 00:20 UTC, 02:20 in Berlin, for the first time


@pytest.mark.parametrize("engine", ["db", "cached_db", "file"])
def test_an_hour_is_lost_when_clocks_go_forward(engine):
    play(f"""
        set USE_TZ=False TIME_ZONE=Europe/Berlin SESSION_ENGINE={engine} {SHORT}
        {TO_THE_NIGHT_OF_SPRING}
        login
        expect row_expires_in=120
        advance 119s
        clear_cache
        visit
        expect user=ada
        advance 1s
        clear_cache
        visit
        expect user=anonymous
    """)


def test_an_advance_over_the_change_counts_in_real_hours():
    play(f"""
        set USE_TZ=False TIME_ZONE=Europe/Berlin SESSION_EXPIRE_AT_BROWSER_CLOSE=True SESSION_COOKIE_AGE=60*60*24*100
        login
        expect row_expires_in={100 * 24 * HOUR_S - HOUR_S}
        advance {100 * 24 - 1}h
        visit
        expect user=anonymous
    """)


def test_an_hour_is_gained_when_clocks_go_back():
    play(f"""
        set USE_TZ=False TIME_ZONE=Europe/Berlin SESSION_EXPIRE_AT_BROWSER_CLOSE=True SESSION_COOKIE_AGE=60*60
        {TO_THE_NIGHT_OF_AUTUMN}
        login
        expect row_expires_in={2 * HOUR_S}
        advance 1h59m59s
        visit
        expect user=ada
        advance 1s
        visit
        expect user=anonymous
    """)


def test_a_dead_session_comes_back_when_clocks_go_back():
    trace = play(f"""
        set USE_TZ=False TIME_ZONE=Europe/Berlin {SHORT}
        {TO_THE_NIGHT_OF_AUTUMN}
        login
        expect row_expires_in=300
        advance 5m
        expect expired_rows=1
        advance 34m59s
        expect expired_rows=1
        advance 1s
        expect expired_rows=0 row_expires_in=-2100
        visit
        expect user=ada
        advance 25m
        expect expired_rows=1
        visit
        expect user=anonymous
    """)

    assert "record-revived" in reason_ids(trace[6])


def test_zones_of_half_hours_move_dates_by_half_hours():
    play(f"""
        set USE_TZ=False TIME_ZONE='Asia/Kolkata' {SHORT}
        login
        set TIME_ZONE='Australia/Lord_Howe'
        expect row_expires_in={300 - int(5.5 * HOUR_S)}
        set TIME_ZONE='UTC'
        expect row_expires_in={300 + int(5.5 * HOUR_S)}
    """)


def test_the_cookies_dates_are_in_gmt_wherever_the_server_stands():
    for use_tz in (True, False):
        trace = play(f"set USE_TZ={use_tz} TIME_ZONE='Pacific/Auckland'\nlogin")

        assert "expires=Mon, 19 Jan 2026 09:00:00 GMT" in trace[2].exchange.response.set_cookies[-1]


@pytest.mark.parametrize("zone", ["UTC", "Asia/Tokyo", "America/New_York", "Asia/Kolkata"])
@pytest.mark.parametrize("use_tz", [True, False])
def test_the_site_shows_the_right_moment_wherever_it_stands(zone, use_tz):
    trace = play(f"set USE_TZ={use_tz} TIME_ZONE={zone}\nvisit /expiry/")

    assert trace[2].exchange.page["date"] == "2026-01-19T09:00:00Z"


# Clocks that are wrong


def test_each_server_goes_by_its_own_clock():
    play(f"""
        set {SHORT}
        login
        skew server +10m
        expect row_expires_in=-300 expired_rows=1
        visit
        expect user=anonymous
        login
        skew server 0s
        expect row_expires_in=900
        advance 14m59s
        visit
        expect user=ada
        advance 1s
        visit
        expect user=anonymous
    """)


def test_a_clock_set_back_revives_an_expired_session():
    play(f"set {SHORT}\nlogin\nadvance 1h\nskew server -1h\nvisit\nexpect user=ada")


def test_two_zones_on_one_worker_do_not_mix():
    for times in (1, 2):
        for zone, shown in (("Asia/Tokyo", "18:00:00"), ("UTC", "09:00:00"), ("America/New_York", "04:00:00")):
            visits = "visit /about/\n" * times
            trace = play(f"set USE_TZ=False TIME_ZONE={zone}\n{visits}visit /cart/add/")

            assert trace[2 + times].world.records[0].stored_expiry == f"2026-01-19 {shown}"
