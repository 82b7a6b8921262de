"""Lesson 4: ``set_expiry`` takes four kinds of values.

Teaches that an integer is a length which each save counts again, that 0 asks for a cookie without a date and ends
nothing, that reading renews nothing, and what a wrong value or a call in middleware does.
"""

from django.utils.translation import gettext_lazy as _

from lessons.curriculum.conditions import any_of, at_last, ever, in_order
from lessons.curriculum.lessons.setting_expiry_in_code.claims import CLAIMS as _CLAIMS
from lessons.curriculum.lessons.setting_expiry_in_code.claims_of_use import CLAIMS as _CLAIMS_OF_USE
from lessons.curriculum.lessons.setting_expiry_in_code.predictions import PREDICTIONS as _PREDICTIONS
from lessons.curriculum.schema import Feedback, Goal, Lesson, Source

_OWN_LENGTH = "action=set_expiry why=expiry-is-length"
_TO_TIMEDELTA, _TO_DATETIME = "why=expiry-is-moment-timedelta", "why=expiry-is-moment-datetime"
_UNMOVED = "path=/cart/add/ why=record-saved-same-date"
_STRANGER = "action=set_expiry sent_cookie=false"

LESSON = Lesson(
    number=4,
    slug="setting-expiry-in-code",
    title=_("Setting expiry in code"),
    aim=_("See whose expiry a call of set_expiry changes, and what each kind of value does to the two dates."),
    minutes=15,
    start="""
        login
    """,
    unlocked=(
        "login",
        "logout",
        "visit /",
        "visit /cart/add/",
        "visit /expiry/",
        "set_expiry",
        "close",
        "open",
        "advance",
        "set SESSION_COOKIE_AGE",
        "set SESSION_EXPIRE_AT_BROWSER_CLOSE",
    ),
    predictions=_PREDICTIONS,
    feedback=(
        Feedback(
            in_order(_OWN_LENGTH, "path=/cart/add/ why=record-extended max_age!=1209600 max_age!=none"),
            _("You handed over a number. A write that came later gave both dates the whole length again."),
            "a-length-counts-from-each-save",
        ),
        Feedback(
            ever(_UNMOVED),
            _("You handed over a moment. A write was saved and moved neither date: the cookie got what was left."),
            "no-save-moves-a-moment",
        ),
        Feedback(
            ever("action=set_expiry why=expiry-has-no-date"),
            _("You handed over 0. The cookie lost its date; the record was dated from the settings, as at any save."),
            "zero-undates-the-cookie-only",
        ),
        Feedback(
            ever("action=set_expiry why=record-saved-dead"),
            _(
                "You set an end that was not ahead. The record was saved as refused, and the browser dropped the "
                "cookie as it came."
            ),
            "an-end-not-ahead-ends-it",
        ),
        Feedback(
            ever("action=set_expiry why=expiry-follows-settings"),
            _("You handed over None. The session's own expiry is gone from its data, and the settings count again."),
            "none-follows-the-settings-again",
        ),
        Feedback(
            in_order(_OWN_LENGTH, "path=/expiry/ expiry_age=300 row_expires_in<300"),
            _("You asked the session for its age. It said 300 and less was left: a length does not count down."),
            "a-lengths-age-does-not-count-down",
        ),
        Feedback(
            ever("action=set_expiry status=500"),
            _("You handed over what is no time. The response became a 500, and both dates stayed as they were."),
            "a-wrong-type-is-a-500",
        ),
        Feedback(
            ever(f"{_STRANGER} rows>=1 set_cookie=set"),
            _("You called it for a stranger. The call was a write, so a session was made, with a record and a cookie."),
            "a-call-makes-a-session",
        ),
    ),
    goals=(
        Goal(
            "put-off-without-a-call",
            _("Give the session a length of its own. Then put its end off, without another call."),
            met=in_order(_OWN_LENGTH, "action!=set_expiry why=record-extended max_age!=1209600 max_age!=none"),
            why_not=_("The session has no length of its own yet. Which kind of value is a length?"),
            nearly=(
                Feedback(
                    in_order(_OWN_LENGTH, "path=/cart/add/ why=record-saved-again"),
                    _("That was a save, but in the very second of the call. Let some time pass first."),
                ),
                Feedback(
                    in_order(_OWN_LENGTH, "action=visit why=reading-renews-nothing"),
                    _("That page only reads, and reading puts nothing off. Visit one that changes something."),
                ),
                Feedback(
                    ever(_OWN_LENGTH), _("With a length of its own, let some of it pass, then do what a save needs.")
                ),
                Feedback(ever(_UNMOVED), _("That session has a moment, not a length: saves leave it alone.")),
            ),
        ),
        Goal(
            "a-write-that-moves-nothing",
            _("The other kind: let time pass, then write to the session, and have both dates stay where they are."),
            met=any_of(
                in_order(_TO_TIMEDELTA, "action=advance", _UNMOVED),
                in_order(_TO_DATETIME, "action=advance", _UNMOVED),
            ),
            why_not=_("Nothing has been written to a session whose dates are fixed."),
            nearly=(
                Feedback(
                    ever(_UNMOVED), _("So they did, but no time had passed since the call. Advance, and write again.")
                ),
                Feedback(
                    any_of(ever(_TO_TIMEDELTA), ever(_TO_DATETIME)),
                    _("The session has a moment now. Let some time pass, and write to it."),
                ),
                Feedback(
                    ever("path=/cart/add/ why=record-extended"),
                    _("That write moved them. Hand set_expiry another kind of value, and write again."),
                ),
            ),
        ),
        Goal(
            "ended-by-the-call",
            _("Log Ada out with set_expiry: at the call itself, without waiting for anything."),
            met=ever("action=set_expiry why=record-saved-dead"),
            why_not=_("No call has ended a session yet."),
            nearly=(
                Feedback(
                    ever("action=set_expiry why=expiry-has-no-date"),
                    _("0 did not end it: Django takes it for no length at all. Which value is a moment that has come?"),
                ),
                Feedback(
                    any_of(ever(_TO_TIMEDELTA), ever(_TO_DATETIME)),
                    _("That moment lay ahead. You may edit the value before you call."),
                ),
                Feedback(
                    ever(_OWN_LENGTH), _("That length begins now and leaves some time. Hand over one that leaves none.")
                ),
            ),
        ),
        Goal(
            "a-record-for-a-stranger",
            _("Let a visitor who holds no cookie get a record, although nobody logs in and nothing is put in a cart."),
            met=ever(f"{_STRANGER} rows>=1 set_cookie=set"),
            why_not=_("No call has met a visitor without a cookie yet. Where could the cookie go?"),
            nearly=(
                Feedback(
                    ever(f"{_STRANGER} why=expiry-was-not-set"),
                    _("None had nothing to remove, so nothing was written. Hand over something that must be stored."),
                ),
                Feedback(
                    at_last("cookie=absent"), _("The browser holds no session cookie now. What in this bench writes?")
                ),
            ),
        ),
    ),
    solution="""
        set_expiry 300
        advance 4m
        visit /expiry/
        visit /cart/add/
        set_expiry timedelta(minutes=5)
        advance 1m
        visit /cart/add/
        set_expiry None
        set_expiry 'soon'
        set_expiry 0
        set_expiry timedelta(0)
        visit /
        set_expiry 300
    """,
    recap=(
        "set-expiry-belongs-to-one-session",
        "a-length-counts-from-each-save",
        "no-save-moves-a-moment",
        "zero-undates-the-cookie-only",
        "none-follows-the-settings-again",
    ),
    claims=(*_CLAIMS, *_CLAIMS_OF_USE),
    sources=(
        Source(
            _("Django: set_expiry and what it takes"),
            "https://docs.djangoproject.com/en/5.2/topics/http/sessions/"
            "#django.contrib.sessions.backends.base.SessionBase.set_expiry",
        ),
        Source(
            _("Django: using sessions in views"),
            "https://docs.djangoproject.com/en/5.2/topics/http/sessions/#using-sessions-in-views",
        ),
        Source(
            _("RFC 6265bis, 5.6.2: what a browser does with a Max-Age of zero or less"),
            "https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#section-5.6.2",
        ),
        Source(
            _(
                "In Django's code: contrib/sessions/backends/base.py, set_expiry, get_expiry_age and "
                "get_expire_at_browser_close; middleware.py, process_response"
            )
        ),
    ),
)
