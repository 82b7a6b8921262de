"""What lesson 5 claims about refusing records, and the scenarios that prove it."""

from django.utils.translation import gettext_lazy as _

from lessons.curriculum.shapes import Claim, Source

CLAIMS = (
    # refused
    Claim(
        "refused-at-the-date-removed-after-it",
        _(
            "At exactly its date a record is refused, and `clearsessions` leaves it: it removes what was due before "
            "now."
        ),
        """
        set SESSION_COOKIE_AGE=600 SESSION_EXPIRE_AT_BROWSER_CLOSE=True
        login
        advance 599s
        visit /
        expect logged_in=true
        advance 1s
        clearsessions
        expect rows=1 expired_rows=1
        visit /
        expect sent_cookie=true logged_in=false
        advance 1s
        clearsessions
        expect rows=0
        """,
    ),
    Claim(
        "a-refused-visit-deletes-the-cookie",
        _("A visit that is refused has the cookie deleted. No record is made for it, and none is removed."),
        """
        set SESSION_COOKIE_AGE=600 SESSION_EXPIRE_AT_BROWSER_CLOSE=True
        login
        advance 10m
        visit /
        expect sent_cookie=true logged_in=false set_cookie=delete cookie=absent rows=1 expired_rows=1
        visit /
        expect sent_cookie=false set_cookie=none cookie=absent rows=1 expired_rows=1
        """,
    ),
    Claim(
        "a-new-session-waits-for-a-write",
        _("A new session begins with the next write, under a new key; the refused record is not brought back by it."),
        """
        set SESSION_COOKIE_AGE=600 SESSION_EXPIRE_AT_BROWSER_CLOSE=True
        login
        advance 10m
        visit /
        expect rows=1 expired_rows=1
        visit /cart/add/
        expect set_cookie=set rows=2 expired_rows=1
        visit /
        expect user=anonymous
        login
        advance 10m
        visit /cart/add/
        expect sent_cookie=true set_cookie=set rows=3 expired_rows=2
        visit /
        expect user=anonymous
        """,
    ),
    Claim(
        "a-new-login-stands-beside-the-old",
        _("After the end, a new login is a new record. The old one stays beside it."),
        """
        set SESSION_COOKIE_AGE=600
        login
        advance 10m
        login
        expect user=ada rows=2 expired_rows=1
        """,
    ),
    Claim(
        "an-untouched-page-checks-nothing",
        _("A page that never touches the session looks nothing up: a date goes unnoticed, the cookie stays."),
        """
        set SESSION_COOKIE_AGE=600 SESSION_EXPIRE_AT_BROWSER_CLOSE=True
        login
        advance 10m
        visit /about/
        expect status=200 sent_cookie=true set_cookie=none cookie=session
        visit /
        expect sent_cookie=true set_cookie=delete cookie=absent
        """,
    ),
    Claim(
        "files-begin-anew-when-refused",
        _("With files a refused session is deleted and a new, empty one begins at once, with a cookie of its own."),
        """
        set SESSION_ENGINE=file SESSION_COOKIE_AGE=600 SESSION_EXPIRE_AT_BROWSER_CLOSE=True
        login
        copy_cookie thief
        advance 601s
        expect rows=1 expired_rows=1
        visit /
        expect logged_in=false set_cookie=set cookie=session rows=1 expired_rows=0
        thief: visit /
        expect sent_cookie=true set_cookie=delete rows=1
        """,
    ),
    Claim(
        "the-date-is-checked-once-per-request",
        _(
            "The date is checked when a request first uses its session. A request that began in time and saves after "
            "the date is not refused, and dates the record anew."
        ),
        sources=(
            Source(
                _("In Django's code: contrib/sessions/backends/db.py, save updates by the key alone, without a date")
            ),
        ),
    ),
    Claim(
        "no-signal-at-the-date",
        _("Nothing is called when a record reaches its date: `user_logged_out` is sent by `logout()` only."),
        sources=(
            Source(
                _("Django: login and logout signals"),
                "https://docs.djangoproject.com/en/5.2/ref/contrib/auth/#module-django.contrib.auth.signals",
            ),
            Source(_("In Django's code: contrib/sessions sends no signal")),
        ),
    ),
)
