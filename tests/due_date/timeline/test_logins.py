"""When logins ended in truth: with their cookie, with their record, or by hand."""

from due_date.timeline.history import read_history
from due_date.timeline.logins import read_logins
from tests.due_date.timeline.runs import AT_CLOSE, EXPIRED, after
from tests.simulator.toy import frames_of


def ends(lines):
    return [(login.from_at, login.ended_at) for login in read_logins(read_history(frames_of(lines)))]


def test_a_login_ends_with_its_cookie_its_record_or_by_hand():
    assert ends(EXPIRED) == [(after(0), after(300))]
    assert ends([*AT_CLOSE, "close", "advance 1m"]) == [(after(0), after(60))]
    assert ends(["login", "advance 1m", "delete_rows", "advance 1m", "visit /"]) == [(after(0), after(60))]
    assert ends(["login", "advance 1m", "logout", "login"]) == [(after(0), after(60)), (after(60), None)]
    assert ends(["set SESSION_COOKIE_AGE=600", "login", "advance 5m", "visit /cart/add/", "advance 10m"]) == [
        (after(0), after(900))
    ]
