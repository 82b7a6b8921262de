"""Myth 9: lowering SESSION_COOKIE_AGE shortens the sessions there are. Corrects the seed by C26."""

from django.utils.translation import gettext_lazy as _

from lessons.curriculum.conditions import after, all_of, at_last
from lessons.curriculum.shapes import Choice, Claim, Myth, Prediction, Sentence, Source

CLAIMS = (
    Claim(
        "next-save-takes-the-new-age",
        _("A changed `SESSION_COOKIE_AGE` reaches a session at its next save, and then cookie and record at once."),
        """
        login
        advance 1d
        set SESSION_COOKIE_AGE=1800
        visit /
        expect logged_in=true row_expires_in=1123200 cookie_expires_in=1123200
        visit /cart/add/
        expect max_age=1800 row_expires_in=1800 cookie_expires_in=1800
        advance 1799s
        visit /
        expect logged_in=true
        advance 1s
        visit /
        expect logged_in=false
        """,
    ),
    Claim(
        "lower-age-ends-no-session",
        _("A lower `SESSION_COOKIE_AGE` ends no session: who only reads, and who holds a copy, keeps the old date."),
        """
        login
        copy_cookie thief
        advance 1d
        set SESSION_COOKIE_AGE=1800
        expect row_expires_in=1123200
        advance 1123199s
        visit /
        expect logged_in=true
        thief: visit /
        expect user=ada
        advance 1s
        visit /
        expect logged_in=false
        thief: visit /
        expect user=anonymous
        """,
    ),
    Claim(
        "files-and-signatures-follow-a-new-age",
        _(
            "With the engines `file` and `signed_cookies` a new `SESSION_COOKIE_AGE` counts at once for the sessions "
            "that follow it."
        ),
        """
        set SESSION_ENGINE=file
        login
        advance 1h
        visit /
        expect logged_in=true
        set SESSION_COOKIE_AGE=1800
        visit /
        expect sent_cookie=true logged_in=false
        set SESSION_ENGINE=signed_cookies SESSION_COOKIE_AGE=1209600
        phone: login
        advance 1h
        phone: visit /
        expect logged_in=true
        set SESSION_COOKIE_AGE=1800
        phone: visit /
        expect sent_cookie=true logged_in=false
        """,
    ),
    Claim(
        "new-date-in-the-table-holds-at-once",
        _("With the engine `db`, a date written into the table by hand counts at the next use of that session."),
        sources=(
            Source(
                _("In Django's code: contrib/sessions/backends/db.py, _get_session_from_db asks for expire_date > now")
            ),
        ),
    ),
)

MYTH = Myth(
    number=9,
    slug="lower-age-shortens",
    belief=_("Lower `SESSION_COOKIE_AGE`, and whoever is logged in is logged out sooner."),
    prediction=Prediction(
        "myth-lower-age-shortens",
        _(
            "Ada logs in under Django's default settings. On day 1, at 09:00, the team sets "
            "`SESSION_COOKIE_AGE = 1800`, half an hour, and restarts the site. Ada reads a page at 10:00, puts a book "
            "in her cart at 10:10, and reads again at 11:00. For which of her two reads is she logged in?"
        ),
        """
        login
        advance 1d
        set SESSION_COOKIE_AGE=1800
        advance 1h
        visit /
        advance 10m
        visit /cart/add/
        advance 50m
        visit /
        """,
        (
            Choice(
                "both",
                _("Both: a session keeps the age with which it began."),
                all_of(after(5, "logged_in=true"), at_last("logged_in=true")),
                _(
                    "Up to the book it looked that way. But a session remembers a date, not an age. The save at 10:10 "
                    "read the settings of that moment and dated her cookie and her record 10:40; at 11:00 her browser "
                    "had nothing left to send."
                ),
                "next-save-takes-the-new-age",
            ),
            Choice(
                "neither",
                _("Neither: her login is older than half an hour."),
                after(5, "logged_in=false"),
                _(
                    "At 10:00 nobody asked how old her login was. Django compared the date in her record with the "
                    "clock, and that date was still the one from her login: 12 days and 23 hours ahead. A restart "
                    "rewrites no record and no cookie."
                ),
                "lower-age-ends-no-session",
            ),
            Choice(
                "the-first",
                _("The one at 10:00: from the book on, the half hour counts for her too."),
                all_of(after(5, "logged_in=true"), at_last("logged_in=false")),
                _(
                    "A session is dated when it is saved, by the settings of that moment. Her login had stored day 14, "
                    "and that held at 10:00. The book was the first save under the new setting: cookie and record "
                    "became due at 10:40."
                ),
                "next-save-takes-the-new-age",
            ),
        ),
    ),
    believed="neither",
    matters=(
        Sentence(
            _(
                "After a leak, “we have set the age to half an hour” ends nothing. A session stolen before goes on to "
                "its old date, and so does everyone who only reads."
            ),
            "lower-age-ends-no-session",
        ),
        Sentence(
            _(
                "The belief has a home: with the engines `file` and `signed_cookies` it is so. They work the date out "
                "at each use, from the setting of that moment."
            ),
            "files-and-signatures-follow-a-new-age",
        ),
    ),
    instead=(
        Sentence(
            _("If old sessions must end now, delete them: `Session.objects.all().delete()`."),
            "deleting-every-record-logs-everybody-out",
        ),
        Sentence(
            _(
                "If they may run on for a while, date the rows anew: with `limit` half an hour from now, "
                "`Session.objects.filter(expire_date__gt=limit).update(expire_date=limit)`."
            ),
            "new-date-in-the-table-holds-at-once",
        ),
    ),
    sources=(
        Source(
            _("Django: SESSION_COOKIE_AGE"),
            "https://docs.djangoproject.com/en/5.2/ref/settings/#session-cookie-age",
        ),
        Source(
            _("Wikipedia Library: a site that shortened two weeks to three days"),
            "https://github.com/WikipediaLibrary/TWLight/pull/808",
        ),
        Source(_("In Django's code: contrib/sessions/backends/db.py, create_model_instance")),
    ),
)
