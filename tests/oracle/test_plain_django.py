"""Hold the oracle against what is known of Django's sessions and of browsers (``docs/facts.md``).

All scenarios are played in one process of the oracle; each test gets its own frames.
"""

from collections.abc import Callable
from typing import Any

import pytest

from tests.oracle.observe import observe_all

Frame = dict[str, Any]
Test = Callable[[list[Frame]], None]

DAY_S = 24 * 60 * 60
FORTNIGHT_S = 14 * DAY_S
SCENARIOS: dict[str, list[str]] = {}


def plays(*actions: str) -> Callable[[Test], Test]:
    """Give the test the frames of this scenario."""

    def register(test: Test) -> Test:
        SCENARIOS[test.__name__] = list(actions)
        return test

    return register


@pytest.fixture(scope="module")
def traces() -> dict[str, list[Frame]]:
    return dict(zip(SCENARIOS, observe_all(list(SCENARIOS.values())), strict=True))


@pytest.fixture
def frames(request: pytest.FixtureRequest, traces: dict[str, list[Frame]]) -> list[Frame]:
    return traces[request.node.originalname]


def column(frames: list[Frame], key: str) -> list[Any]:
    return [frame[key] for frame in frames]


def expect(frame: Frame, **expected: object) -> None:
    assert {key: frame[key] for key in expected} == expected


@plays("advance 1s")
def test_before_any_request_there_is_nothing_to_observe(frames: list[Frame]) -> None:
    assert frames == [
        {
            "status": None,
            "user": None,
            "logged_in": None,
            "set_cookie": "none",
            "max_age": None,
            "cookie": "absent",
            "cookie_expires_in": None,
            "sent_cookie": False,
            "rows": 0,
            "expired_rows": 0,
            "expiry_age": None,
            "row_expires_in": None,
        }
    ]


@plays("visit", "visit /account/", "visit /nowhere/", "visit /cart/append/")
def test_a_visitor_who_only_looks_gets_no_session(frames: list[Frame]) -> None:
    assert column(frames, "status") == [200, 302, 404, 200]
    assert column(frames, "user") == ["anonymous", "anonymous", None, None]
    assert column(frames, "logged_in") == [False, False, None, None]
    assert column(frames, "set_cookie") == ["none"] * 4
    assert column(frames, "rows") == [0] * 4


@plays("login", "visit /account/", "login grace", "visit")
def test_login_sends_a_dated_cookie_and_stores_one_row(frames: list[Frame]) -> None:
    expect(frames[0], status=302, user="ada", logged_in=True, set_cookie="set", max_age=FORTNIGHT_S, rows=1)
    expect(frames[0], sent_cookie=False, cookie="persistent", cookie_expires_in=FORTNIGHT_S)
    expect(frames[1], status=200, user="ada", sent_cookie=True, set_cookie="none", max_age=None)
    expect(frames[3], user="grace", rows=1)


@plays("login", "advance 13d", "visit", "advance 1d", "visit")
def test_reading_does_not_slide(frames: list[Frame]) -> None:
    expect(frames[2], user="ada", set_cookie="none", cookie_expires_in=DAY_S, row_expires_in=DAY_S)
    expect(frames[4], user="anonymous", sent_cookie=False, set_cookie="none", rows=1, expired_rows=1)


@plays("login", "advance 13d", "visit /cart/add/", "advance 13d", "visit /cart/append/", "visit")
def test_writing_slides_but_an_in_place_change_does_not(frames: list[Frame]) -> None:
    expect(frames[2], user=None, logged_in=None, set_cookie="set", row_expires_in=FORTNIGHT_S)
    expect(frames[4], set_cookie="none", row_expires_in=DAY_S)
    expect(frames[5], user="ada")


@plays("set SESSION_SAVE_EVERY_REQUEST=True", "visit /about/", "login", "advance 13d", "visit /about/")
def test_saving_every_request_slides_even_where_the_page_ignores_the_session(frames: list[Frame]) -> None:
    expect(frames[1], set_cookie="none", rows=0)
    expect(frames[4], user=None, set_cookie="set", max_age=FORTNIGHT_S, row_expires_in=FORTNIGHT_S)


