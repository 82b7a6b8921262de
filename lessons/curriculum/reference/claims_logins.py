"""What ends a login besides its date: logging out, passwords, keys; and what a copy of its cookie is good for."""

from django.utils.translation import gettext_lazy as _

from lessons.curriculum.shapes import Claim

CLAIMS = (
    Claim(
        "logout-ends-every-copy",
        _("Logging out removes the record at once, so every copy of its cookie is worthless; other logins stay."),
        """
        login
        copy_cookie thief
        phone: login
        thief: visit /
        expect user=ada
        logout
        expect rows=1 cookie=absent
        thief: visit /
        expect sent_cookie=true user=anonymous
        phone: visit /
        expect user=ada
        """,
    ),
    Claim(
        "short-age-ends-a-copy",
        _("A short `SESSION_COOKIE_AGE` ends a copy of the cookie, too, wherever it is kept."),
        """
        set SESSION_COOKIE_AGE=600
        login
        copy_cookie thief
        advance 599s
        thief: visit /
        expect user=ada
        advance 1s
        thief: visit /
        expect sent_cookie=true user=anonymous
        """,
    ),
    Claim(
        "a-thief-can-keep-it-alive",
        _("With `SESSION_SAVE_EVERY_REQUEST` whoever uses a copy keeps the session alive, without end."),
        """
        set SESSION_SAVE_EVERY_REQUEST=True SESSION_COOKIE_AGE=600
        login
        copy_cookie thief
        advance 599s
        thief: visit /
        expect user=ada
        advance 599s
        thief: visit /
        expect user=ada row_expires_in=600
        """,
    ),
    Claim(
        "a-new-password-ends-the-others",
        _(
            "When the password is changed, the user's other sessions end, each at its next use; this one "
            "gets the full time again."
        ),
        """
        login
        phone: login
        advance 13d
        change_password
        expect logged_in=true row_expires_in=1209600 rows=2
        phone: visit /
        expect logged_in=false rows=1
        visit /
        expect logged_in=true
        """,
    ),
    Claim(
        "another-secret-key-reads-nothing",
        _("Under another `SECRET_KEY` no session can be read: users look logged out, and records and cookies stay."),
        """
        login
        set SECRET_KEY='another'
        visit /
        expect sent_cookie=true logged_in=false cookie=persistent rows=1 expired_rows=0
        set SECRET_KEY='known to all'
        visit /
        expect logged_in=true
        """,
    ),
    Claim(
        "a-fallback-key-keeps-logins",
        _(
            "While the old key stands in `SECRET_KEY_FALLBACKS`, logins go on; the first visit renews and "
            "re-signs them, so the fallback can go later."
        ),
        """
        login
        advance 10d
        set SECRET_KEY='another' SECRET_KEY_FALLBACKS=['known to all']
        visit /
        expect logged_in=true set_cookie=set row_expires_in=1209600
        set SECRET_KEY_FALLBACKS=[]
        visit /
        expect logged_in=true
        """,
    ),
    Claim(
        "secure-over-http-looks-like-expiry",
        _("`SESSION_COOKIE_SECURE` is off by default; when it is on, over plain http, browsers refuse the cookie."),
        """
        login
        expect cookie=persistent
        logout
        set SESSION_COOKIE_SECURE=True
        login
        expect set_cookie=set cookie=absent rows=1
        visit /
        expect logged_in=false
        login
        expect cookie=absent rows=2
        """,
    ),
)
