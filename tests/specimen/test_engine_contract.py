"""One contract that all five engines meet, and the one table of what they do differently.

Sessions here are 300 s long. A cookie without a date stands for a client that keeps it whatever the server thinks.
"""

from dataclasses import dataclass

import pytest

from tests.specimen.play import play, reason_ids


@dataclass(frozen=True)
class Engine:
    """What an engine does where others do something else; ``none`` for ``rows`` of an engine that stores nothing."""

    name: str
    one: str = "1"
    """Records of one session."""
    zero: str = "0"
    """Records of no session."""
    user_at_age: str = "anonymous"
    """Who the user is when the session is exactly SESSION_COOKIE_AGE old."""
    said_when_dead: str = "delete"
    """What Django says about the cookie of a dead session that was read."""
    rows_when_dead: str = "1"
    """Records at the deadline, before anyone looks."""
    rows_after_dead_visit: str = "1"
    """Records once a dead session was read."""
    rows_after_clearing_at_age: str = "0"
    rows_after_clearing: str = "0"
    """Records once clearsessions ran one second after the deadline."""
    user_after_length: str = "anonymous"
    """Who a client that keeps the cookie is after set_expiry(60) and a minute."""
    user_after_moment: str = "anonymous"
    """Who it is after set_expiry(timedelta(seconds=60)), or that datetime, and a minute."""
    rows_after_past: str = "1"
    """Records after set_expiry(-1)."""
    user_after_past: str = "anonymous"
    """Who a copy of the cookie is after set_expiry(-1)."""
    user_of_copy_after_logout: str = "anonymous"
    user_after_shorter_age: str = "ada"
    """Who the user is 100 s later, once SESSION_COOKIE_AGE went from 300 to 100."""
    user_after_longer_age: str = "anonymous"
    """Who the user is 300 s later, once SESSION_COOKIE_AGE went from 300 to 600."""
    user_after_deleting: str = "anonymous"
    """Who the user is once someone deleted every record."""
    user_after_forgetting: str = "ada"
    """Who the user is once the cache lost its memory."""
    rows_after_new_key: str = "1"
    """Records once a session was read under another SECRET_KEY."""
    said_after_new_key: str = "none"
    stranger: str = "db"
    """Another engine, whose store is another."""


ENGINES = [
    Engine("db", rows_after_clearing_at_age="1", stranger="file"),
    Engine(
        "cache",
        rows_when_dead="0",
        rows_after_dead_visit="0",
        rows_after_past="0",
        user_after_forgetting="anonymous",
        rows_after_new_key="0",
        said_after_new_key="delete",
    ),
    Engine(
        "cached_db",
        stranger="file",
        rows_after_clearing_at_age="1",
        user_after_deleting="ada",
        rows_after_new_key="0",
        said_after_new_key="delete",
    ),
    Engine(
        "file",
        said_when_dead="set",
        user_after_length="ada",
        user_after_shorter_age="anonymous",
        user_after_longer_age="ada",
    ),
    Engine(
        "signed_cookies",
        one="none",
        zero="none",
        user_at_age="ada",
        said_when_dead="set",
        rows_when_dead="none",
        rows_after_dead_visit="none",
        rows_after_clearing_at_age="none",
        rows_after_clearing="none",
        user_after_length="ada",
        user_after_moment="ada",
        rows_after_past="none",
        user_after_past="ada",
        user_of_copy_after_logout="ada",
        user_after_shorter_age="anonymous",
        user_after_longer_age="ada",
        user_after_deleting="ada",
        rows_after_new_key="none",
        said_after_new_key="set",
    ),
]


@pytest.fixture(params=ENGINES, ids=lambda engine: engine.name)
def engine(request):
    return request.param


def begin(engine, *, dated=False):
    """Write the line that sets the site up."""
    return f"set SESSION_ENGINE={engine.name} SESSION_COOKIE_AGE=300 SESSION_EXPIRE_AT_BROWSER_CLOSE={not dated}"


def left(seconds, engine):
    """Write how long the record has, which only a record can have."""
    return seconds if engine.one == "1" else "none"


# Login, reading, writing


def test_a_visitor_who_only_looks_gets_no_session(engine):
    play(f"""
        {begin(engine)}
        visit
        expect user=anonymous rows={engine.zero} cookie=absent set_cookie=none
    """)


def test_login_makes_one_session_with_cookie_and_length(engine):
    play(f"""
        {begin(engine, dated=True)}
        login
        expect status=302 user=ada rows={engine.one} row_expires_in={left(300, engine)}
        expect set_cookie=set max_age=300 cookie_expires_in=300
    """)


def test_reading_renews_nothing(engine):
    play(f"""
        {begin(engine, dated=True)}
        login
        advance 100s
        visit
        expect user=ada set_cookie=none row_expires_in={left(200, engine)} cookie_expires_in=200
    """)


def test_writing_restarts_the_whole_length(engine):
    play(f"""
        {begin(engine, dated=True)}
        login
        advance 100s
        visit /cart/add/
        expect set_cookie=set max_age=300 row_expires_in={left(300, engine)}
        visit
        expect user=ada
    """)


