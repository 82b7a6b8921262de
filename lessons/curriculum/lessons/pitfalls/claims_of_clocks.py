"""The claims of lesson 7 about clocks and time zones."""

from django.utils.translation import gettext_lazy as _

from lessons.curriculum.schema import Claim, Source

_OF_DATABASES = (
    Source(
        _("Django: what PostgreSQL and the other databases store of a date and time"),
        "https://docs.djangoproject.com/en/5.2/topics/i18n/timezones/#postgresql",
    ),
)

CLAIMS = (
    Claim(
        "the-servers-clock-decides",
        _("Whether a record is past its date is decided by the clock of the server that looks."),
        """
        set SESSION_COOKIE_AGE=3600
        login
        skew server +3599s
        visit /
        expect logged_in=true
        skew server +3600s
        visit /
        expect sent_cookie=true logged_in=false
        """,
    ),
    Claim(
        "servers-must-agree",
        _(
            "Each server dates and compares by its own clock. Of two, one ten minutes fast: a five-minute session "
            "of the right one is dead on the fast one, and one of the fast one lives a quarter of an hour on the "
            "right one."
        ),
        """
        set SESSION_COOKIE_AGE=300 SESSION_EXPIRE_AT_BROWSER_CLOSE=True
        login
        skew server +10m
        visit /
        expect logged_in=false
        login
        skew server 0s
        advance 14m59s
        visit /
        expect logged_in=true
        advance 1s
        visit /
        expect logged_in=false
        """,
    ),
    Claim(
        "a-clock-set-back-revives",
        _(
            "Nothing marks a record as dead, and nothing of it is erased: a server's clock that is set back accepts "
            "it again."
        ),
        """
        set SESSION_COOKIE_AGE=3600 SESSION_EXPIRE_AT_BROWSER_CLOSE=True
        login
        copy_cookie other
        advance 1h
        other: visit /
        expect logged_in=false
        skew server -1s
        visit /
        expect logged_in=true
        """,
    ),
    Claim(
        "a-wrong-browser-clock-changes-nothing",
        _(
            "Django's cookie is kept for the right time, by a browser whose clock is wrong and from a server whose "
            "clock is: Max-Age is a length, counted from its arrival."
        ),
        """
        set SESSION_COOKIE_AGE=3600
        skew browser +1d
        phone: skew browser -1d
        login
        phone: login
        skew server -1d
        desk: skew browser +3h
        desk: login
        expect max_age=3600 cookie_expires_in=3600
        advance 3599s
        visit /
        expect sent_cookie=true logged_in=true
        phone: visit /
        expect sent_cookie=true logged_in=true
        desk: visit /
        expect sent_cookie=true logged_in=true
        advance 1s
        expect cookie=absent
        phone: expect cookie=absent
        desk: expect cookie=absent
        """,
    ),
    Claim(
        "a-browser-clock-that-jumps-does",
        _("A browser's clock that jumps while it holds the cookie does move the cookie's end: never the record's."),
        """
        set SESSION_COOKIE_AGE=3600
        login
        copy_cookie other
        skew browser +1h
        visit /
        expect cookie=absent sent_cookie=false logged_in=false
        other: visit /
        expect logged_in=true row_expires_in=3600
        """,
    ),
    Claim(
        "time-zone-changes-nothing",
        _("With `USE_TZ`, the default, `TIME_ZONE` changes nothing about expiry: records hold absolute moments."),
        """
        set SESSION_COOKIE_AGE=3600 SESSION_EXPIRE_AT_BROWSER_CLOSE=True
        login
        set TIME_ZONE='Asia/Tokyo'
        expect row_expires_in=3600
        advance 3599s
        visit /
        expect logged_in=true
        set TIME_ZONE='America/New_York'
        expect row_expires_in=1
        advance 1s
        visit /
        expect sent_cookie=true logged_in=false
        """,
        (
            Source(
                _("Django 5.0 release notes: USE_TZ is True by default"),
                "https://docs.djangoproject.com/en/5.2/releases/5.0/#miscellaneous",
            ),
        ),
    ),
    Claim(
        "without-use-tz-the-zone-counts",
        _(
            "With `USE_TZ = False` a record holds local time, on SQLite, MySQL and Oracle: a new `TIME_ZONE` moves "
            "every date by the offset. PostgreSQL stores moments either way."
        ),
        """
        set USE_TZ=False TIME_ZONE='Asia/Tokyo' SESSION_COOKIE_AGE=3600
        login
        expect row_expires_in=3600
        set TIME_ZONE='America/New_York'
        expect row_expires_in=54000
        set TIME_ZONE='Pacific/Auckland'
        expect row_expires_in=-10800
        visit /
        expect sent_cookie=true logged_in=false
        """,
        _OF_DATABASES,
    ),
    Claim(
        "switching-use-tz-moves-dates",
        _(
            "Switching `USE_TZ` on reads the old local dates as UTC, except on PostgreSQL. And a session whose "
            "`set_expiry` was a moment becomes a 500 at each save."
        ),
        """
        set USE_TZ=False TIME_ZONE='Asia/Tokyo'
        login
        set_expiry timedelta(hours=20)
        expect row_expires_in=72000
        set USE_TZ=True
        expect row_expires_in=104400
        visit /cart/add/
        expect status=500
        """,
        _OF_DATABASES,
    ),
)
