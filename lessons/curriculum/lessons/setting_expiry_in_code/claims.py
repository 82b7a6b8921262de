"""The claims of lesson 4 about set_expiry itself: which session it sets, and what each kind of value means."""

from django.utils.translation import gettext_lazy as _

from lessons.curriculum.schema import Claim, Source

_DOCS = "https://docs.djangoproject.com/en/5.2/topics/http/sessions/#django.contrib.sessions.backends.base.SessionBase"

CLAIMS = (
    # whose expiry it is
    Claim(
        "set-expiry-belongs-to-one-session",
        _("`set_expiry` changes one session: none of the same user's in other browsers, and nobody else's."),
        """
        login
        phone: login
        desk: login grace
        set_expiry 300
        expect row_expires_in=300
        phone: expect row_expires_in=1209600
        desk: expect row_expires_in=1209600
        advance 5m
        visit /
        expect logged_in=false
        phone: visit /
        expect user=ada
        desk: visit /
        expect user=grace
        """,
    ),
    Claim(
        "set-expiry-beats-both-settings",
        _("A session's own expiry beats `SESSION_COOKIE_AGE` and `SESSION_EXPIRE_AT_BROWSER_CLOSE`, either way."),
        """
        set SESSION_EXPIRE_AT_BROWSER_CLOSE=True SESSION_COOKIE_AGE=600
        login
        expect cookie=session row_expires_in=600
        set_expiry 300
        expect cookie=persistent max_age=300 row_expires_in=300
        set_expiry 7776000
        expect cookie=persistent max_age=7776000 row_expires_in=7776000
        set SESSION_EXPIRE_AT_BROWSER_CLOSE=False
        set_expiry 0
        expect cookie=session max_age=none row_expires_in=600
        """,
    ),
    Claim(
        "cookie-age-is-no-ceiling",
        _("`SESSION_COOKIE_AGE` is a default and no ceiling: `set_expiry` with 90 days lasts 90 days."),
        """
        login
        expect max_age=1209600
        set_expiry 60*60*24*90
        expect max_age=7776000 row_expires_in=7776000
        copy_cookie thief
        advance 89d23h59m59s
        visit /
        expect logged_in=true
        advance 1s
        visit /
        expect logged_in=false
        thief: visit /
        expect sent_cookie=true logged_in=false
        """,
    ),
    Claim(
        "own-expiry-goes-with-logout",
        _("A session keeps its own expiry when its key changes, and loses it at logout: the next login has none."),
        """
        login
        set_expiry 300
        change_password
        expect max_age=300 row_expires_in=300
        logout
        login
        expect max_age=1209600 row_expires_in=1209600
        """,
    ),
    Claim(
        "another-users-login-drops-own-expiry",
        _("What was set before the login is kept from a stranger's session, and lost with that of another user."),
        """
        set_expiry 300
        login ada
        expect max_age=300 row_expires_in=300
        login grace
        expect max_age=1209600 row_expires_in=1209600
        """,
    ),
    # what each kind of value means
    Claim(
        "a-length-counts-from-each-save",
        _("`set_expiry(300)` stores a length: each save gives both dates 300 seconds again, and reading gives none."),
        """
        login
        set_expiry 300
        expect max_age=300 row_expires_in=300
        advance 4m
        visit /
        expect set_cookie=none cookie_expires_in=60 row_expires_in=60
        visit /cart/add/
        expect max_age=300 row_expires_in=300
        copy_cookie keeper
        advance 299s
        visit /
        expect logged_in=true
        advance 1s
        visit /
        expect logged_in=false
        keeper: visit /
        expect sent_cookie=true logged_in=false
        """,
    ),
    Claim(
        "a-reader-is-inactive",
        _("A visitor who reads page after page is logged out after the seconds of `set_expiry`, as if inactive."),
        """
        login
        set_expiry 300
        advance 2m
        visit /
        expect logged_in=true
        advance 2m
        visit /
        expect logged_in=true
        advance 1m
        visit /
        expect logged_in=false
        """,
        (Source(_("Django's documentation of set_expiry, which says “seconds of inactivity”"), _DOCS + ".set_expiry"),),
    ),
    Claim(
        "no-save-moves-a-moment",
        _(
            "A `timedelta` or `datetime` for `set_expiry` is a moment, fixed by the call: no later save moves it, "
            "not even with `SESSION_SAVE_EVERY_REQUEST`."
        ),
        """
        set SESSION_SAVE_EVERY_REQUEST=True
        login
        set_expiry timedelta(minutes=5)
        expect max_age=300 row_expires_in=300
        phone: login
        phone: set_expiry datetime(+5m)
        expect max_age=300 row_expires_in=300
        advance 4m
        visit /cart/add/
        expect set_cookie=set max_age=60 row_expires_in=60
        phone: visit /cart/add/
        expect set_cookie=set max_age=60 row_expires_in=60
        advance 59s
        visit /
        expect logged_in=true row_expires_in=1
        phone: visit /
        expect logged_in=true row_expires_in=1
        advance 1s
        visit /
        expect logged_in=false
        phone: visit /
        expect logged_in=false
        """,
    ),
    Claim(
        "zero-undates-the-cookie-only",
        _("`set_expiry(0)` leaves the date off the cookie; the record gets `SESSION_COOKIE_AGE` from that save on."),
        """
        login
        advance 1d
        set_expiry 0
        expect set_cookie=set max_age=none cookie=session row_expires_in=1209600
        visit /
        expect logged_in=true
        copy_cookie thief
        close
        expect cookie=absent rows=1 expired_rows=0
        advance 13d
        thief: visit /
        expect user=ada
        advance 1d
        thief: visit /
        expect user=anonymous
        """,
    ),
    Claim(
        "none-follows-the-settings-again",
        _("`set_expiry(None)` takes the session's own expiry away: it follows the settings again, later changes too."),
        """
        login
        set_expiry 300
        set SESSION_COOKIE_AGE=600
        visit /cart/add/
        expect max_age=300 row_expires_in=300
        set_expiry None
        expect max_age=600 row_expires_in=600
        set SESSION_COOKIE_AGE=900
        visit /cart/add/
        expect max_age=900 row_expires_in=900
        """,
    ),
    Claim(
        "an-end-not-ahead-ends-it",
        _(
            "An end that is not ahead ends the session with that very response: `timedelta(0)`, a past moment, "
            "`-1`. `set_expiry(0)` does not."
        ),
        """
        login
        copy_cookie thief
        set_expiry 0
        visit /
        expect logged_in=true
        set_expiry timedelta(0)
        expect set_cookie=set max_age=0 cookie=absent rows=1 expired_rows=1
        visit /
        expect sent_cookie=false logged_in=false
        thief: visit /
        expect sent_cookie=true logged_in=false
        login
        set_expiry datetime(-5m)
        expect max_age=-300 cookie=absent rows=2 expired_rows=2
        login
        set_expiry -1
        expect max_age=-1 cookie=absent rows=3 expired_rows=3
        """,
    ),
)