BROWSER_LENGTH = "set SESSION_COOKIE_AGE=60*5 SESSION_EXPIRE_AT_BROWSER_CLOSE=True"


@plays(BROWSER_LENGTH, "login", "advance 299s", "visit", "advance 1s", "clearsessions", "visit", "visit")
def test_at_exactly_its_age_a_row_is_refused_but_not_collected(frames: list[Frame]) -> None:
    expect(frames[1], max_age=None, cookie="session", cookie_expires_in=None, row_expires_in=300)
    expect(frames[3], user="ada", expired_rows=0, row_expires_in=1)
    expect(frames[5], rows=1, expired_rows=1, row_expires_in=0)
    expect(frames[6], user="anonymous", sent_cookie=True, set_cookie="delete", max_age=0, cookie="absent", rows=1)
    expect(frames[7], user="anonymous", sent_cookie=False, set_cookie="none")


@plays(BROWSER_LENGTH, "login", "advance 5m1s", "clearsessions", "visit /about/")
def test_one_second_past_its_age_a_row_is_collected(frames: list[Frame]) -> None:
    expect(frames[2], rows=1, expired_rows=1, row_expires_in=-1)
    expect(frames[3], rows=0, expired_rows=0, row_expires_in=None, cookie="session")
    expect(frames[4], sent_cookie=True, set_cookie="none", cookie="session")


@plays("set SESSION_COOKIE_AGE=300", "login", "advance 299s", "visit", "advance 1s", "visit", "advance 1s", "visit")
def test_a_dated_cookie_is_gone_at_its_age(frames: list[Frame]) -> None:
    assert column(frames, "sent_cookie")[3::2] == [True, False, False]
    assert column(frames, "cookie")[2::2] == ["persistent", "absent", "absent"]


@plays(
    BROWSER_LENGTH + " SESSION_SAVE_EVERY_REQUEST=True",
    "login",
    "advance 5m",
    "visit /about/",
    "visit",
    "advance 5m",
    "visit",
)
def test_a_dead_cookie_makes_an_empty_row_only_on_an_untouched_page(frames: list[Frame]) -> None:
    expect(frames[3], set_cookie="set", cookie="session", rows=2, expired_rows=1, row_expires_in=300)
    expect(frames[4], user="anonymous", sent_cookie=True, set_cookie="set", rows=2)
    expect(frames[6], user="anonymous", set_cookie="delete", cookie="absent", rows=2, expired_rows=2)


@plays("visit /boom/", "login", "advance 1h", "set SESSION_SAVE_EVERY_REQUEST=True", "visit /boom/", "visit /nowhere/")
def test_a_500_saves_nothing_and_a_404_does(frames: list[Frame]) -> None:
    expect(frames[0], status=500, set_cookie="none", rows=0)
    expect(frames[4], status=500, user=None, set_cookie="none", row_expires_in=FORTNIGHT_S - 3600)
    expect(frames[5], status=404, set_cookie="set", row_expires_in=FORTNIGHT_S)


@plays("login", "close", "open", "visit", "set_expiry 0", "close", "open", "visit")
def test_closing_the_browser_drops_only_a_cookie_without_a_date(frames: list[Frame]) -> None:
    expect(frames[3], user="ada")
    expect(frames[4], set_cookie="set", max_age=None, cookie="session", row_expires_in=FORTNIGHT_S)
    expect(frames[5], status=200, set_cookie="set", cookie="absent", rows=1, row_expires_in=None)
    expect(frames[7], user="anonymous", sent_cookie=False, rows=1, expired_rows=0)


@plays("login", "set_expiry 300", "advance 200s", "visit /expiry/", "visit", "visit /cart/add/")
def test_an_integer_is_a_length_that_each_write_applies_again(frames: list[Frame]) -> None:
    expect(frames[1], user=None, max_age=300, row_expires_in=300)
    expect(frames[3], expiry_age=300, row_expires_in=100)
    expect(frames[4], expiry_age=None)
    expect(frames[5], max_age=300, row_expires_in=300)


