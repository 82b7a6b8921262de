"""The date-due slips of cookie and record, read from real traces."""

from due_date.timeline.deadlines import next_deadline, slips
from due_date.times import format_moment
from tests.specimen.play import play


def slips_after(text, browser="learner"):
    return slips(play(text), browser)


def stamped(slip):
    return [(stamp.due_at and format_moment(stamp.due_at)[11:19], stamp.action) for stamp in slip.stamps]


def things(text):
    trace = play(text)
    deadline = next_deadline(trace[len(trace) - 1].world)
    return deadline and (format_moment(deadline.at), deadline.things)


FIVE_MINUTES = "set SESSION_COOKIE_AGE=300\nlogin\n"


def test_before_any_login_both_slips_are_blank():
    cookie, record = slips_after("visit /")
    assert (cookie.state, cookie.stamps, record.state, record.stamps) == ("none", (), "none", ())


def test_a_login_stamps_both():
    cookie, record = slips_after(FIVE_MINUTES)
    assert (cookie.state, record.state) == ("held", "valid")
    assert stamped(cookie) == stamped(record) == [("09:05:00", "login")]


def test_a_write_stamps_a_new_date_under_the_last():
    cookie, record = slips_after(FIVE_MINUTES + "advance 4m\nvisit /cart/add/")
    assert stamped(cookie) == stamped(record) == [("09:05:00", "login"), ("09:09:00", "visit /cart/add/")]


def test_reading_stamps_nothing():
    cookie, record = slips_after(FIVE_MINUTES + "advance 4m\nvisit /")
    assert len(cookie.stamps) == len(record.stamps) == 1


def test_a_cookie_set_again_in_the_same_second_is_stamped_again():
    cookie, record = slips_after(FIVE_MINUTES + "visit /cart/add/")
    assert [action for _, action in stamped(cookie)] == ["login", "visit /cart/add/"]
    assert len(record.stamps) == 1


def test_a_cookie_without_a_date_is_stamped_without_one():
    cookie, record = slips_after("set SESSION_EXPIRE_AT_BROWSER_CLOSE=True\nlogin")
    assert (cookie.state, cookie.due_at) == ("held", None)
    assert record.due_at is not None


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
    assert things("visit /") is None
    assert things(FIVE_MINUTES) == ("2026-01-05T09:05:00Z", ("cookie", "record"))
    assert things("set SESSION_COOKIE_AGE=300 SESSION_EXPIRE_AT_BROWSER_CLOSE=True\nlogin")[1] == ("record",)
    assert things("cron clearsessions 1m\n" + FIVE_MINUTES) == ("2026-01-05T09:01:00Z", ("cron",))
    assert things(FIVE_MINUTES + "advance 5m") is None
