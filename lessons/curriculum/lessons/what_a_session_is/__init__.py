"""Lesson 1: what a session is, from nothing to its end.

Teaches that a session begins with the first write and not with a login, that the record is fetched only if the view
asks, and where the picture of a library loan stops being right.
"""

from django.utils.translation import gettext_lazy as _

from lessons.curriculum.conditions import ever, in_order
from lessons.curriculum.lessons.what_a_session_is.claims import CLAIMS as _CLAIMS
from lessons.curriculum.lessons.what_a_session_is.predictions import PREDICTIONS as _PREDICTIONS
from lessons.curriculum.schema import Feedback, Goal, Lesson, Source

LESSON = Lesson(
    number=1,
    slug="what-a-session-is",
    title=_("What a session is"),
    aim=_("See when Django begins to remember somebody, by what it knows them again, and what ends it."),
    minutes=10,
    start="",
    unlocked=("visit /", "visit /about/", "visit /cart/add/", "login", "logout", "wire"),
    predictions=_PREDICTIONS,
    feedback=(
        Feedback(
            ever("action=visit sent_cookie=false why=no-session-made"),
            _("You came without a cookie and only looked. You left as you came: no cookie, no record."),
            "looking-stores-nothing",
        ),
        Feedback(
            ever("action=visit why=record-created"),
            _("You put a book in the cart, and a session began: a record here, a cookie with its key there. No login."),
            "the-first-write-makes-a-session",
        ),
        Feedback(
            ever("path=/ sent_cookie=true why=record-valid"),
            _("Your browser sent the cookie, and the page asked for the session: Django looked its key up."),
            "the-first-write-makes-a-session",
        ),
        Feedback(
            ever("action=visit sent_cookie=true why=session-not-touched"),
            _("Your browser sent the cookie, and the page did not ask: nothing was looked up."),
            "untouched-page-asks-nothing",
        ),
        Feedback(
            ever("action=login why=record-created why!=key-cycled"),
            _("You logged in without a session, so the login began one: it is a write like any other."),
            "a-login-is-a-write",
        ),
        Feedback(
            ever("action=login why=key-cycled"),
            _("You logged in with a session. It was given a new key, and kept what it held."),
            "a-login-gives-a-new-key",
        ),
        Feedback(
            ever("action=logout why=record-flushed"),
            _("You logged out. The record was removed there and then, and the cookie with it."),
            "logout-ends-every-copy",
        ),
    ),
    goals=(
        Goal(
            "known-without-a-name",
            _("Be known to the site without having told it your name: have a session before any login."),
            met=ever("action=visit why=record-created"),
            why_not=_("No visit has made a record yet."),
            nearly=(
                Feedback(
                    ever("action=login why=record-created"),
                    _("There is a session, but it took a login. Log out, and see what else has to be remembered."),
                ),
                Feedback(
                    ever("action=visit why=no-session-made"),
                    _("That page only showed something. Find one that has to remember something."),
                ),
            ),
        ),
        Goal(
            "shown-and-not-looked-at",
            _("Show the cookie to a page that does not look at it."),
            met=ever("action=visit sent_cookie=true why=session-not-touched"),
            why_not=_("Your browser has no cookie to show yet."),
            nearly=(
                Feedback(
                    ever("action=visit sent_cookie=true"),
                    _("The cookie was shown, and the server looked it up. One of the pages needs no session at all."),
                ),
                Feedback(
                    ever("cookie!=absent"),
                    _("There is a cookie now. Visit a page with it."),
                ),
            ),
        ),
        Goal(
            "new-key-same-cart",
            _("Change the session's key without losing what is in the cart, and see the book again."),
            met=in_order("path=/cart/add/", "action=login why=key-cycled", "path=/ user=ada cart>=1"),
            why_not=_("The key has not changed yet, or there was no cart."),
            nearly=(
                Feedback(
                    in_order("path=/cart/add/", "action=login why=key-cycled"),
                    _("The key is a new one. Now look into the cart."),
                ),
                Feedback(
                    ever("action=login why=login-keeps-key"),
                    _("Who is logged in already keeps the key. Log out, and begin as a stranger."),
                ),
                Feedback(
                    ever("action=login why=record-created"),
                    _("That login had no session to give a new key to. Log out, and let something be written first."),
                ),
            ),
        ),
        Goal(
            "nothing-comes-along",
            _("End a session and begin another, which has nothing of the first."),
            met=in_order("why=record-flushed cookie=absent", "why=record-created"),
            why_not=_("No session has ended yet. The cookie and the record have to go together."),
            nearly=(
                Feedback(
                    ever("why=record-flushed cookie=absent"),
                    _("That one is over, on both sides. Now begin another."),
                ),
            ),
        ),
    ),
    solution="""
        visit /
        visit /cart/add/
        visit /about/
        login
        visit /
        logout
        login
    """,
    recap=(
        "the-first-write-makes-a-session",
        "untouched-page-asks-nothing",
        "a-login-gives-a-new-key",
        "another-browser-is-another-session",
        "logout-ends-every-copy",
    ),
    claims=_CLAIMS,
    sources=(
        Source(
            _("Django: how to use sessions"),
            "https://docs.djangoproject.com/en/5.2/topics/http/sessions/",
        ),
        Source(
            _("Django: how to log a user in, and what becomes of the session"),
            "https://docs.djangoproject.com/en/5.2/topics/auth/default/#how-to-log-a-user-in",
        ),
        Source(
            _("RFC 6265bis: cookies, from Set-Cookie to Cookie"),
            "https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis-22",
        ),
        Source(
            _(
                "In Django's code: contrib/sessions/middleware.py, process_request and process_response; "
                "contrib/auth/__init__.py, login and logout"
            )
        ),
    ),
)
