"""Myth 5: a user who keeps reading stays logged in.

Often written as "resets if the user keeps interacting". Only a write renews a session, or
SESSION_SAVE_EVERY_REQUEST.
"""

from django.utils.translation import gettext_lazy as _

from lessons.curriculum.conditions import after, all_of, never
from lessons.curriculum.schema import Choice, Myth, Prediction, Sentence, Source

MYTH = Myth(
    number=5,
    slug="reading-renews",
    belief=_("Whoever keeps using the site stays logged in: the time counts from the last visit."),
    prediction=Prediction(
        "myth-reading-renews",
        _(
            "A site says `SESSION_COOKIE_AGE = 30 * 60` and nothing else about sessions. Ada logs in at 09:00 and "
            "leaves her browser open. She reads a page at 09:20, another at 09:40 and, after a long call, a third at "
            "10:20. Which is the first that greets her as a stranger?"
        ),
        """
        set SESSION_COOKIE_AGE=1800
        login
        advance 20m
        visit /
        advance 20m
        visit /
        advance 40m
        visit /
        """,
        (
            Choice(
                "forty-minutes-in",
                _("The one at 09:40. More than half an hour has passed since she logged in."),
                all_of(after(4, "logged_in=true"), after(6, "logged_in=false"), after(8, "logged_in=false")),
                _(
                    "At login the cookie and the record were both dated 09:30:00. The page at 09:20 was hers, and "
                    "moved neither date. At 09:30:00 her browser dropped the cookie, so at 09:40 it had none to send, "
                    "and Django met a stranger."
                ),
                "reading-renews-nothing",
            ),
            Choice(
                "after-the-long-call",
                _("The one at 10:20. It is the only time that she was away for more than half an hour."),
                all_of(after(6, "logged_in=true"), after(8, "logged_in=false")),
                _(
                    "So it would be if her page at 09:20 had moved the end to 09:50, and the one at 09:40 to 10:10. "
                    "But Django saves a session when something in it was changed, and she only read. The end stayed "
                    "where the login had put it: 09:30:00."
                ),
                "reading-renews-nothing",
            ),
            Choice(
                "none-of-them",
                _("None. The half hour begins when she closes the browser, and she has not closed it."),
                never("logged_in=false"),
                _(
                    "Closing has no part in it. The cookie came with a date of its own, 09:30:00, and a browser drops "
                    "a dated cookie when its time comes, with the window open. Had it kept the cookie, Django would "
                    "have refused the record, which bears the same date."
                ),
                "dated-cookie-leaves-by-itself",
            ),
        ),
    ),
    believed="after-the-long-call",
    matters=(
        Sentence(
            _(
                "People are thrown out in the middle of their work, and nothing that they did was wrong. Whoever fills "
                "in a long form sends nothing until it is done, and then it is posted by a stranger."
            ),
            "a-late-form-is-lost",
        ),
        Sentence(
            _(
                "It has been reported as a bug again and again: by users of Read the Docs, for one, who came several "
                "days a week and were signed out every two weeks."
            ),
        ),
    ),
    instead=(
        Sentence(
            _(
                "Where a visit should count, say so: `SESSION_SAVE_EVERY_REQUEST = True`. Each request is then a save, "
                "and the time runs from the last one, without an upper end."
            ),
            "every-request-may-renew",
        ),
        Sentence(
            _(
                "Mind who else sends requests then. A page that asks the server for news every minute keeps the "
                "session alive with nobody in front of it."
            ),
            "a-poll-keeps-a-login-alive",
        ),
        Sentence(
            _(
                "Where a save for each request is too much, let a middleware write a key once an hour, such as "
                '`request.session["hour"]`. One write gives both dates the full time again.'
            ),
            "a-write-renews-both",
        ),
    ),
    sources=(
        Source(
            _("Django: when sessions are saved"),
            "https://docs.djangoproject.com/en/5.2/topics/http/sessions/#when-sessions-are-saved",
        ),
        Source(
            _("Read the Docs, issue 3259: signed out every two weeks"),
            "https://github.com/readthedocs/readthedocs.org/issues/3259",
        ),
        Source(
            _("Karrot, pull request 1273: a session extended once an hour"),
            "https://github.com/karrot-dev/karrot-backend/pull/1273",
        ),
        Source(_("In Django's code: contrib/sessions/middleware.py, process_response")),
    ),
)
