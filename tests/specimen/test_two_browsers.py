"""Several browsers and what happens to them, on the real Django: theft, logout, passwords, crashes, cookie settings."""

import pytest

from tests.specimen.play import play, reason_ids

BROWSER_LENGTH = "set SESSION_EXPIRE_AT_BROWSER_CLOSE=True"


# Theft


@pytest.mark.parametrize("mode", ["set SESSION_COOKIE_AGE=1209600", BROWSER_LENGTH])
def test_a_stolen_cookie_outlives_the_browser_it_was_stolen_from(mode):
    trace = play(f"""
        {mode}
        login
        copy_cookie thief
        expect user=ada
        thief: expect cookie=session sent_cookie=false status=none
        close
        advance 13d
        thief: visit
        expect user=ada logged_in=true sent_cookie=true row_expires_in=86400
        advance 23h59m59s
        thief: visit
        expect user=ada
        advance 1s
        thief: expect cookie=session row_expires_in=0
        thief: visit
        expect user=anonymous sent_cookie=true set_cookie=delete cookie=absent
    """)

    assert reason_ids(trace[3]) == ["cookie-copied", "copy-is-as-good"]


def test_a_thief_who_keeps_writing_is_never_logged_out():
    slide = "advance 13d\nthief: visit /cart/add/\n"
    play(f"login\ncopy_cookie thief\nclose\n{slide * 6}thief: visit\nexpect user=ada row_expires_in=1209600")


def test_logout_ends_the_thief_too():
    play("""
        login
        copy_cookie thief
        thief: visit /account/
        expect status=200 user=ada
        logout
        expect rows=0
        thief: visit /account/
        expect status=302 user=anonymous set_cookie=delete
    """)


def test_logout_of_the_thief_ends_the_owner_too():
    play("login\ncopy_cookie thief\nthief: logout\nexpect rows=0\nvisit\nexpect user=anonymous sent_cookie=true")


def test_logging_in_again_does_not_end_the_thief():
    play("login\ncopy_cookie thief\nlogin\nthief: visit\nexpect user=ada")


def test_with_signed_cookies_a_copy_survives_logout():
    play("""
        set SESSION_ENGINE=signed_cookies
        login
        copy_cookie thief
        logout
        expect user=anonymous cookie=absent
        thief: visit
        expect user=ada
    """)


def test_nothing_is_copied_where_there_is_no_cookie():
    trace = play(
        "copy_cookie thief\nlogin\nclose\nopen\nlogout\ncopy_cookie thief\nthief: visit\nexpect sent_cookie=false"
    )

    assert reason_ids(trace[1])[0] == reason_ids(trace[6])[0] == "nothing-to-copy"
    assert "thief" not in trace[6].world.browsers


def test_copying_is_observed_in_the_browser_that_was_copied_from():
    play("phone: login\nphone: copy_cookie thief\nexpect user=ada cookie=persistent\nexpect sent_cookie=false")


# Other browsers


def test_other_browsers_have_sessions_of_their_own():
    play("""
        login
        phone: login
        expect rows=2
        logout
        expect rows=1
        phone: visit
        expect user=ada
    """)


def test_a_password_change_ends_every_other_browser_when_it_comes_back():
    play("""
        login
        copy_cookie thief
        phone: login
        tablet: login grace
        expect rows=3
        advance 1h
        change_password
        expect user=ada set_cookie=set rows=3 row_expires_in=1209600
        visit
        expect user=ada
        phone: visit
        expect user=anonymous set_cookie=delete rows=2
        thief: visit
        expect user=anonymous set_cookie=delete
        tablet: visit
        expect user=grace
        visit
        expect user=ada rows=2
    """)


def test_browsers_close_one_by_one():
    play(f"""
        {BROWSER_LENGTH}
        login
        phone: login
        phone: close
        expect cookie=absent rows=2
        visit
        expect user=ada
        phone: open
        phone: visit
        expect user=anonymous sent_cookie=false
    """)


# Ends of a browser


def test_a_login_just_before_a_crash_is_forgotten_by_chromium_alone():
    play("""
        login
        advance 2s
        crash
        open
        visit
        expect user=anonymous sent_cookie=false rows=1
        phone: profile firefox
        phone: login
        advance 2s
        phone: crash
        phone: open
        phone: visit
        expect user=ada
    """)


@pytest.mark.parametrize(
    ("profile", "seconds", "user"),
    [("chromium", 29, "anonymous"), ("chromium", 30, "ada"), ("firefox", 14, "anonymous"), ("firefox", 15, "ada")],
)
def test_a_browser_length_session_survives_a_crash_once_it_is_on_disk(profile, seconds, user):
    play(f"profile {profile}\n{BROWSER_LENGTH}\nlogin\nadvance {seconds}s\ncrash\nopen\nvisit\nexpect user={user}")


def test_a_crash_brings_back_the_key_from_before_a_rotation():
    trace = play("""
        visit /cart/add/
        advance 1m
        login
        expect user=ada rows=1
        advance 2s
        crash
        open
        visit
        expect user=anonymous sent_cookie=true set_cookie=delete
    """)

    assert reason_ids(trace[5])[0] == "older-cookie-back"


def test_a_crash_brings_back_a_deleted_cookie_but_not_the_session():
    trace = play("""
        login
        advance 1m
        logout
        crash
        open
        expect cookie=persistent rows=0
        visit
        expect user=anonymous sent_cookie=true
    """)

    assert reason_ids(trace[4])[0] == "deleted-cookie-back"


