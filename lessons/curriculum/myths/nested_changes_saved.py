"""Myth 14: a change inside a list or a dict of the session is saved.

The usual victim is a shopping cart that loses what was put in last.
"""

from django.utils.translation import gettext_lazy as _

from lessons.curriculum.conditions import after, all_of, at_last
from lessons.curriculum.schema import Choice, Claim, Myth, Prediction, Sentence, Source

_WHEN_SAVED = Source(
    _("Django: when sessions are saved"),
    "https://docs.djangoproject.com/en/5.2/topics/http/sessions/#when-sessions-are-saved",
)

CLAIMS = (
    Claim(
        "modified-may-be-set-by-hand",
        _("`request.session.modified = True` says that the session was changed, where Django cannot notice it."),
        sources=(_WHEN_SAVED,),
    ),
)

MYTH = Myth(
    number=14,
    slug="nested-changes-saved",
    belief=_("Whatever I change in `request.session` is saved, what is in a list or a dict included."),
    prediction=Prediction(
        "myth-nested-changes-saved",
        _(
            "`SESSION_COOKIE_AGE = 600`. Ada logs in at 09:00. At 09:05 a view runs "
            "`request.session['cart'] = ['book']`, and at 09:12 another one `request.session['cart'].append('book')`. "
            "At 09:16 she opens the home page. What does she find?"
        ),
        """
        set SESSION_COOKIE_AGE=600
        login
        advance 5m
        visit /cart/add/
        advance 7m
        visit /cart/append/
        advance 4m
        visit /
        """,
        (
            Choice(
                "out-with-one",
                _("She is logged out, with one book stored: the append was not a save."),
                all_of(after(6, "why=nested-change-unnoticed"), at_last("logged_in=false")),
                _(
                    "The assignment was noticed: at 09:05 the session was saved, and due at 09:15. The append went to "
                    "the list, past the session, which held the same list as before. So nothing was saved and no "
                    "cookie was sent, and at 09:15 both dates had come."
                ),
                "a-nested-change-is-no-write",
            ),
            Choice(
                "in-with-one",
                _("She is logged in, with one book: the append was lost, but her visit counts."),
                all_of(after(6, "why=nested-change-unnoticed"), at_last("logged_in=true")),
                _(
                    "The second book is lost, that is so. But a visit counts for nothing: a date moves with a save, "
                    "and in this request there was none. The last one was the assignment at 09:05, so at 09:15 both "
                    "dates had come."
                ),
                "reading-renews-nothing",
            ),
            Choice(
                "in-with-two",
                _("She is logged in, with two books: both changes were saved in time."),
                all_of(after(6, "why!=nested-change-unnoticed"), at_last("logged_in=true")),
                _(
                    "The assignment was saved, for it went through the session: at 09:05 her date moved to 09:15. The "
                    "append went to the list alone, and Django watches only the top level. Nothing was saved at "
                    "09:12, so neither the second book nor another ten minutes came of it."
                ),
                "a-nested-change-is-no-write",
            ),
            Choice(
                "out-with-two",
                _("She is logged out, with both books stored: the append moved no date."),
                all_of(after(6, "why!=nested-change-unnoticed"), at_last("logged_in=false")),
                _(
                    "The date is written in the same stroke as the data: no save leaves it where it was. It stayed at "
                    "09:15 because there was no save, and the second book was lost with the request."
                ),
                "one-number-two-dates",
            ),
        ),
    ),
    believed="in-with-two",
    matters=(
        Sentence(
            _(
                "No error tells of it. The view that appends sees the longer list, and so does its test; the next "
                "request does not."
            ),
            "a-nested-change-is-no-write",
        ),
        Sentence(
            _(
                "And it comes and goes: if anything else in that request is assigned to the session, the whole of it "
                "is saved, the change inside the list too."
            ),
            "a-nested-change-rides-along",
        ),
    ),
    instead=(
        Sentence(
            _("Assign to the key: `request.session['cart'] = [*request.session['cart'], 'book']`."),
            "a-write-renews-both",
        ),
        Sentence(
            _("Or change it in place and say so: `request.session.modified = True`."),
            "modified-may-be-set-by-hand",
        ),
        Sentence(
            _(
                "`SESSION_SAVE_EVERY_REQUEST` hides the mistake, at the price of a save in each request and of a time "
                "that runs from the last visit. Decide that for its own sake."
            ),
            "a-nested-change-rides-along",
        ),
    ),
    sources=(
        _WHEN_SAVED,
        Source(
            _("Stack Overflow: a nested item that will not go from the session"),
            "https://stackoverflow.com/questions/25274696/how-to-delete-nested-session-data-in-django",
        ),
        Source(
            _("Starlette: the same note added to its documentation, for the same reason"),
            "https://github.com/Kludex/starlette/pull/3474",
        ),
        Source(_("In Django's code: contrib/sessions/backends/base.py, __setitem__; middleware.py, process_response")),
    ),
)
