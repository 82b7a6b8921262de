"""The page "Connections": which knowledge of cookies, tokens and library loans applies to sessions."""

from django.utils.translation import gettext_lazy as _

from lessons.curriculum.schema import Claim, Page, Source

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
        "attributes-are-not-sent-back",
        _("A browser sends back a cookie's name and value; its date and its other attributes stay in the browser."),
        sources=(
            Source(
                _("RFC 6265bis (draft 22), section 4.2.2: semantics of the Cookie header"), f"{_COOKIES}#section-4.2.2"
            ),
        ),
    ),
)
