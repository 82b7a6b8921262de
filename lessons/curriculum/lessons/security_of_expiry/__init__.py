"""Lesson 6: what expiry does against somebody who copied a session key.

Teaches that closing the browser does not shorten a theft and sliding expiry lengthens it, that logging out ends every
copy, that tokens cannot be revoked, that Secure is off by default, and what a changed password does.
"""

from django.utils.translation import gettext_lazy as _

from lessons.curriculum.conditions import ever, in_order
from lessons.curriculum.lessons.security_of_expiry.claims import CLAIMS as _CLAIMS
from lessons.curriculum.lessons.security_of_expiry.claims_of_endings import CLAIMS as _CLAIMS_OF_ENDINGS
from lessons.curriculum.lessons.security_of_expiry.goals import GOALS
from lessons.curriculum.lessons.security_of_expiry.predictions import PREDICTIONS as _PREDICTIONS
from lessons.curriculum.schema import Feedback, Lesson, Source

LESSON = Lesson(
    number=6,
    slug="security-of-expiry",
    title=_("Expiry against a stolen key"),
    aim=_("Put a thief into the timeline, and see what bounds a stolen key, what does not, and what ends it at once."),
    minutes=15,
    start="""
        set SESSION_COOKIE_AGE=1800
        login
        copy_cookie thief
        visit /
        thief: visit /
    """,
    unlocked=(
        "login",
        "logout",
        "change_password",
        "visit /",
        "visit /cart/add/",
        "copy_cookie",
        "advance",
        "set SESSION_COOKIE_AGE",
        "set SESSION_SAVE_EVERY_REQUEST",
        "set_expiry",
    ),
    predictions=_PREDICTIONS,
    feedback=(
        Feedback(
            ever("thief: action=visit user=ada"),
            _("The thief sent Ada's key, and the site greeted Ada."),
            "whoever-holds-the-key-is-the-user",
        ),
        Feedback(
            ever("thief: action=visit why=record-extended"),
            _("The thief's own request was a save: it gave the stolen session the full time again."),
            "a-thief-may-renew",
        ),
        Feedback(
            ever("learner: action=logout why=logout-flushes", "thief: row_expires_in>0"),
            _("Ada logged out, and the thief's record stayed. She ended the key that she held, and that was another."),
            "a-lost-key-cannot-be-logged-out",
        ),
        Feedback(
            ever("thief: action=visit why=hash-refused"),
            _("The thief came with a good key and an old password's hash: that was when Django ended the session."),
            "password-change-ends-the-others",
        ),
        Feedback(
            ever("thief: action=visit why=record-saved-same-date"),
            _("The thief's request was a save, and moved nothing: the session had a moment for its end."),
            "a-moment-binds-the-thief-too",
        ),
        Feedback(
            in_order("learner: action=logout why=logout-flushes", "thief: action=visit why=record-missing"),
            _("Ada logged out, and her record was removed. The thief's key named nothing any more."),
            "logout-ends-every-copy",
        ),
    ),
    goals=GOALS,
    solution="""
        advance 20m
        thief: visit /cart/add/
        advance 10m
        thief: visit /
        login
        logout
        thief: visit /
        login
        change_password
        thief: visit /
        copy_cookie thief
        set SESSION_SAVE_EVERY_REQUEST=True
        set_expiry timedelta(minutes=5)
        advance 4m
        thief: visit /
        advance 1m
        thief: visit /
        login
        copy_cookie thief
        logout
        thief: visit /
    """,
    recap=(
        "whoever-holds-the-key-is-the-user",
        "a-copy-ends-with-the-record",
        "sliding-serves-the-thief",
        "logout-ends-every-copy",
        "password-change-ends-the-others",
    ),
    claims=(*_CLAIMS, *_CLAIMS_OF_ENDINGS),
    sources=(
        Source(
            _("Django: session security"),
            "https://docs.djangoproject.com/en/5.2/topics/http/sessions/#session-security",
        ),
        Source(
            _("Django: session invalidation on password change"),
            "https://docs.djangoproject.com/en/5.2/topics/auth/default/#session-invalidation-on-password-change",
        ),
        Source(
            _("OWASP: idle and absolute timeouts in the session management cheat sheet"),
            "https://cheatsheetseries.owasp.org/cheatsheets/Session_Management_Cheat_Sheet.html#session-expiration",
        ),
        Source(
            _("In Django's code: contrib/auth/__init__.py, logout, get_user and update_session_auth_hash"),
        ),
    ),
)
