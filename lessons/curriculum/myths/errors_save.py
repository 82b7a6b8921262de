"""Myth 19: a request that fails is saved like any other."""

from django.utils.translation import gettext_lazy as _

from lessons.curriculum.conditions import after, all_of, at_last
from lessons.curriculum.schema import Choice, Claim, Myth, Prediction, Sentence, Source

CLAIMS = (
    Claim(
        "errors-end-nothing",
        _("An error does not end a session either: record and cookie keep the dates that they had."),
        """
        set SESSION_COOKIE_AGE=600
        login
        advance 360s
        visit /boom/
        expect status=500 rows=1 expired_rows=0 cookie=persistent
        advance 239s
        visit /
        expect logged_in=true row_expires_in=1
        advance 1s
        visit /
        expect logged_in=false
        """,
    ),
    Claim(
        "failed-first-write-makes-no-session",
        _("What a view wrote before it failed is lost: a visitor's first write leaves no record and no cookie."),
        """
        visit /boom/
        expect status=500 rows=0 set_cookie=none
        visit /cart/add/
        expect status=200 rows=1 set_cookie=set
        """,
    ),
)

MYTH = Myth(
    number=19,
    slug="errors-save",
    belief=_("A request that fails counts as activity all the same."),
    prediction=Prediction(
        "myth-errors-save",
        _(
            "The site says `SESSION_SAVE_EVERY_REQUEST = True` and `SESSION_COOKIE_AGE = 600`, ten minutes. Ada logs "
            "in at 09:00. At 09:06 a view writes into her session and then fails with status 500. At 09:12 she reads a "
            "page. Is she logged in?"
        ),
        """
        set SESSION_SAVE_EVERY_REQUEST=True SESSION_COOKIE_AGE=600
        login
        advance 6m
        visit /boom/
        advance 6m
        visit /
        """,
        (
            Choice(
                "renewed",
                _("Yes: every request is saved, so the ten minutes ran from 09:06."),
                at_last("logged_in=true"),
                _(
                    "The setting's name promises it, and for a 404 it would be so. But from status 500 upwards Django "
                    "saves nothing: the record stayed due at 09:10, and at that moment the cookie was dropped."
                ),
                "an-error-saves-nothing",
            ),
            Choice(
                "ended",
                _("No: the error threw her session away."),
                after(4, "rows=0"),
                _(
                    "She is out, but not because of the error. It left everything as it was: after it the record was "
                    "there, good for another 240 seconds. In those she would have been let in."
                ),
                "errors-end-nothing",
            ),
            Choice(
                "cookie-not-renewed",
                _("No: the record was renewed, but no cookie was sent, and hers ended at 09:10."),
                all_of(after(4, "set_cookie=none row_expires_in=600"), at_last("logged_in=false")),
                _(
                    "No cookie was sent, and hers did end at 09:10. The record did as well: saving and sending are one "
                    "step, and both were left out. They part only where something was stored before the error."
                ),
                "a-save-of-ones-own-before-an-error",
            ),
            Choice(
                "not-saved",
                _("No: nothing was saved at 09:06, and the ten minutes were over at 09:10."),
                all_of(after(4, "set_cookie=none row_expires_in=240"), at_last("logged_in=false")),
                _(
                    "Before it saves, Django looks at the status of the response. At 500 it saved nothing and sent no "
                    "cookie, so cookie and record kept the date from the login, 09:10."
                ),
                "an-error-saves-nothing",
            ),
        ),
    ),
    believed="renewed",
    matters=(
        Sentence(
            _(
                "Somebody who fights with a broken page for ten minutes is active in every sense but this one, and is "
                "logged out for it."
            ),
            "an-error-saves-nothing",
        ),
        Sentence(
            _(
                "And what the view had put into the session is gone: the cart, the step of a form, the note of a "
                "payment."
            ),
            "failed-first-write-makes-no-session",
        ),
    ),
    instead=(
        Sentence(
            _("Catch what you can answer, and answer it with a status below 500: such a response is saved."),
            "below-500-errors-save",
        ),
        Sentence(
            _(
                "What must survive belongs in a table of its own. `request.session.save()` before the risky part keeps "
                "the data as well, but the cookie keeps its old date."
            ),
            "a-save-of-ones-own-before-an-error",
        ),
    ),
    sources=(
        Source(
            _("Django: when sessions are saved"),
            "https://docs.djangoproject.com/en/5.2/topics/http/sessions/#when-sessions-are-saved",
        ),
        Source(
            _("Django: from 500 alone to all of 5xx, ticket 34173"),
            "https://code.djangoproject.com/ticket/34173",
        ),
        Source(_("In Django's code: contrib/sessions/middleware.py, process_response (status_code < 500)")),
    ),
)
