"""Myth 1: with SESSION_EXPIRE_AT_BROWSER_CLOSE, closing the browser is certain to end the session.

Browsers that restore their tabs bring the cookie back, though never beyond the record's date: a short age is the limit.
"""

from django.utils.translation import gettext_lazy as _

from lessons.curriculum.conditions import after, all_of, at_last
from lessons.curriculum.schema import Choice, Claim, Myth, Prediction, Sentence, Source

CLAIMS = (
    Claim(
        "a-short-age-bounds-a-restored-cookie",
        _("`SESSION_COOKIE_AGE` holds for a restored cookie as well: with 1,800 the record is refused after 30 min."),
        """
        set SESSION_EXPIRE_AT_BROWSER_CLOSE=True SESSION_COOKIE_AGE=1800
        profile chromium-restore
        login
        close
        advance 1799s
        open
        visit /
        expect sent_cookie=true logged_in=true
        advance 1s
        visit /
        expect sent_cookie=true logged_in=false
        """,
    ),
)

MYTH = Myth(
    number=1,
    slug="closing-surely-ends-it",
    belief=_("I set `SESSION_EXPIRE_AT_BROWSER_CLOSE`, so closing the browser is sure to end the session."),
    prediction=Prediction(
        "myth-closing-surely-ends-it",
        _(
            "The site says `SESSION_EXPIRE_AT_BROWSER_CLOSE = True`; all else is Django's default. Ada's browser is a "
            "Chromium that is set to go on where it left off. She logs in, and closes its last window. On day 1 she "
            "opens it again and reads a page; on day 14 she reads another one. On which of the two days is she logged "
            "in?"
        ),
        """
        profile chromium-restore
        set SESSION_EXPIRE_AT_BROWSER_CLOSE=True
        login
        close
        advance 1d
        open
        visit /
        advance 13d
        visit /
        """,
        (
            Choice(
                "both",
                _("On both: a cookie that is brought back each time never comes to an end."),
                at_last("logged_in=true"),
                _(
                    "The cookie has no date and would come back at every start, that is so. But the record has one, "
                    "two weeks after the login. On day 14 the browser sent its key once more, and Django refused it."
                ),
                "restored-cookie-ends-with-the-record",
            ),
            Choice(
                "neither-dropped",
                _("On neither: her cookie had no date, so it went with the last window."),
                after(7, "sent_cookie=false logged_in=false"),
                _(
                    "In a browser that starts afresh it goes with the window. This one brings its tabs back, and with "
                    "them its cookies, those without a date too: on day 1 it sent the same key as before. The setting "
                    "leaves the date off, and can do no more. What becomes of such a cookie is for the browser to say."
                ),
                "restored-cookie-ends-with-the-record",
            ),
            Choice(
                "day-1-only",
                _("On day 1 only: the cookie came back, and its record ran out on day 14."),
                all_of(after(7, "logged_in=true"), at_last("logged_in=false")),
                _(
                    "The browser kept the cookie through the closing and sent it on day 1, when its record was good "
                    "for another 13 days. On day 14 it was sent again and refused: two weeks after the login is the "
                    "record's own date, and no browser can restore that."
                ),
                "restored-cookie-ends-with-the-record",
            ),
            Choice(
                "neither-refused",
                _("On neither: the cookie came back, but the closing had ended its record."),
                after(7, "sent_cookie=true logged_in=false"),
                _(
                    "To end the record, the server would have to hear of the closing, and nothing is sent when a "
                    "window is closed. On day 1 the record was as good as before, for another 13 days."
                ),
                "server-is-not-told-of-closing",
            ),
        ),
    ),
    believed="neither-dropped",
    decided_by="cookie-kept-without-date",
    matters=(
        Sentence(
            _(
                "Whoever opens that browser next has Ada's tabs, and Ada's login with them: in the run a day later, "
                "and up to the record's date."
            ),
            "restored-cookie-ends-with-the-record",
        ),
        Sentence(
            _(
                "It takes no special browser. After a crash, Chromium and Firefox as they are installed hold the "
                "cookie again, if it had been on the disk."
            ),
            "a-crash-drops-no-dateless-cookie",
        ),
    ),
    instead=(
        Sentence(
            _(
                "Keep the setting, and give the server a limit of its own: a short `SESSION_COOKIE_AGE`. It is counted "
                "from the last save, and holds in a browser that restores everything."
            ),
            "a-short-age-bounds-a-restored-cookie",
        ),
        Sentence(
            _("Show a log out button where people look for one: it is the end that depends on no browser."),
            "logout-ends-every-copy",
        ),
    ),
    sources=(
        Source(
            _("Django: browser-length sessions, with a note on browsers that restore them"),
            "https://docs.djangoproject.com/en/5.2/topics/http/sessions/#browser-length-vs-persistent-sessions",
        ),
        Source(
            _("Eric Lawrence: undead session cookies, found by somebody who had worked on browsers for twelve years"),
            "https://textslashplain.com/2019/06/24/surprise-undead-session-cookies/",
        ),
        Source(
            _("JumpServer: with the setting on, closing Chrome or Firefox ended nothing"),
            "https://github.com/jumpserver/jumpserver/issues/4436",
        ),
        Source(
            _("MDN on Set-Cookie: restored browsers, as if they had never been closed"),
            "https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Set-Cookie",
        ),
        Source(_("In Django's code: contrib/sessions/middleware.py, process_response; backends/base.py")),
    ),
)
