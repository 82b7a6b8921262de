"""Myth 2: an expired session is deleted.

It is refused without any help, and removed only by ``clearsessions``; until then it stays in the table.
"""

from django.utils.translation import gettext_lazy as _

from lessons.curriculum.conditions import after, all_of, at_last
from lessons.curriculum.schema import Choice, Myth, Prediction, Sentence, Source

MYTH = Myth(
    number=2,
    slug="expired-rows-vanish",
    belief=_("Django deletes a session as soon as it has expired."),
    prediction=Prediction(
        "myth-expired-rows-vanish",
        _(
            "`SESSION_COOKIE_AGE = 300`, and sessions are kept in the database. At 09:00 Ada, Grace and Linus log in, "
            "each in a browser of their own, and go away. At 09:00 on the next day Ada logs in again; nothing else has "
            "happened on the server. How many rows does the table `django_session` hold now?"
        ),
        """
        set SESSION_COOKIE_AGE=300
        login ada
        phone: login grace
        laptop: login linus
        advance 1d
        login ada
        """,
        (
            Choice(
                "one-since-expiry",
                _("One: the three old rows were deleted at 09:05, when they expired."),
                after(5, "rows=0"),
                _(
                    "Nothing of Django's runs at a date: a row is only compared with the clock when its key is sent. "
                    "At 09:05 three browsers dropped their cookies, and three rows stayed. A day later they were all "
                    "in the table, 23 hours and 55 minutes past their date."
                ),
                "refused-is-not-removed",
            ),
            Choice(
                "one-since-login",
                _("One: the three old rows were deleted at Ada's login, when Django came by."),
                all_of(after(5, "rows=3"), at_last("rows=1")),
                _(
                    "A login does not tidy up. It did not even meet an old row: Ada's cookie had left her browser a "
                    "day before, so no key was sent, and Django made a new row beside the three."
                ),
                "a-new-login-stands-beside-the-old",
            ),
            Choice(
                "three",
                _("Three: Ada's new row took the place of her old one, the other two are left."),
                at_last("rows=3"),
                _(
                    "A session belongs to a key, not to a user, and Django looks for no other session of the same "
                    "user. Ada's old row was left as it was; her new one has another key."
                ),
                "a-new-login-stands-beside-the-old",
            ),
            Choice(
                "four",
                _("Four: the three old rows are all in the table, and Ada's new one beside them."),
                at_last("rows=4"),
                _(
                    "Three that are past their date, and one that is good for five minutes. The three would be refused "
                    "if anyone sent their keys. They are removed when somebody runs `clearsessions`, and here nobody "
                    "did."
                ),
                "clearsessions-removes-the-refused-only",
            ),
        ),
    ),
    believed="one-since-expiry",
    decided_by="record-expired",
    matters=(
        Sentence(
            _(
                "The table only grows. PostHog found five years of it: hundreds of millions of expired rows, under an "
                "index of 95 GB. CommCare counted 65 million expired rows among 67."
            ),
            "refused-is-not-removed",
        ),
        Sentence(
            _(
                "And what is in those rows is not gone. A row past its date is refused, not erased, so backups and "
                "whoever can read the table still have it."
            ),
            "expired-is-not-erased",
        ),
    ),
    instead=(
        Sentence(
            _(
                "Run the command yourself, once a day, from cron or a task queue: "
                "`0 3 * * * /srv/site/venv/bin/python /srv/site/manage.py clearsessions`."
            ),
            "cron-removes-when-told",
        ),
        Sentence(
            _("Any hour will do. What it removes was refused before, so nobody is logged out by it."),
            "clearsessions-removes-the-refused-only",
        ),
    ),
    sources=(
        Source(
            _("Django: clearing the session store"),
            "https://docs.djangoproject.com/en/5.2/topics/http/sessions/#clearing-the-session-store",
        ),
        Source(
            _("PostHog: five years of expired sessions"),
            "https://github.com/PostHog/posthog/pull/44713",
        ),
        Source(
            _("CommCare: 65,369,587 expired, 1,621,639 not"),
            "https://github.com/dimagi/commcare-hq/pull/16818",
        ),
        Source(
            _("DefectDojo: from ten million rows to 44"),
            "https://github.com/DefectDojo/django-DefectDojo/pull/11770",
        ),
        Source(_("In Django's code: contrib/sessions/backends/db.py, load and clear_expired")),
    ),
)
