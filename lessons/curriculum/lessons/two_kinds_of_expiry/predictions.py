"""The predictions of lesson 3."""

from django.utils.translation import gettext_lazy as _

from lessons.curriculum.conditions import after, all_of, at_last
from lessons.curriculum.schema import Choice, Prediction

PREDICTIONS = (
    Prediction(
        "at-close-only-or-in-time",
        _(
            "The site says `SESSION_EXPIRE_AT_BROWSER_CLOSE = True`. Ada logs in and never closes her browser. She "
            "reads a page on day 10, on day 14 and on day 28. Does her login end only when the browser closes, or also "
            "after a set time?"
        ),
        """
        set SESSION_EXPIRE_AT_BROWSER_CLOSE=True
        login
        advance 10d
        visit /
        advance 4d
        visit /
        advance 14d
        visit /
        """,
        (
            Choice(
                "at-close-only",
                _("Only when it closes. She is still logged in on day 28."),
                at_last("logged_in=true"),
                _(
                    "That is how the name of the setting reads, and it has been printed that `SESSION_COOKIE_AGE` then "
                    "has no effect. But the setting takes the date off the cookie only. The record got one at login, "
                    "and a browser that stays open still meets it."
                ),
                "browser-length-undates-the-cookie-only",
            ),
            Choice(
                "in-time-from-the-visit",
                _("Also in time, counted from her last visit. She is logged in on day 14, and out on day 28."),
                all_of(after(6, "logged_in=true"), at_last("logged_in=false")),
                _(
                    "There is a set time, but her visits do not count. She only read, and reading moves no date: "
                    "the record kept the one it got when she logged in."
                ),
                "reading-renews-nothing",
            ),
            Choice(
                "in-time-from-the-save",
                _("Also in time, counted from when her session was last saved. She is out on day 14."),
                after(6, "logged_in=false"),
                _(
                    "The cookie has no date, so the browser kept it and sent it on day 14. The record has one: "
                    "`SESSION_COOKIE_AGE`, two weeks, after the last save. That was the login, for reading saves "
                    "nothing. On day 14 Django looked at the date and refused the record."
                ),
                "open-browser-is-logged-out-too",
            ),
        ),
    ),
    Prediction(
        "a-copy-after-closing",
        _(
            "The same setting. Somebody has copied Ada's cookie. She closes her browser, and her own cookie is gone. "
            "The next day the copy is used. Who does Django think it is?"
        ),
        """
        set SESSION_EXPIRE_AT_BROWSER_CLOSE=True
        login
        copy_cookie thief
        close
        advance 1d
        thief: visit /
        """,
        (
            Choice(
                "nobody-removed",
                _("Nobody. Closing the browser removed the record."),
                at_last("thief: logged_in=false rows=0"),
                _("To remove it the server would have to hear of it, and a browser that closes sends nothing."),
                "server-is-not-told-of-closing",
            ),
            Choice(
                "nobody-refused",
                _("Nobody. The record is there, but the closing made it invalid."),
                at_last("thief: logged_in=false rows>=1"),
                _(
                    "Nothing marks a record as invalid. Django compares its date with the clock, and the date is "
                    "13 days ahead: the closing did not touch it."
                ),
                "server-is-not-told-of-closing",
            ),
            Choice(
                "ada",
                _("Ada. The record is as good as before."),
                at_last("thief: user=ada"),
                _(
                    "The server was told nothing, so nothing changed there. Whoever holds the key is Ada until the "
                    "record's own date, or until she logs out."
                ),
                "copy-outlives-the-browser",
            ),
        ),
    ),
    Prediction(
        "same-visits-one-write",
        _(
            "Now with Django's default settings. Ada and Grace log in at the same time, and both come back on day 10 "
            "and on day 15. Ada reads a page each time. Grace puts a book in her cart on day 10. Who is logged in on "
            "day 15?"
        ),
        """
        login ada
        phone: login grace
        advance 10d
        visit /
        phone: visit /cart/add/
        advance 5d
        visit /
        phone: visit /
        """,
        (
            Choice(
                "both",
                _("Both: neither was away for two weeks."),
                at_last("learner: logged_in=true", "phone: logged_in=true"),
                _(
                    "It would be so if the time ran from the last visit. It runs from the last save, and Ada's visit "
                    "on day 10 saved nothing."
                ),
                "reading-renews-nothing",
            ),
            Choice(
                "neither",
                _("Neither: two weeks after the login it is over."),
                at_last("learner: logged_in=false", "phone: logged_in=false"),
                _(
                    "It is for Ada. But two weeks is not counted from the login: each save begins it anew, and the "
                    "book in Grace's cart was one."
                ),
                "a-write-renews-both",
            ),
            Choice(
                "who-wrote",
                _("Grace only."),
                at_last("learner: logged_in=false", "phone: logged_in=true"),
                _(
                    "The book was a write, so on day 10 Grace's session was saved, and her cookie and her record got "
                    "two new weeks. Ada made the same number of visits and was logged out in the middle of them."
                ),
                "a-write-renews-both",
            ),
            Choice(
                "who-read",
                _("Ada only."),
                at_last("learner: logged_in=true", "phone: logged_in=false"),
                _("A write never shortens a session: it gives it the full time again. Reading gives nothing."),
                "a-write-renews-both",
            ),
        ),
    ),
)
