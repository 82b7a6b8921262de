"""The lifetimes of cookies on real Django: which values of a cookie are one session, and where another one begins."""

import pytest

from due_date.timeline.lifetimes import read_cookie_lifetimes
from tests.specimen.play import play

LOGIN = "set SESSION_COOKIE_AGE=300 SESSION_ENGINE=%s\nlogin\n"


def cookies_of(text):
    """Return the frame each session cookie of the learner began with, how it ended, and the frame it ended with."""
    lifetimes = read_cookie_lifetimes(tuple(play(text)), "learner")
    return [(lifetime.begin_number, lifetime.end_kind, lifetime.end_number) for lifetime in lifetimes]


def test_a_signed_session_that_is_saved_again_is_one_lifetime():
    assert cookies_of(LOGIN % "signed_cookies" + "advance 1m\nvisit /cart/add/\nvisit /cart/add/") == [(2, None, None)]


@pytest.mark.parametrize(("engine", "other"), [("db", "cache"), ("db", "signed_cookies"), ("signed_cookies", "db")])
def test_another_engine_leaves_the_cookie_and_the_next_login_replaces_it(engine, other):
    switched = LOGIN % engine + f"set SESSION_ENGINE={other}\n"
    assert cookies_of(switched) == [(2, None, None)]
    assert cookies_of(switched + "login") == [(2, "replaced", 4), (4, None, None)]


def test_a_cookie_that_another_name_hides_is_unread_and_begins_again_with_its_own():
    renamed = LOGIN % "db" + "set SESSION_COOKIE_NAME='other'\nset SESSION_COOKIE_NAME='sessionid'"
    assert cookies_of(renamed) == [(2, "unread", 3), (4, None, None)]


@pytest.mark.parametrize(("action", "end_kind"), [("skew browser +5m", "expired"), ("logout", "deleted")])
def test_a_clock_lets_a_cookie_expire_and_a_response_deletes_it(action, end_kind):
    assert cookies_of(LOGIN % "db" + action) == [(2, end_kind, 3)]


@pytest.mark.parametrize("action", ["close", "crash", "os_logout"])
def test_a_browser_that_ends_drops_a_cookie_without_a_date(action):
    assert cookies_of("set SESSION_EXPIRE_AT_BROWSER_CLOSE=True\nlogin\n" + action) == [(2, "dropped", 3)]
