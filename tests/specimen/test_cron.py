"""Cron: clearsessions runs once a period as time advances."""

import pytest

from due_date.scenario.action import ActionError
from lessons.grammar import parse_action
from tests.specimen.play import play, reason_ids

SHORT = "set SESSION_COOKIE_AGE=300 SESSION_EXPIRE_AT_BROWSER_CLOSE=True"


def last(trace):
    return trace[len(trace) - 1]


def at(moment):
    return moment.strftime("%H:%M:%S")


def test_first_run_comes_one_period_later():
    trace = play(f"""
        {SHORT}
        login
        cron clearsessions 1h
        advance 59m59s
        expect rows=1 expired_rows=1
        advance 1s
        expect rows=0
    """)

    assert trace[4].cron is None
    assert trace[5].cron.count == 1
    assert [(at(removal.at), len(removal.keys)) for removal in trace[5].cron.removals] == [("10:00:00", 1)]


def test_runs_keep_their_phase_over_many_advances():
    trace = play(f"{SHORT}\ncron clearsessions 10m\nadvance 7m\nadvance 7m\nadvance 7m\nadvance 9m")

    assert [frame.cron.count if frame.cron else 0 for frame in trace][3:] == [0, 1, 1, 1]
    assert at(last(trace).world.cron.next_at) == "09:40:00"


def test_a_new_order_begins_a_new_phase_and_off_ends_it():
    play(f"""
        {SHORT}
        cron clearsessions 10m
        login
        advance 8m
        cron clearsessions 10m
        advance 9m
        expect rows=1
        advance 1m
        expect rows=0
        login
        cron clearsessions off
        advance 1d
        expect rows=1 expired_rows=1
    """)


def test_cleanup_every_minute_or_never_gives_every_visit_the_same_answer():
    visits = (
        "login\nadvance 4m59s\nvisit\nadvance 1s\nvisit\nadvance 1s\nvisit\nlogin\nadvance 3m\nvisit /cart/add/\nvisit"
    )
    never, always = (
        play(f"{SHORT}\n{order}\n{visits}") for order in ("cron clearsessions off", "cron clearsessions 1m")
    )

    assert [frame.observed["user"] for frame in never] == [frame.observed["user"] for frame in always]
    assert [frame.observed["set_cookie"] for frame in never] == [frame.observed["set_cookie"] for frame in always]


def test_at_the_very_deadline_a_row_waits_for_the_next_run():
    trace = play(
        f"{SHORT}\nlogin\ncron clearsessions 1m\nadvance 5m\nexpect rows=1 expired_rows=1\nadvance 1m\nexpect rows=0"
    )

    assert trace[4].cron.count == 5
    assert [at(removal.at) for removal in trace[5].cron.removals] == ["09:06:00"]


def test_at_the_very_deadline_a_file_goes():
    trace = play(f"{SHORT} SESSION_ENGINE=file\nlogin\ncron clearsessions 1m\nadvance 5m\nexpect rows=0")

    assert [at(removal.at) for removal in trace[4].cron.removals] == ["09:05:00"]


@pytest.mark.parametrize("engine", ["db", "cached_db", "file"])
def test_each_record_is_removed_by_the_first_run_that_can(engine):
    trace = play(f"""
        {SHORT} SESSION_ENGINE={engine}
        cron clearsessions 1h
        login
        phone: visit /cart/add/
        phone: set_expiry timedelta(hours=5)
        tablet: visit /cart/add/
        tablet: set_expiry timedelta(minutes=90)
        advance 1d
        expect rows=0
    """)

    assert [at(removal.at) for removal in last(trace).cron.removals] == [
        "10:00:00",
        "11:00:00",
        "14:00:00" if engine == "file" else "15:00:00",
    ]
    assert last(trace).cron.count == 24


@pytest.mark.parametrize("engine", ["cache", "signed_cookies"])
def test_where_nothing_needs_clearing_runs_are_counted_only(engine):
    trace = play(f"{SHORT} SESSION_ENGINE={engine}\nlogin\ncron clearsessions 1m\nadvance 1d")

    assert (last(trace).cron.count, last(trace).cron.removals) == (1440, ())
    assert "cron-useless" in reason_ids(last(trace))


def test_a_file_that_nobody_recognises_stays_however_often_cron_runs():
    trace = play(f"""
        {SHORT} SESSION_ENGINE=file
        login
        set SESSION_COOKIE_NAME='sid'
        cron clearsessions 1m
        advance 365d
        expect rows=1 expired_rows=1
    """)

    assert last(trace).cron.count == 365 * 24 * 60


def test_a_length_in_a_file_is_never_cleared():
    play(f"""
        {SHORT} SESSION_ENGINE=file
        login
        set_expiry 60
        cron clearsessions 1d
        advance 365d
        expect rows=1 expired_rows=0
    """)


def test_a_century_of_minutes_is_a_matter_of_milliseconds():
    trace = play(f"{SHORT}\nlogin\ncron clearsessions 1m\nadvance 36500d\nexpect rows=0")

    assert last(trace).cron.count == 36_500 * 24 * 60
    assert len(last(trace).cron.removals) == 1


def test_runs_come_in_true_time_and_see_the_servers_clock():
    ahead = f"{SHORT}\nlogin\nskew server +1h\ncron clearsessions 10m\nadvance 10m\nexpect rows=0"
    slow = f"{SHORT}\nlogin\nskew server -1h\ncron clearsessions 10m\n"
    behind = f"{slow}advance 1h\nexpect rows=1\nadvance 10m\nexpect rows=0"

    assert [at(removal.at) for removal in last(play(ahead)).cron.removals] == ["09:10:00"]
    assert [at(removal.at) for removal in last(play(behind)).cron.removals] == ["10:10:00"]


def test_the_run_that_removes_is_found_by_the_servers_clock():
    trace = play("""
        set SESSION_COOKIE_AGE=60*60*24 SESSION_EXPIRE_AT_BROWSER_CLOSE=True
        login
        skew server +1h30m
        cron clearsessions 1h
        advance 30h
        expect rows=0
    """)

    assert [at(removal.at) for removal in last(trace).cron.removals] == ["08:00:00"]


def test_cron_never_runs_where_its_next_time_is_past_the_last_year():
    trace = play("login\ncron clearsessions 500000w\nadvance 1d")

    assert last(trace).cron is None
    assert last(trace).world.cron.next_at is None
    assert "cron-never-due" in reason_ids(trace[2])


@pytest.mark.parametrize(
    ("text", "nearest"),
    [
        ("cron", "cron clearsessions 1d"),
        ("cron clearsessions", "cron clearsessions 1d"),
        ("cron clearsessions 59s", "cron clearsessions 1m"),
        ("cron clearsessions 0m", "cron clearsessions 1m"),
        ("cron flush 1d", "cron clearsessions 1d"),
        ("cron clearsessions daily", "cron clearsessions 1d"),
        ("cron clearsessions 1d 2d", "cron clearsessions 1d"),
        ("phone: cron clearsessions 1d", "cron clearsessions 1d"),
    ],
)
def test_a_wrong_cron_line_is_refused_with_one_that_works(text, nearest):
    with pytest.raises(ActionError) as refused:
        parse_action(text)

    assert refused.value.nearest == nearest
