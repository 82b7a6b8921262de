"""Lesson 2: one setting decides where a session lives.

Teaches that the cookie holds only a key, with four of five engines, that session data is signed and not encrypted, and
that each engine has its own way to say when a session is too old.
"""

from django.utils.translation import gettext_lazy as _

from lessons.curriculum.conditions import at_last, ever, in_order
from lessons.curriculum.lessons.where_sessions_live.claims import CLAIMS as _CLAIMS
from lessons.curriculum.lessons.where_sessions_live.engine_claims import ENGINE_CLAIMS as _ENGINE_CLAIMS
from lessons.curriculum.lessons.where_sessions_live.predictions import PREDICTIONS as _PREDICTIONS
from lessons.curriculum.schema import Feedback, Goal, Lesson, Source

LESSON = Lesson(
    number=2,
    slug="where-sessions-live",
    title=_("Where a session lives"),
    aim=_("See what the cookie holds and what the server keeps, and that one setting decides which."),
    minutes=14,
    start="""
        visit /cart/add/
        login
        visit /
    """,
    unlocked=(
        "login",
        "logout",
        "visit /",
        "visit /cart/add/",
        "copy_cookie",
        "delete_rows",
        "clear_cache",
        "set SESSION_ENGINE",
        "wire",
    ),
    predictions=_PREDICTIONS,
    feedback=(
        Feedback(
            in_order("why=rows-deleted", "action=visit why=record-missing"),
            _("The records were deleted, and you came with a key that opened nothing. Django had the cookie dropped."),
            "deleting-the-record-ends-the-session",
        ),
        Feedback(
            in_order("why=cookie-copied", "action=visit user=ada cookie=session"),
            _("A browser that never logged in was Ada: it showed a copy of her cookie."),
            "whoever-holds-the-key-is-the-user",
        ),
        Feedback(
            ever("why=signature-unverified"),
            _("You changed the engine, and your old cookie meant nothing to the new one."),
            "switching-engines-moves-nothing",
        ),
        Feedback(
            ever("action=visit rows=none logged_in=true"),
            _("You were known, and the server had kept nothing: you brought it all along."),
            "the-cookie-can-be-the-session",
        ),
        Feedback(
            in_order("SESSION_ENGINE=cache action=login", "why=cache-cleared", "action=visit why=entry-missing"),
            _("The cache lost its memory, and you were logged out two weeks before the date on your cookie."),
            "a-restarted-cache-logs-all-out",
        ),
        Feedback(
            ever("action=visit logged_in=true why=row-missing-not-asked"),
            _("The rows were gone, and you were known all the same: the cache was asked first."),
            "cached-db-answers-from-the-cache",
        ),
    ),
    goals=(
        Goal(
            "ada-without-a-password",
            _("Be Ada in a browser that never logged in."),
            met=in_order("why=cookie-copied", "action=visit user=ada cookie=session"),
            why_not=_("No other browser is there yet. What would it have to hold?"),
            nearly=(
                Feedback(
                    in_order("why=cookie-copied", "action=visit sent_cookie=true user=anonymous"),
                    _("It came too late: the cookie that was copied opens nothing any more. Copy one that does."),
                ),
                Feedback(ever("why=cookie-copied"), _("The other browser has the cookie. Now visit a page with it.")),
                Feedback(
                    ever("why=nothing-to-copy"),
                    _("There was no cookie to copy. Log in first."),
                ),
            ),
        ),
        Goal(
            "known-without-rows",
            _("Delete the rows by hand, and be known all the same at the next visit."),
            met=ever("action=visit logged_in=true why=row-missing-not-asked"),
            why_not=_("No rows have been deleted yet. It is done under “Server”."),
            nearly=(
                Feedback(
                    ever("why=entries-still-answer"),
                    _("The rows are gone, and the same session is in another place, too. Now visit."),
                ),
                Feedback(
                    ever("SESSION_ENGINE=cached_db action=login"),
                    _("This session is kept in two places. Delete one of them."),
                ),
                Feedback(
                    at_last("SESSION_ENGINE=cached_db"),
                    _("Nothing moves when the engine changes. Visit, log in, and this one has something to keep."),
                ),
                Feedback(
                    ever("why=nothing-on-the-server"),
                    _("There were no rows to delete. Take an engine that keeps rows, but does not ask them first."),
                ),
                Feedback(
                    ever("why=rows-deleted"),
                    _("Those rows were all there was. Take an engine that keeps the session in a second place."),
                ),
            ),
        ),
        Goal(
            "forgotten-before-the-date",
            _("Be forgotten before any date, although nobody deleted a row or touched the cookie."),
            met=in_order("SESSION_ENGINE=cache action=login", "why=cache-cleared", "action=visit why=entry-missing"),
            why_not=_("No session has been forgotten yet. Which of the places can lose its memory?"),
            nearly=(
                Feedback(
                    in_order("SESSION_ENGINE=cache action=login", "why=cache-cleared"),
                    _("It is forgotten. Now see what the cookie is worth."),
                ),
                Feedback(
                    ever("SESSION_ENGINE=cache action=login"),
                    _("The session is in the cache, and nowhere else. Such a thing loses its memory now and then."),
                ),
                Feedback(
                    at_last("SESSION_ENGINE=cache"),
                    _("Nothing moves when the engine changes. Visit, log in, and the cache has something to lose."),
                ),
                Feedback(
                    ever("why=cache-cleared-rows-remain"),
                    _("The cache forgot, and the rows answered in its place. Take an engine that has no rows."),
                ),
                Feedback(ever("why=cache-not-used"), _("The cache forgot, but your session was not in it.")),
            ),
        ),
        Goal(
            "ada-after-her-logout",
            _("Log Ada out, and then be Ada, in another browser that never logged in."),
            met=in_order(
                "SESSION_ENGINE=signed_cookies why=cookie-copied",
                "why=signed-copy-lives",
                "action=visit user=ada cookie=session",
            ),
            why_not=_("Nobody has logged out yet while another browser held a copy."),
            nearly=(
                Feedback(
                    in_order("SESSION_ENGINE=signed_cookies why=cookie-copied", "why=signed-copy-lives"),
                    _("She is logged out. Now visit in the browser that holds the copy."),
                ),
                Feedback(
                    ever("why=signed-copy-lives"),
                    _("She is logged out, but nobody had copied this cookie before. Log in, and copy it first."),
                ),
                Feedback(
                    ever("action=logout why=record-flushed"),
                    _("That logout removed the session on the server. Where would there be nothing to remove?"),
                ),
            ),
        ),
    ),
    solution="""
        copy_cookie thief
        thief: visit /
        set SESSION_ENGINE=signed_cookies
        login
        visit /
        copy_cookie thief
        logout
        thief: visit /
        set SESSION_ENGINE=cached_db
        login
        delete_rows
        visit /
        set SESSION_ENGINE=cache
        login
        clear_cache
        visit /
        set SESSION_ENGINE=db
        login
        delete_rows
        visit /
    """,
    recap=(
        "whoever-holds-the-key-is-the-user",
        "the-cookie-can-be-the-session",
        "data-is-signed-not-encrypted",
        "a-restarted-cache-logs-all-out",
        "switching-engines-moves-nothing",
    ),
    claims=(*_CLAIMS, *_ENGINE_CLAIMS),
    sources=(
        Source(
            _("Django: configuring the session engine"),
            "https://docs.djangoproject.com/en/5.2/topics/http/sessions/#configuring-the-session-engine",
        ),
        Source(
            _("Django: cookie-based sessions, and what to mind with them"),
            "https://docs.djangoproject.com/en/5.2/topics/http/sessions/#using-cookie-based-sessions",
        ),
        Source(
            _("Django: session security"),
            "https://docs.djangoproject.com/en/5.2/topics/http/sessions/#session-security",
        ),
        Source(_("In Django's code: contrib/sessions/backends/, a module for each engine: load, save, delete")),
    ),
)
