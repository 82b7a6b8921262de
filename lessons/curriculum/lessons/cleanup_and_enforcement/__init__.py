"""Lesson 5: a session is refused by a comparison at each use, and removed by a command that you run.

Teaches that Django runs no cleanup by itself, which comparison refuses a session and when, that no new session is made
for an expired one, that the time of the cleanup changes no answer, and what to write into cron.
"""

from django.utils.translation import gettext_lazy as _

from lessons.curriculum.conditions import at_last, ever, in_order
from lessons.curriculum.lessons.cleanup_and_enforcement.claims import CLAIMS as _CLAIMS
from lessons.curriculum.lessons.cleanup_and_enforcement.claims_of_cleanup import CLAIMS as _CLAIMS_OF_CLEANUP
from lessons.curriculum.lessons.cleanup_and_enforcement.predictions import PREDICTIONS as _PREDICTIONS
from lessons.curriculum.schema import Feedback, Goal, Lesson, Source

_BESIDE = "action=login rows>=2 expired_rows>=1"
_UNNOTICED = "action=visit why=session-not-touched sent_cookie=true row_expires_in<=0"
_AT_THE_SECOND = "action=clearsessions why=dead-but-not-collectable"

LESSON = Lesson(
    number=5,
    slug="cleanup-and-enforcement",
    title=_("Cleanup and enforcement"),
    aim=_("See what becomes of a record after its date: when it is refused, and when it is removed."),
    minutes=12,
    start="""
        set SESSION_COOKIE_AGE=600 SESSION_EXPIRE_AT_BROWSER_CLOSE=True
        login
    """,
    unlocked=(
        "login",
        "logout",
        "visit /",
        "visit /about/",
        "visit /cart/add/",
        "advance",
        "clearsessions",
        "cron",
        "set SESSION_COOKIE_AGE",
        "wire",
    ),
    predictions=_PREDICTIONS,
    feedback=(
        Feedback(
            ever("action=visit sent_cookie=true why=record-refused set_cookie=delete"),
            _("You came after the date. Django met a stranger, had the cookie deleted, and left the record as it was."),
            "a-refused-visit-deletes-the-cookie",
        ),
        Feedback(
            ever(_UNNOTICED),
            _("You visited a page that never looks at the session. No date was compared, and your cookie stayed."),
            "untouched-page-checks-no-date",
        ),
        Feedback(
            ever(_BESIDE),
            _("You logged in again. That made a new record under a new key; the old one lies beside it."),
            "a-new-login-stands-beside-the-old",
        ),
        Feedback(
            ever("action=clearsessions why=nothing-to-clear rows>=1 expired_rows=0"),
            _("You ran clearsessions on a valid record. It found nothing to remove."),
            "clearsessions-removes-the-refused-only",
        ),
        Feedback(
            ever(_AT_THE_SECOND),
            _("You ran clearsessions in the very second of the date: a record refused already, and not removed yet."),
            "refused-at-the-date-removed-after-it",
        ),
        Feedback(
            ever("action=clearsessions why=cleared rows>=1 expired_rows=0"),
            _("You ran clearsessions on both kinds. The refused one went, the valid one stayed."),
            "clearsessions-removes-the-refused-only",
        ),
        Feedback(
            ever("action=advance why=cron-removed"),
            _("You only advanced the clock, and a record was removed: cron had the order, and ran the command."),
            "cron-removes-when-told",
        ),
    ),
    goals=(
        Goal(
            "unnoticed",
            _("Visit the site with the cookie of a record that is past its date, and keep the cookie."),
            met=ever(_UNNOTICED),
            why_not=_("No visit has come with such a cookie. Let a record reach its date first."),
            nearly=(
                Feedback(
                    at_last("row_expires_in<=0"),
                    _("The record is past its date, and its cookie is held. Which page would not look?"),
                ),
                Feedback(
                    ever("action=visit why=record-refused"),
                    _(
                        "That page asked who you are, so Django looked, and had the cookie deleted. Log in and try "
                        "another."
                    ),
                ),
            ),
        ),
        Goal(
            "refused-and-not-removed",
            _("Run clearsessions while the table holds a refused record, and have it stay there."),
            met=ever(_AT_THE_SECOND),
            why_not=_("clearsessions has not been run with a refused record in the table."),
            nearly=(
                Feedback(
                    ever("action=clearsessions why=cleared"),
                    _(
                        "It was removed: you came late, if only by a second. When is a record refused for the first "
                        "time?"
                    ),
                ),
                Feedback(ever("action=clearsessions"), _("It met valid records only. Let one reach its date.")),
            ),
        ),
        Goal(
            "removed-beside-her-login",
            _("Let Ada have two records, one of them refused. Have that one removed, and show that she is still in."),
            met=in_order(
                _BESIDE, "action=clearsessions why=cleared rows>=1 expired_rows=0", "action=visit logged_in=true"
            ),
            why_not=_(
                "Ada has not had two records yet. A second one comes with a second login, after the first has ended."
            ),
            nearly=(
                Feedback(
                    in_order(_BESIDE, "action=clearsessions why=cleared rows>=1 expired_rows=0"),
                    _("The refused one is gone. Is she still logged in? Visit a page that asks."),
                ),
                Feedback(
                    in_order(_BESIDE, _AT_THE_SECOND),
                    _("In this very second it is refused and not removed. Let the clock go on a little."),
                ),
                Feedback(ever(_BESIDE), _("There are two, and one is refused. Who removes it?")),
                Feedback(at_last("expired_rows>=1"), _("One record is refused. Now log in beside it.")),
            ),
        ),
        Goal(
            "removed-while-you-wait",
            _("Let a record be removed while you do nothing but advance the clock."),
            met=ever("action=advance why=cron-removed"),
            why_not=_(
                "Nothing on this server runs by itself. Look below the command for somebody to give the order to."
            ),
            nearly=(
                Feedback(
                    ever("action=cron"),
                    _("The order is given. Let a record pass its date, and then the time of the next run."),
                ),
            ),
        ),
    ),
    solution="""
        clearsessions
        advance 10m
        clearsessions
        visit /about/
        visit /
        login
        advance 1s
        clearsessions
        visit /
        cron clearsessions 1h
        advance 1h
    """,
    recap=(
        "nothing-removes-an-expired-record",
        "cleanup-timing-changes-no-answer",
        "a-refused-visit-deletes-the-cookie",
        "refused-at-the-date-removed-after-it",
    ),
    claims=(*_CLAIMS, *_CLAIMS_OF_CLEANUP),
    sources=(
        Source(
            _("Django: clearing the session store"),
            "https://docs.djangoproject.com/en/5.2/topics/http/sessions/#clearing-the-session-store",
        ),
        Source(
            _("Django: the command clearsessions"),
            "https://docs.djangoproject.com/en/5.2/ref/django-admin/#django-admin-clearsessions",
        ),
        Source(
            _("RFC 6265bis, 5.7: a browser, unlike the server, removes by itself what has expired"),
            "https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#section-5.7",
        ),
        Source(
            _("PostHog: five years of expired sessions, found by chance"),
            "https://github.com/PostHog/posthog/pull/44713",
        ),
        Source(
            _(
                "In Django's code: contrib/sessions/backends/db.py, _get_session_from_db and clear_expired; "
                "middleware.py, process_response"
            )
        ),
    ),
)
