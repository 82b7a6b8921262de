"""The mental model: two dates that are looked at, and how far the library's picture carries.

Corrects the seed by C01 (refused is not removed), C02 (no either-or), C03 (expiry saves no room), C04 (no timer), C05
(what the library does otherwise) and C06 (a session begins with a write, not with a login).
"""

from django.utils.translation import gettext_lazy as _

from lessons.curriculum.shapes import Claim, Page, Source

PAGE = Page(
    number=1,
    slug="mental-model",
    title=_("The mental model"),
    aim=_("Two dates that somebody has to look at. Nothing ticks, and nothing fires."),
    sources=(
        Source(
            _("Django: how to use sessions, from the first setting to the last"),
            "https://docs.djangoproject.com/en/5.2/topics/http/sessions/",
        ),
        Source(
            _("In Django's code: contrib/sessions/backends/db.py, _get_session_from_db: the date is looked at here")
        ),
    ),
)

CLAIMS = (
    Claim(
        "session-begins-with-a-write",
        _("A session begins when something is stored in it. To visit begins none, and a login is only one such write."),
        """
        visit /
        expect logged_in=false rows=0 cookie=absent set_cookie=none
        visit /cart/add/
        expect rows=1 set_cookie=set cookie=persistent row_expires_in=1209600
        visit /
        expect logged_in=false rows=1
        phone: login
        expect rows=2
        """,
    ),
    Claim(
        "login-changes-the-key",
        _("A login gives the session a new key; what had the old one opens nothing any more."),
        """
        visit /cart/add/
        copy_cookie thief
        login
        expect rows=1 logged_in=true set_cookie=set
        thief: visit /
        expect sent_cookie=true logged_in=false set_cookie=delete
        """,
    ),
    Claim(
        "nothing-happens-at-the-date",
        _("When a record's date comes, nothing happens: nothing is removed, and the browser's cookie stays as it was."),
        """
        set SESSION_COOKIE_AGE=300 SESSION_EXPIRE_AT_BROWSER_CLOSE=True
        login
        advance 299s
        expect rows=1 expired_rows=0 cookie=session
        advance 1s
        expect rows=1 expired_rows=1 cookie=session
        advance 1d
        expect rows=1 expired_rows=1 cookie=session
        """,
        sources=(
            Source(
                _("Django: the signal user_logged_out, sent by a logout and by nothing else"),
                "https://docs.djangoproject.com/en/5.2/ref/contrib/auth/#django.contrib.auth.signals.user_logged_out",
            ),
        ),
    ),
    Claim(
        "clock-turned-back-revives",
        _("Nothing marks a record as expired: turn the server's clock back, and the session works again."),
        """
        set SESSION_COOKIE_AGE=300 SESSION_EXPIRE_AT_BROWSER_CLOSE=True
        login
        copy_cookie phone
        advance 6m
        phone: visit /
        expect logged_in=false
        skew server -2m
        visit /
        expect logged_in=true
        """,
    ),
    Claim(
        "whole-number-is-a-length",
        _("`set_expiry(300)` sets a length: each write gives another 300 seconds, and reading gives none."),
        """
        login
        set_expiry 300
        expect max_age=300 row_expires_in=300
        advance 4m
        visit /
        expect set_cookie=none row_expires_in=60
        visit /cart/add/
        expect max_age=300 row_expires_in=300
        """,
    ),
    Claim(
        "datetime-is-a-moment",
        _("`set_expiry(datetime)` fixes a moment, which no later request moves, even where each one is saved."),
        """
        set SESSION_SAVE_EVERY_REQUEST=True
        login
        set_expiry datetime(+10m)
        expect max_age=600 row_expires_in=600
        advance 4m
        visit /
        expect set_cookie=set max_age=360 row_expires_in=360
        advance 6m
        visit /
        expect logged_in=false
        """,
    ),
    Claim(
        "clearing-logs-nobody-out",
        _("`clearsessions` removes what was refused already, and only that: nobody is logged out by it."),
        """
        set SESSION_COOKIE_AGE=300 SESSION_EXPIRE_AT_BROWSER_CLOSE=True
        login
        copy_cookie other
        advance 200s
        phone: login grace
        advance 150s
        other: visit /
        expect logged_in=false rows=2 expired_rows=1
        clearsessions
        expect rows=1 expired_rows=0
        phone: visit /
        expect user=grace
        visit /
        expect logged_in=false
        """,
    ),
    Claim(
        "expired-user-may-log-in-at-once",
        _("Coming late has no penalty: a login is accepted at once, beside the old record."),
        """
        set SESSION_COOKIE_AGE=300 SESSION_EXPIRE_AT_BROWSER_CLOSE=True
        login
        advance 5m
        visit /
        expect logged_in=false
        login
        expect logged_in=true rows=2 expired_rows=1 row_expires_in=300
        """,
    ),
    Claim(
        "a-copy-is-as-good",
        _("Whoever holds the key is the user: a copied cookie is not told from the first."),
        """
        login
        copy_cookie thief
        thief: visit /
        expect user=ada
        visit /
        expect user=ada
        """,
    ),
)
