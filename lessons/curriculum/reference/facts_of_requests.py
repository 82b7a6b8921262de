"""The expert zone's facts about requests: overlapping ones, and when a session is saved."""

from django.utils.translation import gettext_lazy as _

from lessons.curriculum.reference.expert_facts import FactGroup, build_fact

GROUPS = (
    FactGroup(
        "overlaps",
        _("While two requests run"),
        (
            build_fact(
                _("The date is looked at once."),
                (
                    _(
                        "It is compared when the session is loaded. A slow view that loads it a second before its "
                        "date and writes to it brings it back, with the full time."
                    ),
                    "loaded-in-time-saved-too-late",
                ),
                (_("The `cache` engine answers 400 instead: its entry is gone."), "the-cache-forgets-meanwhile"),
            ),
            build_fact(
                _("A logout may hurt a request that is still running."),
                (
                    _(
                        "If that one wants to save, Django refuses to bring the record back and answers 400. One "
                        "that only reads ends as if nothing had been."
                    ),
                    "a-logout-meanwhile-is-a-400",
                ),
                (
                    _("With `SESSION_SAVE_EVERY_REQUEST` every running request wants to save."),
                    "where-every-request-saves-all-are-hurt",
                ),
            ),
            build_fact(
                _("“The user may have logged out” is a guess."),
                (
                    _(
                        "A database that is read-only or restarting gives the same 400 and the same words. If you "
                        "see many, look at the database."
                    ),
                    "the-message-is-a-guess",
                ),
            ),
            build_fact(
                _("The later save wins, whole."),
                (
                    _(
                        "A save writes everything that its request had loaded. A `set_expiry` that another request "
                        "stored meanwhile is undone, without a word."
                    ),
                    "the-later-save-wins",
                ),
            ),
            build_fact(
                _("A login that ends in an error costs the cart."),
                (
                    _(
                        "When a view fails after `login()`, the key has been changed in the table, and no response "
                        "tells the browser. It comes back with a key that opens nothing; its cart lies under another."
                    ),
                    "a-login-lost-in-an-error",
                ),
            ),
        ),
    ),
    FactGroup(
        "saving",
        _("What is a save, and what is not"),
        (
            build_fact(
                _("An error saves nothing, a missing page does."),
                (
                    _("From status 500 upwards nothing is stored and no cookie is sent, whatever the settings say."),
                    "an-error-saves-nothing",
                ),
            ),
            build_fact(
                _("A dead cookie can make a new record, against what the documentation says."),
                (
                    _(
                        "With `SESSION_SAVE_EVERY_REQUEST`, a page without use for the session answers it with an "
                        "empty session, stored and sent. A page that reads deletes the cookie."
                    ),
                    "dead-cookie-gets-an-empty-record",
                ),
            ),
            build_fact(
                _("A poll is a visit."),
                (
                    _(
                        "With the same setting a script that asks for news once a minute keeps a forgotten window "
                        "logged in for ever, even if its view never looks at the session."
                    ),
                    "a-poll-keeps-a-login-alive",
                ),
            ),
            build_fact(
                _("`set_expiry` in a middleware greets every robot with a record."),
                (
                    _("It is a write, so strangers get a session too. Ask first whether the user is logged in."),
                    "a-call-makes-a-session",
                ),
            ),
            build_fact(
                _("`set_expiry` complains late."),
                (
                    _(
                        "It takes any value. A wrong one, such as text or a date without a zone, raises when the "
                        "response is made: the page is a 500, and what the view wrote is lost."
                    ),
                    "a-wrong-type-is-a-500",
                ),
            ),
        ),
    ),
)
