"""Another SECRET_KEY under living sessions, with and without SECRET_KEY_FALLBACKS."""

import pytest

from tests.specimen.play import play, reason_ids

OLD = "'known to all'"


@pytest.mark.parametrize("engine", ["db", "file"])
def test_records_stay_and_cannot_be_read(engine):
    trace = play(f"""
        set SESSION_ENGINE={engine}
        login
        set SECRET_KEY='another'
        expect rows=1 expired_rows=0 row_expires_in=1209600
        visit
        expect user=anonymous set_cookie=none cookie=persistent rows=1
        set SECRET_KEY={OLD}
        visit
        expect user=ada
    """)
    readable, unreadable = trace[2].world.records[0], trace[3].world.records[0]

    assert readable.data["_auth_user_id"] == "1"
    assert unreadable.data is None
    assert unreadable.raw == readable.raw
    assert "records-unreadable" in reason_ids(trace[3])
    assert reason_ids(trace[4])[0] == "record-unreadable"
    assert "records-readable-again" in reason_ids(trace[5])


def test_a_cache_is_not_signed_but_the_login_in_it_is():
    play("""
        set SESSION_ENGINE=cache
        visit /cart/add/
        phone: visit /cart/add/
        login
        set SECRET_KEY='another'
        visit
        expect user=anonymous set_cookie=delete rows=1
        phone: visit /cart/add/
        expect rows=1
    """)


def test_a_fallback_keeps_everyone_and_signs_again_at_the_first_visit():
    trace = play(f"""
        login
        phone: login grace
        advance 100s
        set SECRET_KEY='another' SECRET_KEY_FALLBACKS=[{OLD}]
        expect rows=2
        visit
        expect user=ada set_cookie=set row_expires_in=1209600 cookie_expires_in=1209600 rows=2
        visit
        expect user=ada set_cookie=none
        set SECRET_KEY_FALLBACKS=[]
        visit
        expect user=ada
        phone: visit
        expect user=anonymous
    """)

    keys = [{record.key for record in trace[number].world.records} for number in (4, 5)]
    assert len(keys[0] & keys[1]) == 1
    assert "records-still-readable" in reason_ids(trace[4])
    assert "key-cycled" in reason_ids(trace[5])


def test_a_signed_cookie_of_another_key_is_no_session_at_all():
    trace = play("""
        set SESSION_ENGINE=signed_cookies
        login
        set SECRET_KEY='another'
        visit
        expect user=anonymous set_cookie=set
    """)

    assert trace[4].exchange.signature == "unverified"
    assert reason_ids(trace[4])[:2] == ["signature-unverified", "signed-session-emptied"]
