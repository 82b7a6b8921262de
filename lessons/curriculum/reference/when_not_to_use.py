"""The page "When expiry is not enough": what to add to default expiry, and how tokens compare with sessions.

``signed_cookies`` is Django's own token, so its claims are run; those about JWT name sources.
"""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from lessons.curriculum.reference.code_comparisons import ComparedCode
from lessons.curriculum.reference.example_code import ExampleCode, read_example
from lessons.curriculum.schema import Claim, Page, Sentence, Source, Text

_RFC_7519 = Source(
    _("RFC 7519, JSON Web Token, 4.1.4: the expiration time"),
    "https://datatracker.ietf.org/doc/html/rfc7519#section-4.1.4",
)
_OWASP_JWT = Source(
    _("OWASP on JSON Web Tokens: no built-in revocation by the user"),
    "https://cheatsheetseries.owasp.org/cheatsheets/JSON_Web_Token_for_Java_Cheat_Sheet.html",
)
_BLACKLIST = Source(
    _("Simple JWT: the app that keeps a list of tokens"),
    "https://django-rest-framework-simplejwt.readthedocs.io/en/latest/blacklist_app.html",
)
_RFC_7009 = Source(
    _("RFC 7009, section 3: self-contained tokens, and what their revocation asks of a server"),
    "https://www.rfc-editor.org/rfc/rfc7009#section-3",
)
_RFC_8725 = Source(_("RFC 8725: best current practices for JWT"), "https://datatracker.ietf.org/doc/html/rfc8725")

_SESSION_ENDED = Claim(
    "a-session-ends-with-its-logout",
    _("The session is on the server, so logging out ends it for every copy of the key."),
    """
    set SESSION_ENGINE=db
    login
    copy_cookie thief
    logout
    thief: visit /
    thief: expect user=anonymous
    """,
)
_TOKEN_LIVES = Claim(
    "a-token-outlives-its-logout",
    _("The session is in the cookie, so logging out asks one browser to drop its copy, and ends no other."),
    """
    set SESSION_ENGINE=signed_cookies
    login
    copy_cookie thief
    logout
    thief: visit /
    thief: expect user=ada
    """,
)

CLAIMS = (
    _SESSION_ENDED,
    _TOKEN_LIVES,
    Claim(
        "a-jwt-is-good-until-its-exp",
        _("A JWT must not be accepted from the moment in its `exp` on; the standard has no way to end it before."),
        sources=(_RFC_7519, _OWASP_JWT),
    ),
    Claim(
        "to-end-a-jwt-takes-a-list",
        _(
            "A JWT that the server checks by itself alone is good until its end. To end it before, the server must "
            "keep a list and look into it: state, as a session is."
        ),
        sources=(_BLACKLIST, _OWASP_JWT, _RFC_7009),
    ),
    Claim(
        "a-jwt-needs-its-key",
        _("A JWT whose signature the key does not verify is to be rejected, so another key ends all of them."),
        sources=(
            Source(_("RFC 7515, JSON Web Signature, 5.2"), "https://datatracker.ietf.org/doc/html/rfc7515#section-5.2"),
        ),
    ),
    Claim(
        "a-jwt-can-be-read",
        _("The payload of a signed JWT is encoded, not encrypted: whoever holds it can read it."),
        sources=(
            Source(_("RFC 7515, JSON Web Signature, 3.1"), "https://datatracker.ietf.org/doc/html/rfc7515#section-3.1"),
        ),
    ),
    Claim(
        "a-jwt-is-checked-with-a-public-key",
        _("With an asymmetric signature, who holds the public key can check a JWT, without asking who issued it."),
        sources=(_RFC_8725, Source(_("RFC 7519, JSON Web Token"), "https://datatracker.ietf.org/doc/html/rfc7519")),
    ),
)


@dataclass(frozen=True)
class ComparisonRow:
    """A question with an answer for each of ``COLUMNS``; an answer without a claim is an opinion."""

    place: str
    question: Text
    answers: tuple[Sentence, ...]

    @property
    def card_place(self) -> str:
        """The place of its proofs on the card that narrow screens show."""
        return f"{self.place}-card"

    @property
    def cells(self) -> tuple[tuple[Text, Sentence], ...]:
        """Pairs of a column's name and the answer."""
        return tuple(zip(COLUMNS, self.answers, strict=True))


def _build_row(place: str, question: Text, *answers: tuple[Text, str]) -> ComparisonRow:
    return ComparisonRow(place, question, tuple(Sentence(text, claim) for text, claim in answers))


