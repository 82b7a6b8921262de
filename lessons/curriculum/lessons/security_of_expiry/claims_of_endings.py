"""The claims of lesson 6 about logging out and new passwords, which end a stolen session."""

from django.utils.translation import gettext_lazy as _

from lessons.curriculum.schema import Claim, Source

CLAIMS = (
    Claim(
        "logout-ends-one-key",
        _("Logging out ends the session of the key that was sent. The user's other logins go on."),
        """
        login
        phone: login
        advance 1m
        logout
        expect rows=1
        phone: visit /
        expect user=ada row_expires_in=1209540
        """,
    ),
    Claim(
        "a-lost-key-cannot-be-logged-out",
        _(
            "Whoever has lost the cookie cannot log its session out: a logout without it ends nothing, and logging "
            "in again makes another key."
        ),
        """
        set SESSION_EXPIRE_AT_BROWSER_CLOSE=True
        login
        copy_cookie thief
        close
        open
        logout
        expect sent_cookie=false rows=1
        login
        expect rows=2
        logout
        expect rows=1
        thief: visit /
        expect user=ada
        """,
    ),
    Claim(
        "password-change-ends-the-others",
        _(
            "A changed password ends the user's other sessions, each at its next use: until then their records "
            "stay. This one gets the full time again."
        ),
        """
        login
        phone: login
        tablet: login
        advance 13d
        change_password
        expect logged_in=true row_expires_in=1209600 rows=3 expired_rows=0
        phone: visit /
        expect sent_cookie=true user=anonymous set_cookie=delete rows=2
        visit /
        expect user=ada rows=2
        """,
    ),
    Claim(
        "password-change-renews-this-one",
        _("The session that changes the password goes on, with a new key and the full time: a copy of the old is out."),
        """
        login
        copy_cookie thief
        advance 10d
        expect row_expires_in=345600
        change_password
        expect set_cookie=set row_expires_in=1209600 cookie_expires_in=1209600 rows=1
        thief: visit /
        expect user=anonymous
        visit /
        expect user=ada
        """,
    ),
    Claim(
        "the-old-password-is-asked-for",
        _("Django's form for changing a password asks for the old one."),
        sources=(
            Source(
                _("Django: PasswordChangeForm, a form for allowing a user to change their password"),
                "https://docs.djangoproject.com/en/5.2/topics/auth/default/#django.contrib.auth.forms.PasswordChangeForm",
            ),
            Source(_("In Django's code: contrib/auth/forms.py, PasswordChangeForm.clean_old_password")),
        ),
    ),
    Claim(
        "a-password-ends-signed-cookies",
        _("A changed password ends even the copies of signed cookies."),
        """
        set SESSION_ENGINE=signed_cookies
        login
        copy_cookie thief
        thief: visit /
        expect user=ada
        change_password
        thief: visit /
        expect user=anonymous
        visit /
        expect user=ada
        """,
    ),
    Claim(
        "logout-ends-every-copy",
        _(
            "Logging out removes the record at once, long before its date: no copy of its key opens anything any "
            "more. Other logins stay."
        ),
        """
        login
        copy_cookie thief
        phone: login
        thief: visit /
        expect sent_cookie=true user=ada
        logout
        expect set_cookie=delete cookie=absent rows=1 expired_rows=0
        thief: visit /
        expect sent_cookie=true user=anonymous
        phone: visit /
        expect user=ada
        """,
    ),
)
