"""Explain whether the session cookie was sent, and how the browser took the one that came back."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from due_date.authorities import REFUSED, STORED
from due_date.browser.browser import last_about
from due_date.places import MIDDLEWARE, place
from due_date.reasons.session_change import SessionChange
from due_date.simulation.reason import Reason, ReasonRow
from due_date.translation import gettext_noop as _

COOKIE_HELD_BACK = ReasonRow(
    "cookie-held-back",
    _("The browser holds the session cookie, but for the path %(path)s and below only."),
    _("RFC 6265bis (draft 22), sections 5.1.4 and 5.8.3"),
    step="arrives",
)
COOKIE_DELETED = ReasonRow(
    "cookie-deleted",
    _("Django told the browser to delete the session cookie (Max-Age=0)."),
    place(MIDDLEWARE, "SessionMiddleware.process_response", "COOKIES", "empty"),
    step="deleted",
)
COOKIE_ELSEWHERE_STAYS = ReasonRow(
    "cookie-elsewhere-stays",
    _("The browser holds another one, for the path %(path)s, which this does not touch: it stays."),
    STORED,
    step="deleted",
)
COOKIE_DROPPED_AT_ONCE = ReasonRow(
    "cookie-dropped-at-once",
    _("The cookie came with Max-Age=%(max_age)s, so the browser dropped it at once."),
    _("RFC 6265bis (draft 22), sections 5.6.2 and 5.7"),
    step="saved",
)
COOKIE_WITHOUT_DATE = ReasonRow(
    "cookie-without-date",
    _("The session cookie has no date: the browser keeps it until it is closed."),
    place(MIDDLEWARE, "SessionMiddleware.process_response", "get_expire_at_browser_close"),
    step="saved",
)
COOKIE_DATED = ReasonRow(
    "cookie-dated",
    _("The session cookie is due at %(expires_at)s: Max-Age is %(max_age_s)s."),
    place(MIDDLEWARE, "SessionMiddleware.process_response", "get_expiry_age"),
    step="saved",
)
COOKIE_REFUSED = ReasonRow(
    "cookie-refused",
    _("The browser refused the session cookie: its attributes do not fit this site."),
    REFUSED,
    step="saved",
)
COOKIE_REFUSED_NOT_SECURE_CHANNEL = ReasonRow(
    "cookie-refused-not-secure-channel",
    _("The browser refused the session cookie: it is marked Secure, and %(origin)s is not."),
    REFUSED,
    step="saved",
)
COOKIE_REFUSED_SAMESITE_NONE_INSECURE = ReasonRow(
    "cookie-refused-samesite-none-insecure",
    _("The browser refused the session cookie: SameSite=None counts only together with Secure."),
    REFUSED,
    step="saved",
)
COOKIE_REFUSED_DOMAIN_MISMATCH = ReasonRow(
    "cookie-refused-domain-mismatch",
    _("The browser refused the session cookie: %(host)s is not in its Domain."),
    REFUSED,
    step="saved",
)
COOKIE_REFUSED_SECURE_OVERLAY = ReasonRow(
    "cookie-refused-secure-overlay",
    _("The browser refused the session cookie: over http it may not replace one that is marked Secure."),
    REFUSED,
    step="saved",
)
COOKIE_REFUSED_PREFIX = ReasonRow(
    "cookie-refused-prefix",
    _("The browser refused the session cookie: its name promises more than its attributes keep."),
    REFUSED,
    step="saved",
)
COOKIE_REFUSED_TOO_LARGE = ReasonRow(
    "cookie-refused-too-large",
    _("The browser refused the session cookie: name and value have more than 4,096 bytes."),
    REFUSED,
    step="saved",
)

REFUSALS = {
    "not-secure-channel": COOKIE_REFUSED_NOT_SECURE_CHANNEL,
    "samesite-none-insecure": COOKIE_REFUSED_SAMESITE_NONE_INSECURE,
    "domain-mismatch": COOKIE_REFUSED_DOMAIN_MISMATCH,
    "secure-overlay": COOKIE_REFUSED_SECURE_OVERLAY,
    "prefix": COOKIE_REFUSED_PREFIX,
    "too-large": COOKIE_REFUSED_TOO_LARGE,
}
"""The refusals of a cookie store that have a sentence of their own."""


def explain_sending(change: SessionChange) -> Iterator[Reason]:
    """Say which session cookie a request that carried none could have carried."""
    held = change.before.session_cookie(change.action.browser)
    if change.sent is None and held:
        yield COOKIE_HELD_BACK(path=held.path)


def explain_set_cookie(change: SessionChange) -> Iterator[Reason]:
    """Say what the response's last ``Set-Cookie`` about the session did in this browser."""
    receipt = last_about(change.before.server.setting("SESSION_COOKIE_NAME"), change.receipts)
    if receipt is None:
        return
    if receipt.reason and receipt.reason != "nothing-to-delete":
        origin = change.before.origin
        yield REFUSALS.get(receipt.reason, COOKIE_REFUSED)(origin=origin, host=urlsplit(origin).hostname)
    elif receipt.header.deletes:
        yield COOKIE_DELETED()
        if held := change.after.session_cookie(change.action.browser):
            yield COOKIE_ELSEWHERE_STAYS(path=held.path)
    elif receipt.cookie is None or receipt.verdict == "deleted":
        yield COOKIE_DROPPED_AT_ONCE(max_age=receipt.header.max_age_s)
    elif receipt.cookie.expires_at is None:
        yield COOKIE_WITHOUT_DATE()
    else:
        yield COOKIE_DATED(max_age_s=receipt.header.max_age_s, expires_at=receipt.cookie.expires_at)
