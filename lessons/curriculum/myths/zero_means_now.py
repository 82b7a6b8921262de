"""Myth 12: set_expiry(0) ends the session now.

Zero means a cookie without a date; the record is dated as the settings say.
"""

from django.utils.translation import gettext_lazy as _

from lessons.curriculum.conditions import after, all_of, at_last
from lessons.curriculum.schema import Choice, Claim, Myth, Prediction, Sentence, Source

CLAIMS = (
    Claim(
        "zero-leaves-a-copy-its-two-weeks",
        _("After `set_expiry(0)` and the closing of the browser, a copy of the cookie is good for the full two weeks."),
        """
        login
        set_expiry 0
        copy_cookie thief
        close
        expect cookie=absent rows=1 expired_rows=0
        advance 13d
        thief: visit /
        expect user=ada
        advance 1d
        thief: visit /
        expect user=anonymous
        """,
    ),
    Claim(
        "two-zeros-mean-now",
        _("`set_expiry(timedelta(0))` ends a session at once; `SESSION_COOKIE_AGE = 0` ends each as it begins."),
        """
        login
        set_expiry timedelta(0)
        expect max_age=0 cookie=absent rows=1 expired_rows=1
        visit /
        expect logged_in=false
        set SESSION_COOKIE_AGE=0
        phone: login
        expect max_age=0 cookie=absent rows=2 expired_rows=2
        phone: visit /
        expect logged_in=false
        """,
    ),
)

MYTH = Myth(
    number=12,
    slug="zero-means-now",
    belief=_("`set_expiry(0)` ends the session at once."),
    prediction=Prediction(
        "myth-zero-means-now",
        _(
            "Default settings. When Ada is done, at 09:00, the site calls `request.session.set_expiry(0)`. She reads a "
            "page at 09:01. Then she closes her browser, one that restores nothing, opens it again and reads once "
            "more. Until when is she logged in, and what becomes of her record?"
        ),
        """
        login
        set_expiry 0
        advance 1m
        visit /
        close
        open
        visit /
        """,
        (
            Choice(
                "closing-keeps-record",
                _("Until she closes the browser. Her record stays, and stays valid."),
                all_of(after(4, "logged_in=true"), at_last("logged_in=false rows=1 expired_rows=0")),
                _(
                    "The call sent a new cookie, without a date, and dated the record as always: two weeks ahead. So "
                    "she was let in at 09:01, and the cookie went with the window. The record stayed, for nothing told "
                    "the server."
                ),
                "zero-undates-the-cookie-only",
            ),
            Choice(
                "closing-ends-record",
                _("Until she closes the browser. Her record goes with it."),
                all_of(after(4, "logged_in=true"), at_last("logged_in=false rows=0")),
                _(
                    "The first half is right. But closing reaches the cookie only: afterwards the table still held her "
                    "record, good until two weeks after the call."
                ),
                "zero-leaves-a-copy-its-two-weeks",
            ),
            Choice(
                "at-once",
                _("Until 09:00. A session with zero seconds is over, and its record is deleted."),
                after(4, "logged_in=false"),
                _(
                    "So it would be, were 0 a number of seconds. Django takes it for a word: no date on the cookie. At "
                    "09:01 her browser sent that cookie, and the record behind it was good for another 13 days and 23 "
                    "hours."
                ),
                "zero-undates-the-cookie-only",
            ),
            Choice(
                "no-limit",
                _("As long as she likes, closing or not: zero stands for no limit."),
                at_last("logged_in=true"),
                _(
                    "It has been recommended so, for a ticked “remember me”. It is the other box: zero is for the "
                    "browser that shall forget. The cookie lost its date and went with the window."
                ),
                "zero-undates-the-cookie-only",
            ),
        ),
    ),
    believed="at-once",
    decided_by="expiry-has-no-date",
    matters=(
        Sentence(
            _(
                "A “finish” button built on it logs nobody out: whoever sits down at the open browser next is still "
                "Ada."
            ),
            "zero-undates-the-cookie-only",
        ),
        Sentence(
            _("On the server nothing gets shorter: a copy of the cookie stays good for two weeks."),
            "zero-leaves-a-copy-its-two-weeks",
        ),
        Sentence(
            _("Two other zeros do mean now, and feed the belief: `timedelta(0)`, and `SESSION_COOKIE_AGE = 0`."),
            "two-zeros-mean-now",
        ),
    ),
    instead=(
        Sentence(
            _("To end a session now, call `logout(request)`, or `request.session.flush()` where nobody is logged in."),
            "logout-ends-every-copy",
        ),
        Sentence(
            _(
                "Keep `set_expiry(0)` for an unticked “remember me”, beside a `SESSION_COOKIE_AGE` short enough for a "
                "record that is left behind."
            ),
            "a-short-age-bounds-a-session-after-zero",
        ),
    ),
    sources=(
        Source(
            _("Django: set_expiry"),
            "https://docs.djangoproject.com/en/5.2/topics/http/sessions/"
            "#django.contrib.sessions.backends.base.SessionBase.set_expiry",
        ),
        Source(
            _("The opposite in print: runebook.dev has zero keep a session active for longer"),
            "https://runebook.dev/en/articles/django/topics/http/sessions/"
            "django.contrib.sessions.backends.base.SessionBase.set_expiry",
        ),
        Source(_("In Django's code: contrib/sessions/backends/base.py, get_expire_at_browser_close, get_expiry_age")),
    ),
)
