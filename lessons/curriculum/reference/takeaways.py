"""The page "Takeaways": five sentences and four behaviours, on one sheet to print."""

from django.utils.translation import gettext_lazy as _

from lessons.curriculum.schema import Claim, Page

PAGE = Page(
    number=8,
    slug="takeaways",
    title=_("Takeaways"),
    aim=_("Five sentences and four behaviours, on one sheet to print."),
)

CLAIMS = (
    Claim(
        "open-browser-counts-from-the-last-write",
        _(
            "With `SESSION_EXPIRE_AT_BROWSER_CLOSE` an open browser is logged out `SESSION_COOKIE_AGE` after the "
            "last write: a write dates the record anew and the cookie not at all, and reading moves nothing."
        ),
        """
        set SESSION_EXPIRE_AT_BROWSER_CLOSE=True SESSION_COOKIE_AGE=1800
        login
        advance 20m
        visit /cart/add/
        expect max_age=none cookie=session row_expires_in=1800
        advance 20m
        visit /
        expect logged_in=true set_cookie=none row_expires_in=600
        advance 599s
        visit /
        expect logged_in=true
        advance 1s
        visit /
        expect sent_cookie=true logged_in=false
        """,
    ),
)
