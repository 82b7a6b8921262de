"""The claims of lesson 2 about each of the five engines, and the scenarios that prove them."""

from django.utils.translation import gettext_lazy as _

from lessons.curriculum.schema import Claim

ENGINE_CLAIMS = (
    Claim(
        "the-row-answers-when-the-cache-forgets",
        _("With `cached_db` the row answers when the cache has lost its memory, and fills it again for the time left."),
        """
        set SESSION_ENGINE=cached_db SESSION_COOKIE_AGE=600 SESSION_EXPIRE_AT_BROWSER_CLOSE=True
        login
        advance 400s
        clear_cache
        visit /
        expect user=ada rows=1
        delete_rows
        advance 199s
        visit /
        expect user=ada
        advance 1s
        visit /
        expect sent_cookie=true user=anonymous
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
        expect sent_cookie=true user=anonymous set_cookie=delete
        """,
    ),
    Claim(
        "a-file-ages-by-the-present-setting",
        _(
            "With `file` the time runs from the file's last change, by the `SESSION_COOKIE_AGE` of today, unless "
            "`set_expiry` says otherwise: a shorter one counts at once."
        ),
        """
        set SESSION_ENGINE=file
        login
        advance 5m
        visit /
        advance 299s
        set SESSION_COOKIE_AGE=600
        expect row_expires_in=1 cookie_expires_in=1209001
        visit /
        expect user=ada
        set SESSION_COOKIE_AGE=599
        visit /
        expect sent_cookie=true user=anonymous
        """,
    ),
    Claim(
        "a-signature-ages-by-the-present-setting",
        _(
            "With `signed_cookies` the time runs from the signing, by the `SESSION_COOKIE_AGE` of today: a shorter "
            "one ends old sessions at once, for everybody, as another `SECRET_KEY` does."
        ),
        """
        set SESSION_ENGINE=signed_cookies
        login
        phone: login grace
        advance 600s
        set SESSION_COOKIE_AGE=600
        visit /
        expect user=ada set_cookie=none cookie_expires_in=1209000
        set SESSION_COOKIE_AGE=599
        visit /
        expect sent_cookie=true user=anonymous
        phone: visit /
        expect sent_cookie=true user=anonymous
        login
        visit /
        expect user=ada
        set SECRET_KEY='another'
        visit /
        expect sent_cookie=true user=anonymous
        """,
    ),
    Claim(
        "cached-db-answers-from-the-cache",
        _(
            "With `cached_db` the cache is asked first: a session outlives its deleted row until the cache loses it "
            "as well."
        ),
        """
        set SESSION_ENGINE=cached_db
        login
        delete_rows
        visit /
        expect rows=0 logged_in=true
        clear_cache
        visit /
        expect logged_in=false
        """,
    ),
)
