"""When a login ends: what dates it, what renews it, what sets its two dates apart."""

from django.utils.translation import gettext_lazy as _

from lessons.curriculum.shapes import Claim

CLAIMS = (
    Claim(
        "an-integer-is-a-length",
        _("`set_expiry(300)` stores a length. Every write starts the 300 seconds anew; a page that reads does not."),
        """
        login
        set_expiry 300
        expect max_age=300 row_expires_in=300
        advance 200s
        visit /
        expect logged_in=true row_expires_in=100
        visit /cart/add/
        expect max_age=300 row_expires_in=300
        advance 299s
        visit /
        expect logged_in=true
        advance 1s
        visit /
        expect logged_in=false
        """,
    ),
    Claim(
        "zero-timedelta-ends-it",
        _("`set_expiry(timedelta(0))` ends the session at once, which `set_expiry(0)` does not."),
        """
        login
        set_expiry timedelta(0)
        expect max_age=0 cookie=absent rows=1 expired_rows=1
        visit /
        expect logged_in=false
        login
        set_expiry 0
        visit /
        expect logged_in=true
        """,
    ),
    Claim(
        "none-follows-the-settings",
        _("`set_expiry(None)` takes the session's own expiry back: it follows the settings again, later changes too."),
        """
        login
        set_expiry 60
        expect max_age=60 row_expires_in=60
        set_expiry None
        expect max_age=1209600 row_expires_in=1209600
        set SESSION_COOKIE_AGE=900
        visit /cart/add/
        expect max_age=900 row_expires_in=900
        """,
    ),
    Claim(
        "set-expiry-wins-over-the-settings",
        _("`set_expiry` wins over both settings: over browser-length with a number, over a shorter age with a longer."),
        """
        set SESSION_COOKIE_AGE=600 SESSION_EXPIRE_AT_BROWSER_CLOSE=True
        login
        expect cookie=session row_expires_in=600
        set_expiry 7776000
        expect cookie=persistent max_age=7776000 row_expires_in=7776000
        close
        open
        advance 89d
        visit /
        expect logged_in=true
        set_expiry 0
        expect cookie=session row_expires_in=600
        """,
    ),
    Claim(
        "expiry-age-is-no-time-left",
        _("`get_expiry_age()` of a length is no countdown: after 200 of 300 seconds it says 300, as before."),
        """
        login
        set_expiry 300
        advance 200s
        visit /expiry/
        expect expiry_age=300 row_expires_in=100
        set_expiry timedelta(seconds=300)
        advance 200s
        visit /expiry/
        expect expiry_age=100 row_expires_in=100
        """,
    ),
    Claim(
        "a-wrong-type-fails-at-the-end",
        _("`set_expiry` takes any value; a wrong one fails when the response is made: a 500, and nothing is saved."),
        """
        login
        advance 1h
        set_expiry 'soon'
        expect status=500 set_cookie=none row_expires_in=1206000
        """,
    ),
    Claim(
        "set-expiry-makes-a-session",
        _("`set_expiry` is a write: called for each request, it makes a record for each stranger and each robot."),
        """
        robot: set_expiry 300
        expect rows=1
        other: set_expiry 300
        expect rows=2
        third: set_expiry None
        expect rows=2
        """,
    ),
    Claim(
        "refused-from-the-very-instant",
        _("At exactly its date a record is refused, and not yet cleared; a second later it is cleared, too."),
        """
        set SESSION_COOKIE_AGE=300 SESSION_EXPIRE_AT_BROWSER_CLOSE=True
        login
        advance 299s
        visit /
        expect logged_in=true
        advance 1s
        visit /
        expect logged_in=false
        clearsessions
        expect rows=1 expired_rows=1
        advance 1s
        clearsessions
        expect rows=0
        """,
    ),
    Claim(
        "older-dates-stay",
        _("A shorter `SESSION_COOKIE_AGE` counts for what is saved from now on: sessions that exist keep their dates."),
        """
        login
        set SESSION_COOKIE_AGE=300
        advance 13d
        visit /
        expect logged_in=true row_expires_in=86400
        visit /cart/add/
        expect max_age=300 row_expires_in=300
        """,
    ),
    Claim(
        "a-moment-is-cut-to-seconds",
        _("The age of a moment is cut to whole seconds, so the cookie goes up to one second before the record."),
        """
        login
        set_expiry timedelta(seconds=90, milliseconds=500)
        expect cookie_expires_in=90 row_expires_in=90.5
        """,
    ),
    Claim(
        "another-domain-is-another-cookie",
        _("After `SESSION_COOKIE_DOMAIN` changed, the old cookie stays beside the new one; logging out deletes one."),
        """
        set SESSION_COOKIE_DOMAIN='site.test'
        login
        set SESSION_COOKIE_DOMAIN=None
        login
        logout
        expect set_cookie=delete cookie=persistent
        visit /
        expect sent_cookie=true logged_in=false
        """,
    ),
)
