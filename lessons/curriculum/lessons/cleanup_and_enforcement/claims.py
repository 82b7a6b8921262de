"""The claims of lesson 5 about refusing records, and the scenarios that prove them."""

from django.utils.translation import gettext_lazy as _

from lessons.curriculum.schema import Claim

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
        advance 599s
        visit /
        expect logged_in=true set_cookie=none
        advance 1s
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
        _(
            "After the end a new login is accepted at once, as a new record. The old one stays beside it, until it "
            "is cleared."
        ),
        """
        set SESSION_COOKIE_AGE=600 SESSION_EXPIRE_AT_BROWSER_CLOSE=True
        login
        advance 10m
        visit /
        expect sent_cookie=true logged_in=false
        login
        expect user=ada rows=2 expired_rows=1 row_expires_in=600
        advance 1s
        clearsessions
        expect rows=1 expired_rows=0
        visit /
        expect user=ada
        """,
    ),
    Claim(
        "untouched-page-checks-no-date",
        _(
            "A page that never touches the session looks no date up: it goes unnoticed that it is past, and the "
            "cookie stays."
        ),
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
        advance 599s
        thief: visit /
        expect logged_in=true
        advance 1s
        expect rows=1 expired_rows=1
        visit /
        expect logged_in=false set_cookie=set cookie=session rows=1 expired_rows=0 row_expires_in=600
        thief: visit /
        expect sent_cookie=true set_cookie=delete rows=1
        """,
    ),
)
