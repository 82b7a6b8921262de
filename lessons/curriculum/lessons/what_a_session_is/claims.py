"""The claims of lesson 1, and the scenarios that prove them."""

from django.utils.translation import gettext_lazy as _

from lessons.curriculum.schema import Claim, Source

CLAIMS = (
    Claim(
        "without-the-cookie-a-stranger",
        _("A browser that shows no session cookie is a stranger at every request."),
        """
        set SESSION_COOKIE_SECURE=True
        visit /cart/add/
        expect set_cookie=set cookie=absent rows=1
        visit /cart/add/
        expect sent_cookie=false rows=2
        set SESSION_COOKIE_SECURE=False
        visit /cart/add/
        expect cookie=persistent rows=3
        visit /cart/add/
        expect sent_cookie=true rows=3
        """,
        sources=(
            Source(
                _("RFC 9110, section 3.3: HTTP is stateless, each request can be understood by itself"),
                "https://www.rfc-editor.org/rfc/rfc9110#section-3.3",
            ),
        ),
    ),
    Claim(
        "looking-stores-nothing",
        _("A visitor who only looks gets no session: no record, no cookie."),
        """
        visit /about/
        expect rows=0 set_cookie=none cookie=absent
        visit /
        expect rows=0 set_cookie=none cookie=absent
        visit /cart/add/
        expect rows=1 set_cookie=set cookie=persistent
        """,
    ),
    Claim(
        "changing-a-key-is-a-write",
        _("To set a key of the session, or to remove one, is a write; to read it is none."),
        """
        visit /cart/add/
        expect set_cookie=set
        visit /
        expect set_cookie=none
        set_expiry 600
        expect set_cookie=set
        set_expiry None
        expect set_cookie=set
        set_expiry None
        expect set_cookie=none
        """,
        sources=(Source(_("In Django's code: contrib/sessions/backends/base.py, __setitem__ and __delitem__")),),
    ),
    Claim(
        "a-login-is-a-write",
        _("A login is a write as well: where there is no session yet, it begins one."),
        """
        visit /
        expect rows=0
        login
        expect rows=1 set_cookie=set user=ada
        """,
    ),
    Claim(
        "login-keeps-the-data",
        _("A login keeps what the session holds already, such as a cart, or an expiry of its own."),
        """
        visit /cart/add/
        set_expiry 600
        expect max_age=600 logged_in=none
        login
        expect user=ada max_age=600 row_expires_in=600
        logout
        login
        expect user=ada max_age=1209600
        """,
        sources=(Source(_("In Django's code: contrib/sessions/backends/base.py, cycle_key")),),
    ),
    Claim(
        "untouched-page-asks-nothing",
        _(
            "The cookie is sent with every request; but for a page that does not touch the session nothing is looked "
            "up, unless `SESSION_SAVE_EVERY_REQUEST` is on, and a record that is gone is not missed."
        ),
        """
        login
        delete_rows
        visit /about/
        expect sent_cookie=true set_cookie=none cookie=persistent
        visit /
        expect sent_cookie=true set_cookie=delete cookie=absent
        set SESSION_SAVE_EVERY_REQUEST=True
        login
        delete_rows
        visit /about/
        expect sent_cookie=true set_cookie=set
        """,
    ),
    Claim(
        "another-browser-is-another-session",
        _("Another browser is another session, for the same user too: neither knows of the other."),
        """
        login
        phone: visit /
        expect sent_cookie=false logged_in=false
        phone: login
        expect user=ada rows=2
        logout
        expect rows=1
        phone: visit /
        expect user=ada
        """,
    ),
    Claim(
        "tabs-share-the-session",
        _("The tabs and windows of one browser show the same cookie, and so share one session."),
        sources=(
            Source(
                _(
                    "RFC 6265bis (draft 22), section 5: a browser has one cookie store; measured with tabs and windows "
                    "of Chromium 156 and Firefox 153"
                ),
                "https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis-22",
            ),
        ),
    ),
    Claim(
        "emptied-is-not-ended",
        _("A session whose last key is removed goes on, empty: with its record, its cookie and the full time again."),
        """
        set_expiry 600
        expect rows=1 max_age=600
        advance 1m
        set_expiry None
        expect rows=1 set_cookie=set cookie=persistent row_expires_in=1209600
        advance 1d
        set_expiry 600
        expect sent_cookie=true rows=1
        """,
    ),
    Claim(
        "records-are-not-people",
        _(
            "Records count neither visitors nor users: who only looks has none, a stranger with a cart and a closed "
            "browser have one, who uses two browsers has two."
        ),
        """
        set SESSION_EXPIRE_AT_BROWSER_CLOSE=True
        first: visit /
        expect rows=0
        second: visit /cart/add/
        second: visit /
        expect user=anonymous rows=1
        third: login ada
        third: close
        fourth: login ada
        expect rows=3 expired_rows=0
        """,
    ),
    Claim(
        "the-first-write-makes-a-session",
        _("A session begins with the first write, login or not: Django makes a record, and a cookie with its key."),
        """
        visit /
        expect rows=0 set_cookie=none cookie=absent
        visit /cart/add/
        expect rows=1 set_cookie=set cookie=persistent max_age=1209600 row_expires_in=1209600
        visit /
        expect sent_cookie=true user=anonymous rows=1
        phone: login
        expect set_cookie=set rows=2
        """,
    ),
    Claim(
        "a-login-gives-a-new-key",
        _("A login gives the session a new key, and keeps what it holds; the old key opens nothing any more."),
        """
        set_expiry 600
        copy_cookie thief
        thief: visit /expiry/
        expect rows=1 expiry_age=600
        login
        expect set_cookie=set max_age=600 row_expires_in=600 rows=1
        thief: visit /
        expect sent_cookie=true user=anonymous set_cookie=delete
        visit /
        expect user=ada rows=1
        """,
    ),
)
