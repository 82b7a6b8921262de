"""What clocks and time zones have to do with expiry."""

from django.utils.translation import gettext_lazy as _

from lessons.curriculum.shapes import Claim

CLAIMS = (
    Claim(
        "a-fast-server-refuses-early",
        _(
            "Each server dates and compares with its own clock: one ten minutes fast refuses a record of five minutes "
            "at once, and a right one refuses what one ten minutes slow has dated."
        ),
        """
        set SESSION_COOKIE_AGE=300
        login
        skew server +10m
        visit /
        expect sent_cookie=true logged_in=false
        skew server -10m
        login
        skew server +0s
        expect row_expires_in=-300
        visit /
        expect sent_cookie=true logged_in=false
        """,
    ),
    Claim(
        "browser-clock-does-not-matter",
        _("`Max-Age` is a length, so a browser whose clock is a day wrong keeps the cookie for the time intended."),
        """
        set SESSION_COOKIE_AGE=600
        skew browser +1d
        login
        expect cookie_expires_in=600
        advance 599s
        visit /
        expect logged_in=true
        advance 1s
        visit /
        expect sent_cookie=false logged_in=false
        """,
    ),
    Claim(
        "naive-dates-move-with-the-zone",
        _("With `USE_TZ = False` records hold local time: a zone further east ends sessions early by the difference."),
        """
        set USE_TZ=False TIME_ZONE='UTC' SESSION_COOKIE_AGE=3600
        login
        set TIME_ZONE='Asia/Tokyo'
        visit /
        expect sent_cookie=true logged_in=false
        set TIME_ZONE='UTC'
        login
        set TIME_ZONE='America/New_York'
        expect row_expires_in=21600
        """,
    ),
)
