"""Claims of the reference that no lesson makes: changed keys, late forms, polling, and an odd engine."""

from django.utils.translation import gettext_lazy as _

from lessons.curriculum.schema import Claim

CLAIMS = (
    Claim(
        "a-late-form-is-lost",
        _(
            "A form that is sent too late is posted by a stranger, for filling it in renews nothing: it leads to "
            "the login page. It is no 403, and what was typed is lost."
        ),
        """
        set SESSION_COOKIE_AGE=1800
        login
        visit /account/
        expect status=200 user=ada
        advance 29m59s
        visit /account/
        expect status=200 user=ada
        advance 1s
        change_password
        expect status=302 sent_cookie=false user=anonymous
        """,
    ),
    Claim(
        "a-poll-keeps-a-login-alive",
        _("With `SESSION_SAVE_EVERY_REQUEST`, a request that never touches the session renews it: a poll is a visit."),
        """
        set SESSION_COOKIE_AGE=600
        login
        advance 5m
        visit /about/
        expect set_cookie=none row_expires_in=300
        set SESSION_SAVE_EVERY_REQUEST=True
        visit /about/
        expect set_cookie=set max_age=600 row_expires_in=600
        advance 599s
        visit /about/
        expect set_cookie=set row_expires_in=600
        advance 599s
        visit /
        expect logged_in=true
        """,
    ),
    Claim(
        "another-secret-key-reads-nothing",
        _("Under another `SECRET_KEY` no record can be read: users look logged out, and records and cookies stay."),
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
        "without-its-row-it-cannot-be-saved",
        _("With `cached_db` a session whose row was deleted can be read and not written: the write is a 400."),
        """
        set SESSION_ENGINE=cached_db
        login
        delete_rows
        visit /
        expect status=200 logged_in=true
        visit /cart/add/
        expect status=400
        """,
    ),
)
