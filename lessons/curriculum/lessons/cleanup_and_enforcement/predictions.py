"""The predictions of lesson 5."""

from django.utils.translation import gettext_lazy as _

from lessons.curriculum.conditions import after, all_of, any_of, at_last
from lessons.curriculum.schema import Choice, Prediction

PREDICTIONS = (
    Prediction(
        "who-removes-it-and-when",
        _(
            "Sessions last ten minutes here. Ada logs in at nine. At 09:10 her record reaches its date, and she visits "
            "the site. The next day she logs in again. A month later the site is restarted with new settings. Who "
            "removes the record of that first morning, and when?"
        ),
        """
        set SESSION_COOKIE_AGE=600 SESSION_EXPIRE_AT_BROWSER_CLOSE=True
        login
        advance 10m
        visit /
        advance 1d
        login
        advance 30d
        set SESSION_COOKIE_AGE=900
        clearsessions
        """,
        (
            Choice(
                "at-its-date",
                _("Django, at 09:10, when its date comes."),
                after(3, "rows=0"),
                _(
                    "“It expires” sounds as if something happened then. But nothing in Django waits for that moment: "
                    "the date is a value in a column, and it means something when somebody compares it."
                ),
                "nothing-removes-an-expired-record",
            ),
            Choice(
                "at-the-visit",
                _("Django, at her visit: it finds the record expired and throws it away."),
                all_of(after(3, "rows=1"), after(4, "rows=0")),
                _(
                    "At the visit Django has the record's key, so it might. It only asks for a record whose date is "
                    "ahead, and finds none. The one whose date has passed is not even fetched."
                ),
                "a-refused-visit-deletes-the-cookie",
            ),
            Choice(
                "by-and-by",
                _("Django, a little later: at her next login, or at the restart."),
                all_of(after(4, "rows=1"), any_of(after(6, "rows=1"), after(8, "rows<=1"))),
                _(
                    "It would be tidy, and no part of Django does it. The login made a second record beside the first, "
                    "and a restart looks at no session at all."
                ),
                "a-new-login-stands-beside-the-old",
            ),
            Choice(
                "nobody-unless-told",
                _("Nobody, until somebody runs `clearsessions`."),
                after(8, "rows=2"),
                _(
                    "Django refused the record at her visit, and that was all it did. After a month both records lay "
                    "in the table. They went when the command was run, and would lie there today if it had not been."
                ),
                "nothing-removes-an-expired-record",
            ),
        ),
    ),
    Prediction(
        "what-the-command-does-to-her",
        _(
            "Still ten minutes. Ada logs in at nine, so her record is due at 09:10. At 09:09 somebody runs "
            "`clearsessions`; nobody runs it again that day. She visits right after it, and again at 09:10. When is "
            "she logged out?"
        ),
        """
        set SESSION_COOKIE_AGE=600 SESSION_EXPIRE_AT_BROWSER_CLOSE=True
        login
        advance 9m
        clearsessions
        visit /
        advance 1m
        visit /
        """,
        (
            Choice(
                "by-the-command",
                _("At 09:09. The command clears the sessions, hers too."),
                after(5, "logged_in=false"),
                _(
                    "Its name says so, but it removes only what was due before it ran. Her record was good for another "
                    "minute, and it left that one alone."
                ),
                "clearsessions-removes-the-refused-only",
            ),
            Choice(
                "not-before-the-next-run",
                _("Not at 09:10 yet. She stays until the command finds her record expired."),
                at_last("logged_in=true"),
                _(
                    "So it would be if the command enforced the end. It sweeps up afterwards. Django compares the date "
                    "itself, at each use, and at 09:10 that was enough."
                ),
                "cleanup-timing-changes-no-answer",
            ),
            Choice(
                "by-the-date",
                _("At 09:10. The command has nothing to do with it."),
                all_of(after(5, "logged_in=true"), at_last("logged_in=false")),
                _(
                    "The run at 09:09 found nothing to remove. At 09:10 Django asked for a record whose date is ahead, "
                    "and there was none. Run it each minute or never: she gets the same answers."
                ),
                "cleanup-timing-changes-no-answer",
            ),
        ),
    ),
    Prediction(
        "records-after-being-refused",
        _(
            "Ada's browser has stayed open, and she comes back at 09:10 with her cookie. Her record is the only one in "
            "the table. She reads the home page, then puts a book in the cart. How many records are there after each "
            "of the two?"
        ),
        """
        set SESSION_COOKIE_AGE=600 SESSION_EXPIRE_AT_BROWSER_CLOSE=True
        login
        advance 10m
        visit /
        visit /cart/add/
        visit /
        """,
        (
            Choice(
                "anew-at-once",
                _("2, then 2. For the expired session Django creates a new one at once."),
                after(4, "rows=2"),
                _(
                    "It is often told like this, and with session files it is so. With the database she gets no "
                    "session, only an empty one in memory for that request: no key, no record, and her cookie deleted."
                ),
                "a-refused-visit-deletes-the-cookie",
            ),
            Choice(
                "anew-with-the-book",
                _("1, then 2. A new one begins with the book."),
                all_of(after(4, "rows=1"), after(5, "rows=2")),
                _(
                    "Reading the home page made nothing: the cookie was deleted, the old record left alone. The book "
                    "was a write, and a write needs a session, so one was made, under a new key and without Ada in it."
                ),
                "a-new-session-waits-for-a-write",
            ),
            Choice(
                "revived-by-the-book",
                _("1, then 1. The book is a write, and gives her record its full time again."),
                all_of(after(4, "rows=1"), after(5, "rows=1")),
                _(
                    "A write renews a session that was found. Hers was not: past its date no request gets hold of it, "
                    "so there was nothing left to write to."
                ),
                "a-new-session-waits-for-a-write",
            ),
            Choice(
                "thrown-away",
                _("0, then 1. The expired one is thrown away, then a new one begins."),
                after(4, "rows=0"),
                _(
                    "The second half is right. But refusing throws nothing away: the old record stayed, and the new "
                    "one came to stand beside it."
                ),
                "nothing-removes-an-expired-record",
            ),
        ),
    ),
)
