"""Lesson 7: what interferes with expiry, and what only seems to.

Teaches that the time of the cleanup changes no answer, that a restored browser is bounded by the record's expiry date,
that a wrong clock matters and a time zone does not, and what makes the two expiry dates differ.
"""

from django.utils.translation import gettext_lazy as _

from lessons.curriculum.conditions import any_of, ever, in_order
from lessons.curriculum.lessons.pitfalls.claims_of_browsers import CLAIMS as _CLAIMS_OF_BROWSERS
from lessons.curriculum.lessons.pitfalls.claims_of_clocks import CLAIMS as _CLAIMS_OF_CLOCKS
from lessons.curriculum.lessons.pitfalls.claims_of_saving import CLAIMS as _CLAIMS_OF_SAVING
from lessons.curriculum.lessons.pitfalls.goals import ACCEPTED, BACK, GOALS, KEPT, OLD_DATE_STANDS, REFUSED
from lessons.curriculum.lessons.pitfalls.predictions import PREDICTIONS as _PREDICTIONS
from lessons.curriculum.schema import Feedback, Lesson, Source

LESSON = Lesson(
    number=7,
    slug="pitfalls",
    title=_("What interferes with expiry"),
    aim=_(
        "Question browsers, clocks, code and settings: see which of them interfere with expiry, and which only seem to."
    ),
    minutes=15,
    start="""
        set SESSION_EXPIRE_AT_BROWSER_CLOSE=True SESSION_COOKIE_AGE=3600
        login
        advance 10m
    """,
    unlocked=(
        "login",
        "visit /",
        "visit /cart/add/",
        "close",
        "open",
        "crash",
        "reopen_tabs",
        "profile",
        "skew browser",
        "skew server",
        "advance",
        "set SESSION_COOKIE_AGE",
        "set TIME_ZONE",
    ),
    predictions=_PREDICTIONS,
    feedback=(
        Feedback(
            in_order("action=crash cookie=session", KEPT, ACCEPTED),
            _("The browser crashed, and had no time to drop its cookie: at the next start it was there, as was Ada."),
            "a-crash-drops-no-dateless-cookie",
        ),
        Feedback(
            in_order("action=close cookie=absent", "action=open cookie=absent"),
            _("You closed the browser in good order, and the next start came without the cookie."),
            "closing-drops-a-dateless-cookie",
        ),
        Feedback(
            in_order("action=close cookie=session", KEPT, ACCEPTED),
            _("You closed a browser that restores what it had. The cookie came back, and Django could not know."),
            "restored-cookie-ends-with-the-record",
        ),
        Feedback(
            any_of(in_order("why=browser-clock-ahead", ACCEPTED), in_order("why=browser-clock-behind", ACCEPTED)),
            _("The browser's clock was wrong, and the visit came out as before."),
            "a-wrong-browser-clock-changes-nothing",
        ),
        Feedback(
            ever("why=zone-changes-nothing"),
            _("You changed the time zone, and no date moved."),
            "time-zone-changes-nothing",
        ),
        Feedback(
            ever("action=visit why=decided-by-clock-ahead"),
            _("The server's clock was ahead, and Django refused a record whose hour was not over."),
            "the-servers-clock-decides",
        ),
        Feedback(
            ever(OLD_DATE_STANDS),
            _("Sessions were to last five minutes, and this one had longer: its date is from before."),
            "a-new-age-waits-for-a-save",
        ),
        Feedback(
            any_of(in_order(KEPT, REFUSED), in_order(BACK, REFUSED)),
            _("The browser had brought the cookie back, and the record's date had come all the same."),
            "restored-cookie-ends-with-the-record",
        ),
    ),
    goals=GOALS,
    solution="""
        crash
        open
        visit /
        close
        open
        visit /
        login
        profile chromium-restore
        close
        open
        visit /
        skew browser +1d
        visit /
        set TIME_ZONE='Asia/Tokyo'
        visit /
        skew server +1h
        visit /
        skew server +0s
        login
        set SESSION_COOKIE_AGE=300
        visit /
        visit /cart/add/
        close
        open
        advance 5m
        visit /
    """,
    recap=(
        "restored-cookie-ends-with-the-record",
        "the-servers-clock-decides",
        "time-zone-changes-nothing",
        "a-nested-change-is-no-write",
        "a-new-age-waits-for-a-save",
    ),
    claims=(*_CLAIMS_OF_BROWSERS, *_CLAIMS_OF_CLOCKS, *_CLAIMS_OF_SAVING),
    sources=(
        Source(
            _("Django: browser-length sessions, with its note on browsers that restore them"),
            "https://docs.djangoproject.com/en/5.2/topics/http/sessions/#browser-length-vs-persistent-sessions",
        ),
        Source(
            _("Django: when sessions are saved"),
            "https://docs.djangoproject.com/en/5.2/topics/http/sessions/#when-sessions-are-saved",
        ),
        Source(
            _("RFC 6265bis: how a browser stores a cookie, and for how long at most"),
            "https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#section-5.7",
        ),
        Source(
            _("Eric Lawrence: undead session cookies, on browsers that restore them"),
            "https://textslashplain.com/2019/06/24/surprise-undead-session-cookies/",
        ),
        Source(
            _(
                "In Django's code: contrib/sessions/backends/db.py, _get_session_from_db; backends/base.py, "
                "__setitem__; middleware.py, process_response"
            ),
        ),
    ),
)
