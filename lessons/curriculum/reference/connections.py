"""Connections: what you know of cookies, tokens and loans, and what of it is true of sessions.

Corrects the seed by C37: a session and a token both expire; what tells them apart is whether one can be taken back.
"""

from django.utils.translation import gettext_lazy as _

from lessons.curriculum.shapes import Claim, Page, Source

_COOKIES = "https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis-22"

PAGE = Page(
    number=6,
    slug="connections",
    title=_("Connections"),
    aim=_("What you know already of cookies, of tokens and of libraries, and how far it carries."),
    sources=(
        Source(_("RFC 6265bis (draft 22): cookies, how they are stored, sent and forgotten"), _COOKIES),
        Source(_("RFC 7519: JSON Web Tokens"), "https://www.rfc-editor.org/rfc/rfc7519"),
        Source(
            _("Django: using cookie-based sessions, with what they cannot do"),
            "https://docs.djangoproject.com/en/5.2/topics/http/sessions/#using-cookie-based-sessions",
        ),
    ),
)

CLAIMS = (
    Claim(
        "browsers-cap-at-400-days",
        _("Browsers keep no cookie for longer than 400 days; the record is dated as far ahead as the setting says."),
        """
        set SESSION_COOKIE_AGE=60*60*24*730
        login
        expect max_age=63072000 cookie_expires_in=34560000 row_expires_in=63072000
        advance 400d
        expect cookie=absent rows=1 expired_rows=0
        """,
    ),
    Claim(
        "wrong-clocks-leave-the-cookie-its-time",
        _("Wrong clocks, the server's or the browser's, leave the session cookie its full time: Max-Age is a length."),
        """
        set SESSION_COOKIE_AGE=600
        skew server -1d
        skew browser +3h
        login
        expect max_age=600 cookie_expires_in=600
        advance 599s
        expect cookie=persistent
        advance 1s
        expect cookie=absent
        """,
    ),
    Claim(
        "attributes-are-not-sent-back",
        _("A browser sends back a cookie's name and value; its date and its other attributes stay in the browser."),
        sources=(
            Source(
                _("RFC 6265bis (draft 22), section 4.2.2: semantics of the Cookie header"), f"{_COOKIES}#section-4.2.2"
            ),
        ),
    ),
    Claim(
        "kept-cookie-is-refused-at-the-record-s-date",
        _("A client that keeps the cookie beyond its date is refused all the same, at the record's."),
        """
        set SESSION_COOKIE_AGE=600
        login
        copy_cookie script
        advance 599s
        script: visit /
        expect logged_in=true
        advance 1s
        script: visit /
        expect sent_cookie=true logged_in=false
        """,
    ),
    Claim(
        "token-carries-its-own-end",
        _("A JSON Web Token carries the moment at and after which it must not be accepted, in its claim `exp`."),
        sources=(Source(_("RFC 7519, section 4.1.4"), "https://www.rfc-editor.org/rfc/rfc7519#section-4.1.4"),),
    ),
    Claim(
        "token-is-good-until-its-end",
        _("A token that the server checks by itself alone is good until its end; to take it back takes a list of it."),
        sources=(
            Source(
                _("RFC 7009, section 3: self-contained tokens, and what their revocation asks of a server"),
                "https://www.rfc-editor.org/rfc/rfc7009#section-3",
            ),
        ),
    ),
    Claim(
        "dates-in-the-table-stay",
        _("A record keeps the date it has when `SESSION_COOKIE_AGE` changes, until the session is saved again."),
        """
        set SESSION_COOKIE_AGE=600
        login
        set SESSION_COOKIE_AGE=60
        advance 5m
        visit /
        expect logged_in=true row_expires_in=300
        visit /cart/add/
        expect row_expires_in=60
        """,
    ),
    Claim(
        "signed-age-counts-at-once",
        _("With `signed_cookies` a shorter `SESSION_COOKIE_AGE` counts at once, for cookies given out before it too."),
        """
        set SESSION_ENGINE=signed_cookies SESSION_COOKIE_AGE=600
        login
        advance 5m
        visit /
        expect logged_in=true
        set SESSION_COOKIE_AGE=60
        visit /
        expect logged_in=false
        """,
    ),
)