def test_what_was_written_can_be_read(engine):
    trace = play(f"{begin(engine)}\nvisit /cart/add/\nadvance 1s\nvisit /cart/add/\nlogin\nvisit")

    assert [frame.exchange.page.get("cart") for frame in trace if frame.exchange] == [1, 2, None, 2]


def test_nested_change_is_lost(engine):
    trace = play(f"{begin(engine)}\nvisit /cart/add/\nvisit /cart/append/\nexpect set_cookie=none\nvisit /cart/append/")

    assert trace[4].exchange.page["cart"] == 2  # the one that was kept, and the one that this request appends


def test_login_from_an_anonymous_session_leaves_one_record(engine):
    play(f"""
        {begin(engine)}
        visit /cart/add/
        login
        expect user=ada rows={engine.one}
    """)


def test_every_request_saves_when_told_to(engine):
    play(f"""
        {begin(engine, dated=True)}
        set SESSION_SAVE_EVERY_REQUEST=True
        login
        advance 299s
        visit /about/
        expect set_cookie=set max_age=300 row_expires_in={left(300, engine)}
        advance 299s
        visit
        expect user=ada
    """)


def test_an_error_saves_nothing(engine):
    play(f"""
        {begin(engine, dated=True)}
        login
        advance 100s
        visit /boom/
        expect status=500 set_cookie=none row_expires_in={left(200, engine)}
    """)


# The edge


def test_session_is_alive_one_second_before_its_age(engine):
    play(f"""
        {begin(engine)}
        login
        advance 299s
        expect rows={engine.one} row_expires_in={left(1, engine)}
        visit
        expect user=ada set_cookie=none
    """)


def test_a_session_of_exactly_its_age_is_dead_except_with_signed_cookies(engine):
    play(f"""
        {begin(engine)}
        login
        advance 300s
        expect rows={engine.rows_when_dead}
        visit
        expect user={engine.user_at_age}
    """)


def test_session_is_dead_one_second_after_its_age(engine):
    play(f"""
        {begin(engine)}
        login
        advance 301s
        visit
        expect user=anonymous set_cookie={engine.said_when_dead} rows={engine.rows_after_dead_visit}
    """)


def test_a_dead_session_is_not_looked_at_by_a_page_that_does_not_ask(engine):
    play(f"""
        {begin(engine)}
        login
        advance 301s
        visit /about/
        expect set_cookie=none cookie=session rows={engine.rows_when_dead}
    """)


def test_a_login_after_expiry_works(engine):
    play(f"""
        {begin(engine)}
        login
        advance 301s
        login
        expect user=ada set_cookie=set
        visit
        expect user=ada
    """)


# set_expiry


def test_a_length_sets_cookie_and_record(engine):
    play(f"""
        {begin(engine)}
        login
        set_expiry 60
        expect status=200 max_age=60 cookie_expires_in=60
        visit /expiry/
        expect expiry_age=60
        copy_cookie thief
        advance 59s
        thief: visit
        expect user=ada
        advance 1s
        expect cookie=absent
        visit
        expect user=anonymous sent_cookie=false
    """)


def test_after_a_length_a_kept_cookie_is_refused_where_its_record_has_a_date(engine):
    play(f"""
        {begin(engine)}
        login
        set_expiry 60
        copy_cookie thief
        advance 60s
        thief: visit
        expect user={engine.user_after_length}
    """)


@pytest.mark.parametrize("moment", ["timedelta(seconds=60)", "datetime(+60s)"])
def test_a_moment_does_not_move(engine, moment):
    play(f"""
        {begin(engine)}
        login
        set_expiry {moment}
        expect max_age=60 row_expires_in={left(60, engine)}
        advance 20s
        visit /cart/add/
        expect max_age=40 row_expires_in={left(40, engine)}
        copy_cookie thief
        advance 39s
        thief: visit
        expect user=ada
        advance 1s
        thief: visit
        expect user={engine.user_after_moment}
    """)


def test_zero_is_a_cookie_without_a_date_and_the_usual_length(engine):
    play(f"""
        {begin(engine, dated=True)}
        login
        set_expiry 0
        expect max_age=none cookie=session row_expires_in={left(300, engine)}
        advance 299s
        visit
        expect user=ada
        advance 2s
        visit
        expect user=anonymous
    """)


def test_none_returns_to_the_settings(engine):
    play(f"""
        {begin(engine, dated=True)}
        login
        set_expiry 60
        set_expiry None
        expect max_age=300 row_expires_in={left(300, engine)}
        set_expiry None
        expect set_cookie=none
    """)


def test_a_length_in_the_past_drops_the_cookie(engine):
    play(f"""
        {begin(engine)}
        login
        copy_cookie thief
        set_expiry -1
        expect max_age=-1 cookie=absent rows={engine.rows_after_past}
        visit
        expect user=anonymous sent_cookie=false
        thief: visit
        expect user={engine.user_after_past}
    """)


