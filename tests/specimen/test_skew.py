"""Two clocks, the server's and each browser's, and which of them decides what, on the real Django."""

from email.utils import parsedate_to_datetime

import pytest

from tests.specimen.play import play, reason_ids

FIVE_MINUTES = "set SESSION_COOKIE_AGE=300 SESSION_EXPIRE_AT_BROWSER_CLOSE=True"
FORTNIGHT_S = 14 * 24 * 60 * 60
SKEWS = ["-3w", "-1h", "-60s", "0s", "+60s", "+1h", "+3w"]


# The server's


def test_on_a_server_ten_minutes_fast_a_session_from_the_right_clock_is_dead():
    trace = play(f"""
        {FIVE_MINUTES}
        login
        skew server +10m
        expect row_expires_in=-300 expired_rows=1 cookie=session
        visit
        expect user=anonymous sent_cookie=true set_cookie=delete
    """)

    assert reason_ids(trace[3])[:2] == ["server-clock-ahead", "record-expired"]
    assert reason_ids(trace[4])[:2] == ["record-refused", "decided-by-clock-ahead"]


def test_a_session_from_a_fast_server_lives_fifteen_minutes_by_the_right_clock():
    play(f"""
        {FIVE_MINUTES}
        skew server +10m
        login
        expect row_expires_in=300
        skew server 0s
        expect row_expires_in=900
        advance 14m59s
        visit
        expect user=ada
        advance 1s
        visit
        expect user=anonymous sent_cookie=true
    """)


def test_a_session_from_a_slow_server_is_dead_on_arrival_at_the_right_clock():
    trace = play(f"""
        {FIVE_MINUTES}
        skew server -1h
        login
        expect row_expires_in=300 expired_rows=0
        visit
        expect user=ada
        skew server 0s
        expect row_expires_in=-3300 expired_rows=1
        visit
        expect user=anonymous
    """)

    assert reason_ids(trace[2])[0] == "server-clock-behind"
    assert reason_ids(trace[5])[0] == "server-clock-right"


@pytest.mark.parametrize("skew", SKEWS)
def test_with_one_wrong_clock_a_session_lives_as_long_as_with_a_right_one(skew):
    play(f"""
        skew server {skew}
        {FIVE_MINUTES}
        login
        advance 299s
        visit
        expect user=ada row_expires_in=1
        advance 1s
        visit
        expect user=anonymous row_expires_in=none
    """)


def test_a_slow_server_keeps_taking_what_is_past_its_date():
    trace = play(f"{FIVE_MINUTES}\nlogin\nskew server -1h\nadvance 30m\nvisit\nexpect user=ada row_expires_in=2100")

    assert reason_ids(trace[5])[:2] == ["record-valid", "decided-by-clock-behind"]


def test_clearsessions_goes_by_the_server_s_clock():
    play(f"{FIVE_MINUTES}\nlogin\nskew server +5m\nclearsessions\nexpect rows=1 expired_rows=1")
    play(f"{FIVE_MINUTES}\nlogin\nskew server +5m1s\nclearsessions\nexpect rows=0")
    play(f"{FIVE_MINUTES}\nlogin\nskew server -1h\nadvance 10m\nclearsessions\nexpect rows=1 expired_rows=0")


def test_server_says_the_time_of_its_own_clock():
    trace = play("skew server +3w\nset_expiry datetime(+5m)\nexpect max_age=300 row_expires_in=300\nvisit /expiry/")
    frame = trace[2]

    assert parsedate_to_datetime(frame.exchange.response.header("Date")) == frame.world.server_now
    assert (frame.world.server_now - frame.at).days == 21


# The cookie


@pytest.mark.parametrize("skew", SKEWS)
def test_neither_clock_shortens_the_cookie_that_django_sets(skew):
    for whose in ("server", "browser"):
        play(f"skew {whose} {skew}\nlogin\nexpect cookie_expires_in={FORTNIGHT_S} row_expires_in={FORTNIGHT_S}")


@pytest.mark.parametrize("skew", SKEWS)
def test_a_cookie_lives_its_full_time_whatever_either_clock_says(skew):
    for whose in ("server", "browser"):
        play(f"""
            skew {whose} {skew}
            login
            advance 13d23h59m59s
            visit
            expect user=ada cookie_expires_in=1
            advance 1s
            expect cookie=absent
            visit
            expect user=anonymous sent_cookie=false
        """)


def test_moving_the_server_s_clock_does_not_move_the_cookie():
    play("login\nskew server +13d\nexpect cookie_expires_in=1209600 row_expires_in=86400\nvisit\nexpect user=ada")


@pytest.mark.parametrize(
    ("skew", "cookie", "user"),
    [("+13d23h59m59s", "persistent", "ada"), ("+14d", "absent", "anonymous"), ("+14d1m", "absent", "anonymous")],
)
def test_moving_the_browser_s_clock_moves_the_cookie_and_not_the_record(skew, cookie, user):
    play(f"""
        login
        skew browser {skew}
        expect cookie={cookie}
        visit
        expect user={user} rows=1 expired_rows=0
    """)


def test_a_browser_s_clock_set_back_keeps_the_cookie_longer_than_the_record():
    play("""
        login
        skew browser -3w
        expect cookie_expires_in=3024000 row_expires_in=1209600
        advance 14d
        expect cookie=persistent row_expires_in=0
        visit
        expect user=anonymous sent_cookie=true set_cookie=delete
    """)


@pytest.mark.parametrize(("profile", "user"), [("chromium", "anonymous"), ("firefox", "ada")])
def test_what_a_browser_saw_expire_is_gone_for_good_in_chromium(profile, user):
    play(f"""
        profile {profile}
        login
        skew browser +14d
        visit
        expect user=anonymous sent_cookie=false
        skew browser 0s
        visit
        expect user={user}
    """)


# Which clock is meant


def test_each_browser_has_a_clock_of_its_own():
    trace = play("""
        login
        phone: login
        phone: skew browser +13d
        expect cookie_expires_in=86400
        expect row_expires_in=1209600
        advance 1d
        phone: expect cookie=absent
        expect cookie_expires_in=1123200
        visit
        expect user=ada
    """)

    assert trace[3].browser == "phone"
    assert reason_ids(trace[4])[0] == "cookie-expired"


def test_true_time_is_what_frames_are_dated_by():
    trace = play("login\nskew server +3w\nskew browser -3w\nvisit\nadvance 1h")

    assert [frame.at.isoformat()[:16] for frame in trace] == ["2026-01-05T09:00"] * 5 + ["2026-01-05T10:00"]


def test_a_skew_replaces_the_one_before():
    trace = play("skew server +1h\nskew server +1h\nskew browser -1h\nskew browser 0s")
    world = trace[4].world

    assert (world.skew_server_s, world.browser(None).skew_s) == (3600, 0)
    assert (world.server_now - world.now).total_seconds() == 3600


def test_skew_of_the_server_belongs_to_no_browser():
    play("phone: login\nskew server +1h\nexpect status=none cookie=absent")
