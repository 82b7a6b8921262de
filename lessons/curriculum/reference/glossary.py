"""The page "Glossary": the words of Django, of browsers, of OWASP and of this site, each with an address."""

from django.utils.translation import gettext_lazy as _

from lessons.curriculum.schema import Claim, Page, Source

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
