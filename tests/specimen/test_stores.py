"""What the stores hold is carried from frame to frame without loss, wherever the next action is run."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from due_date.scenario.action import ActionError
from due_date.scenario.scenario import Scenario
from due_date.scenario.settings import ENGINES
from due_date.server.signed_session import read_signed
from lessons.grammar import parse_action, parse_scenario
from lessons.pool import get_pool
from tests.specimen.play import play, reason_ids

LONG = """
    set SESSION_COOKIE_AGE=300
    login
    visit /cart/add/
    phone: login grace
    phone: set_expiry timedelta(minutes=3)
    visit /cart/append/
    set_expiry ''
    advance 100s
    tablet: visit /cart/add/
    tablet: set_expiry 60
    copy_cookie thief
    cron clearsessions 1m
    advance 100s
    tablet: visit
    phone: visit
    visit
    set SESSION_COOKIE_NAME='sid' TIME_ZONE='Asia/Tokyo'
    login linus
    set SESSION_COOKIE_NAME='sessionid' USE_TZ=False
    thief: visit /cart/add/
    change_password
    skew server -2h
    thief: visit
    clear_cache
    thief: visit
    skew server 0s
    visit /cart/add/
    advance 1h
    thief: visit
    clearsessions
    set SECRET_KEY='another'
    visit
    logout
    delete_rows
    visit
