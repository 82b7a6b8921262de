"""The claims of lesson 6 about a stolen session key, and the scenarios that prove them; ``thief`` holds a copy."""

from django.utils.translation import gettext_lazy as _

from lessons.curriculum.schema import Claim

CLAIMS = (
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
            "With `SESSION_SAVE_EVERY_REQUEST` each request with a copy renews the stolen session, even one for a "
            "page that does not look at it: long after the cookie that was copied, there is no last renewal."
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
        learner: expect cookie=absent
        advance 29m
        thief: visit /
        expect user=ada row_expires_in=1800
        advance 30m
        thief: visit /
        expect user=anonymous
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
)
