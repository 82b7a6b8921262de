"""The claims of lesson 7 about browsers: which cookies they restore, lose or hold back."""

from django.utils.translation import gettext_lazy as _

from lessons.curriculum.schema import Claim, Source

CLAIMS = (
    Claim(
        "a-crash-drops-no-dateless-cookie",
        _(
            "After a crash Chromium and Firefox, which otherwise restore nothing, have the cookie without a date "
            "again, if it had been on the disk: that takes up to 30 s in Chromium, 15 s in Firefox."
        ),
        """
        set SESSION_EXPIRE_AT_BROWSER_CLOSE=True
        login
        advance 29s
        crash
        open
        visit /
        expect sent_cookie=false logged_in=false
        login
        advance 30s
        crash
        open
        visit /
        expect sent_cookie=true logged_in=true
        phone: profile firefox
        phone: login
        advance 14s
        phone: crash
        phone: open
        phone: visit /
        expect sent_cookie=false logged_in=false
        phone: login
        advance 15s
        phone: crash
        phone: open
        phone: visit /
        expect sent_cookie=true logged_in=true
        close
        open
        visit /
        expect cookie=absent logged_in=false
        """,
    ),
    Claim(
        "a-crash-loses-what-is-new",
        _("What was set a moment before a crash had not reached the disk: Chromium loses even cookies with a date."),
        """
        login
        advance 2s
        crash
        expect cookie=absent rows=1
        open
        visit /
        expect sent_cookie=false logged_in=false
        """,
    ),
    Claim(
        "an-update-keeps-a-dateless-cookie",
        _("Chromium and Firefox keep the cookie without a date as they restart themselves for an update."),
        """
        set SESSION_EXPIRE_AT_BROWSER_CLOSE=True
        login
        update
        visit /
        expect cookie=session logged_in=true
        phone: profile firefox
        phone: login
        phone: update
        phone: visit /
        expect cookie=session logged_in=true
        """,
    ),
    Claim(
        "firefox-brings-the-cookie-back-with-the-tabs",
        _("Firefox, asked for the tabs of its last run, brings them back together with the cookies without a date."),
        """
        profile firefox
        set SESSION_EXPIRE_AT_BROWSER_CLOSE=True
        login
        close
        open
        visit /
        expect cookie=absent logged_in=false
        reopen_tabs
        visit /
        expect cookie=session logged_in=true
        """,
    ),
    Claim(
        "chromium-brings-the-tabs-back-without-it",
        _("Chromium, asked for the tabs of its last run, brings them back without the cookies that have no date."),
        """
        profile chromium
        set SESSION_EXPIRE_AT_BROWSER_CLOSE=True
        login
        close
        open
        reopen_tabs
        visit /
        expect cookie=absent sent_cookie=false logged_in=false
        """,
    ),
    Claim(
        "chromium-removes-what-was-not-used",
        _(
            "Chromium, set to continue where it left off, removes a cookie without a date a minute after its start, "
            "if no request has carried it for more than seven days. Firefox does not."
        ),
        """
        set SESSION_EXPIRE_AT_BROWSER_CLOSE=True
        profile chromium-restore
        tablet: profile chromium-restore
        phone: profile firefox-restore
        login
        tablet: login
        phone: login
        close
        tablet: close
        phone: close
        advance 6d23h
        tablet: open
        advance 1m
        tablet: visit /
        expect sent_cookie=true logged_in=true
        advance 2h
        open
        phone: open
        advance 59s
        expect cookie=session
        advance 1s
        expect cookie=absent rows=3 expired_rows=0
        phone: visit /
        expect sent_cookie=true logged_in=true
        """,
    ),
    Claim(
        "a-renamed-cookie-hides-the-session",
        _("A new `SESSION_COOKIE_NAME` makes every session unfindable, and ends none: records and old cookies stay."),
        """
        login
        set SESSION_COOKIE_NAME='sid'
        visit /
        expect sent_cookie=false logged_in=false rows=1 expired_rows=0
        set SESSION_COOKIE_NAME='sessionid'
        visit /
        expect sent_cookie=true logged_in=true
        """,
    ),
    Claim(
        "a-cookie-path-hides-the-session",
        _("Outside `SESSION_COOKIE_PATH` the browser sends no session cookie: the user looks logged out there."),
        """
        set SESSION_COOKIE_PATH='/account/'
        login
        visit /account/
        expect sent_cookie=true user=ada
        visit /
        expect sent_cookie=false logged_in=false cookie=persistent rows=1 expired_rows=0
        """,
    ),
    Claim(
        "a-new-domain-leaves-the-old-cookie",
        _(
            "After a new `SESSION_COOKIE_DOMAIN` the browser holds two cookies of one name. Logging out deletes the "
            "new one, and the old one is sent on."
        ),
        """
        login
        set SESSION_COOKIE_DOMAIN='site.test'
        login
        logout
        expect set_cookie=delete cookie=persistent rows=0
        visit /
        expect sent_cookie=true logged_in=false
        """,
    ),
    Claim(
        "cookies-know-no-ports",
        _("Cookies do not tell ports apart: two projects on one host overwrite each other's `sessionid`."),
        sources=(
            Source(
                _("RFC 6265, section 8.5: cookies do not provide isolation by port"),
                "https://www.rfc-editor.org/rfc/rfc6265#section-8.5",
            ),
        ),
    ),
)
