"""Explain the effect of logins, logouts and changed passwords on the session."""

from collections.abc import Iterator

from due_date.places import AUTH, place
from due_date.reasons.session_change import PASSWORD_HASH, USER, SessionChange
from due_date.simulation.reason import Reason, ReasonRow
from due_date.translation import gettext_noop as _

LOGOUT_FLUSHES = ReasonRow(
    "logout-flushes",
    _("Logout flushed the session: nothing of it is kept."),
    place(AUTH, "logout", "flush"),
)
SESSION_OF_ANOTHER = ReasonRow(
    "session-of-another",
    _("The session was another user's, so the login flushed it: nothing of it is kept."),
    place(AUTH, "login", "flush"),
)
HASH_REFUSED = ReasonRow(
    "hash-refused",
    _("The password was changed after that login: the hash in the session no longer fits, so Django flushed it all."),
    place(AUTH, "get_user", "flush"),
)
FALLBACK_USED = ReasonRow(
    "fallback-used",
    _("Only a key in SECRET_KEY_FALLBACKS verified the login, so Django signs it anew."),
    place(AUTH, "get_user", "cycle_key"),
)
LOGIN_KEEPS_KEY = ReasonRow(
    "login-keeps-key",
    _("This user was logged in already: the session keeps its key, and the login counts as a change."),
    place(AUTH, "login", "SESSION_KEY", "in"),
)


def explain_user(change: SessionChange) -> Iterator[Reason]:
    """Say what a login, a logout or a changed password made of the session."""
    verb = change.action.verb
    if verb == "logout" and change.found:
        yield LOGOUT_FLUSHES()
    elif USER not in change.found:
        return
    elif change.said == "delete":
        yield HASH_REFUSED()
    elif change.left and verb == "login":
        yield _explain_login(change)
    elif USER in change.left and verb != "change_password" and _hash_differs(change):
        yield FALLBACK_USED()


def _explain_login(change: SessionChange) -> Reason:
    if change.left.get(USER) != change.found[USER]:
        return SESSION_OF_ANOTHER()
    return HASH_REFUSED() if _hash_differs(change) else LOGIN_KEEPS_KEY()


def _hash_differs(change: SessionChange) -> bool:
    return bool(change.left.get(PASSWORD_HASH) != change.found.get(PASSWORD_HASH))
