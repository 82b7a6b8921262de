"""The claims of lesson 2, and the scenarios that prove them."""

from django.utils.translation import gettext_lazy as _

from lessons.curriculum.schema import Claim, Source

_SIGNING = Source(
    _("Django's documentation on signing: what is signed can be read by anyone, and is not encrypted"),
    "https://docs.djangoproject.com/en/5.2/topics/signing/",
)

CLAIMS = (
    Claim(
        "the-key-says-nothing",
        _("The key is 32 letters and digits chosen at random: there is nothing in it to be read."),
        sources=(
            Source(_("In Django's code: contrib/sessions/backends/base.py, VALID_KEY_CHARS and _get_new_session_key")),
        ),
    ),
    Claim(
        "the-cookie-by-default",
        _("By default the session cookie lasts two weeks, is hidden from scripts, and travels over plain http too."),
        """
        login
        expect max_age=1209600 cookie=persistent
        visit /
        expect sent_cookie=true user=ada
        set SESSION_COOKIE_SECURE=True
        logout
        login
        expect set_cookie=set cookie=absent
        """,
        sources=(
            Source(
                _(
                    "Django's settings: SESSION_COOKIE_HTTPONLY is True, SESSION_COOKIE_SAMESITE 'Lax', "
                    "SESSION_COOKIE_SECURE False"
                ),
                "https://docs.djangoproject.com/en/5.2/ref/settings/#session-cookie-httponly",
            ),
        ),
    ),
    Claim(
        "whoever-holds-the-key-is-the-user",
        _(
            "Whoever holds the key is the user: a copy in another browser opens the same record, and is not told "
            "from the first."
        ),
        """
        login
        copy_cookie thief
        stranger: visit /account/
        expect status=302 user=anonymous
        thief: visit /account/
        expect status=200 sent_cookie=true user=ada rows=1
        thief: set_expiry 600
        visit /expiry/
        expect expiry_age=600 rows=1
        """,
    ),
    Claim(
        "a-key-cannot-be-chosen",
        _("A key that opens nothing is not taken over: whoever writes with it is given a fresh one."),
        """
        login
        copy_cookie thief
        delete_rows
        thief: visit /cart/add/
        expect sent_cookie=true set_cookie=set rows=1
        visit /
        expect sent_cookie=true user=anonymous set_cookie=delete rows=1
        thief: visit /
        expect sent_cookie=true set_cookie=none
        """,
    ),
    Claim(
        "too-short-for-a-key",
        _("A value of fewer than eight characters is no key to Django, and is not looked up."),
        sources=(Source(_("In Django's code: contrib/sessions/backends/base.py, _validate_session_key")),),
    ),
    Claim(
        "data-is-signed-not-encrypted",
        _(
            "Session data is signed, not encrypted: in the table or in a cookie, it is read without `SECRET_KEY`, "
            "and not changed without it."
        ),
        sources=(
            _SIGNING,
            Source(_("In Django's code: contrib/sessions/backends/base.py, encode; core/signing.py, dumps")),
        ),
    ),
    Claim(
        "only-the-secret-key-signs",
        _(
            "A row, a file or a cookie that another `SECRET_KEY` has signed is taken for an empty session. A cache "
            "entry is not signed."
        ),
        """
        set_expiry 600
        visit /expiry/
        expect expiry_age=600
        set SECRET_KEY='another'
        visit /expiry/
        expect sent_cookie=true expiry_age=1209600 rows=1
        set SESSION_ENGINE=file
        set_expiry 600
        set SECRET_KEY='a third'
        visit /expiry/
        expect sent_cookie=true expiry_age=1209600
        set SESSION_ENGINE=signed_cookies
        set_expiry 600
        set SECRET_KEY='a fourth'
        visit /expiry/
        expect sent_cookie=true expiry_age=1209600
        set SESSION_ENGINE=cache
        set_expiry 600
        set SECRET_KEY='a fifth'
        visit /expiry/
        expect sent_cookie=true expiry_age=600
        """,
    ),
    Claim(
        "the-cookie-can-be-the-session",
        _(
            "With `signed_cookies` the cookie is the session: the server keeps nothing that could be deleted, and "
            "checks a signature."
        ),
        """
        set SESSION_ENGINE=signed_cookies
        login
        expect rows=none
        delete_rows
        clear_cache
        clearsessions
        visit /
        expect user=ada
        set SECRET_KEY='another'
        visit /
        expect sent_cookie=true user=anonymous
        """,
    ),
    Claim(
        "a-signed-copy-is-a-session-of-its-own",
        _("With `signed_cookies` a copy is a session of its own: what one browser writes, the other does not see."),
        """
        set SESSION_ENGINE=signed_cookies
        login
        copy_cookie thief
        set_expiry 600
        visit /expiry/
        expect expiry_age=600
        thief: visit /expiry/
        expect expiry_age=1209600
        """,
    ),
    Claim(
        "switching-engines-moves-nothing",
        _("To change the engine moves no session: whoever comes with an old cookie is logged out."),
        """
        login
        set SESSION_ENGINE=cache
        visit /
        expect sent_cookie=true user=anonymous
        set SESSION_ENGINE=db
        expect rows=1 expired_rows=0
        """,
    ),
    Claim(
        "a-signed-copy-outlives-the-logout",
        _(
            "With `signed_cookies` logging out only asks one browser to drop its cookie: a copy is accepted until "
            "it is older than `SESSION_COOKIE_AGE`."
        ),
        """
        set SESSION_ENGINE=signed_cookies
        login
        copy_cookie thief
        logout
        expect set_cookie=delete cookie=absent rows=none
        advance 14d
        thief: visit /
        expect user=ada
        advance 1s
        thief: visit /
        expect sent_cookie=true user=anonymous
        """,
    ),
    Claim(
        "deleting-the-record-ends-the-session",
        _(
            "With the default engine, to delete a record ends its session at once, whatever its date, and to delete "
            "all of them logs everybody out."
        ),
        """
        login
        phone: login grace
        phone: visit /
        expect user=grace
        delete_rows
        expect rows=0 cookie=persistent
        visit /
        expect sent_cookie=true logged_in=false set_cookie=delete
        phone: visit /
        expect sent_cookie=true logged_in=false
        """,
    ),
)
