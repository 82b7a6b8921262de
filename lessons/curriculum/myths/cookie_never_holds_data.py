"""Myth 13: the cookie only ever holds an id.

True of four engines out of five. A signed cookie holds the data, which is signed and not secret; what the two kinds
differ in is not expiry but revocation, because logging out cannot end a copy of a signed cookie.
"""

from django.utils.translation import gettext_lazy as _

from lessons.curriculum.conditions import after, all_of, at_last
from lessons.curriculum.schema import Choice, Claim, Myth, Prediction, Sentence, Source

_PRIVACY = Source(
    _("Django: cookie-based sessions, and what they do not promise"),
    "https://docs.djangoproject.com/en/5.2/topics/http/sessions/#using-cookie-based-sessions",
)

CLAIMS = (
    Claim(
        "logout-ends-copies-with-four-engines",
        _("With `db`, `cached_db`, `cache` and `file` the cookie holds a key, and logging out ends every copy of it."),
        """
        set SESSION_ENGINE=db
        login
        copy_cookie thief
        logout
        thief: visit /
        expect sent_cookie=true user=anonymous
        set SESSION_ENGINE=cached_db
        login
        copy_cookie thief
        logout
        thief: visit /
        expect sent_cookie=true user=anonymous
        set SESSION_ENGINE=cache
        login
        copy_cookie thief
        logout
        thief: visit /
        expect sent_cookie=true user=anonymous
        set SESSION_ENGINE=file
        login
        copy_cookie thief
        logout
        thief: visit /
        expect sent_cookie=true user=anonymous
        """,
    ),
)

MYTH = Myth(
    number=13,
    slug="cookie-never-holds-data",
    belief=_("The session cookie only ever holds an id. The data is on the server."),
    prediction=Prediction(
        "myth-cookie-never-holds-data",
        _(
            "A site keeps its sessions with `django.contrib.sessions.backends.signed_cookies`; all else is Django's "
            "default. Ada logs in at 09:00, and somebody copies her cookie. At 10:00 she logs out. The copy is used "
            "on day 1, and again on day 15. Whom does Django see?"
        ),
        """
        set SESSION_ENGINE=signed_cookies
        login
        copy_cookie thief
        advance 1h
        logout
        advance 23h
        thief: visit /
        advance 14d
        thief: visit /
        """,
        (
            Choice(
                "nobody",
                _("Nobody on either day: her logout ended the session that the cookie names."),
                after(7, "thief: user=anonymous"),
                _(
                    "With the other four engines it would be so: the cookie names a record, and the logout removes "
                    "it. This cookie names nothing. It is the session, data and all, and the logout could only ask "
                    "Ada's browser to drop hers. On day 1 the copy was a day old and rightly signed, and so it was "
                    "accepted."
                ),
                "a-signed-copy-outlives-the-logout",
            ),
            Choice(
                "ada-on-both",
                _("Ada on both days: what is signed is good for as long as the secret key is."),
                all_of(after(7, "thief: user=ada"), at_last("thief: user=ada")),
                _(
                    "The signature carries the moment at which it was made. On day 1 that was a day ago; on day 15 it "
                    "was 15 days ago, and `SESSION_COOKIE_AGE` allows 14."
                ),
                "a-signature-ages-by-the-present-setting",
            ),
            Choice(
                "ada-on-day-1",
                _("Ada on day 1, nobody on day 15: a signature is accepted for two weeks."),
                all_of(after(7, "thief: user=ada"), at_last("thief: user=anonymous")),
                _(
                    "The cookie is the whole session, signed with its time. There was nothing on the server for the "
                    "logout to remove, so the copy was accepted a day later, and would have been until day 14. The "
                    "age of its signature is the only date that the server checks."
                ),
                "a-signed-copy-outlives-the-logout",
            ),
        ),
    ),
    believed="nobody",
    decided_by="signature-accepted",
    matters=(
        Sentence(
            _(
                "A copied cookie cannot be called back. Not by logging out, not by deleting rows, not by "
                "`clearsessions`: there is nothing to delete."
            ),
            "the-cookie-can-be-the-session",
        ),
        Sentence(
            _(
                "And what a view puts into the session, the user can read. The signature keeps it from being changed, "
                "not from being seen."
            ),
            "data-is-signed-not-encrypted",
        ),
        Sentence(
            _(
                "Other frameworks whose cookie is the session get the same report again and again: a copy works after "
                "signing out."
            ),
        ),
    ),
    instead=(
        Sentence(
            _(
                "Where logging out has to mean something, keep sessions on the server: `db`, `cached_db`, `cache` or "
                "`file`. There the cookie does hold no more than a key."
            ),
            "logout-ends-copies-with-four-engines",
        ),
        Sentence(
            _(
                "If they have to be signed cookies, make `SESSION_COOKIE_AGE` short. It is the only limit that the "
                "server knows; `set_expiry(300)` binds the browser alone."
            ),
            "signed-cookies-enforce-no-set-expiry",
        ),
        Sentence(
            _("In an emergency let that user change the password: it ends the copies as well."),
            "a-password-ends-signed-cookies",
        ),
    ),
    sources=(
        _PRIVACY,
        Source(
            _("Devise: a copied session works after signing out, if the cookie is the session"),
            "https://github.com/heartcombo/devise/issues/4272",
        ),
        Source(
            _("Django, ticket 27775: signed_cookies and set_expiry"),
            "https://code.djangoproject.com/ticket/27775",
        ),
        Source(_("In Django's code: contrib/sessions/backends/signed_cookies.py, load and delete")),
    ),
)