def test_text_is_refused_by_django_and_changes_nothing(engine):
    play(f"""
        {begin(engine)}
        login
        advance 100s
        set_expiry 'soon'
        expect status=500 set_cookie=none row_expires_in={left(200, engine)}
        visit
        expect user=ada
    """)


# Logout, and copies


def test_logout_deletes_record_and_cookie(engine):
    play(f"""
        {begin(engine)}
        login
        logout
        expect user=anonymous rows={engine.zero} set_cookie=delete cookie=absent
    """)


def test_logout_ends_a_copied_cookie_except_a_signed_one(engine):
    play(f"""
        {begin(engine)}
        login
        copy_cookie thief
        thief: visit
        expect user=ada
        logout
        thief: visit
        expect user={engine.user_of_copy_after_logout}
    """)


def test_a_changed_password_ends_every_copy(engine):
    play(f"""
        {begin(engine)}
        login
        copy_cookie thief
        change_password
        expect user=ada
        visit
        expect user=ada
        thief: visit
        expect user=anonymous
    """)


# Cleanup, and records deleted by hand


def test_clearsessions_touches_no_living_session(engine):
    play(f"""
        {begin(engine)}
        login
        advance 299s
        clearsessions
        expect rows={engine.one} expired_rows={engine.zero}
        visit
        expect user=ada
    """)


def test_clearsessions_at_exactly_the_age_leaves_rows_and_removes_files(engine):
    play(f"""
        {begin(engine)}
        login
        advance 300s
        clearsessions
        expect rows={engine.rows_after_clearing_at_age}
    """)


def test_clearsessions_one_second_after_the_age_removes_the_record(engine):
    play(f"""
        {begin(engine)}
        login
        advance 301s
        clearsessions
        expect rows={engine.rows_after_clearing} expired_rows={engine.zero}
        visit
        expect user=anonymous
    """)


def test_clearsessions_changes_no_answer(engine):
    lines = f"{begin(engine)}\nlogin\nadvance {{}}\n{{}}visit"
    for age in ("299s", "301s", "14d"):
        plain, cleared = (play(lines.format(age, command)) for command in ("", "clearsessions\n"))

        assert plain[len(plain) - 1].exchange.user == cleared[len(cleared) - 1].exchange.user


def test_deleting_every_record_logs_out_unless_cookie_or_cache_holds_the_data(engine):
    play(f"""
        {begin(engine)}
        login
        delete_rows
        expect rows={engine.zero}
        visit
        expect user={engine.user_after_deleting}
    """)


def test_clearing_the_cache_logs_out_only_where_nothing_else_stores_sessions(engine):
    play(f"""
        {begin(engine)}
        login
        clear_cache
        visit
        expect user={engine.user_after_forgetting}
    """)


# Settings changed under living sessions


def test_a_shorter_age_reaches_existing_sessions_where_the_age_is_checked_at_use(engine):
    play(f"""
        {begin(engine)}
        login
        set SESSION_COOKIE_AGE=100
        advance 101s
        visit
        expect user={engine.user_after_shorter_age}
    """)


def test_a_longer_age_reaches_existing_sessions_where_the_age_is_checked_at_use(engine):
    play(f"""
        {begin(engine)}
        login
        set SESSION_COOKIE_AGE=600
        advance 301s
        visit
        expect user={engine.user_after_longer_age}
    """)


def test_another_secret_key_logs_everyone_out(engine):
    play(f"""
        {begin(engine)}
        login
        set SECRET_KEY='another'
        visit
        expect user=anonymous rows={engine.rows_after_new_key} set_cookie={engine.said_after_new_key}
    """)


def test_an_old_key_among_the_fallbacks_keeps_everyone_logged_in(engine):
    play(f"""
        {begin(engine)}
        login
        advance 100s
        set SECRET_KEY='another' SECRET_KEY_FALLBACKS=['known to all']
        visit
        expect user=ada set_cookie=set rows={engine.one} row_expires_in={left(300, engine)}
        set SECRET_KEY_FALLBACKS=[]
        visit
        expect user=ada set_cookie=none
    """)


def test_another_engine_finds_nothing_and_the_old_one_keeps_all(engine):
    play(f"""
        {begin(engine)}
        login
        set SESSION_ENGINE={engine.stranger}
        expect rows=0
        visit /about/
        set SESSION_ENGINE={engine.name}
        expect rows={engine.one} row_expires_in={left(300, engine)}
        visit
        expect user=ada
    """)


def test_db_and_cached_db_share_their_rows():
    play("""
        set SESSION_ENGINE=cached_db
        login
        set SESSION_ENGINE=db
        expect rows=1
        visit
        expect user=ada
        set SESSION_ENGINE=cached_db
        visit
        expect user=ada
    """)


# Every frame is explained


def test_every_action_says_why(engine):
    trace = play(f"{begin(engine)}\nlogin\nvisit\nset_expiry 60\nlogout\nclearsessions\nclear_cache\ndelete_rows")

    assert all(reason_ids(frame) for frame in trace if frame.action)
