"""What lesson 4 claims about using set_expiry: what goes wrong, the idioms, the engines."""

from django.utils.translation import gettext_lazy as _

from lessons.curriculum.shapes import Claim, Source

_DOCS = "https://docs.djangoproject.com/en/5.2/topics/http/sessions/#django.contrib.sessions.backends.base.SessionBase"

CLAIMS = (
    # what goes wrong
    Claim(
        "a-wrong-type-is-a-500",
        _("`set_expiry` takes any value; one that is no time fails at the end of the request: a 500, nothing saved."),
        """
        login
        advance 1m
        set_expiry '300'
        expect status=500 set_cookie=none row_expires_in=1209540 cookie_expires_in=1209540
        visit /
        expect status=200 logged_in=true
        """,
        (Source(_("In Django's code: backends/base.py, set_expiry checks no type; middleware.py, process_response")),),
    ),
    Claim(
        "a-server-error-saves-nothing",
        _("When the response is a 500, what the view did to the session is not saved, and no session cookie is sent."),
        """
        login
        advance 1m
        visit /boom/
        expect status=500 set_cookie=none row_expires_in=1209540
        """,
    ),
    Claim(
        "a-call-is-a-write",
        _("The call is itself a write: made in each request, with the same value, it renews both dates each time."),
        """
        login
        set_expiry 300
        advance 4m
        set_expiry 300
        expect set_cookie=set max_age=300 row_expires_in=300
        """,
    ),
    Claim(
        "a-call-makes-a-session",
        _("Called for a visitor without a session, it makes one: a record and a cookie. Only `None` makes nothing."),
        """
        visit /
        expect rows=0 cookie=absent
        set_expiry 300
        expect rows=1 set_cookie=set
        robot: set_expiry 300
        expect rows=2 set_cookie=set
        other: set_expiry None
        expect rows=2 set_cookie=none
        """,
    ),
    # idioms
    Claim(
        "remembered-from-the-last-write",
        _("A login with `set_expiry` of 30 days outlives the browser's closing, until 30 days after the last write."),
        """
        login
        set_expiry 60*60*24*30
        close
        advance 29d
        open
        visit /
        expect logged_in=true
        visit /cart/add/
        expect max_age=2592000 row_expires_in=2592000
        advance 29d
        visit /
        expect logged_in=true
        advance 1d
        visit /
        expect logged_in=false
        """,
    ),
    Claim(
        "a-length-and-every-save-is-an-idle-limit",
        _("With `SESSION_SAVE_EVERY_REQUEST` a length counts from the last request: that is an idle timeout."),
        """
        set SESSION_SAVE_EVERY_REQUEST=True
        login
        set_expiry 300
        advance 4m
        visit /
        expect row_expires_in=300
        advance 299s
        visit /
        expect logged_in=true row_expires_in=300
        advance 5m
        visit /
        expect logged_in=false
        """,
    ),
    Claim(
        "one-session-holds-one-expiry",
        _("A session holds one expiry: the next call replaces it, and a final moment is forgotten for an idle limit."),
        """
        set SESSION_SAVE_EVERY_REQUEST=True
        login
        set_expiry datetime(+1h)
        set_expiry 60*30
        advance 29m
        visit /
        advance 29m
        visit /
        advance 29m
        visit /
        expect logged_in=true row_expires_in=1800
        """,
    ),
    Claim(
        "file-engine-enforces-no-length",
        _("The file engine enforces no length: a client that keeps the cookie stays logged in. A moment it enforces."),
        """
        set SESSION_ENGINE=file
        login
        set_expiry 60
        copy_cookie thief
        phone: login grace
        phone: set_expiry timedelta(seconds=60)
        phone: copy_cookie other
        advance 365d
        expect cookie=absent
        thief: visit /
        expect user=ada
        other: visit /
        expect user=anonymous
        """,
    ),
    Claim(
        "signed-cookies-enforce-no-set-expiry",
        _("`signed_cookies` enforces neither: until `SESSION_COOKIE_AGE` a client that keeps the cookie is let in."),
        """
        set SESSION_ENGINE=signed_cookies
        login
        set_expiry 60
        copy_cookie thief
        phone: login grace
        phone: set_expiry timedelta(seconds=60)
        phone: copy_cookie other
        advance 13d
        expect cookie=absent
        thief: visit /
        expect user=ada
        other: visit /
        expect user=grace
        advance 2d
        thief: visit /
        expect user=anonymous
        """,
    ),
)
