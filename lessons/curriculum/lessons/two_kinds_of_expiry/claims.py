"""The claims of lesson 3, and the scenarios that prove them."""

from django.utils.translation import gettext_lazy as _

from lessons.curriculum.schema import Claim

CLAIMS = (
    Claim(
        "one-number-two-dates",
        _("Each save dates the cookie and the record anew, both from one number."),
        """
        set SESSION_COOKIE_AGE=600
        login
        expect max_age=600 cookie_expires_in=600 row_expires_in=600
        advance 1m
        visit /cart/add/
        expect max_age=600 cookie_expires_in=600 row_expires_in=600
        """,
    ),
    Claim(
        "two-weeks-by-default",
        _("By default a login lasts two weeks: `SESSION_COOKIE_AGE` is 1,209,600 seconds."),
        """
        login
        expect max_age=1209600 row_expires_in=1209600
        """,
    ),
    Claim(
        "browser-length-undates-the-cookie-only",
        _("`SESSION_EXPIRE_AT_BROWSER_CLOSE` leaves the date off the cookie; the record gets its date as always."),
        """
        set SESSION_EXPIRE_AT_BROWSER_CLOSE=True SESSION_COOKIE_AGE=600
        login
        expect set_cookie=set max_age=none cookie=session row_expires_in=600
        """,
    ),
    Claim(
        "closing-drops-a-dateless-cookie",
        _("A browser that is closed drops the cookies that have no date."),
        """
        set SESSION_EXPIRE_AT_BROWSER_CLOSE=True
        login
        expect cookie=session
        close
        expect cookie=absent
        open
        visit /
        expect sent_cookie=false logged_in=false
        """,
    ),
    Claim(
        "closing-keeps-a-dated-cookie",
        _("A cookie with a date outlives the closing of the browser."),
        """
        login
        close
        expect cookie=persistent
        open
        visit /
        expect sent_cookie=true logged_in=true
        """,
    ),
    Claim(
        "server-is-not-told-of-closing",
        _("Closing sends nothing to the server: the record stays, and stays valid until its own date."),
        """
        set SESSION_EXPIRE_AT_BROWSER_CLOSE=True
        login
        copy_cookie thief
        close
        expect rows=1 expired_rows=0
        thief: expect row_expires_in=1209600
        """,
    ),
    Claim(
        "copy-outlives-the-browser",
        _("A copy of the cookie still opens the session 13 days after the browser was closed."),
        """
        set SESSION_EXPIRE_AT_BROWSER_CLOSE=True
        login
        copy_cookie thief
        close
        advance 13d
        thief: visit /
        expect user=ada
        advance 1d
        thief: visit /
        expect user=anonymous
        """,
    ),
    Claim(
        "open-browser-is-logged-out-too",
        _("A browser that is never closed is logged out all the same, when the record reaches its date."),
        """
        set SESSION_EXPIRE_AT_BROWSER_CLOSE=True SESSION_COOKIE_AGE=600
        login
        advance 599s
        visit /
        expect logged_in=true
        advance 1s
        visit /
        expect sent_cookie=true logged_in=false
        """,
    ),
    Claim(
        "restored-cookie-ends-with-the-record",
        _("A browser that restores its cookies at the next start keeps the login, but never beyond the record's date."),
        """
        set SESSION_EXPIRE_AT_BROWSER_CLOSE=True
        profile chromium-restore
        phone: profile firefox-restore
        login
        phone: login
        expect cookie=session
        close
        phone: close
        advance 6d
        open
        phone: open
        visit /
        expect sent_cookie=true logged_in=true
        phone: visit /
        expect sent_cookie=true logged_in=true
        advance 7d23h59m59s
        visit /
        expect sent_cookie=true logged_in=true
        advance 1s
        visit /
        expect sent_cookie=true logged_in=false
        phone: visit /
        expect sent_cookie=true logged_in=false
        """,
    ),
    Claim(
        "dated-cookie-leaves-by-itself",
        _(
            "A cookie that reaches its date is dropped by the browser; the next visit sends none, and Django looks "
            "up nothing."
        ),
        """
        set SESSION_COOKIE_AGE=600
        login
        advance 599s
        visit /
        expect sent_cookie=true logged_in=true
        advance 1s
        expect cookie=absent
        visit /
        expect sent_cookie=false logged_in=false rows=1 expired_rows=1
        """,
    ),
    Claim(
        "refused-is-not-removed",
        _("A record past its date is refused, not removed: it stays in the table."),
        """
        set SESSION_EXPIRE_AT_BROWSER_CLOSE=True SESSION_COOKIE_AGE=600
        login
        advance 600s
        visit /
        expect logged_in=false rows=1 expired_rows=1
        advance 365d
        expect rows=1 expired_rows=1
        """,
    ),
    Claim(
        "reading-renews-nothing",
        _("Reading the session renews nothing: who only reads is logged out two weeks after the last write."),
        """
        login
        advance 10d
        visit /
        expect logged_in=true set_cookie=none row_expires_in=345600 cookie_expires_in=345600
        advance 4d
        visit /
        expect logged_in=false
        """,
    ),
    Claim(
        "a-write-renews-both",
        _("A write gives the cookie and the record the full time again."),
        """
        login
        advance 10d
        visit /cart/add/
        expect set_cookie=set row_expires_in=1209600 cookie_expires_in=1209600
        advance 13d
        visit /
        expect logged_in=true
        """,
    ),
    Claim(
        "earlier-date-ends-it",
        _("A login ends at the earlier of the two: when the cookie is gone, or when the record is refused."),
        """
        set SESSION_EXPIRE_AT_BROWSER_CLOSE=True SESSION_COOKIE_AGE=600
        login
        close
        open
        visit /
        expect logged_in=false sent_cookie=false expired_rows=0
        login
        advance 600s
        visit /
        expect logged_in=false sent_cookie=true expired_rows=2
        """,
    ),
    Claim(
        "every-request-may-renew",
        _("With `SESSION_SAVE_EVERY_REQUEST` each request is a save: the time runs from the last visit, without end."),
        """
        set SESSION_SAVE_EVERY_REQUEST=True
        login
        advance 13d
        visit /
        expect set_cookie=set row_expires_in=1209600 cookie_expires_in=1209600
        advance 13d23h59m59s
        visit /
        expect logged_in=true row_expires_in=1209600
        advance 14d
        visit /
        expect logged_in=false
        """,
    ),
)
