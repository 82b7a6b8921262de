"""The predictions of lesson 7."""

from django.utils.translation import gettext_lazy as _

from lessons.curriculum.conditions import after, all_of, at_last
from lessons.curriculum.schema import Choice, Prediction

PREDICTIONS = (
    Prediction(
        "closed-and-restored",
        _(
            "Does expiry work as it is configured, or can something else interfere? The site says "
            "`SESSION_EXPIRE_AT_BROWSER_CLOSE = True`, and records are good for two weeks. Ada's Chromium is set to "
            "continue where she left off. She closes it on day 5 and on day 10, opens it again each time and reads a "
            "page; on day 14 she reads another. When is she logged out?"
        ),
        """
        profile chromium-restore
        set SESSION_EXPIRE_AT_BROWSER_CLOSE=True
        login
        advance 5d
        close
        open
        visit /
        advance 5d
        close
        open
        visit /
        advance 4d
        visit /
        """,
        (
            Choice(
                "at-the-first-close",
                _("On day 5: the cookie has no date, so it goes with the first close."),
                after(7, "logged_in=false"),
                _(
                    "It goes where the browser begins anew each time. This one brings its last run back, and counts "
                    "the cookies without a date as part of it. The server can neither see nor forbid that."
                ),
                "restored-cookie-ends-with-the-record",
            ),
            Choice(
                "at-the-records-date",
                _("On day 14: the browser keeps her logged in, and the record does not."),
                all_of(after(11, "logged_in=true"), at_last("logged_in=false")),
                _(
                    "Twice the browser brought the cookie back, and Django knew her. On day 14 it brought a cookie "
                    "again, and the record had reached the date that it got at the login. That date is the one that "
                    "no browser can interfere with."
                ),
                "restored-cookie-ends-with-the-record",
            ),
            Choice(
                "never-while-restored",
                _("Not at all, as long as the browser brings the cookie back."),
                at_last("logged_in=true"),
                _(
                    "So it is for the cookie: restored again and again, it has no end of its own. But a cookie is only "
                    "a key, and the record that it opens has a date, even where the setting speaks of closing."
                ),
                "restored-cookie-ends-with-the-record",
            ),
        ),
    ),
    Prediction(
        "zone-or-clock",
        _(
            "Sessions last an hour, and `USE_TZ` is on, as it is by default. Ada logs in at 09:00. At 09:20 somebody "
            "sets `TIME_ZONE` from UTC to `Asia/Tokyo`, where it is nine hours later. At 09:30 the server's own clock "
            "is set an hour ahead by mistake. She visits a page after each of the two. Which of them logs her out?"
        ),
        """
        set SESSION_COOKIE_AGE=3600
        login
        advance 20m
        set TIME_ZONE='Asia/Tokyo'
        visit /
        advance 10m
        skew server +1h
        visit /
        """,
        (
            Choice(
                "zone",
                _("The time zone: by the new one it is past her date at once."),
                after(5, "logged_in=false"),
                _(
                    "With `USE_TZ` Django stores and compares moments, the same all over the world. `TIME_ZONE` "
                    "decides how a moment is shown. With `USE_TZ = False`, on SQLite say, it would be as you think."
                ),
                "time-zone-changes-nothing",
            ),
            Choice(
                "clock",
                _("The clock only."),
                all_of(after(5, "logged_in=true"), at_last("logged_in=false")),
                _(
                    "The time zone moved nothing. The clock moved nothing either, but Django asks it: at 09:30 it said "
                    "10:30, and her record's date was 10:00."
                ),
                "the-servers-clock-decides",
            ),
            Choice(
                "neither",
                _("Neither: her hour began when her session was saved, and half of it is left."),
                at_last("logged_in=true"),
                _(
                    "That is how her browser counts: from the moment the cookie arrived. The record holds no length, "
                    "it holds a date, and each visit compares it with what the server's clock says then."
                ),
                "the-servers-clock-decides",
            ),
        ),
    ),
    Prediction(
        "three-changes",
        _(
            "Default settings. Ada, Grace and Linus log in, and each has a list in the session, "
            "`request.session['cart']`. On day 10 each does one thing. Ada's view appends to the list. Grace's view "
            "sets a key and then fails: the response is a 500. Linus's view assigns a new, longer list. Who is "
            "still logged in on day 15?"
        ),
        """
        login ada
        visit /cart/add/
        grace: login grace
        grace: visit /cart/add/
        linus: login linus
        linus: visit /cart/add/
        advance 10d
        visit /cart/append/
        grace: visit /boom/
        linus: visit /cart/add/
        advance 5d
        visit /
        grace: visit /
        linus: visit /
        """,
        (
            Choice(
                "all-three",
                _("All three: each view changed the session."),
                at_last("learner: logged_in=true", "grace: logged_in=true", "linus: logged_in=true"),
                _(
                    "Each changed it, and one change was saved. Django notices when a key of the session is assigned, "
                    "not when a list under a key grows; and it saves nothing with a response from 500 upwards."
                ),
                "a-nested-change-is-no-write",
            ),
            Choice(
                "ada-and-linus",
                _("Ada and Linus: an error saves nothing."),
                at_last("learner: logged_in=true", "grace: logged_in=false", "linus: logged_in=true"),
                _(
                    "Of the error you are right. But Ada's view changed a list that lies in the session, and the "
                    "session watches its own keys only. Her book was lost, and her date stayed."
                ),
                "a-nested-change-is-no-write",
            ),
            Choice(
                "grace-and-linus",
                _("Grace and Linus: both set a key, and that is what counts."),
                at_last("learner: logged_in=false", "grace: logged_in=true", "linus: logged_in=true"),
                _(
                    "Setting a key is what counts, and it marks the session as changed. But Django saves at the end, "
                    "when it sees the response, and one from 500 upwards it does not save for."
                ),
                "an-error-saves-nothing",
            ),
            Choice(
                "linus",
                _("Linus only."),
                at_last("learner: logged_in=false", "grace: logged_in=false", "linus: logged_in=true"),
                _(
                    "His was the one save, and so the one date that moved. Ada's list grew in memory and was "
                    "forgotten with the request; Grace's key went down with the 500. Both were logged out on day 14, "
                    "two weeks after they last had been saved."
                ),
                "a-nested-change-is-no-write",
            ),
        ),
    ),
)
