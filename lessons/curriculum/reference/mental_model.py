"""The page "The mental model": two expiry dates that are compared, and no timer."""

from django.utils.translation import gettext_lazy as _

from lessons.curriculum.schema import Claim, Page, Source

PAGE = Page(
    number=1,
    slug="mental-model",
    title=_("The mental model"),
    aim=_("Two dates that somebody has to look at. Nothing ticks, and nothing fires."),
    sources=(
        Source(
            _("Django: how to use sessions, from the first setting to the last"),
            "https://docs.djangoproject.com/en/5.2/topics/http/sessions/",
        ),
        Source(
            _("In Django's code: contrib/sessions/backends/db.py, _get_session_from_db: the date is looked at here")
        ),
    ),
)

CLAIMS = (
    Claim(
        "nothing-happens-at-the-date",
        _("When a record's date comes, nothing happens: nothing is removed, and the browser's cookie stays as it was."),
        """
        set SESSION_COOKIE_AGE=300 SESSION_EXPIRE_AT_BROWSER_CLOSE=True
        login
        advance 299s
        expect rows=1 expired_rows=0 cookie=session
        advance 1s
        expect rows=1 expired_rows=1 cookie=session
        advance 1d
        expect rows=1 expired_rows=1 cookie=session
        """,
        sources=(
            Source(
                _("Django: the signal user_logged_out, sent by a logout and by nothing else"),
                "https://docs.djangoproject.com/en/5.2/ref/contrib/auth/#django.contrib.auth.signals.user_logged_out",
            ),
        ),
    ),
)
