"""Myth 9: lowering SESSION_COOKIE_AGE shortens the sessions that exist.

The setting is read when a session is saved; a stored date stays what it is until then.
"""

from django.utils.translation import gettext_lazy as _

from lessons.curriculum.conditions import after, all_of, at_last
from lessons.curriculum.schema import Choice, Myth, Prediction, Sentence, Source

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
                "a-new-age-waits-for-a-save",
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
                "a-new-age-waits-for-a-save",
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
                "a-new-age-waits-for-a-save",
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
            "a-new-age-waits-for-a-save",
        ),
        Sentence(
            _(
                "The belief has a home: with the engines `file` and `signed_cookies` it is so. They work the date out "
                "at each use, from the setting of that moment."
            ),
            "two-engines-count-anew",
        ),
    ),
    instead=(
        Sentence(
            _("If old sessions must end now, delete them: `Session.objects.all().delete()`."),
            "deleting-the-record-ends-the-session",
        ),
        Sentence(
            _(
                "If they may run on for a while, date the rows anew: with `limit` half an hour from now, "
                "`Session.objects.filter(expire_date__gt=limit).update(expire_date=limit)`."
            ),
            "a-date-written-into-the-table",
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
