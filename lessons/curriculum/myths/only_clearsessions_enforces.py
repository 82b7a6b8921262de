"""Myth 15: until ``clearsessions`` has run, an expired session works.

What decides is a comparison at each use, and cleaning up has no part in it.
"""

from django.utils.translation import gettext_lazy as _

from lessons.curriculum.conditions import after, all_of, at_last
from lessons.curriculum.schema import Choice, Myth, Prediction, Sentence, Source

MYTH = Myth(
    number=15,
    slug="only-clearsessions-enforces",
    belief=_("An expired session goes on working until `clearsessions` has removed it."),
    prediction=Prediction(
        "myth-only-clearsessions-enforces",
        _(
            "`SESSION_COOKIE_AGE = 300` and `SESSION_EXPIRE_AT_BROWSER_CLOSE = True`. A cron job runs `clearsessions` "
            "at every full hour. Ada logs in at 09:50 and keeps her browser open. She reads a page at 09:56 and "
            "another one at 10:01. On which of the two is she logged in?"
        ),
        """
        set SESSION_COOKIE_AGE=300 SESSION_EXPIRE_AT_BROWSER_CLOSE=True
        cron clearsessions 1h
        advance 50m
        login
        advance 6m
        visit /
        advance 5m
        visit /
        """,
        (
            Choice(
                "both",
                _("On both: as long as her browser is open, the session goes on."),
                at_last("logged_in=true"),
                _(
                    "The open browser kept the cookie and sent it at 09:56, that is so. But the record has a date "
                    "whatever the cookie has: 09:55, five minutes after the login. Django compared it with the clock, "
                    "and refused."
                ),
                "open-browser-is-logged-out-too",
            ),
            Choice(
                "first-only",
                _("On the first: what had expired was removed at 10:00, no sooner."),
                all_of(after(6, "logged_in=true"), at_last("logged_in=false")),
                _(
                    "It was removed at 10:00, and at 09:56 it still lay in the table: so far it is right. But Django "
                    "asks the table for a record whose date is still to come, and this one's had been 09:55. She was "
                    "refused at 09:56, and the run at 10:00 took away what opened nothing any more."
                ),
                "refused-is-not-removed",
            ),
            Choice(
                "neither",
                _("On neither: the five minutes of her record had been over since 09:55."),
                after(6, "logged_in=false"),
                _(
                    "At 09:56 her cookie was sent, and the record of its key lay in the table. Its date did not come "
                    "after the clock's time, so Django refused it and told the browser to delete the cookie. The run "
                    "at 10:00 found one record to remove, and nobody to log out."
                ),
                "cleanup-timing-changes-no-answer",
            ),
        ),
    ),
    believed="first-only",
    decided_by="record-refused",
    matters=(
        Sentence(
            _(
                "People who believe it run the command every minute for the sake of security, or fear the night on "
                "which it fails. Neither changes who is logged in."
            ),
            "cleanup-timing-changes-no-answer",
        ),
        Sentence(
            _(
                "And it leads away from what does: a short time in `SESSION_COOKIE_AGE`. That date is looked at in "
                "each request which uses the session, even where the record is never removed."
            ),
            "refused-is-not-removed",
        ),
    ),
    instead=(
        Sentence(
            _(
                "Say with `SESSION_COOKIE_AGE` or `set_expiry()` how long a session is good, and run `clearsessions` "
                "once a day to keep the table small."
            ),
            "clearsessions-removes-the-refused-only",
        ),
        Sentence(
            _("To end one session before its date, log it out or delete its record: that works at once."),
            "deleting-the-record-ends-the-session",
        ),
    ),
    sources=(
        Source(
            _("Django: clearing the session store"),
            "https://docs.djangoproject.com/en/5.2/topics/http/sessions/#clearing-the-session-store",
        ),
        Source(
            _("Stack Overflow: a much-copied question, in which Django looks at the cookie and at no date"),
            "https://stackoverflow.com/questions/3024153",
        ),
        Source(_("In Django's code: contrib/sessions/backends/db.py, _get_session_from_db (expire_date__gt)")),
    ),
)
