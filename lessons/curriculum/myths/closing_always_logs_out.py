"""Myth 20: closing the browser logs the user out, whatever the settings say.

The plainest belief about closing, and false by default: with the default settings the cookie has a date.
"""

from django.utils.translation import gettext_lazy as _

from lessons.curriculum.conditions import after, all_of, at_last
from lessons.curriculum.schema import Choice, Claim, Myth, Prediction, Sentence, Source

CLAIMS = (
    Claim(
        "a-private-window-forgets-dated-cookies",
        _("A private window forgets dated cookies as well, when the last one is closed."),
        """
        profile private
        login
        expect cookie=persistent
        close
        open
        visit /
        expect sent_cookie=false logged_in=false
        """,
    ),
)

MYTH = Myth(
    number=20,
    slug="closing-always-logs-out",
    belief=_("When I close the browser, I am logged out."),
    prediction=Prediction(
        "myth-closing-always-logs-out",
        _(
            "The site has Django's default settings, and Ada's browser is a Chromium that brings no tabs back. She "
            "logs in, and closes the browser. On day 5 she opens it, reads a page of the site, and closes it again. On "
            "day 15 she comes back once more. On which of the two days is she logged in?"
        ),
        """
        login
        close
        advance 5d
        open
        visit /
        close
        advance 10d
        open
        visit /
        """,
        (
            Choice(
                "day-5-only",
                _("On day 5 only: her cookie has a date, and that was day 14."),
                all_of(after(5, "logged_in=true"), at_last("logged_in=false")),
                _(
                    "By default the cookie is dated two weeks ahead, and a browser keeps what has a date, open or "
                    "closed. On day 5 it was good for another nine days. Reading moved nothing, so it was gone on day "
                    "14, and on day 15 no cookie was sent."
                ),
                "closing-keeps-a-dated-cookie",
            ),
            Choice(
                "neither-dropped",
                _("On neither: her cookie went with the window that she closed."),
                after(5, "sent_cookie=false"),
                _(
                    "A cookie without a date goes with the window. Django's default gives it one, two weeks ahead, "
                    "and this browser kept it through both closings: on day 5 it was sent, and she was logged in."
                ),
                "closing-keeps-a-dated-cookie",
            ),
            Choice(
                "both",
                _("On both: by her visit on day 5 she got two weeks more."),
                at_last("logged_in=true"),
                _(
                    "Closing did not log her out, that is so. But on day 5 she only read, and reading renews nothing: "
                    "cookie and record kept the date that the login gave them, day 14."
                ),
                "reading-renews-nothing",
            ),
            Choice(
                "neither-refused",
                _("On neither: the cookie stayed, but the closing had ended her session."),
                after(5, "sent_cookie=true logged_in=false"),
                _(
                    "A browser that is closed tells the server nothing. On day 5 the record was there, as good as "
                    "before, and so was its key in her cookie."
                ),
                "server-is-not-told-of-closing",
            ),
        ),
    ),
    believed="neither-dropped",
    decided_by="cookie-kept-at-close",
    matters=(
        Sentence(
            _(
                "On a shared computer people close the window, and think that they are out. With the default settings "
                "the next one to open the site is logged in as they were, for two weeks."
            ),
            "closing-keeps-a-dated-cookie",
        ),
        Sentence(
            _("It takes no browser that restores anything: a cookie with a date is kept by the plainest of them."),
            "closing-keeps-a-dated-cookie",
        ),
    ),
    instead=(
        Sentence(
            _(
                "If your users share computers, say `SESSION_EXPIRE_AT_BROWSER_CLOSE = True`: a browser that starts "
                "afresh then drops the cookie."
            ),
            "closing-drops-a-dateless-cookie",
        ),
        Sentence(
            _("Tell them to log out, and put the button where they see it."),
            "logout-ends-every-copy",
        ),
        Sentence(
            _("On a computer that is not your own, use a private window: that does forget."),
            "a-private-window-forgets-dated-cookies",
        ),
    ),
    sources=(
        Source(
            _("Django: browser-length sessions and persistent sessions"),
            "https://docs.djangoproject.com/en/5.2/topics/http/sessions/#browser-length-vs-persistent-sessions",
        ),
        Source(
            _("My Learning Analytics: a login that outlives the browser, on shared computers"),
            "https://github.com/tl-its-umich-edu/my-learning-analytics/issues/1029",
        ),
        Source(
            _("Submitty: closing the browser should log you out"),
            "https://github.com/Submitty/Submitty/issues/573",
        ),
        Source(_("In Django's code: contrib/sessions/middleware.py, process_response; conf/global_settings.py")),
    ),
)