def test_reopening_the_tabs_logs_in_again_in_firefox_alone():
    for profile, user in (("firefox", "ada"), ("chromium", "anonymous")):
        play(f"""
            profile {profile}
            {BROWSER_LENGTH}
            login
            close
            expect cookie=absent
            open
            visit
            expect user=anonymous sent_cookie=false
            reopen_tabs
            visit
            expect user={user}
        """)


@pytest.mark.parametrize("profile", ["chromium-restore", "firefox-restore"])
def test_a_restored_session_lasts_until_the_record_s_deadline_and_not_beyond(profile):
    play(f"""
        profile {profile}
        {BROWSER_LENGTH}
        login
        close
        expect cookie=session
        advance 6d
        open
        visit
        expect user=ada
        close
        advance 6d
        open
        visit
        expect user=ada row_expires_in=172800
        advance 2d
        visit
        expect user=anonymous sent_cookie=true
    """)


def test_seven_unused_days_end_a_restored_session_in_chromium():
    trace = play(f"""
        profile chromium-restore
        {BROWSER_LENGTH}
        login
        close
        advance 8d
        open
        expect cookie=session
        advance 59s
        expect cookie=session
        advance 1s
        expect cookie=absent rows=1 expired_rows=0
        visit
        expect user=anonymous
    """)

    assert reason_ids(trace[6])[:3] == ["opened-with-cookie", "tabs-came-back", "unused-cookie-removal-due"]
    assert "unused-cookie-removed" in reason_ids(trace[8])


def test_a_log_out_of_the_system_and_an_update_differ():
    play(f"{BROWSER_LENGTH}\nlogin\nadvance 1m\nos_logout\nexpect cookie=absent\nopen\nvisit\nexpect user=anonymous")
    play(f"{BROWSER_LENGTH}\nlogin\nadvance 1m\nupdate\nexpect cookie=session\nvisit\nexpect user=ada")


@pytest.mark.parametrize("profile", ["clear-on-close", "private"])
def test_two_profiles_forget_even_a_cookie_with_a_date(profile):
    play(f"profile {profile}\nlogin\nexpect cookie=persistent\nclose\nopen\nvisit\nexpect user=anonymous rows=1")


def test_safari_says_that_it_is_from_documents_only():
    trace = play("profile safari\nlogin\ncrash")

    assert "caveat-safari" in reason_ids(trace[1])
    assert "caveat-safari" in reason_ids(trace[3])


# What looks like expiry and is not


def test_a_renamed_cookie_looks_like_expiry_until_the_name_is_back():
    play("""
        login
        set SESSION_COOKIE_NAME='sid'
        expect cookie=absent rows=1 expired_rows=0
        visit
        expect user=anonymous sent_cookie=false set_cookie=none
        set SESSION_COOKIE_NAME='sessionid'
        visit
        expect user=ada sent_cookie=true
    """)


def test_outside_the_cookie_s_path_the_user_looks_logged_out():
    play("""
        set SESSION_COOKIE_PATH='/account/'
        login
        expect user=ada cookie=persistent
        visit
        expect user=anonymous sent_cookie=false
        visit /account/
        expect status=200 user=ada sent_cookie=true
    """)


def test_changing_the_path_leaves_the_old_cookie_behind():
    trace = play("""
        login
        set SESSION_COOKIE_PATH='/account/'
        visit /cart/add/
        logout
        expect set_cookie=delete rows=0
        visit
        expect user=anonymous sent_cookie=true
    """)

    assert [cookie.path for cookie in trace[3].world.browser(None).cookies if cookie.name == "sessionid"] == [
        "/",
        "/account/",
    ]


@pytest.mark.parametrize("domain", ["'other.test'", "'test'", "'deep.site.test'"])
def test_a_cookie_for_another_domain_is_refused(domain):
    trace = play(f"set SESSION_COOKIE_DOMAIN={domain}\nlogin\nexpect user=ada set_cookie=set cookie=absent rows=1")

    assert reason_ids(trace[2])[-1].startswith("cookie-refused")


def test_changing_the_domain_leaves_the_host_only_cookie_behind():
    play("""
        login
        set SESSION_COOKIE_DOMAIN='site.test'
        visit /cart/add/
        expect user=none set_cookie=set
        logout
        expect set_cookie=delete rows=0
        visit
        expect user=anonymous sent_cookie=true
    """)


def test_secure_over_http_looks_like_expiry_at_once_and_leaves_records_behind():
    trace = play("""
        set SESSION_COOKIE_SECURE=True
        login
        expect status=302 user=ada set_cookie=set cookie=absent rows=1
        visit
        expect user=anonymous sent_cookie=false
        login
        login
        expect rows=3
    """)

    assert reason_ids(trace[2])[-1].startswith("cookie-refused")


def test_samesite_none_without_secure_is_refused():
    play("set SESSION_COOKIE_SAMESITE='None'\nlogin\nexpect set_cookie=set cookie=absent\nvisit\nexpect user=anonymous")


def test_a_cookie_lives_400_days_at_most_and_its_record_longer():
    play("""
        set SESSION_COOKIE_AGE=60*60*24*730
        login
        expect max_age=63072000 cookie_expires_in=34560000 row_expires_in=63072000
        advance 399d
        visit
        expect user=ada
        advance 23h59m59s
        expect cookie=persistent cookie_expires_in=1
        advance 1s
        expect cookie=absent rows=1 expired_rows=0
        visit
        expect user=anonymous sent_cookie=false
    """)
