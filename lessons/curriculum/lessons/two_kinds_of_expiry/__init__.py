"""Lesson 3: the two kinds of expiry are two dates.

Teaches that a browser-length session has an expiry date on the server, too, that closing the browser ends the cookie
and not the record, that two settings give four behaviours, and that the time runs from the last save.
"""

from django.utils.translation import gettext_lazy as _

from lessons.curriculum.conditions import at_last, ever, in_order
from lessons.curriculum.lessons.two_kinds_of_expiry.claims import CLAIMS as _CLAIMS
from lessons.curriculum.lessons.two_kinds_of_expiry.predictions import PREDICTIONS as _PREDICTIONS
from lessons.curriculum.schema import Feedback, Goal, Lesson, Source

LESSON = Lesson(
    number=3,
    slug="two-kinds-of-expiry",
    title=_("The two kinds of expiry"),
    aim=_("See that a login has two dates, that closing the browser touches one of them, and that a save sets both."),
    minutes=12,
    start="""
        set SESSION_EXPIRE_AT_BROWSER_CLOSE=True
        login
    """,
    unlocked=(
        "login",
        "logout",
        "visit /",
        "visit /cart/add/",
        "close",
        "open",
        "advance",
        "set SESSION_EXPIRE_AT_BROWSER_CLOSE",
        "set SESSION_COOKIE_AGE",
        "wire",
    ),
    predictions=_PREDICTIONS,
    feedback=(
        Feedback(
            ever("action=close cookie=absent rows>=1 expired_rows=0"),
            _(
                "You closed the browser. Its cookie had no date and went with the window. The record stayed, "
                "still valid."
            ),
            "server-is-not-told-of-closing",
        ),
        Feedback(
            in_order("action=close cookie=absent", "action=visit sent_cookie=false logged_in=false"),
            _(
                "Then you came back, and no cookie was sent. You were logged out by the browser; Django only met "
                "a stranger."
            ),
            "closing-drops-a-dateless-cookie",
        ),
        Feedback(
            ever("action=visit sent_cookie=true why=record-refused"),
            _("You came with the cookie after the record's date. Django compared two dates, and refused."),
            "open-browser-is-logged-out-too",
        ),
        Feedback(
            in_order("why=cookie-expired", "action=visit sent_cookie=false"),
            _("Your cookie reached its date, and the browser dropped it: the next visit came without."),
            "dated-cookie-leaves-by-itself",
        ),
        Feedback(
            ever("action=visit why=reading-renews-nothing"),
            _("You read a page, and no date moved."),
            "reading-renews-nothing",
        ),
        Feedback(
            ever("action=visit why=record-extended"),
            _("You wrote something, and the record was dated anew."),
            "a-write-renews-both",
        ),
    ),
    goals=(
        Goal(
            "record-outlives-cookie",
            _("Let the cookie go with the browser's window, while the record stays valid."),
            met=ever("action=close cookie=absent rows>=1 expired_rows=0"),
            why_not=_("Nobody has closed a browser yet."),
            nearly=(
                Feedback(
                    ever("action=close cookie=persistent"),
                    _(
                        "You closed it, but the cookie had a date and stayed. Turn the setting on, in `settings.py` "
                        "under “Server”, log in, then close."
                    ),
                ),
                Feedback(
                    ever("action=close"),
                    _("You closed it, but no valid record was left. Log in first, then close."),
                ),
            ),
        ),
        Goal(
            "refused-in-an-open-browser",
            _("Be refused without closing: visit with a cookie that is held, after the record's date."),
            met=ever("action=visit sent_cookie=true why=record-refused"),
            why_not=_("No record has reached its date yet. The clock is yours."),
            nearly=(
                Feedback(
                    ever("expired_rows>=1 cookie=session"),
                    _("A record has reached its date, and the cookie is still held. Now visit a page with it."),
                ),
                Feedback(
                    ever("expired_rows>=1"),
                    _("A record has reached its date, but no cookie was left to come with. Keep the browser open."),
                ),
            ),
        ),
        Goal(
            "date-moved-by-a-write",
            _("Move the record's date without logging in again."),
            met=ever("action=visit why=record-extended"),
            why_not=_("No visit has moved it yet."),
            nearly=(
                Feedback(
                    ever("path=/cart/add/ logged_in!=false why!=record-extended sent_cookie=true"),
                    _("That was a save, but in the very second of the one before. Advance the clock first."),
                ),
                Feedback(
                    ever("action=visit why=reading-renews-nothing"),
                    _("That page only reads. Visit one that changes something."),
                ),
            ),
        ),
        Goal(
            "cookie-leaves-by-itself",
            _("The other kind: give the cookie a date, let it come, and see what the next visit sends."),
            met=in_order("why=cookie-expired", "action=visit sent_cookie=false"),
            why_not=_(
                "No cookie has had a date yet. Turn the setting off, in `settings.py` under “Server”, and log in."
            ),
            nearly=(
                Feedback(ever("why=cookie-expired"), _("The cookie is gone. Now visit a page.")),
                Feedback(ever("cookie=persistent"), _("The cookie has a date now. Advance the clock to it.")),
                Feedback(
                    at_last("SESSION_EXPIRE_AT_BROWSER_CLOSE=False"),
                    _("The setting is off. It counts for what is saved from now on, so log in once more."),
                ),
            ),
        ),
    ),
    solution="""
        close
        open
        visit /
        login
        advance 1d
        visit /
        visit /cart/add/
        advance 2w
        visit /
        set SESSION_EXPIRE_AT_BROWSER_CLOSE=False
        login
        advance 2w
        visit /
    """,
    recap=("one-number-two-dates", "earlier-date-ends-it", "server-is-not-told-of-closing", "reading-renews-nothing"),
    claims=_CLAIMS,
    sources=(
        Source(
            _("Django: browser-length sessions and persistent sessions"),
            "https://docs.djangoproject.com/en/5.2/topics/http/sessions/#browser-length-vs-persistent-sessions",
        ),
        Source(
            _("Django: when sessions are saved"),
            "https://docs.djangoproject.com/en/5.2/topics/http/sessions/#when-sessions-are-saved",
        ),
        Source(
            _("Eric Lawrence: undead session cookies, on browsers that restore them"),
            "https://textslashplain.com/2019/06/24/surprise-undead-session-cookies/",
        ),
        Source(_("In Django's code: contrib/sessions/middleware.py, process_response; backends/db.py, save")),
    ),
)
