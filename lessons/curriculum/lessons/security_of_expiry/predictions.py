"""The predictions of lesson 6."""

from django.utils.translation import gettext_lazy as _

from lessons.curriculum.conditions import after, all_of, at_last
from lessons.curriculum.schema import Choice, Prediction

PREDICTIONS = (
    Prediction(
        "long-but-closed",
        _(
            "Long sessions spare people logins. Do they cost anything? Ada's session is good for two weeks, and for "
            "safety the site says `SESSION_EXPIRE_AT_BROWSER_CLOSE = True`. Grace's is good for half an hour, without "
            "that setting. Both cookies are copied; after ten minutes both browsers are closed. Whose copy still "
            "works the next morning?"
        ),
        """
        set SESSION_EXPIRE_AT_BROWSER_CLOSE=True
        login ada
        copy_cookie adascopy
        set SESSION_EXPIRE_AT_BROWSER_CLOSE=False SESSION_COOKIE_AGE=1800
        grace: login grace
        grace: copy_cookie gracescopy
        advance 10m
        close
        grace: close
        advance 23h50m
        adascopy: visit /
        gracescopy: visit /
        """,
        (
            Choice(
                "neither",
                _("Neither: both browsers were closed long before."),
                at_last("adascopy: logged_in=false", "gracescopy: logged_in=false"),
                _(
                    "Closing took one thing away, Ada's own cookie. Nobody asked the copies, and the server heard "
                    "nothing. Grace's copy ended because half an hour was over; Ada's record has 13 days to go."
                ),
                "copy-outlives-the-browser",
            ),
            Choice(
                "short-one",
                _("Grace's: her cookie has a date and outlives the closing. Ada's session ended with her browser."),
                at_last("adascopy: logged_in=false", "gracescopy: logged_in=true"),
                _(
                    "The setting decides what Ada's browser keeps, and the copy is not in her browser. For a copy only "
                    "the record's date counts. Grace's was half an hour ahead, Ada's two weeks."
                ),
                "copy-outlives-the-browser",
            ),
            Choice(
                "long-one",
                _("Ada's: her session was good for longer."),
                at_last("adascopy: logged_in=true", "gracescopy: logged_in=false"),
                _(
                    "Closing the browser cost Ada her login, and the copy nothing: her record is good for two weeks. "
                    "That is the price of a long session, and only a shorter date on the server lowers it. Grace's "
                    "copy was refused from 09:30 on."
                ),
                "copy-outlives-the-browser",
            ),
            Choice(
                "both",
                _("Both: whoever holds a key stays in until somebody logs out."),
                at_last("adascopy: logged_in=true", "gracescopy: logged_in=true"),
                _(
                    "A copy need not obey the cookie's date, that is true. But the server does not go by the cookie's "
                    "date: it looked at the record's, and Grace's had passed."
                ),
                "a-copy-ends-with-the-record",
            ),
        ),
    ),
    Prediction(
        "logged-out-on-the-laptop",
        _(
            "Ada is logged in on her laptop and on her phone. Somebody copies the laptop's cookie. An hour later she "
            "presses “Log out” on the laptop. Who is still logged in?"
        ),
        """
        login
        phone: login
        copy_cookie thief
        advance 1h
        logout
        thief: visit /
        phone: visit /
        """,
        (
            Choice(
                "thief-and-phone",
                _("The thief and the phone: logging out drops the cookie of the browser that did it."),
                at_last("thief: logged_in=true", "phone: logged_in=true"),
                _(
                    "It does that too. But first it removes the record, and a copy of the key then names a record "
                    "which is not there. What you describe is how `signed_cookies` does it, where the server has "
                    "nothing to remove."
                ),
                "logout-ends-every-copy",
            ),
            Choice(
                "phone",
                _("The phone only: laptop and thief were one session."),
                at_last("thief: logged_in=false", "phone: logged_in=true"),
                _(
                    "Laptop and thief held one key, and its record was removed: at once, two weeks before its date. "
                    "The phone has a key and a record of its own."
                ),
                "logout-ends-every-copy",
            ),
            Choice(
                "nobody",
                _("Nobody: she is logged out."),
                at_last("thief: logged_in=false", "phone: logged_in=false"),
                _(
                    "A session, not a person, is logged out. Django keeps no list of a user's sessions: it removed "
                    "the one record whose key the laptop had sent."
                ),
                "logout-ends-one-key",
            ),
        ),
    ),
    Prediction(
        "idle-with-a-thief",
        _(
            "The site has an idle limit of half an hour: `SESSION_COOKIE_AGE = 1800` and "
            "`SESSION_SAVE_EVERY_REQUEST = True`. At 09:00 Ada logs in, and her cookie is copied. At 09:10 she reads "
            "her last page and goes home. A script of the thief's asks for a page at 09:35, and every 25 minutes from "
            "then on. Until when is the thief logged in?"
        ),
        """
        set SESSION_COOKIE_AGE=1800 SESSION_SAVE_EVERY_REQUEST=True
        login
        copy_cookie thief
        advance 10m
        visit /
        advance 25m
        thief: visit /
        advance 25m
        thief: visit /
        advance 25m
        thief: visit /
        advance 25m
        thief: visit /
        """,
        (
            Choice(
                "from-the-login",
                _("Until 09:30, half an hour after the login."),
                after(7, "thief: logged_in=false"),
                _(
                    "That would be a limit from the login on. This one counts from the last save, and with that "
                    "setting each request is one: Ada's page at 09:10 moved the date to 09:40."
                ),
                "sliding-serves-the-thief",
            ),
            Choice(
                "from-her-last-page",
                _("Until 09:40, half an hour after Ada's last page."),
                all_of(after(7, "thief: logged_in=true"), after(9, "thief: logged_in=false")),
                _(
                    "She was idle from 09:10, the session was not. Django counts requests that come with the key, and "
                    "the thief's at 09:35 was one: it moved the date to 10:05, and so on."
                ),
                "sliding-serves-the-thief",
            ),
            Choice(
                "without-end",
                _("As long as the script goes on."),
                at_last("thief: logged_in=true"),
                _(
                    "Each of its requests came within half an hour of the one before, and was a save. The limit that "
                    "bounds an idle user binds nobody who is not idle, and a script never is."
                ),
                "sliding-serves-the-thief",
            ),
        ),
    ),
    Prediction(
        "a-new-password",
        _(
            "Ada closed her browser, and her cookie went with it; somebody still has a copy. She logs in again, which "
            "makes a second record, and changes her password. How many records are there right after that, and what "
            "happens to the copy?"
        ),
        """
        set SESSION_EXPIRE_AT_BROWSER_CLOSE=True
        login
        copy_cookie thief
        close
        open
        login
        change_password
        thief: visit /
        visit /
        """,
        (
            Choice(
                "removed-at-once",
                _("One. Her other sessions were removed with the change, the copy's too."),
                after(7, "rows=1"),
                _(
                    "Django has no list of a user's sessions to go through: who they belong to stands inside their "
                    "data. So nothing was removed at the change. The copy was found out when it came."
                ),
                "password-change-ends-the-others",
            ),
            Choice(
                "lives-on",
                _("Two. The copy works until its record's date: a password is asked for at the login only."),
                all_of(after(7, "rows=2"), after(8, "thief: logged_in=true")),
                _(
                    "It is asked for at the login only, but the login left a hash in the session that is made from it. "
                    "Django compares that hash at each use, and after the change it no longer fits."
                ),
                "password-change-ends-the-others",
            ),
            Choice(
                "refused-when-it-comes",
                _("Two. The copy is refused when it is next used; Ada stays in."),
                all_of(after(7, "rows=2"), after(8, "thief: logged_in=false rows=1"), at_last("logged_in=true")),
                _(
                    "The record lay there, valid by its date, until the copy came. Then the hash in it did not fit "
                    "the new password, and Django flushed it. Ada's own session was given the new hash, together "
                    "with a new key and the full lifetime."
                ),
                "password-change-ends-the-others",
            ),
            Choice(
                "everybody-out",
                _("Two, and neither works: Ada has to log in with the new password as well."),
                all_of(after(7, "rows=2"), after(8, "thief: logged_in=false"), at_last("logged_in=false")),
                _(
                    "By the hash alone she would have to. But Django's view for changing passwords renews the hash of "
                    "the session it runs in (`update_session_auth_hash`), so that one goes on."
                ),
                "password-change-renews-this-one",
            ),
        ),
    ),
)
