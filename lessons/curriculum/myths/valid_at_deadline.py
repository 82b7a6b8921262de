"""Myth 16: at its expiry date a session is still good.

Both comparisons are strict: a record is accepted if its date is after now, and removed if its date is before now.
"""

from django.utils.translation import gettext_lazy as _

from lessons.curriculum.conditions import after, all_of, at_last
from lessons.curriculum.schema import Choice, Myth, Prediction, Sentence, Source

MYTH = Myth(
    number=16,
    slug="valid-at-deadline",
    belief=_("A session that expires at 09:05:00 is good up to and including 09:05:00."),
    prediction=Prediction(
        "myth-valid-at-deadline",
        _(
            "`SESSION_COOKIE_AGE = 300`, and with `SESSION_EXPIRE_AT_BROWSER_CLOSE = True` the cookie has no date, so "
            "the server alone decides. Ada logs in at 09:00:00. At exactly 09:05:00 she opens a page, and at that "
            "same moment `clearsessions` is run. What becomes of her and of her record?"
        ),
        """
        set SESSION_COOKIE_AGE=300 SESSION_EXPIRE_AT_BROWSER_CLOSE=True
        login
        advance 5m
        visit /
        clearsessions
        """,
        (
            Choice(
                "in-and-removed",
                _("She is let in, and her record is removed."),
                all_of(after(4, "logged_in=true"), at_last("rows=0")),
                _(
                    "Each half is the other way round. To be let in she needs a date after the clock's time, and to "
                    "be removed the record needs one before it. At exactly 09:05:00 its date is neither."
                ),
                "refused-at-the-date-removed-after-it",
            ),
            Choice(
                "out-and-removed",
                _("She is refused, and her record is removed."),
                all_of(after(4, "logged_in=false"), at_last("rows=0")),
                _(
                    "She is refused: 09:05:00 does not come after 09:05:00. But the command removes what lies before "
                    "the clock's time, and this record's date does not, yet. A second later it would have gone."
                ),
                "refused-at-the-date-removed-after-it",
            ),
            Choice(
                "out-and-kept",
                _("She is refused, and her record stays."),
                all_of(after(4, "logged_in=false"), at_last("rows=1")),
                _(
                    "Both questions are strict. A visit is let in if the date comes after the clock's time, and a "
                    "record is removed if it comes before. At exactly 09:05:00 it does neither: dead already, and not "
                    "to be collected yet."
                ),
                "refused-at-the-date-removed-after-it",
            ),
            Choice(
                "in-and-kept",
                _("She is let in, and her record stays."),
                all_of(after(4, "logged_in=true"), at_last("rows=1")),
                _(
                    "Five minutes from 09:00:00 lead up to 09:05:00, and not into it. Django asks for a record whose "
                    "date comes after the clock's time, and 09:05:00 does not come after 09:05:00. A second earlier "
                    "she was in. That the record stays is right: for the command it is not past, either."
                ),
                "refused-at-the-date-removed-after-it",
            ),
        ),
    ),
    believed="in-and-kept",
    decided_by="record-refused",
    matters=(
        Sentence(
            _(
                "No user will ever meet that moment, but tests do: they freeze the clock and advance it by exactly "
                "`SESSION_COOKIE_AGE`. One that still expects the page fails, and so does one that expects "
                "`clearsessions` to have removed the record."
            ),
            "refused-at-the-date-removed-after-it",
        ),
        Sentence(
            _("Browsers draw the same line: at its date a cookie is gone."),
            "dated-cookie-leaves-by-itself",
        ),
        Sentence(
            _(
                "Not every engine does: with `signed_cookies`, a session that is exactly `SESSION_COOKIE_AGE` old is "
                "still accepted."
            ),
            "a-signature-ages-by-the-present-setting",
        ),
    ),
    instead=(
        Sentence(
            _("Test an expiry at three moments: one second before its date, at it, and one second after."),
            "refused-at-the-date-removed-after-it",
        ),
        Sentence(
            _(
                "Where you count or end sessions yourself, compare as Django does. The good ones are "
                "`Session.objects.filter(expire_date__gt=timezone.now())`."
            ),
            "refused-at-the-date-removed-after-it",
        ),
    ),
    sources=(
        Source(
            _("In Django's code: contrib/sessions/backends/db.py, _get_session_from_db (gt) and clear_expired (lt)")
        ),
        Source(
            _("RFC 6265: when a cookie has expired"),
            "https://www.rfc-editor.org/rfc/rfc6265#section-5.3",
        ),
        Source(
            _("RFC 7519: tokens draw the same line, not to be accepted on or after their date"),
            "https://www.rfc-editor.org/rfc/rfc7519#section-4.1.4",
        ),
    ),
)
