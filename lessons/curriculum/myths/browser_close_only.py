"""Myth 7: with browser-length cookies, SESSION_COOKIE_AGE has no effect.

It still dates the record on the server, whatever the cookie says.
"""

from django.utils.translation import gettext_lazy as _

from lessons.curriculum.conditions import after, all_of, at_last
from lessons.curriculum.schema import Choice, Claim, Myth, Prediction, Sentence, Source

CLAIMS = (
    Claim(
        "idle-limit-in-an-open-browser",
        _(
            "With `SESSION_EXPIRE_AT_BROWSER_CLOSE` and `SESSION_SAVE_EVERY_REQUEST` the age runs from the last "
            "request, and the cookie still has no date."
        ),
        """
        set SESSION_EXPIRE_AT_BROWSER_CLOSE=True SESSION_COOKIE_AGE=1800 SESSION_SAVE_EVERY_REQUEST=True
        login
        advance 20m
        visit /
        expect max_age=none cookie=session row_expires_in=1800
        advance 1799s
        visit /
        expect logged_in=true
        advance 1800s
        visit /
        expect logged_in=false
        """,
    ),
)

MYTH = Myth(
    number=7,
    slug="browser-close-only",
    belief=_("With `SESSION_EXPIRE_AT_BROWSER_CLOSE`, the setting `SESSION_COOKIE_AGE` has no effect."),
    prediction=Prediction(
        "myth-browser-close-only",
        _(
            "The site says `SESSION_EXPIRE_AT_BROWSER_CLOSE = True` and `SESSION_COOKIE_AGE = 1800`, half an hour. Ada "
            "logs in at 09:00 and puts a book in her cart at 09:20. She reads a page at 09:40, at 10:00, and at 09:00 "
            "the next morning, in a browser that stays open all the while. For which of the three is she logged in?"
        ),
        """
        set SESSION_EXPIRE_AT_BROWSER_CLOSE=True SESSION_COOKIE_AGE=1800
        login
        advance 20m
        visit /cart/add/
        advance 20m
        visit /
        advance 20m
        visit /
        advance 23h
        visit /
        """,
        (
            Choice(
                "only-the-first",
                _("The first: the half hour counts from the book."),
                all_of(after(6, "logged_in=true"), after(8, "logged_in=false")),
                _(
                    "The cookie has no date, so her browser kept it, and sent it at 09:40 and at 10:00. The record has "
                    "one: 09:30 from the login, 09:50 from the book. At 10:00 Django found it ten minutes past, "
                    "refused the record, and had the cookie deleted."
                ),
                "open-browser-counts-from-the-last-write",
            ),
            Choice(
                "first-two",
                _("The first two: each page that she opens gives her another half hour."),
                all_of(after(6, "logged_in=true"), after(8, "logged_in=true"), at_last("logged_in=false")),
                _(
                    "Then the read at 09:40 would have carried her to 10:10. It only read, and reading moves no date: "
                    "the record stayed due at 09:50."
                ),
                "open-browser-counts-from-the-last-write",
            ),
            Choice(
                "all-three",
                _("All three: her browser was never closed."),
                all_of(after(6, "logged_in=true"), after(8, "logged_in=true"), at_last("logged_in=true")),
                _(
                    "So it stands in a book on Django. But the setting takes the date off the cookie, and off nothing "
                    "else. The server knows of no window; it knows a record, which was due at 09:50 and was refused at "
                    "10:00."
                ),
                "browser-length-undates-the-cookie-only",
            ),
            Choice(
                "none",
                _("None: the half hour counts from the login."),
                after(6, "logged_in=false"),
                _(
                    "It did until 09:20. The book was a write, and each save gives the record the full half hour "
                    "again: from 09:30 its date moved to 09:50, so at 09:40 she was let in."
                ),
                "open-browser-counts-from-the-last-write",
            ),
        ),
    ),
    believed="all-three",
    matters=(
        Sentence(
            _(
                "Users are the ones surprised: logged out in the middle of a morning, in a window that they never "
                "closed."
            ),
            "open-browser-is-logged-out-too",
        ),
        Sentence(
            _(
                "Worse is a number left large because it seems idle. With a year in `SESSION_COOKIE_AGE`, each closed "
                "window leaves a record that is good for a year."
            ),
            "age-bounds-what-closing-leaves",
        ),
    ),
    instead=(
        Sentence(
            _(
                "Set both, and know which is whose: `SESSION_EXPIRE_AT_BROWSER_CLOSE` is about the cookie, "
                "`SESSION_COOKIE_AGE` then about the record alone."
            ),
            "browser-length-undates-the-cookie-only",
        ),
        Sentence(
            _("If the half hour is meant to run from the last request, add `SESSION_SAVE_EVERY_REQUEST = True`."),
            "idle-limit-in-an-open-browser",
        ),
    ),
    sources=(
        Source(
            _("Django: SESSION_EXPIRE_AT_BROWSER_CLOSE"),
            "https://docs.djangoproject.com/en/5.2/ref/settings/#session-expire-at-browser-close",
        ),
        Source(
            _("The belief in print: Django 2 by Example, on session expiration"),
            "https://www.safaribooksonline.com/library/view/django-2-by/9781788472487/"
            "593baf82-3669-4f9c-9470-2d0c8cd987c7.xhtml",
        ),
        Source(_("In Django's code: contrib/sessions/backends/base.py, get_expiry_date; middleware.py")),
    ),
)