@plays("set SESSION_SAVE_EVERY_REQUEST=True", "set_expiry timedelta(minutes=5)", "advance 2m", "visit /expiry/")
def test_a_timedelta_does_not_slide(frames: list[Frame]) -> None:
    expect(frames[1], max_age=300, cookie_expires_in=300, row_expires_in=300, rows=1)
    expect(frames[3], expiry_age=180, max_age=180, cookie_expires_in=180, row_expires_in=180)


@plays("set_expiry datetime(+5m)", "set_expiry datetime(-5m)", "visit", "set_expiry None", "set_expiry timedelta(0)")
def test_a_moment_in_the_past_kills_the_session_at_once(frames: list[Frame]) -> None:
    expect(frames[0], max_age=300, row_expires_in=300)
    expect(frames[1], set_cookie="set", max_age=-300, cookie="absent", rows=1, expired_rows=1)
    expect(frames[2], sent_cookie=False, set_cookie="none")
    expect(frames[3], set_cookie="none", rows=1)
    expect(frames[4], set_cookie="set", max_age=0, cookie="absent", rows=2, expired_rows=2)


@plays("set_expiry True", "visit /expiry/", "set_expiry False", "set_expiry 0.5", "visit /nowhere/", "set_expiry -1")
def test_booleans_and_floats_count_as_numbers(frames: list[Frame]) -> None:
    expect(frames[0], max_age=1, row_expires_in=1)
    assert type(frames[1]["expiry_age"]) is int
    expect(frames[2], max_age=None, cookie="session", row_expires_in=FORTNIGHT_S)
    expect(frames[3], set_cookie="set", max_age=0, cookie="absent", rows=1, expired_rows=0)
    expect(frames[5], set_cookie="set", max_age=-1, rows=2, expired_rows=1)


@plays("login", "set_expiry 'soon'", "set_expiry 60*60*24*365*9000", "set_expiry timedelta(days=10**10)", "visit")
def test_a_value_that_django_refuses_is_a_500(frames: list[Frame]) -> None:
    for frame in frames[1:4]:
        expect(frame, status=500, set_cookie="none", row_expires_in=FORTNIGHT_S)
    expect(frames[4], user="ada")


@plays("login", "logout", "visit", "logout")
def test_logout_deletes_row_and_cookie(frames: list[Frame]) -> None:
    expect(frames[1], status=302, user="anonymous", logged_in=False, sent_cookie=True, rows=0)
    expect(frames[1], set_cookie="delete", max_age=0, cookie="absent")
    expect(frames[3], status=302, user="anonymous", set_cookie="none", sent_cookie=False)


@plays("change_password", "login", "phone: login", "advance 1h", "change_password", "visit", "phone: visit", "visit")
def test_changing_the_password_keeps_this_session_and_refuses_the_others(frames: list[Frame]) -> None:
    expect(frames[0], status=302, user="anonymous", logged_in=False, set_cookie="none")
    expect(frames[4], status=302, user="ada", set_cookie="set", rows=2, row_expires_in=FORTNIGHT_S)
    expect(frames[5], user="ada", logged_in=True)
    expect(frames[6], user="anonymous", set_cookie="delete", rows=1)
    expect(frames[7], user="ada")


@plays("login", "set SESSION_COOKIE_AGE=300", "visit", "visit /cart/add/", "delete_rows", "visit")
def test_a_shorter_age_waits_for_the_next_save(frames: list[Frame]) -> None:
    expect(frames[2], user="ada", cookie_expires_in=FORTNIGHT_S, row_expires_in=FORTNIGHT_S)
    expect(frames[3], max_age=300, row_expires_in=300)
    expect(frames[4], set_cookie="set", rows=0, cookie="persistent", row_expires_in=None)
    expect(frames[5], user="anonymous", set_cookie="delete", cookie="absent")


@plays("login", "set SESSION_COOKIE_NAME='sid'", "visit", "set SESSION_COOKIE_NAME='sessionid'", "visit")
def test_another_cookie_name_makes_the_old_cookie_invisible(frames: list[Frame]) -> None:
    expect(frames[1], user="ada", cookie="absent", rows=1, row_expires_in=None)
    expect(frames[2], user="anonymous", sent_cookie=False, set_cookie="none")
    expect(frames[4], user="ada", sent_cookie=True)