"""


def test_a_run_in_one_go_equals_a_run_step_by_step_among_others(forgetful):
    whole, stepwise = forgetful, get_pool()
    runs = {
        engine: parse_scenario([line for line in f"set SESSION_ENGINE={engine}\n{LONG}".splitlines() if line.strip()])
        for engine in ENGINES
    }
    for count in range(len(runs["db"].actions) + 1):
        for run in runs.values():
            stepwise.trace(Scenario(run.actions[:count]))

    for run in runs.values():
        assert list(whole.trace(run)) == list(stepwise.trace(run))


def test_the_long_run_differs_between_all_engines():
    runs = [play(f"set SESSION_ENGINE={engine}\n{LONG}") for engine in ENGINES]

    assert len({tuple(frame.observed["rows"] for frame in run) for run in runs}) == 5


@pytest.mark.parametrize("literal", ["b''", "()", "set()", "0j", "{}", "[]", "''", "0.0", "False"])
def test_cache_entries_keep_what_json_cannot_hold(forgetful, literal):
    lines = [
        "set SESSION_ENGINE=cache",
        "login",
        f"set_expiry {literal}",
        "visit",
        "visit /cart/add/",
        "visit /expiry/",
    ]
    scenario = parse_scenario(lines)
    for count in range(len(lines) + 1):
        get_pool().trace(parse_scenario(["set SESSION_ENGINE=cache", "visit /cart/add/"] + ["visit"] * count))
        get_pool().trace(Scenario(scenario.actions[:count]))
    frames = list(get_pool().trace(scenario))

    assert frames == list(forgetful.trace(scenario))
    assert frames[3].observed["status"] == 200
    assert f"'_session_expiry': {literal}" in frames[6].world.server.entries[0].raw


def test_an_entry_without_a_deadline_is_carried_too():
    trace = play("""
        set SESSION_ENGINE=cache SESSION_EXPIRE_AT_BROWSER_CLOSE=True SESSION_COOKIE_AGE=None
        login
        expect rows=1 row_expires_in=none
        advance 36500d
        visit
        expect user=ada rows=1
    """)

    assert trace[2].world.server.entries[0].stored_expiry == "None"


@pytest.mark.parametrize("age", ["2j", "-1", "0", "0.5", "None", "'x'", "b'x'", "[]", f"1{'0' * 14}", f"1{'0' * 400}"])
@pytest.mark.parametrize("engine", ENGINES)
def test_no_age_breaks_the_simulator(engine, age):
    play(f"""
        set SESSION_ENGINE={engine} SESSION_EXPIRE_AT_BROWSER_CLOSE=True
        login
        set SESSION_COOKIE_AGE={age}
        visit
        login
        visit /cart/add/
        visit /expiry/
        cron clearsessions 1m
        advance 1h
        visit
        clearsessions
        logout
    """)


def test_an_entry_past_its_deadline_comes_back_when_the_clock_goes_back():
    play("""
        set SESSION_ENGINE=cache SESSION_COOKIE_AGE=300 SESSION_EXPIRE_AT_BROWSER_CLOSE=True
        login
        advance 10m
        expect rows=0
        skew server -10m
        expect rows=1
        visit
        expect user=ada
    """)


ACTIONS = [
    *(f"set SESSION_ENGINE={engine}" for engine in ENGINES),
    "set SESSION_COOKIE_AGE=100",
    "set SESSION_COOKIE_NAME='sid'",
    "set SESSION_COOKIE_NAME='sessionid'",
    "set SESSION_SAVE_EVERY_REQUEST=True",
    "set USE_TZ=False TIME_ZONE=Asia/Tokyo",
    "set SECRET_KEY='another' SECRET_KEY_FALLBACKS=['known to all']",
    "set SECRET_KEY_FALLBACKS=[]",
    "login",
    "phone: login grace",
    "copy_cookie phone",
    "visit",
    "phone: visit /cart/add/",
    "set_expiry 60",
    "set_expiry timedelta(seconds=90)",
    "logout",
    "change_password",
    "advance 50s",
    "advance 1h",
    "clearsessions",
    "cron clearsessions 1m",
    "delete_rows",
    "clear_cache",
    "skew server -1h",
    "skew server +1h",
]


@given(st.lists(st.sampled_from(ACTIONS), min_size=3, max_size=25), st.data())
@settings(max_examples=60, deadline=None)
def test_any_run_can_be_cut_anywhere(forgetful, lines, data):
    whole, split = forgetful, get_pool()
    scenario = parse_scenario(lines)
    for cut in sorted(data.draw(st.lists(st.integers(0, len(lines)), max_size=4))):
        split.trace(Scenario(scenario.actions[:cut]))
        split.trace(parse_scenario(["login linus", *lines[cut:]]))  # something else, in the same process

    assert list(split.trace(scenario)) == list(whole.trace(scenario))


# Files


def test_a_file_is_dated_by_simulated_time_to_the_end_of_it():
    trace = play(f"""
        set SESSION_ENGINE=file
        advance {7_900 * 365}d
        login
        expect row_expires_in=1209600
        advance 13d
        visit
        expect user=ada
        clearsessions
        expect rows=1
    """)

    file = trace[3].world.server.files[0]
    assert file.modified_at == trace[3].at
    assert file.name == f"sessionid{file.key}"
    assert file.expires_at - file.modified_at == timedelta(days=14)


def test_a_file_needs_a_whole_second_to_live():
    play("""
        set SESSION_ENGINE=file SESSION_COOKIE_AGE=1.5 SESSION_EXPIRE_AT_BROWSER_CLOSE=True
        login
        expect row_expires_in=1 expired_rows=0
        visit
        expect user=ada
        advance 1s
        expect row_expires_in=0 expired_rows=1
        visit
        expect user=anonymous
    """)


def test_another_cookie_name_hides_files_from_visit_and_cleanup():
    trace = play("""
        set SESSION_ENGINE=file SESSION_COOKIE_AGE=300
        login
        set SESSION_COOKIE_NAME='sid'
        expect rows=1 row_expires_in=none
        advance 301s
        clearsessions
        expect rows=1 expired_rows=1
        set SESSION_COOKIE_NAME='sessionid'
        clearsessions
        expect rows=0
    """)

    assert "files-not-recognised" in reason_ids(trace[5])


@pytest.mark.parametrize("name", ["'../../tmp/x'", "'/etc/x'", r"'\x2fetc\x2fx'", r"'..\\x'"])
def test_no_cookie_name_leads_out_of_the_directory(name):
    with pytest.raises(ActionError, match="without slashes"):
        parse_action(f"set SESSION_COOKIE_NAME={name}")


@pytest.mark.parametrize("name", ["''", "'.'", "'..'", "'a b'", r"'\x00'", "5", "None", "['x']", "'" + "x" * 300 + "'"])
def test_any_other_cookie_name_is_left_to_django(name):
    play(f"set SESSION_ENGINE=file SESSION_COOKIE_NAME={name}\nlogin\nvisit\nclearsessions\nlogout")


# Signed cookies


def test_anyone_can_read_a_signed_session():
    trace = play("set SESSION_ENGINE=signed_cookies\nlogin\nadvance 1m\nvisit /cart/add/")
    session = read_signed(trace[4].world.session_cookie("learner").value)

    assert session
    assert session.data["_auth_user_id"] == "1"
    assert session.data["cart"] == ["book"]
    assert session.signed_at == trace[4].at
    assert len(session.signature) == 43


def test_a_dead_signed_session_is_replaced_by_an_empty_one():
    trace = play("""
        set SESSION_ENGINE=signed_cookies SESSION_COOKIE_AGE=300 SESSION_EXPIRE_AT_BROWSER_CLOSE=True
        login
        advance 301s
        visit
        expect user=anonymous set_cookie=set cookie=session
    """)

    session = read_signed(trace[4].world.session_cookie("learner").value)
    assert session
    assert session.data == {}
    assert "signature-outlived" in reason_ids(trace[3])
    assert reason_ids(trace[4])[:2] == ["signature-outdated", "signed-session-emptied"]


def test_a_signed_session_lasts_for_the_setting_whatever_set_expiry_says():
    play("""
        set SESSION_ENGINE=signed_cookies
        login
        set_expiry 60*60*24*90
        expect max_age=7776000
        advance 14d
        visit
        expect user=ada set_cookie=none cookie_expires_in=6566400
        advance 1s
        visit
        expect user=anonymous
    """)


def test_a_signature_from_the_future_is_accepted():
    play("""
        set SESSION_ENGINE=signed_cookies SESSION_COOKIE_AGE=300 SESSION_EXPIRE_AT_BROWSER_CLOSE=True
        skew server +10m
        login
        skew server 0s
        visit
        expect user=ada
        advance 15m
        visit
        expect user=ada
        advance 1s
        visit
        expect user=anonymous
    """)


# Both caches, and a cache that nobody asks


def test_the_cache_can_be_cleared_while_another_engine_is_at_work():
    trace = play("""
        set SESSION_ENGINE=cache
        login
        set SESSION_ENGINE=db
        clear_cache
        set SESSION_ENGINE=cache
        visit
        expect user=anonymous
    """)

    assert len(trace[3].world.server.entries) == 1
    assert trace[4].world.server.entries == ()


def test_cached_db_asks_the_row_only_when_the_cache_forgot():
    trace = play("""
        set SESSION_ENGINE=cached_db SESSION_COOKIE_AGE=300 SESSION_EXPIRE_AT_BROWSER_CLOSE=True
        login
        visit
        advance 100s
        clear_cache
        visit
        expect user=ada row_expires_in=200
        delete_rows
        visit
        expect user=ada rows=0
        visit /cart/add/
        expect status=400 set_cookie=none
        advance 199s
        visit
        expect user=ada
        advance 1s
        visit
        expect user=anonymous
    """)

    assert reason_ids(trace[3])[:2] == ["entry-valid", "row-not-asked"]
    assert reason_ids(trace[6])[:2] == ["record-valid", "cache-refilled"]
    assert trace[6].world.server.entries[0].expires_at == trace[2].world.server.rows[0].expires_at
    assert reason_ids(trace[8])[:2] == ["entry-valid", "row-missing-not-asked"]
    assert "session-interrupted" in reason_ids(trace[9])
    assert reason_ids(trace[13])[0] == "record-missing"
    assert [sql for sql in trace[3].exchange.queries if "django_session" in sql] == []


def test_cached_db_without_the_row_refuses_even_a_login():
    play("""
        set SESSION_ENGINE=cached_db
        login
        delete_rows
        login
        expect status=400 set_cookie=none
        logout
        expect status=302 set_cookie=delete
        login
        expect status=302 user=ada rows=1
    """)
