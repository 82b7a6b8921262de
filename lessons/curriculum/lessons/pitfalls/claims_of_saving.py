"""The claims of lesson 7 about saving, and about settings that take effect at the next save or at once."""

from django.utils.translation import gettext_lazy as _

from lessons.curriculum.schema import Claim, Source

CLAIMS = (
    Claim(
        "a-nested-change-is-no-write",
        _("A change inside a stored list is not noticed: it is not saved, and no date moves."),
        """
        login
        visit /cart/add/
        advance 10d
        visit /cart/append/
        expect set_cookie=none row_expires_in=345600 cookie_expires_in=345600
        visit /cart/add/
        expect set_cookie=set row_expires_in=1209600 cookie_expires_in=1209600
        """,
    ),
    Claim(
        "a-nested-change-rides-along",
        _(
            "If the session is saved for another reason, such as `SESSION_SAVE_EVERY_REQUEST`, the whole of it is "
            "stored, and such a change with it."
        ),
        """
        login
        visit /cart/add/
        advance 10d
        visit /cart/append/
        expect set_cookie=none row_expires_in=345600
        set SESSION_SAVE_EVERY_REQUEST=True
        visit /cart/append/
        expect set_cookie=set row_expires_in=1209600
        """,
        (
            Source(
                _("Django: when sessions are saved, and what is not noticed"),
                "https://docs.djangoproject.com/en/5.2/topics/http/sessions/#when-sessions-are-saved",
            ),
            Source(_("In Django's code: contrib/sessions/backends/db.py, create_model_instance, which encodes it all")),
        ),
    ),
    Claim(
        "an-error-saves-nothing",
        _(
            "A response from 500 upwards saves nothing and sends no session cookie, whatever the view wrote, and "
            "even where each request is a save."
        ),
        """
        set SESSION_SAVE_EVERY_REQUEST=True SESSION_COOKIE_AGE=600
        login
        advance 360s
        visit /boom/
        expect status=500 set_cookie=none row_expires_in=240 cookie_expires_in=240
        visit /nowhere/
        expect status=404 set_cookie=set row_expires_in=600
        advance 599s
        visit /boom/
        expect status=500 cookie=persistent row_expires_in=1
        advance 1s
        visit /
        expect logged_in=false rows=1 expired_rows=1
        """,
        sources=(Source(_("In Django's code: contrib/sessions/middleware.py, process_response, status_code")),),
    ),
    Claim(
        "a-new-age-waits-for-a-save",
        _(
            "A changed `SESSION_COOKIE_AGE` ends no session and waits for its next save: who only reads, and who "
            "holds a copy, keeps the old date."
        ),
        """
        login
        copy_cookie thief
        phone: login
        advance 1d
        set SESSION_COOKIE_AGE=1800
        expect row_expires_in=1123200 cookie_expires_in=1123200
        phone: visit /cart/add/
        expect max_age=1800 row_expires_in=1800 cookie_expires_in=1800
        advance 1799s
        phone: visit /
        expect logged_in=true
        advance 1s
        phone: visit /
        expect logged_in=false
        advance 1121399s
        visit /
        expect logged_in=true set_cookie=none row_expires_in=1
        thief: visit /
        expect user=ada
        advance 1s
        visit /
        expect logged_in=false
        thief: visit /
        expect sent_cookie=true user=anonymous
        """,
    ),
    Claim(
        "a-close-setting-waits-too",
        _("`SESSION_EXPIRE_AT_BROWSER_CLOSE` takes no date off a cookie that exists: it too waits for the next save."),
        """
        login
        set SESSION_EXPIRE_AT_BROWSER_CLOSE=True
        close
        open
        visit /
        expect cookie=persistent logged_in=true
        visit /cart/add/
        expect cookie=session
        """,
    ),
    Claim(
        "two-engines-count-anew",
        _(
            "The engines `file` and `signed_cookies` store no date for an ordinary session: they go by the present "
            "setting, so a lower one ends old sessions at once."
        ),
        """
        set SESSION_ENGINE=file
        login
        advance 300s
        visit /
        expect logged_in=true
        set SESSION_COOKIE_AGE=300
        visit /
        expect sent_cookie=true logged_in=false
        set SESSION_ENGINE=signed_cookies SESSION_COOKIE_AGE=1209600
        phone: login
        advance 301s
        phone: visit /
        expect logged_in=true
        set SESSION_COOKIE_AGE=300
        phone: visit /
        expect sent_cookie=true logged_in=false
        """,
    ),
    Claim(
        "age-zero-is-not-browser-length",
        _("`SESSION_COOKIE_AGE = 0` is no browser-length session: the cookie is dropped, and the record born dead."),
        """
        set SESSION_COOKIE_AGE=0
        login
        expect max_age=0 cookie=absent rows=1 expired_rows=1
        visit /
        expect sent_cookie=false logged_in=false
        """,
    ),
    Claim(
        "an-age-is-a-number",
        _("A `SESSION_COOKIE_AGE` that is no number makes each request that saves a session a 500."),
        """
        visit /
        set SESSION_COOKIE_AGE='300'
        visit /
        expect status=200
        login
        expect status=500 set_cookie=none
        """,
    ),
)
