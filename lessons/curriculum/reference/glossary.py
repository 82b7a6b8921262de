"""The glossary: Django's words, the browsers', OWASP's and ours, each with an address to link to."""

from django.utils.translation import gettext_lazy as _

from lessons.curriculum.shapes import Claim, Page, Source

_COOKIES = "https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis-22"
_OWASP = Source(
    _("OWASP: session management cheat sheet, session expiration"),
    "https://cheatsheetseries.owasp.org/cheatsheets/Session_Management_Cheat_Sheet.html#session-expiration",
)

PAGE = Page(
    number=9,
    slug="glossary",
    title=_("Glossary"),
    aim=_("The words, whose they are, and what they do not mean."),
    sources=(
        Source(_("Django: how to use sessions"), "https://docs.djangoproject.com/en/5.2/topics/http/sessions/"),
        Source(_("RFC 6265bis (draft 22): cookies"), _COOKIES),
        _OWASP,
    ),
)

CLAIMS = (
    Claim(
        "nested-change-is-no-modification",
        _("A list changed inside the session does not count as a modification: nothing is saved, and no date moves."),
        """
        visit /cart/add/
        advance 1m
        visit /cart/append/
        expect set_cookie=none row_expires_in=1209540
        visit /cart/add/
        expect set_cookie=set row_expires_in=1209600
        """,
    ),
    Claim(
        "age-of-a-length-stands-still",
        _("For a length `get_expiry_age()` does not count down: it says what a save would give now."),
        """
        login
        set_expiry 300
        advance 200s
        visit /expiry/
        expect expiry_age=300 row_expires_in=100
        """,
    ),
    Claim(
        "age-of-a-moment-counts-down",
        _("For a moment `get_expiry_age()` is the time that is left."),
        """
        login
        set_expiry timedelta(minutes=5)
        advance 200s
        visit /expiry/
        expect expiry_age=100 row_expires_in=100
        """,
    ),
    Claim(
        "due-record-is-refused-before-it-can-be-cleared",
        _("At the very second of its date a record is refused already, and not yet cleared; a second later it can be."),
        """
        set SESSION_COOKIE_AGE=300 SESSION_EXPIRE_AT_BROWSER_CLOSE=True
        login
        copy_cookie phone
        advance 5m
        clearsessions
        expect rows=1 expired_rows=1
        phone: visit /
        expect logged_in=false
        advance 1s
        clearsessions
        expect rows=0
        """,
    ),
    Claim(
        "deletion-is-a-max-age-of-zero",
        _("To delete the session cookie Django sends it empty, with a Max-Age of 0; the browser drops it at once."),
        """
        login
        logout
        expect set_cookie=delete max_age=0 cookie=absent
        """,
    ),
    Claim(
        "max-age-beats-expires",
        _("Django dates the session cookie by Max-Age and by Expires; a browser that gets both goes by Max-Age."),
        sources=(
            Source(_("In Django's code: contrib/sessions/middleware.py, process_response")),
            Source(_("RFC 6265bis (draft 22), section 5.7: storage model"), f"{_COOKIES}#section-5.7"),
        ),
    ),
    Claim(
        "unused-cookie-is-evicted",
        _("Chromium, set to restore its tabs, removes a session cookie that no request carried for over seven days."),
        """
        profile chromium-restore
        set SESSION_EXPIRE_AT_BROWSER_CLOSE=True
        login
        close
        advance 6d23h
        open
        advance 2m
        expect cookie=session
        close
        advance 1h
        open
        advance 59s
        expect cookie=session
        advance 1s
        expect cookie=absent rows=1 expired_rows=0
        """,
    ),
    Claim(
        "a-session-has-one-expiry-of-its-own",
        _("A session has one expiry of its own: the last `set_expiry` replaces what the one before it set."),
        """
        login
        set_expiry timedelta(minutes=10)
        set_expiry 300
        advance 4m
        visit /cart/add/
        expect row_expires_in=300
        advance 4m
        visit /cart/add/
        expect row_expires_in=300
        advance 4m
        visit /
        expect logged_in=true
        """,
    ),
    Claim(
        "session-key-is-random",
        _("A session key is 32 letters and digits drawn at random: nothing can be read from it."),
        sources=(Source(_("In Django's code: contrib/sessions/backends/base.py, _get_new_session_key")),),
    ),
    Claim(
        "session-data-is-signed-and-legible",
        _("Session data is stored signed, not encrypted: whoever can read the store can read it."),
        sources=(Source(_("In Django's code: contrib/sessions/backends/base.py, encode; core/signing.py, dumps")),),
    ),
    Claim(
        "accessed-varies-on-the-cookie",
        _("A response for which the session was accessed says `Vary: Cookie`, so that no cache serves it to others."),
        sources=(Source(_("In Django's code: contrib/sessions/middleware.py, process_response, need_vary_cookie")),),
    ),
    Claim(
        "idle-and-absolute-are-owasp-s-words",
        _("OWASP tells a limit since the last activity (idle) from one since the session began (absolute)."),
        sources=(_OWASP,),
    ),
)
