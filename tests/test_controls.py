"""Controls: named by the beginning of what they add."""

import pytest

from lessons.curriculum.controls import EVERYTHING, NAMES, Unlocked, nearest_control


@pytest.mark.parametrize(
    ("name", "action"),
    [
        ("advance", "advance 4m"),
        ("visit /", "visit /"),
        ("visit", "visit /cart/add/"),
        ("close", "thief: close"),
        ("set SESSION_COOKIE_AGE", "set SESSION_COOKIE_AGE=300"),
        ("login", "login grace"),
    ],
)
def test_an_unlocked_control_allows_its_actions(name, action):
    assert action in Unlocked([name])
    assert action in EVERYTHING


@pytest.mark.parametrize(
    ("name", "action"),
    [
        ("visit /", "visit /cart/add/"),
        ("visit /", "visit"),
        ("set SESSION_COOKIE_AGE", "set SESSION_COOKIE_NAME='x'"),
        ("login", "logout"),
        ("cron", "clearsessions"),
    ],
)
def test_what_is_not_unlocked_is_not_allowed(name, action):
    assert action not in Unlocked([name])
    assert action not in Unlocked([])


def test_folds_are_shown_where_something_is_in_them():
    assert Unlocked(["crash"]).more_of_browser
    assert not Unlocked(["crash"]).more_of_server
    assert Unlocked(["skew server"]).more_of_server
    assert not Unlocked(["visit /"]).more_of_browser


def test_only_the_lab_has_everything():
    assert EVERYTHING.is_everything
    assert not Unlocked(NAMES).is_everything


def test_a_name_that_is_nearly_right_is_recognised():
    assert nearest_control("clear_sessions") == "clearsessions"
    assert len(NAMES) == len(set(NAMES))
