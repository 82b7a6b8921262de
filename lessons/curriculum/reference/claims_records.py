"""What becomes of records: when they are made, what an expired one is good for, who removes it."""

from django.utils.translation import gettext_lazy as _

from lessons.curriculum.shapes import Claim

CLAIMS = (
    Claim(
        "looking-makes-no-session",
        _("To look at pages makes no session. To write to one does, and needs no login."),
        """
        visit /
        expect rows=0 set_cookie=none
        visit /cart/add/
        expect rows=1 set_cookie=set
        visit /
        expect logged_in=false rows=1
        """,
    ),
    Claim(
        "login-takes-the-session-along",
        _(
            "A login takes the visitor's session along, `set_expiry` included, under a new key; the old key opens "
            "nothing more."
        ),
        """
        set_expiry 300
        copy_cookie other
        expect rows=1
        login
        expect rows=1 max_age=300
        other: visit /
        expect sent_cookie=true logged_in=false row_expires_in=none
        visit /
        expect logged_in=true row_expires_in=300
        """,
    ),
    Claim(
        "untouched-pages-ask-nothing",
        _("A page without use for the session looks at no date: a dead cookie comes and goes unnoticed."),
        """
        set SESSION_COOKIE_AGE=300 SESSION_EXPIRE_AT_BROWSER_CLOSE=True
        login
        advance 300s
        visit /about/
        expect sent_cookie=true set_cookie=none cookie=session
        visit /
        expect sent_cookie=true set_cookie=delete cookie=absent
        """,
    ),
    Claim(
        "a-refused-visitor-gets-no-new-session",
        _("A visitor whose session expired is a stranger: the cookie is deleted, and no record is made for them."),
        """
        set SESSION_COOKIE_AGE=300 SESSION_EXPIRE_AT_BROWSER_CLOSE=True
        login
        advance 300s
        visit /
        expect logged_in=false set_cookie=delete cookie=absent rows=1 expired_rows=1
        visit /
        expect sent_cookie=false set_cookie=none rows=1
        """,
    ),
    Claim(
        "old-record-stays-beside-the-new",
        _("Whoever logs in again after expiry gets a new record; the old one stays beside it until it is cleared."),
        """
        set SESSION_COOKIE_AGE=300
        login
        advance 300s
        login
        expect logged_in=true rows=2 expired_rows=1
        advance 1s
        clearsessions
        expect rows=1 expired_rows=0
        visit /
        expect logged_in=true
        """,
    ),
    Claim(
        "a-late-form-is-lost",
        _("A form that is sent too late leads to the login page. It is no 403, and what was typed is lost."),
        """
        set SESSION_COOKIE_AGE=300
        login
        advance 300s
        change_password
        expect status=302 logged_in=false sent_cookie=false
        """,
    ),
    Claim(
        "cleanup-changes-no-answer",
        _("A cleanup each minute and no cleanup at all give every visit the same answer; only the table differs."),
        """
        set SESSION_COOKIE_AGE=600 SESSION_EXPIRE_AT_BROWSER_CLOSE=True
        login
        advance 599s
        visit /
        expect logged_in=true
        advance 1s
        visit /
        expect logged_in=false
        advance 1h
        expect rows=1
        cron clearsessions 1m
        login
        advance 599s
        visit /
        expect logged_in=true
        advance 1s
        visit /
        expect logged_in=false
        advance 1h
        expect rows=0
        """,
    ),
    Claim(
        "cleanup-removes-the-refused-only",
        _("`clearsessions` removes records past their date and no other: nobody is logged out by it."),
        """
        set SESSION_COOKIE_AGE=600
        login
        advance 601s
        phone: login
        expect rows=2 expired_rows=1
        clearsessions
        expect rows=1 expired_rows=0
        phone: visit /
        expect logged_in=true
        """,
    ),
    Claim(
        "nothing-is-removed-unasked",
        _("Django never runs `clearsessions`: without somebody who does, expired records stay, visits or not."),
        """
        set SESSION_COOKIE_AGE=600
        login
        advance 1d
        login
        advance 1d
        login
        advance 365d
        visit /
        expect rows=3 expired_rows=3
        clearsessions
        expect rows=0
        """,
    ),
    Claim(
        "rows-are-not-people",
        _("Records with a date ahead are not people who are logged in: strangers and closed browsers have some, too."),
        """
        set SESSION_EXPIRE_AT_BROWSER_CLOSE=True
        visit /cart/add/
        phone: login
        phone: close
        expect rows=2 expired_rows=0
        visit /
        expect logged_in=false
        """,
    ),
    Claim(
        "a-404-saves-and-a-500-does-not",
        _(
            "With a status from 500 upwards nothing is stored and no cookie goes out, whatever the view "
            "wrote; with a 404 both happen."
        ),
        """
        set SESSION_SAVE_EVERY_REQUEST=True
        login
        advance 1h
        visit /boom/
        expect status=500 set_cookie=none row_expires_in=1206000
        visit /nowhere/
        expect status=404 set_cookie=set row_expires_in=1209600
        """,
    ),
    Claim(
        "a-dead-cookie-makes-an-empty-record",
        _(
            "With `SESSION_SAVE_EVERY_REQUEST`, a cookie that opens nothing makes an empty record on pages "
            "without use for the session, and is deleted on pages that read it."
        ),
        """
        set SESSION_SAVE_EVERY_REQUEST=True SESSION_EXPIRE_AT_BROWSER_CLOSE=True SESSION_COOKIE_AGE=300
        login
        copy_cookie keeper
        advance 300s
        visit /about/
        expect sent_cookie=true set_cookie=set rows=2 expired_rows=1 row_expires_in=300
        keeper: visit /
        expect sent_cookie=true set_cookie=delete rows=2
        """,
    ),
    Claim(
        "a-poll-keeps-a-login-alive",
        _("With `SESSION_SAVE_EVERY_REQUEST`, a request that never touches the session renews it: a poll is a visit."),
        """
        set SESSION_SAVE_EVERY_REQUEST=True SESSION_COOKIE_AGE=600
        login
        advance 599s
        visit /about/
        expect set_cookie=set row_expires_in=600
        advance 599s
        visit /
        expect logged_in=true
        """,
    ),
)
