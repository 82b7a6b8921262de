"""The predictions of lesson 4."""

from django.utils.translation import gettext_lazy as _

from lessons.curriculum.conditions import after, all_of, at_last
from lessons.curriculum.schema import Choice, Prediction

PREDICTIONS = (
    Prediction(
        "whose-expiry-is-set",
        _(
            "Ada is logged in on her laptop and on her phone, Grace at her desk. In one request from Ada's laptop a "
            "view calls `request.session.set_expiry(300)`. Ten minutes later each of the three reads a page. Can "
            "expiry be changed for one user, or only for all? Who has to log in again?"
        ),
        """
        login ada
        phone: login ada
        desk: login grace
        set_expiry 300
        advance 10m
        visit /
        phone: visit /
        desk: visit /
        """,
        (
            Choice(
                "nobody",
                _("Nobody. How long a session lasts is decided in the settings, for all alike."),
                at_last("learner: logged_in=true", "phone: logged_in=true", "desk: logged_in=true"),
                _(
                    "The settings are where one looks for it, and they are the default. But a session may hold an "
                    "expiry of its own, among its data, and then the settings are not asked."
                ),
                "set-expiry-beats-both-settings",
            ),
            Choice(
                "all",
                _("All three. The call changes it for the site."),
                at_last("learner: logged_in=false", "phone: logged_in=false", "desk: logged_in=false"),
                _(
                    "It would, if it changed a setting. It changes one session, `request.session`: Grace has another, "
                    "which nobody touched."
                ),
                "set-expiry-belongs-to-one-session",
            ),
            Choice(
                "the-user",
                _("Ada, on both. It is changed for her."),
                at_last("learner: logged_in=false", "phone: logged_in=false", "desk: logged_in=true"),
                _(
                    "One says “for each user”, and it is nearly so. But Django stores the value in the session, not "
                    "with the user. Ada has two sessions, one in each browser, and the call was made in one of them."
                ),
                "set-expiry-belongs-to-one-session",
            ),
            Choice(
                "the-session",
                _("Ada, on her laptop only. It is changed for that session."),
                at_last("learner: logged_in=false", "phone: logged_in=true", "desk: logged_in=true"),
                _(
                    "The value went into the data of that one session, under `_session_expiry`, and dated its cookie "
                    "and its record. Neither the setting nor any other session noticed. Who wants it for each of a "
                    "user's sessions calls it at each login."
                ),
                "set-expiry-belongs-to-one-session",
            ),
        ),
    ),
    Prediction(
        "number-or-timedelta",
        _(
            "At nine, a view calls `set_expiry(300)` for Ada and `set_expiry(timedelta(minutes=5))` for Grace. At "
            "09:04 both put a book in their carts. At 09:06 both read a page. Who is logged in then?"
        ),
        """
        login ada
        phone: login grace
        set_expiry 300
        phone: set_expiry timedelta(minutes=5)
        advance 4m
        visit /cart/add/
        phone: visit /cart/add/
        advance 2m
        visit /
        phone: visit /
        """,
        (
            Choice(
                "both",
                _("Both. Each has five minutes again from 09:04 on."),
                at_last("learner: logged_in=true", "phone: logged_in=true"),
                _(
                    "For Ada it is so. But a `timedelta` is added to the clock when you call, and only the sum, 09:05, "
                    "is kept. Nothing is left of the five minutes that could be counted anew."
                ),
                "no-save-moves-a-moment",
            ),
            Choice(
                "neither",
                _("Neither. Five minutes after the call it is over, for both."),
                at_last("learner: logged_in=false", "phone: logged_in=false"),
                _(
                    "It is often written as “expires in five minutes”, and for Grace it does. But Ada's number is kept "
                    "as a number, and each save counts it anew: the book put her end off to 09:09."
                ),
                "a-length-counts-from-each-save",
            ),
            Choice(
                "number",
                _("Ada only."),
                at_last("learner: logged_in=true", "phone: logged_in=false"),
                _(
                    "A number is a length, and a save counts it anew: Ada's end moved to 09:09. A `timedelta` becomes "
                    "a moment as you call, here 09:05, and a save leaves a moment where it is. Five minutes are not "
                    "always five minutes."
                ),
                "no-save-moves-a-moment",
            ),
            Choice(
                "timedelta",
                _("Grace only."),
                at_last("learner: logged_in=false", "phone: logged_in=true"),
                _(
                    "A `timedelta` is a length in Python, so one expects Django to keep it as one. It is the other way "
                    "round: Django turns it into a moment at once, and keeps the number as a length."
                ),
                "no-save-moves-a-moment",
            ),
        ),
    ),
    Prediction(
        "what-zero-does-to-the-record",
        _(
            "Default settings. Ada has been logged in for a day when a view calls `set_expiry(0)`. A copy of "
            "her cookie is kept elsewhere, and her browser is closed that evening. What becomes of her record on the "
            "server?"
        ),
        """
        login
        advance 1d
        set_expiry 0
        visit /
        copy_cookie thief
        advance 8h
        close
        advance 12d
        thief: visit /
        advance 2d
        thief: visit /
        """,
        (
            Choice(
                "ends-now",
                _("It reaches its date with the call: zero seconds from now."),
                after(4, "logged_in=false"),
                _(
                    "It would, if 0 were a length like 300. Django takes it for no length at all, and asks the "
                    "settings. What does end a session is `timedelta(0)`, a moment that has come."
                ),
                "an-end-not-ahead-ends-it",
            ),
            Choice(
                "ends-at-closing",
                _("It is good until the browser is closed."),
                all_of(after(4, "logged_in=true"), after(9, "user=anonymous")),
                _(
                    "So it is often described, and Ada's own login does end there, for her cookie goes. But closing "
                    "sends nothing to the server: a copy of the cookie opened the record 12 days later."
                ),
                "zero-undates-the-cookie-only",
            ),
            Choice(
                "no-date",
                _("It has no date any more: it is good until somebody logs out."),
                at_last("user=ada"),
                _(
                    "It has been said that 0 keeps people logged in for long. But there is no record without a date, "
                    "and two weeks after that save this one was refused."
                ),
                "zero-undates-the-cookie-only",
            ),
            Choice(
                "full-time",
                _("It gets a new date, two weeks from the call."),
                all_of(after(9, "user=ada"), at_last("user=anonymous")),
                _(
                    "0 takes the date off the cookie, not off the record. The call was a write, so the record got a "
                    "new one, from the settings, as at any save. The browser's closing and the copy's visit moved "
                    "nothing."
                ),
                "zero-undates-the-cookie-only",
            ),
        ),
    ),
)