COLUMNS: tuple[Text, ...] = (_("A session, as it comes"), _("`signed_cookies`"), _("JWT"))
ROWS = (
    _build_row(
        "ended",
        _("Can one login be ended before its time?"),
        (_("Yes, at once: log out."), "logout-ends-every-copy"),
        (_("No. A copy is good until its age has passed."), "a-signed-copy-outlives-the-logout"),
        (_("Not without a list on the server."), "to-end-a-jwt-takes-a-list"),
    ),
    _build_row(
        "all-ended",
        _("What ends all of them at once?"),
        (_("To delete the rows."), "deleting-the-record-ends-the-session"),
        (_("A shorter age, or another key."), "a-signature-ages-by-the-present-setting"),
        (_("Another key."), "a-jwt-needs-its-key"),
    ),
    _build_row(
        "enforced",
        _("Who enforces its end?"),
        (_("The server, from the record's date, `set_expiry` included."), "a-length-counts-from-each-save"),
        (_("The server, by its own age only; `set_expiry` binds the browser."), "signed-cookies-enforce-no-set-expiry"),
        (_("Whoever accepts it, from its `exp`."), "a-jwt-is-good-until-its-exp"),
    ),
    _build_row(
        "asked",
        _("What is asked for each request?"),
        (_("One row, by its key."), "looked-up-by-its-key"),
        (_("Nothing: a signature is checked."), "the-cookie-can-be-the-session"),
        (_("Nothing, as long as you keep no list."), "to-end-a-jwt-takes-a-list"),
    ),
    _build_row(
        "read",
        _("Who can read what is in it?"),
        (_("Who reads the table. Not who holds the cookie."), "expired-is-not-erased"),
        (_("Who holds the cookie."), "a-signed-cookie-can-be-read"),
        (_("Who holds the token."), "a-jwt-can-be-read"),
    ),
    _build_row(
        "checked",
        _("Who can check it?"),
        (_("Servers that share the table and the key."), "another-secret-key-reads-nothing"),
        (_("Servers that share the key."), "only-the-secret-key-signs"),
        (_("Anybody, with a public key."), "a-jwt-is-checked-with-a-public-key"),
    ),
    _build_row(
        "cleaned",
        _("What is left to clean?"),
        (_("Records, with `clearsessions`."), "nothing-removes-an-expired-record"),
        (_("Nothing."), "the-cookie-can-be-the-session"),
        (_("The list, if you keep one."), "to-end-a-jwt-takes-a-list"),
    ),
    _build_row(
        "good",
        _("What is it good for?"),
        (_("People who log in with a browser."), ""),
        (_("A little state that may be read and need not be ended."), ""),
        (_("Programs, and statements that somebody else checks."), ""),
    ),
)


def _show_engine(name: str) -> ExampleCode:
    return ExampleCode("settings.py", f'SESSION_ENGINE = "django.contrib.sessions.backends.{name}"')


SIDES = (
    ComparedCode(_("The key to a record"), _show_engine("db"), _SESSION_ENDED, is_right=True),
    ComparedCode(_("A token that needs no record"), _show_engine("signed_cookies"), _TOKEN_LIVES),
)

PAGE = Page(
    number=4,
    slug="when-not-to-use",
    title=_("When expiry is not enough"),
    aim=_("What default expiry does not give you, what to add to it, and what tokens are honestly good for."),
    data={"sides": SIDES, "columns": COLUMNS, "comparison": ROWS, "recent": read_example("accounts/recent.py")},
    shown=(
        *(side.claim.id for side in SIDES),
        *(answer.claim for row in ROWS for answer in row.answers if answer.claim),
    ),
    sources=(
        Source(
            _("OWASP on session management: idle, absolute and renewal timeouts"),
            "https://cheatsheetseries.owasp.org/cheatsheets/Session_Management_Cheat_Sheet.html",
        ),
        Source(
            _("NIST SP 800-63B: how often to ask again, by the assurance that is needed"),
            "https://pages.nist.gov/800-63-4/sp800-63b.html",
        ),
        _RFC_8725,
        Source(
            _("Django: cookie-based sessions, and why they are never fresh"),
            "https://docs.djangoproject.com/en/5.2/topics/http/sessions/#using-cookie-based-sessions",
        ),
        Source(
            _("“How do I log out?”, asked of a JWT package for Django"),
            "https://github.com/jpadilla/django-rest-framework-jwt/issues/30",
        ),
    ),
)
