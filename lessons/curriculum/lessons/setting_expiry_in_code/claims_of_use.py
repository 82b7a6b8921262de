"""The claims of lesson 4 about using set_expiry: reading the expiry, mistakes, idioms and engines."""

from django.utils.translation import gettext_lazy as _

from lessons.curriculum.schema import Claim, Source

_DOCS = "https://docs.djangoproject.com/en/5.2/topics/http/sessions/#django.contrib.sessions.backends.base.SessionBase"

CLAIMS = (
    # asking the session
    Claim(
        "a-lengths-age-does-not-count-down",
        _(
            "For a length, from `SESSION_COOKIE_AGE` or an integer, `get_expiry_age()` is what a save would give "
            "now: it is the whole of it to the last second, and even when nothing is left."
        ),
        """
        set SESSION_COOKIE_AGE=600
        login
        advance 599s
        visit /expiry/
        expect set_cookie=none expiry_age=600 row_expires_in=1
        set_expiry 300
        advance 299s
        visit /expiry/
        expect expiry_age=300 row_expires_in=1
        advance 1s
        visit /expiry/
        expect sent_cookie=false expiry_age=600
        """,
    ),
    Claim(
        "a-moments-age-is-what-is-left",
        _("After `set_expiry` with a `timedelta` or a `datetime`, `get_expiry_age()` is the time that is left."),
        """
        login
        set_expiry timedelta(minutes=5)
        advance 200s
        visit /expiry/
        expect expiry_age=100 row_expires_in=100
        set_expiry datetime(+5m)
        advance 299s
        visit /expiry/
        expect expiry_age=1 row_expires_in=1
        """,
    ),
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
        "a-call-is-a-write",
        _("To call `set_expiry` is a write: in each request, with the same value, it renews both dates each time."),
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
        _(
            "Called for a visitor without a session, `set_expiry` makes one: a record and a cookie. Only `None` "
            "makes nothing."
        ),
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
        _("A session holds one expiry: the next call replaces it, a length a moment and a moment a length."),
        """
        set SESSION_SAVE_EVERY_REQUEST=True
        login
        set_expiry 60*30
        set_expiry timedelta(hours=8)
        advance 7h
        visit /
        expect logged_in=true row_expires_in=3600
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
        _(
            "With `file` a length binds the browser only: the server lets in who keeps the cookie, and never clears "
            "the file. A moment it enforces."
        ),
        """
        set SESSION_ENGINE=file
        login
        set_expiry 60
        copy_cookie thief
        phone: login grace
        phone: set_expiry timedelta(seconds=60)
        phone: copy_cookie other
        advance 365d
        expect cookie=absent rows=2
        other: visit /
        expect sent_cookie=true user=anonymous
        clearsessions
        thief: visit /
        expect user=ada
        """,
    ),
    Claim(
        "signed-cookies-enforce-no-set-expiry",
        _(
            "With `signed_cookies` `set_expiry` binds the browser only: until `SESSION_COOKIE_AGE` a client that "
            "keeps the cookie is let in."
        ),
        """
        set SESSION_ENGINE=signed_cookies
        login
        set_expiry 60
        expect max_age=60
        copy_cookie thief
        phone: login grace
        phone: set_expiry timedelta(seconds=60)
        phone: copy_cookie other
        advance 14d
        expect cookie=absent
        thief: visit /
        expect user=ada
        other: visit /
        expect user=grace
        advance 1s
        thief: visit /
        expect sent_cookie=true user=anonymous
        """,
    ),
)
