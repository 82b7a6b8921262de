"""The goals of lesson 6, and the conditions that a run must meet."""

from django.utils.translation import gettext_lazy as _

from lessons.curriculum.conditions import all_of, any_of, at_last, ever, in_order, never
from lessons.curriculum.schema import Feedback, Goal

_KNOWS_NO_PASSWORD = never("thief: action=login")
_LOGGED_IN_ALL_THE_SAME = Feedback(
    ever("thief: action=login"),
    _("In this run the thief logged in with her password, and a thief has only her key. Leave that action out."),
)

GOALS = (
    Goal(
        "thief-outlasts-ada",
        _("Let the thief still be Ada when her own cookie has reached its date. Change no setting for that."),
        met=all_of(
            ever(
                "thief: action=visit logged_in=true SESSION_COOKIE_AGE=1800 SESSION_SAVE_EVERY_REQUEST=False",
                "learner: cookie=absent",
            ),
            _KNOWS_NO_PASSWORD,
        ),
        why_not=_(
            "Her cookie and the record are due together, and the thief only read so far. What else can a key do?"
        ),
        nearly=(
            _LOGGED_IN_ALL_THE_SAME,
            Feedback(
                ever("thief: action=visit logged_in=true SESSION_SAVE_EVERY_REQUEST=True", "learner: cookie=absent"),
                _("The thief is, and with a setting changed. It goes without: what else can a key do but read?"),
            ),
            Feedback(
                ever("thief: action=visit logged_in!=true why=record-extended"),
                _("The record is renewed, Ada's cookie is not. Go on to its date, and let the thief visit home."),
            ),
            Feedback(
                ever("why=record-expired"),
                _("The record reached its date, for both. It has to be renewed before. Need it be Ada who does?"),
            ),
        ),
    ),
    Goal(
        "logged-out-in-vain",
        _("Log Ada out, and let the thief's key be as good as before."),
        met=all_of(ever("learner: action=logout why=logout-flushes", "thief: row_expires_in>0"), _KNOWS_NO_PASSWORD),
        why_not=_("Ada has not logged out yet."),
        nearly=(
            _LOGGED_IN_ALL_THE_SAME,
            Feedback(
                ever("learner: action=logout why=logout-flushes"),
                _("She logged out, and it was the thief's session too. When do the two hold different keys?"),
            ),
        ),
    ),
    Goal(
        "found-out-by-the-hash",
        _("End the thief's session from Ada's browser, though her browser does not hold its key."),
        met=ever("thief: action=visit why=hash-refused"),
        why_not=_("Logging out reaches her own key only. What do all her sessions depend on?"),
        nearly=(
            Feedback(
                ever("thief: action=change_password"),
                _("That form asks for the old password. The bench filled it in; a thief would have to know it."),
            ),
            Feedback(
                in_order("learner: action=change_password", "thief: action=visit why=record-missing"),
                _("The thief is out, but held her very key, which was replaced. Do it while their keys are two."),
            ),
            Feedback(
                ever("learner: action=change_password", "thief: row_expires_in>0"),
                _("The password is changed, and the record is still there. Let the thief come back."),
            ),
        ),
    ),
    Goal(
        "an-end-that-stays",
        _(
            "Turn `SESSION_SAVE_EVERY_REQUEST` on, and all the same give the session an end that no visit of the "
            "thief's moves. See the thief out at it."
        ),
        met=in_order(
            "thief: action=visit SESSION_SAVE_EVERY_REQUEST=True why=record-saved-same-date",
            "why=record-expired",
            "thief: action=visit logged_in=false",
        ),
        why_not=_("The setting is not on yet. It stands in `settings.py`, under “Server”."),
        nearly=(
            Feedback(
                ever("thief: action=visit SESSION_SAVE_EVERY_REQUEST=True why=record-saved-same-date"),
                _("That was a save, and the date stayed. Now go to the date, and let the thief come once more."),
            ),
            Feedback(
                ever("SESSION_SAVE_EVERY_REQUEST=False why=record-saved-same-date"),
                _("The date stayed; but the setting is off, so a mere visit would not try to move it. Turn it on."),
            ),
            Feedback(
                any_of(at_last("why=expiry-is-moment-timedelta"), at_last("why=expiry-is-moment-datetime")),
                _("The session has a fixed end now. Let the thief visit before it, with a new copy if need be."),
            ),
            Feedback(
                ever("why=expiry-is-length"),
                _("A number is a length, counted anew at each save. `set_expiry` also takes what is a moment."),
            ),
            Feedback(
                at_last("SESSION_SAVE_EVERY_REQUEST=True"),
                _("Each visit is a save now, the thief's too. What could Ada's view say to `set_expiry`?"),
            ),
        ),
    ),
)
