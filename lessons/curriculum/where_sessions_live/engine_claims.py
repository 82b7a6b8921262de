"""What lesson 2 claims about the five engines, one by one, and the scenarios that prove it."""

from django.utils.translation import gettext_lazy as _

from lessons.curriculum.shapes import Claim

ENGINE_CLAIMS = (
    Claim(
        "a-row-keeps-its-date",
        _("With `db` the date stands in the row, and only a save moves it: a changed setting does not."),
        """
        login
        set SESSION_COOKIE_AGE=600
        expect row_expires_in=1209600
        advance 10m
        visit /
        expect user=ada
        visit /cart/add/
        expect row_expires_in=600
        """,
    ),
    Claim(
        "the-row-answers-when-the-cache-forgets",
        _("With `cached_db` the row answers after the cache has lost its memory."),
        """
        set SESSION_ENGINE=cached_db
        login
        clear_cache
        visit /
        expect user=ada rows=1
        """,
    ),
    Claim(
        "a-restarted-cache-logs-all-out",
        _("With `cache` a restart of the cache logs everybody out, whatever the dates."),
        """
        set SESSION_ENGINE=cache
        login
        phone: login grace
        visit /
        expect user=ada
        clear_cache
        visit /
        expect sent_cookie=true user=anonymous
        phone: visit /
        expect sent_cookie=true user=anonymous
        """,
    ),
    Claim(
        "a-cache-entry-ends-by-itself",
        _("With `cache` the entry has the session's age as its timeout, and at the end of it is gone by itself."),
        """
        set SESSION_ENGINE=cache SESSION_COOKIE_AGE=600 SESSION_EXPIRE_AT_BROWSER_CLOSE=True
        login
        advance 599s
        visit /
        expect user=ada rows=1
        advance 1s
        expect rows=0
        visit /
        expect sent_cookie=true user=anonymous
        """,
    ),
    Claim(
        "a-file-ages-by-the-present-setting",
        _(
            "With `file` the time runs from the file's last change, by the `SESSION_COOKIE_AGE` of today, unless "
            "`set_expiry` says otherwise."
        ),
        """
        set SESSION_ENGINE=file
        login
        advance 5m
        visit /
        set SESSION_COOKIE_AGE=600
        expect row_expires_in=300
        advance 299s
        visit /
        expect user=ada
        advance 1s
        visit /
        expect sent_cookie=true user=anonymous
        """,
    ),
    Claim(
        "a-signature-ages-by-the-present-setting",
        _("With `signed_cookies` the time runs from the signing, by the `SESSION_COOKIE_AGE` of today."),
        """
        set SESSION_ENGINE=signed_cookies
        login
        set SESSION_COOKIE_AGE=600
        advance 600s
        visit /
        expect user=ada cookie_expires_in=1209000
        advance 1s
        visit /
        expect sent_cookie=true user=anonymous
        """,
    ),
)
