"""Myth 6: closing the browser ends the server's record too.

The server is never told; the record is valid until its own date for anyone who has the key.
"""

from django.utils.translation import gettext_lazy as _

from lessons.curriculum.conditions import after, all_of, at_last
from lessons.curriculum.schema import Choice, Claim, Myth, Prediction, Sentence, Source

CLAIMS = (
    Claim(
        "closed-browsers-leave-valid-records",
        _(
            "Each login after a closing makes one more record. The earlier ones stay, valid until their own dates, and "
            "`clearsessions` does not touch them before."
        ),
        """
        set SESSION_EXPIRE_AT_BROWSER_CLOSE=True
        login
        copy_cookie thief
        close
        advance 1d
        open
        login
        close
        expect rows=2 expired_rows=0
        thief: visit /
        expect user=ada
        clearsessions
        expect rows=2
        advance 13d
        thief: visit /
        expect user=anonymous expired_rows=1
        advance 1s
        clearsessions
        expect rows=1
        """,
    ),
    Claim(
        "login-with-its-cookie-adds-no-record",
        _("A login in a browser that still sends its session cookie goes on with that record, and adds none."),
        """
        set SESSION_EXPIRE_AT_BROWSER_CLOSE=True
        login
        advance 1d
        login
        expect sent_cookie=true rows=1
        close
        open
        login
        expect sent_cookie=false rows=2
        """,
    ),
    Claim(
        "age-bounds-what-closing-leaves",
        _(
            "The record of a closed browser is good until `SESSION_COOKIE_AGE` after its last save, half an hour or "
            "a year, and no longer."
        ),
        """
        set SESSION_EXPIRE_AT_BROWSER_CLOSE=True SESSION_COOKIE_AGE=1800
        login
        copy_cookie thief
        close
        advance 1799s
        thief: visit /
        expect user=ada
        advance 1s
        thief: visit /
        expect sent_cookie=true user=anonymous
        set SESSION_COOKIE_AGE=60*60*24*365
        open
        login
        copy_cookie other
        close
        advance 364d
        other: visit /
        expect user=ada
        advance 1d
        other: visit /
        expect sent_cookie=true user=anonymous
        """,
    ),
)

MYTH = Myth(
    number=6,
    slug="closing-ends-record",
    belief=_("When the user closes the browser, the server deletes the session."),
    prediction=Prediction(
        "myth-closing-ends-record",
        _(
            "The site says `SESSION_EXPIRE_AT_BROWSER_CLOSE = True`. On three days in a row Ada logs in, and closes "
            "her browser when she is done. After the third time `clearsessions` is run. How many session records does "
            "the table hold then?"
        ),
        """
        set SESSION_EXPIRE_AT_BROWSER_CLOSE=True
        login
        close
        advance 1d
        open
        login
        close
        advance 1d
        open
        login
        close
        clearsessions
        """,
        (
            Choice(
                "one",
                _("One: each login replaces the record of the one before."),
                at_last("rows=1"),
                _(
                    "It would be one if her browser came back with its cookie: such a login goes on with the record "
                    "that is there. But the cookie had gone with the window. Each day Django met a stranger, and began "
                    "a new record beside the old ones."
                ),
                "login-with-its-cookie-adds-no-record",
            ),
            Choice(
                "none-since-closed",
                _("None: each closing ended the session, and the record went with it."),
                after(3, "rows=0"),
                _(
                    "To delete a record the server would have to hear of the closing, and a browser that closes sends "
                    "nothing. After the first closing the table still held one record, after the second two, after the "
                    "third three."
                ),
                "server-is-not-told-of-closing",
            ),
            Choice(
                "three",
                _("Three, and all of them are still valid."),
                all_of(after(3, "rows=1"), at_last("rows=3 expired_rows=0")),
                _(
                    "Three logins without a cookie made three records. Closing took the cookies and reached no record, "
                    "and `clearsessions` found no date that had passed: the first record is good for another 12 days."
                ),
                "closed-browsers-leave-valid-records",
            ),
            Choice(
                "none-since-cleared",
                _("None: three were left, and `clearsessions` removed what no browser can use any more."),
                all_of(after(11, "rows=3"), at_last("rows=0")),
                _(
                    "Three were left, that is so. But `clearsessions` knows nothing of browsers. It compares dates "
                    "with the clock, and the earliest of the three is 12 days ahead."
                ),
                "closed-browsers-leave-valid-records",
            ),
        ),
    ),
    believed="none-since-closed",
    decided_by="server-not-told",
    matters=(
        Sentence(
            _(
                "Whoever copied a cookie before the window was closed is still Ada 13 days later, while she thinks "
                "that she has left."
            ),
            "copy-outlives-the-browser",
        ),
        Sentence(
            _(
                "Nor do the records tell who is here: a report that counts those with a date to come counts Ada three "
                "times, and she is away."
            ),
            "closed-browsers-leave-valid-records",
        ),
    ),
    instead=(
        Sentence(
            _(
                "Choose `SESSION_COOKIE_AGE` for the record that a closed browser leaves behind: its date holds, "
                "whether the window is open or closed."
            ),
            "age-bounds-what-closing-leaves",
        ),
        Sentence(
            _("And offer a button that logs out. It reaches the record, as closing does not, and removes it at once."),
            "logout-ends-every-copy",
        ),
    ),
    sources=(
        Source(
            _("Django: browser-length sessions and persistent sessions"),
            "https://docs.djangoproject.com/en/5.2/topics/http/sessions/#browser-length-vs-persistent-sessions",
        ),
        Source(
            _("The belief in print: runebook.dev has the data deleted as the browser closes"),
            "https://runebook.dev/en/articles/django/topics/http/sessions/"
            "django.contrib.sessions.backends.base.SessionBase.get_expire_at_browser_close",
        ),
        Source(_("In Django's code: contrib/sessions/backends/db.py, clear_expired")),
    ),
)
