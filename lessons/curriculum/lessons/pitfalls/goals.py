"""The goals of lesson 7, and the conditions that a run must meet."""

from django.utils.translation import gettext_lazy as _

from lessons.curriculum.conditions import all_of, any_of, at_last, ever, in_order
from lessons.curriculum.schema import Feedback, Goal

KEPT, BACK = "why=opened-with-cookie cookie=session", "why=tabs-back-with-cookie cookie=session"
"""The two ways in which a cookie without a date comes back: with the start, or with the tabs."""

ACCEPTED = "action=visit sent_cookie=true logged_in=true why=record-valid"
REFUSED = "action=visit sent_cookie=true why=record-refused why!=decided-by-clock-ahead"
OLD_DATE_STANDS = "SESSION_COOKIE_AGE=300 action=visit logged_in=true row_expires_in>300"

GOALS = (
    Goal(
        "in-after-closing",
        _("Close the browser, and be logged in afterwards, without logging in."),
        met=any_of(
            in_order("action=close cookie=session", KEPT, ACCEPTED),
            in_order("action=close cookie=absent", BACK, ACCEPTED),
        ),
        why_not=_("The browser has not been closed in good order yet."),
        nearly=(
            Feedback(
                any_of(in_order("action=close cookie=session", KEPT), ever(BACK)),
                _("The cookie is back. Now visit the home page with it."),
            ),
            Feedback(
                ever("why=cookie-still-parked"),
                _("The cookie still lies on disk, with the tabs of the last run. Bring those back."),
            ),
            Feedback(
                ever("action=close cookie=session"),
                _("This browser kept its cookie over the end. Open it, and visit the home page."),
            ),
            Feedback(
                ever("action=close cookie=absent"),
                _("This one dropped the cookie. Others do not: let it be another browser, log in, and close that."),
            ),
            Feedback(ever("action=crash"), _("That was a crash. Close it in good order.")),
        ),
    ),
    Goal(
        "refused-all-the-same",
        _("Be refused in a browser that brought its cookie back, with the server's clock right."),
        met=any_of(in_order(KEPT, REFUSED), in_order(BACK, REFUSED)),
        why_not=_("No browser has brought a cookie back yet."),
        nearly=(
            Feedback(
                all_of(any_of(ever(KEPT), ever(BACK)), at_last("expired_rows>=1 cookie=session")),
                _("The cookie is held, and a record is past its date. Visit the home page, by a right clock."),
            ),
            Feedback(
                any_of(in_order(KEPT, "why=decided-by-clock-ahead"), in_order(BACK, "why=decided-by-clock-ahead")),
                _("That was a wrong clock's doing. Set it right, log in again, and let the true hour come."),
            ),
            Feedback(
                any_of(ever(KEPT), ever(BACK)),
                _("The cookie came back. It has no date; what it opens has one."),
            ),
        ),
    ),
    Goal(
        "early-by-a-clock",
        _(
            "Three suspects: the browser's clock, the server's clock, and `TIME_ZONE` (try `Asia/Tokyo`). One of "
            "them can have Ada refused before her time. Convict it."
        ),
        met=ever("action=visit why=decided-by-clock-ahead"),
        why_not=_("None of the three has been questioned yet."),
        nearly=(
            Feedback(
                ever("why=server-clock-ahead cookie=session"),
                _("The server's clock is ahead. Is it by enough? Let Ada come with her cookie, and see."),
            ),
            Feedback(
                ever("why=server-clock-ahead"),
                _("The server's clock is ahead, but she had no cookie to come with. Log in by a right clock."),
            ),
            Feedback(
                ever("why=server-clock-behind"),
                _("A server's clock that is behind gives her longer. Try it the other way."),
            ),
            Feedback(
                any_of(
                    in_order("why=browser-clock-ahead", "why=zone-changes-nothing"),
                    in_order("why=zone-changes-nothing", "why=browser-clock-ahead"),
                ),
                _("Both of these have an alibi. One suspect is left."),
            ),
            Feedback(
                ever("why=zone-changes-nothing"),
                _("The time zone has an alibi: the record's date did not move, and it was still to come."),
            ),
            Feedback(
                any_of(ever("why=browser-clock-ahead"), ever("why=browser-clock-behind")),
                _("The browser's clock is wrong now. Visit: does the server ask it?"),
            ),
        ),
    ),
    Goal(
        "shorter-in-two-steps",
        _(
            "Shorten the sessions to five minutes (300), and meet Ada logged in with more than that left. Then "
            "make the new length hers."
        ),
        met=in_order(OLD_DATE_STANDS, "SESSION_COOKIE_AGE=300 row_expires_in=300 why=record-extended"),
        why_not=_("`SESSION_COOKIE_AGE` is not 300 yet. It stands in `settings.py`, under “Server”."),
        nearly=(
            Feedback(
                ever(OLD_DATE_STANDS),
                _("Her record kept its date. When does Django write another one?"),
            ),
            Feedback(
                ever("SESSION_COOKIE_AGE=300"),
                _("The setting is lower now. Let Ada visit home while her record is still good for longer."),
            ),
        ),
    ),
)
