"""What the four engines do that are not the default."""

from django.utils.translation import gettext_lazy as _

from lessons.curriculum.shapes import Claim

CLAIMS = (
    Claim(
        "signed-cookie-is-the-session",
        _("With `signed_cookies` the cookie is the session: nothing is kept on the server that could be removed."),
        """
        set SESSION_ENGINE=signed_cookies
        login
        expect rows=none cookie=persistent
        delete_rows
        clear_cache
        visit /
        expect logged_in=true
        """,
    ),
    Claim(
        "signed-copy-outlives-logout",
        _("With `signed_cookies` logging out ends no copy: it is accepted until it is `SESSION_COOKIE_AGE` old."),
        """
        set SESSION_ENGINE=signed_cookies
        login
        copy_cookie thief
        logout
        expect cookie=absent
        thief: visit /
        expect user=ada
        advance 14d
        thief: visit /
        expect user=ada
        advance 1s
        thief: visit /
        expect user=anonymous
        """,
    ),
    Claim(
        "signed-age-counts-for-all-at-once",
        _("With `signed_cookies` a shorter `SESSION_COOKIE_AGE` ends old sessions at once: of everybody."),
        """
        set SESSION_ENGINE=signed_cookies
        login
        phone: login grace
        advance 1h
        phone: visit /
        expect logged_in=true
        set SESSION_COOKIE_AGE=600
        visit /
        expect sent_cookie=true logged_in=false
        phone: visit /
        expect sent_cookie=true logged_in=false
        """,
    ),
    Claim(
        "signed-expiry-binds-the-browser-only",
        _("With `signed_cookies` `set_expiry(60)` dates the cookie only: a client that keeps it is let in for longer."),
        """
        set SESSION_ENGINE=signed_cookies
        login
        set_expiry 60
        expect max_age=60
        copy_cookie keeper
        advance 60s
        visit /
        expect sent_cookie=false logged_in=false
        keeper: visit /
        expect user=ada
        """,
    ),
    Claim(
        "file-length-binds-the-browser-only",
        _("With the `file` engine the server never enforces an integer of `set_expiry`, nor clears the file."),
        """
        set SESSION_ENGINE=file
        login
        set_expiry 60
        copy_cookie keeper
        advance 60s
        expect cookie=absent
        advance 365d
        clearsessions
        expect rows=1
        keeper: visit /
        expect user=ada
        """,
    ),
    Claim(
        "file-age-counts-at-once",
        _("With the `file` engine a shorter `SESSION_COOKIE_AGE` ends old sessions at once; cookies keep their date."),
        """
        set SESSION_ENGINE=file
        login
        advance 1h
        visit /
        expect logged_in=true
        set SESSION_COOKIE_AGE=600
        expect cookie_expires_in=1206000
        visit /
        expect sent_cookie=true logged_in=false
        """,
    ),
    Claim(
        "file-begins-a-new-one",
        _("With the `file` engine a dead session is deleted when it is read, and a new, empty one made in its place."),
        """
        set SESSION_ENGINE=file SESSION_COOKIE_AGE=600 SESSION_EXPIRE_AT_BROWSER_CLOSE=True
        login
        advance 600s
        expect rows=1 expired_rows=1
        visit /
        expect logged_in=false set_cookie=set rows=1 expired_rows=0
        """,
    ),
    Claim(
        "cache-forgets-by-itself",
        _("With the `cache` engine there are no rows: the entry is gone at its date, or earlier, with the cache."),
        """
        set SESSION_ENGINE=cache SESSION_COOKIE_AGE=600
        login
        expect rows=1
        advance 599s
        expect rows=1
        advance 1s
        expect rows=0
        login
        clear_cache
        visit /
        expect sent_cookie=true logged_in=false
        """,
    ),
    Claim(
        "cache-answers-before-the-row",
        _("With `cached_db` the cache is asked first: deleting the row logs nobody out while the entry lives."),
        """
        set SESSION_ENGINE=cached_db
        login
        delete_rows
        expect rows=0
        visit /
        expect logged_in=true
        clear_cache
        visit /
        expect sent_cookie=true logged_in=false
        """,
    ),
    Claim(
        "row-refills-the-cache",
        _("With `cached_db` an emptied cache logs nobody out: the row answers, and fills it for the time left."),
        """
        set SESSION_ENGINE=cached_db SESSION_COOKIE_AGE=600 SESSION_EXPIRE_AT_BROWSER_CLOSE=True
        login
        advance 400s
        clear_cache
        visit /
        expect logged_in=true
        delete_rows
        advance 199s
        visit /
        expect logged_in=true
        advance 1s
        visit /
        expect sent_cookie=true logged_in=false
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
    Claim(
        "cleanup-follows-the-engine",
        _("`clearsessions` cleans the engine of the settings only: rows of `db` stay while the setting says `cache`."),
        """
        set SESSION_COOKIE_AGE=300
        login
        advance 301s
        set SESSION_ENGINE=cache
        clearsessions
        set SESSION_ENGINE=db
        expect rows=1 expired_rows=1
        clearsessions
        expect rows=0
        """,
    ),
)
