"""Takeaways: what to keep, on one sheet of paper.

The seed's five, corrected by C09 (four behaviours), C19 (cleaned only if you schedule it), C22 (when is cleaned changes
nothing) and C27 (two dates, one number).
"""

from django.utils.translation import gettext_lazy as _

from lessons.curriculum.shapes import Claim, Page

PAGE = Page(
    number=8,
    slug="takeaways",
    title=_("Takeaways"),
    aim=_("Five sentences and four behaviours, on one sheet to print."),
)

CLAIMS = (
    Claim(
        "a-write-renews-the-record-of-an-undated-cookie",
        _("Where the cookie has no date, a write dates the record anew, and the cookie still gets none."),
        """
        set SESSION_EXPIRE_AT_BROWSER_CLOSE=True SESSION_COOKIE_AGE=600
        login
        advance 5m
        visit /
        expect row_expires_in=300
        visit /cart/add/
        expect row_expires_in=600 max_age=none cookie=session
        """,
    ),
)
