"""What lesson 6 claims of a stolen key, and the scenarios that prove it: ``thief`` holds a copy."""

from django.utils.translation import gettext_lazy as _

from lessons.curriculum.shapes import Claim

CLAIMS = (
    Claim(
        "a-stolen-key-is-the-user",
        _("Whoever sends the key is the user. The server cannot tell a copy from the original."),
        """
        login
        copy_cookie thief
        thief: visit /account/
        expect status=200 user=ada
        visit /account/
        expect status=200 user=ada rows=1
        """,
    ),
    Claim(
        "a-copy-ends-with-the-record",
        _("A copy has no date of its own to obey: it is good until the record's date, and refused at it."),
        """
        set SESSION_COOKIE_AGE=1800
        login
        copy_cookie thief
        advance 1799s
        thief: visit /
        expect logged_in=true set_cookie=none
        advance 1s
        thief: visit /
        expect sent_cookie=true logged_in=false rows=1
        """,
    ),
    Claim(
        "a-thief-may-renew",
        _("Whoever holds the key can also write with it, and a write renews the session, whoever made it."),
        """
        set SESSION_COOKIE_AGE=1800
        login
        copy_cookie thief
        advance 20m
        thief: visit /cart/add/
        expect row_expires_in=1800
        advance 29m
        thief: visit /
        expect user=ada
        learner: expect cookie=absent
        """,
    ),
    Claim(
        "sliding-serves-the-thief",
        _(
            "With `SESSION_SAVE_EVERY_REQUEST` each request of the thief's renews the stolen session, even one for a "
            "page that does not look at it: there is no last renewal."
        ),
        """
        set SESSION_COOKIE_AGE=1800 SESSION_SAVE_EVERY_REQUEST=True
        login
        copy_cookie thief
        advance 29m
        thief: visit /about/
        expect row_expires_in=1800
        advance 29m
        thief: visit /about/
        expect row_expires_in=1800
        advance 29m
        thief: visit /
        expect user=ada row_expires_in=1800
        learner: expect cookie=absent
        """,
    ),
    Claim(
        "a-moment-binds-the-thief-too",
        _("A fixed moment binds whoever holds the key: no request and no write of theirs moves it."),
        """
        set SESSION_COOKIE_AGE=1800 SESSION_SAVE_EVERY_REQUEST=True
        login
        set_expiry timedelta(hours=8)
        copy_cookie thief
        advance 4h
        thief: visit /cart/add/
        expect set_cookie=set row_expires_in=14400
        advance 3h59m59s
        thief: visit /
        expect user=ada row_expires_in=1
        advance 1s
        thief: visit /
        expect user=anonymous expired_rows=1
        """,
    ),
    Claim(
        "a-planted-key-ends-at-login",
        _("Logging in gives the session a new key: one that was known before the login opens nothing after it."),
        """
        visit /cart/add/
        copy_cookie thief
        login
        expect rows=1
        thief: visit /
        expect sent_cookie=true user=anonymous set_cookie=delete
        """,
    ),
    Claim(
        "a-dead-key-is-not-used-again",
        _("A key that no valid record has is never taken over: whoever writes with it gets a new one."),
        """
        login
        copy_cookie thief
        copy_cookie spare
        logout
        thief: visit /cart/add/
        expect set_cookie=set rows=1 row_expires_in=1209600
        spare: expect cookie=session row_expires_in=none
        """,
    ),
    Claim(
        "plain-http-by-default",
        _("By default the session cookie is not marked Secure, and is sent over plain http."),
        """
        login
        expect cookie=persistent
        visit /
        expect sent_cookie=true user=ada
        """,
    ),
    Claim(
        "one-expiry-at-a-time",
        _("A session holds one expiry: a later call of `set_expiry` replaces it, be it a length or a moment."),
        """
        set SESSION_SAVE_EVERY_REQUEST=True
        login
        set_expiry 1800
        set_expiry timedelta(hours=8)
        advance 7h
        visit /
        expect logged_in=true row_expires_in=3600
        set_expiry 1800
        advance 29m
        visit /
        expect row_expires_in=1800
        advance 29m
        visit /
        advance 29m
        visit /
        expect logged_in=true row_expires_in=1800
        """,
    ),
)
