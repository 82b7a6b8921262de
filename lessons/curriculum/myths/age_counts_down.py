"""Myth 11: get_expiry_age() is the time that is left. True only of a session that ends at a fixed moment."""

from django.utils.translation import gettext_lazy as _

from lessons.curriculum.conditions import at_last
from lessons.curriculum.schema import Choice, Claim, Myth, Prediction, Sentence, Source

CLAIMS = (
    Claim(
        "asking-for-the-age-renews-nothing",
        _("A page that asks for `get_expiry_age()` only reads the session, and renews nothing."),
        """
        set SESSION_COOKIE_AGE=300
        login
        advance 200s
        visit /expiry/
        expect set_cookie=none row_expires_in=100
        advance 99s
        visit /
        expect logged_in=true
        advance 1s
        visit /
        expect logged_in=false
        """,
    ),
)

MYTH = Myth(
    number=11,
    slug="age-counts-down",
    belief=_("`get_expiry_age()` tells how many seconds the user has left."),
    prediction=Prediction(
        "myth-age-counts-down",
        _(
            "`SESSION_COOKIE_AGE` is 300. Ada logs in at 09:00:00. At 09:03:20, 200 seconds later, she opens a page "
            "that shows `request.session.get_expiry_age()`. What does it show?"
        ),
        """
        set SESSION_COOKIE_AGE=300
        login
        advance 200s
        visit /expiry/
        """,
        (
            Choice(
                "time-left",
                _("100: the seconds that are left."),
                at_last("expiry_age=100"),
                _(
                    "100 seconds were left, of cookie and record. But the method does not look at either. It answers "
                    "what a save would give now, and that is 300 at every moment of such a session."
                ),
                "a-lengths-age-does-not-count-down",
            ),
            Choice(
                "time-passed",
                _("200: the seconds since she logged in."),
                at_last("expiry_age=200"),
                _(
                    "Age is a poor word for it, so this is a fair reading. But nothing in a session says when it "
                    "began. What the method answers is the length that a save would give: 300."
                ),
                "a-lengths-age-does-not-count-down",
            ),
            Choice(
                "length-renewed",
                _("300: opening the page has begun her five minutes anew."),
                at_last("expiry_age=300 row_expires_in=300"),
                _(
                    "It shows 300, but nothing began anew. The page only read the session: no cookie was sent, and her "
                    "record stayed due at 09:05:00, 100 seconds ahead."
                ),
                "asking-for-the-age-renews-nothing",
            ),
            Choice(
                "length",
                _("300: the length of her session, of which 100 seconds are left."),
                at_last("expiry_age=300 row_expires_in=100"),
                _(
                    "The method answers which length a save would give now. For a session that follows "
                    "`SESSION_COOKIE_AGE` that is always 300. When it was last saved, and so what is left, it does not "
                    "know: that stands in the record, which was due at 09:05:00."
                ),
                "a-lengths-age-does-not-count-down",
            ),
        ),
    ),
    believed="time-left",
    matters=(
        Sentence(
            _("A notice “you will be logged out in 300 seconds” says 300 each time, up to the last second."),
            "a-lengths-age-does-not-count-down",
        ),
        Sentence(
            _(
                "`if request.session.get_expiry_age() <= 0: logout(request)` looks like a check. With a length it "
                "never comes true."
            ),
            "a-lengths-age-does-not-count-down",
        ),
        Sentence(
            _("Nor does `get_expiry_date()` help: it moves ahead of the clock, by the same length."),
            "the-getters-move-with-the-clock",
        ),
    ),
    instead=(
        Sentence(
            _(
                "With the database engines, read the date where it stands: "
                "`Session.objects.get(pk=request.session.session_key).expire_date`."
            ),
            "a-lengths-age-does-not-count-down",
        ),
        Sentence(
            _("Or give the session a fixed moment, `set_expiry(timedelta(...))`: its age does count down."),
            "a-moments-age-is-what-is-left",
        ),
    ),
    sources=(
        Source(
            _("Django: get_expiry_age"),
            "https://docs.djangoproject.com/en/5.2/topics/http/sessions/"
            "#django.contrib.sessions.backends.base.SessionBase.get_expiry_age",
        ),
        Source(
            _("Django's developers: made for the time of a save, and for no other"),
            "https://github.com/django/django/pull/15549",
        ),
        Source(
            _("The belief in print: runebook.dev calls it the remaining time"),
            "https://runebook.dev/en/articles/django/topics/http/sessions/"
            "django.contrib.sessions.backends.base.SessionBase.get_expiry_age",
        ),
        Source(_("In Django's code: contrib/sessions/backends/base.py, get_expiry_age")),
    ),
)