@plays(
    "set SESSION_COOKIE_SECURE=True",
    "login",
    "visit",
    "set SESSION_COOKIE_SECURE=False SESSION_COOKIE_SAMESITE='None'",
    "login",
    "set SESSION_COOKIE_SAMESITE='Strict'",
    "login",
    "visit",
)
def test_secure_and_samesite_none_are_refused_over_http(frames: list[Frame]) -> None:
    expect(frames[1], user="ada", set_cookie="set", cookie="absent", row_expires_in=None)
    expect(frames[2], user="anonymous", sent_cookie=False)
    expect(frames[4], user="ada", set_cookie="set", cookie="absent", rows=2)
    expect(frames[7], user="ada", sent_cookie=True, rows=3)


@plays("set SESSION_COOKIE_PATH='/account'", "login", "visit", "visit /account/", "visit /accounts/")
def test_a_cookie_goes_only_to_its_path(frames: list[Frame]) -> None:
    expect(frames[1], cookie="persistent", row_expires_in=FORTNIGHT_S)
    expect(frames[2], user="anonymous", sent_cookie=False)
    expect(frames[3], user="ada", sent_cookie=True)
    expect(frames[4], status=404, sent_cookie=False)


@plays("set SESSION_COOKIE_AGE=60*60*24*730", "login", "advance 399d", "visit", "advance 1d", "visit")
def test_a_browser_keeps_no_cookie_longer_than_400_days(frames: list[Frame]) -> None:
    expect(frames[1], max_age=730 * DAY_S, cookie_expires_in=400 * DAY_S, row_expires_in=730 * DAY_S)
    expect(frames[3], user="ada")
    expect(frames[5], user="anonymous", cookie="absent", rows=1, expired_rows=0)


@plays(
    "profile firefox-restore", "login", "set_expiry 0", "close", "open", "update", "visit", "profile chromium", "close"
)
def test_a_browser_that_restores_its_tabs_keeps_a_cookie_without_a_date(frames: list[Frame]) -> None:
    expect(frames[4], cookie="session")
    expect(frames[6], user="ada", sent_cookie=True)
    expect(frames[8], cookie="absent", rows=1)


@plays("profile firefox-restore", "login", "set_expiry 0", "close", "profile chromium", "open", "visit")
def test_what_is_restored_is_decided_by_the_profile_of_the_start(frames: list[Frame]) -> None:
    expect(frames[6], user="anonymous", sent_cookie=False)


@plays(
    "login", "copy_cookie learner", "copy_cookie phone", "logout", "phone: visit", "copy_cookie phone", "phone: visit"
)
def test_a_copy_of_the_cookie_ends_with_the_row(frames: list[Frame]) -> None:
    expect(frames[1], cookie="persistent")
    expect(frames[4], user="anonymous", sent_cookie=True, set_cookie="delete")
    expect(frames[6], user="anonymous", sent_cookie=False)


@plays("set SESSION_ENGINE='signed_cookies'", "login", "copy_cookie phone", "delete_rows", "logout", "phone: visit")
def test_a_signed_copy_outlives_the_logout(frames: list[Frame]) -> None:
    expect(frames[1], cookie="persistent", rows=None, expired_rows=None, row_expires_in=None)
    expect(frames[4], set_cookie="delete", cookie="absent")
    expect(frames[5], user="ada", cookie="session")


@plays("login", "set SESSION_ENGINE='signed_cookies'", "visit", "delete_rows", "set SESSION_ENGINE='db'", "visit")
def test_another_engine_leaves_the_rows_alone(frames: list[Frame]) -> None:
    expect(frames[2], user="anonymous", set_cookie="set", rows=None)
    expect(frames[5], user="anonymous", rows=1)


@pytest.mark.parametrize(
    ("actions", "says"),
    [(["login", "hover"], "'hover'"), (["profile safari"], "profile"), (["close", "visit"], "open it first")],
)
def test_what_cannot_be_played_stops_with_a_reason(actions: list[str], says: str) -> None:
    with pytest.raises(RuntimeError, match=says):
        observe_all([["login"], actions])
