"""The date-due slips of cookie and record, and the next deadline, read from runs on real Django."""

import pytest

from due_date.timeline.deadlines import find_next_deadline, read_slips
from due_date.timeline.history import read_history
from due_date.times import format_moment
from tests.specimen.play import play


def slips_after(text, browser="learner"):
    history = read_history(play(text))
    return read_slips(history, browser, at=len(history.frames) - 1)


def stamped(slip):
    return [(stamp.number, stamp.shown_at and format_moment(stamp.shown_at)[11:19]) for stamp in slip.stamps]


def next_of(text):
    trace = play(text)
    deadline = find_next_deadline(trace[len(trace) - 1].world)
    return deadline and (format_moment(deadline.at), deadline.subjects)


FIVE_MINUTES = "set SESSION_COOKIE_AGE=300\nlogin\n"


def test_before_any_login_both_slips_are_blank():
    cookie, record = slips_after("visit /")
    assert (cookie.state, cookie.stamps, record.state, record.stamps) == ("none", (), "none", ())


def test_a_login_stamps_both():
    cookie, record = slips_after(FIVE_MINUTES)
    assert (cookie.state, record.state) == ("held", "valid")
    assert stamped(cookie) == stamped(record) == [(2, "09:05:00")]


def test_a_write_stamps_a_new_date_under_the_last():
    cookie, record = slips_after(FIVE_MINUTES + "advance 4m\nvisit /cart/add/")
    assert stamped(cookie) == stamped(record) == [(2, "09:05:00"), (4, "09:09:00")]


def test_reading_stamps_nothing():
    cookie, record = slips_after(FIVE_MINUTES + "advance 4m\nvisit /")
    assert len(cookie.stamps) == len(record.stamps) == 1


@pytest.mark.parametrize("engine", ["db", "signed_cookies"])
def test_a_cookie_set_again_to_the_same_date_is_stamped_once(engine):
    saved = f"set SESSION_ENGINE={engine} SESSION_SAVE_EVERY_REQUEST=True SESSION_COOKIE_AGE=300\nlogin"
    every = f"{saved}\nvisit /\nvisit /\nadvance 1m\nvisit /"
    cookie, _record = slips_after(every)
    assert stamped(cookie) == [(2, "09:05:00"), (6, "09:06:00")]


def test_a_cookie_set_again_without_a_date_is_stamped_once():
    cookie, record = slips_after(
        "set SESSION_COOKIE_AGE=300 SESSION_EXPIRE_AT_BROWSER_CLOSE=True\nlogin\nadvance 1m\nvisit /cart/add/"
    )
    assert stamped(cookie) == [(2, None)]
    assert stamped(record) == [(2, "09:05:00"), (4, "09:06:00")]


def test_another_session_is_stamped_even_with_the_same_date():
    cookie, record = slips_after(FIVE_MINUTES + "login grace")
    assert stamped(cookie) == [(2, "09:05:00"), (3, "09:05:00")]
    assert stamped(record) == [(3, "09:05:00")]


def test_a_clock_that_is_set_stamps_nothing():
    cookie, record = slips_after(FIVE_MINUTES + "skew browser +1m\nskew server -1m")
    assert len(cookie.stamps) == len(record.stamps) == 1


def test_another_engine_stamps_no_cookie():
    cookie, record = slips_after(FIVE_MINUTES + "set SESSION_ENGINE=signed_cookies\nset SESSION_ENGINE=cache")
    assert stamped(cookie) == [(2, "09:05:00")]
    assert (cookie.state, record.state) == ("held", "removed")


def test_the_record_of_a_copied_cookie_was_stamped_by_its_owner():
    cookie, record = slips_after(FIVE_MINUTES + "advance 1m\nvisit /cart/add/\ncopy_cookie thief", "thief")
    assert stamped(cookie) == [(5, None)]
    assert stamped(record) == [(2, "09:05:00"), (4, "09:06:00")]


def test_the_slips_of_an_earlier_frame_know_nothing_of_later_ones():
    history = read_history(play(FIVE_MINUTES + "visit /cart/add/\nadvance 1m\nvisit /cart/add/\nlogout"))
    for at, stamps in ((1, []), (2, [(2, "09:05:00")]), (5, [(2, "09:05:00"), (5, "09:06:00")])):
        cookie, record = read_slips(history, at=at)
        assert stamped(cookie) == stamped(record) == stamps
        assert (cookie.state, record.state) == (("held", "valid") if stamps else ("none", "none"))
    assert [slip.state for slip in read_slips(history, at=6)] == ["gone", "removed"]


def test_a_cookie_without_a_date_is_stamped_without_one():
    cookie, record = slips_after("set SESSION_EXPIRE_AT_BROWSER_CLOSE=True\nlogin")
    assert (cookie.state, cookie.shown_at) == ("held", None)
    assert record.shown_at is not None


def test_the_record_is_refused_at_its_date_and_removed_by_clearsessions_after_it():
    for rest, states in (
        ("advance 299s", ("held", "valid")),
        ("advance 300s", ("gone", "refused")),
        ("advance 300s\nclearsessions", ("gone", "refused")),
        ("advance 301s\nclearsessions", ("gone", "removed")),
    ):
        cookie, record = slips_after(FIVE_MINUTES + rest)
        assert (cookie.state, record.state) == states, rest


def test_closing_drops_a_cookie_without_a_date_and_leaves_the_record():
    cookie, record = slips_after("set SESSION_EXPIRE_AT_BROWSER_CLOSE=True\nlogin\nclose")
    assert (cookie.state, record.state) == ("gone", "valid")


def test_another_browser_has_slips_of_its_own():
    cookie, record = slips_after("login\nphone: visit /", "phone")
    assert (cookie.state, record.state) == ("none", "none")


def test_the_next_deadline_is_the_earliest_and_names_all_that_falls_on_it():
    assert next_of("visit /") is None
    assert next_of(FIVE_MINUTES) == ("2026-01-05T09:05:00Z", ("cookie", "record"))
    assert next_of("set SESSION_COOKIE_AGE=300 SESSION_EXPIRE_AT_BROWSER_CLOSE=True\nlogin")[1] == ("record",)
    assert next_of("cron clearsessions 1m\n" + FIVE_MINUTES) == ("2026-01-05T09:01:00Z", ("cron",))
    assert next_of(FIVE_MINUTES + "advance 5m") is None
