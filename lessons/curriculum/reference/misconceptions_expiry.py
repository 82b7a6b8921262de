"""Misconceptions about expiry itself: what it is, which kinds there are, how to set it."""

from django.utils.translation import gettext_lazy as _

from lessons.curriculum.reference.misconception_schema import Theme, build_misconception

THEMES = (
    Theme(
        "what",
        _("What expiry is"),
        (
            build_misconception(
                _("When its time has come, a session goes away on its own."),
                "half",
                (_("It is refused by itself, the next time it is used."), "a-refused-visit-deletes-the-cookie"),
                (_("It does not go away: to remove it is your job."), "nothing-removes-an-expired-record"),
                id_="when-its-time-has-come",
            ),
            build_misconception(
                _("Each session has a timer that runs out."),
                "half",
                (
                    _("Nothing runs. A date is compared when a page asks for the session, and not before."),
                    "untouched-page-checks-no-date",
                ),
                (_("Set the clock back, and the session counts again."), "a-clock-set-back-revives"),
                id_="each-session-has-a-timer",
            ),
            build_misconception(
                _("Come back too late, and you lose your rights, as at a library."),
                "half",
                (
                    _("There is no penalty: log in again at once, and the old record lies beside the new one."),
                    "a-new-login-stands-beside-the-old",
                ),
                (
                    _("And the date is stamped at each change, and not at each visit."),
                    "reading-renews-nothing",
                ),
                id_="come-back-too-late",
            ),
            build_misconception(
                _("A session starts with the login, and so does its time."),
                "half",
                (_("It starts with the first write, login or not,"), "the-first-write-makes-a-session"),
                (_("and a login takes it along, under a new key."), "a-login-gives-a-new-key"),
                (_("And its time starts anew with every save."), "a-write-renews-both"),
                id_="a-session-starts-with-the-login",
            ),
            build_misconception(
                _("Expiry keeps old data from filling the disk."),
                "half",
                (
                    _("It protects accounts. The table grows all the same, until somebody clears it."),
                    "nothing-removes-an-expired-record",
                ),
                id_="expiry-keeps-old-data-from-filling",
            ),
            build_misconception(
                _("After expiry one begins from nothing."),
                "right",
                (_("A form that they were filling in is lost as well"), "a-late-form-is-lost"),
                (_("and their old record is still there."), "a-new-login-stands-beside-the-old"),
                id_="after-expiry-one-begins-from-nothing",
            ),
        ),
    ),
    Theme(
        "kinds",
        _("The kinds of expiry"),
        (
            build_misconception(
                _("A session ends after a set time, or else when the browser closes."),
                "wrong",
                (
                    _("There is no “or else”: with browser-length cookies the record has its date as well."),
                    "open-browser-is-logged-out-too",
                ),
                (_("And of closing the server is told nothing."), "server-is-not-told-of-closing"),
                id_="a-session-ends-after-a-set",
            ),
            build_misconception(
                _("There are two kinds of expiry."),
                "half",
                (_("At least four: a length from the last write,"), "a-write-renews-both"),
                (_("one from the last request,"), "every-request-may-renew"),
                (_("a moment,"), "no-save-moves-a-moment"),
                (_("and a cookie without a date."), "browser-length-undates-the-cookie-only"),
                id_="there-are-two-kinds-of-expiry",
            ),
            build_misconception(
                _("With browser-length sessions, closing the browser is the end of the session."),
                "wrong",
                (
                    _("It is the end of a cookie, in some browsers. A copy of it is good for two weeks."),
                    "copy-outlives-the-browser",
                ),
                id_="with-browserlength-sessions-closing-the-browser",
            ),
            build_misconception(
                _("`SESSION_COOKIE_AGE` is how long a session lasts."),
                "half",
                (
                    _("It is how long it lasts after the last save: an active reader is out after two weeks,"),
                    "reading-renews-nothing",
                ),
                (_("and whoever writes goes on and on."), "a-write-renews-both"),
                id_="session-cookie-age-is-how-long",
            ),
            build_misconception(
                _("The cookie and the record have settings of their own."),
                "half",
                (
                    _("They have dates of their own, and one number: each save dates both from it."),
                    "one-number-two-dates",
                ),
                (_("Only the cookie without a date is an exception."), "browser-length-undates-the-cookie-only"),
                id_="the-cookie-and-the-record",
            ),
            build_misconception(
                _("Out of the box a login lasts two weeks."),
                "right",
                (_("It does, from the last save."), "two-weeks-by-default"),
                id_="two-weeks",
            ),
        ),
    ),
    Theme(
        "set-expiry",
        _("`set_expiry`"),
        (
            build_misconception(
                _("Given a number, `set_expiry` fixes the time of the end."),
                "half",
                (_("A number is a length, and starts anew with each save."), "a-length-counts-from-each-save"),
                (_("A fixed end is a `timedelta` or a `datetime`."), "no-save-moves-a-moment"),
                id_="given-a-number-set-expiry",
            ),
            build_misconception(
                _("`set_expiry(0)` makes the session end with the browser."),
                "half",
                (
                    _("It takes the date off the cookie. The record lives for `SESSION_COOKIE_AGE`."),
                    "zero-undates-the-cookie-only",
                ),
                (_("And 0 is not “at once”: that is `timedelta(0)`."), "an-end-not-ahead-ends-it"),
                id_="set-expiry0-makes-the-session-end",
            ),
            build_misconception(
                _("`set_expiry(300)`: gone in five minutes."),
                "half",
                (_("Five minutes after the last write"), "a-length-counts-from-each-save"),
                (_("if the response is no error"), "an-error-saves-nothing"),
                (_("and with `signed_cookies`"), "signed-cookies-enforce-no-set-expiry"),
                (_("or `file` in the browser only."), "file-engine-enforces-no-length"),
                id_="set-expiry300-gone-in-five-minutes",
            ),
            build_misconception(
                _("To set the expiry for everybody, call `set_expiry` in a middleware."),
                "half",
                (
                    _("It then makes a session for each stranger and each robot: ask first who is logged in."),
                    "a-call-makes-a-session",
                ),
                (_("It takes any value, and complains at the end of the request."), "a-wrong-type-is-a-500"),
                id_="to-set-the-expiry-for-everybody",
            ),
            build_misconception(
                _("What `set_expiry` says goes before the settings."),
                "right",
                (_("Before both of them, in either direction."), "set-expiry-beats-both-settings"),
                id_="goes-before",
            ),
            build_misconception(
                _("`set_expiry(None)` goes back to the settings."),
                "right",
                (_("It follows them from then on, later changes too."), "none-follows-the-settings-again"),
                id_="goes-back",
            ),
        ),
    ),
)
