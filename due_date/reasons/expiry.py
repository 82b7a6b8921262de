"""Explain ``set_expiry`` (a length, a moment, no date, or the settings again) and ``get_expiry_age``."""

from collections.abc import Iterator

from due_date.places import BASE, SIGNED, place
from due_date.reasons.session_change import EXPIRY, SessionChange
from due_date.scenario.literals import ExpiryValue, parse_expiry_value
from due_date.simulation.reason import Reason, ReasonRow
from due_date.times import plain_seconds
from due_date.translation import gettext_noop as _

EXPIRY_IS_LENGTH = ReasonRow(
    "expiry-is-length",
    _("set_expiry stored a length: from now on each save counts %(length_s)s anew, and reading renews nothing."),
    place(BASE, "SessionBase.get_expiry_age", "isinstance", "datetime"),
)
EXPIRY_IS_MOMENT_TIMEDELTA = ReasonRow(
    "expiry-is-moment-timedelta",
    _("set_expiry turned the timedelta into a moment, %(until_at)s: no later save moves it."),
    place(BASE, "SessionBase.set_expiry", "now", "value"),
)
EXPIRY_IS_MOMENT_DATETIME = ReasonRow(
    "expiry-is-moment-datetime",
    _("set_expiry stored a moment, %(until_at)s: no later save moves it."),
    place(BASE, "SessionBase.set_expiry", "isoformat"),
)
EXPIRY_HAS_NO_DATE = ReasonRow(
    "expiry-has-no-date",
    _(
        "set_expiry(%(value)s) asks for a cookie without a date, not for an early end: the record is good for "
        "another %(left_s)s, until %(expires_at)s."
    ),
    place(BASE, "SessionBase.get_expire_at_browser_close", "expiry", "=="),
)
EXPIRY_HAS_NO_DATE_IN_COOKIE = ReasonRow(
    "expiry-has-no-date-in-cookie",
    _("set_expiry(%(value)s) asks for a cookie without a date, not for an early end."),
    place(BASE, "SessionBase.get_expire_at_browser_close", "expiry", "=="),
)
EXPIRY_FOLLOWS_SETTINGS = ReasonRow(
    "expiry-follows-settings",
    _("set_expiry(None) removed the session's own expiry: it follows the settings again."),
    place(BASE, "SessionBase.set_expiry", "_session_expiry"),
)
EXPIRY_WAS_NOT_SET = ReasonRow(
    "expiry-was-not-set",
    _("set_expiry(None) found no expiry of the session's own: there was nothing to remove."),
    place(BASE, "SessionBase.set_expiry", "KeyError"),
)
AGE_IS_THE_SETTING = ReasonRow(
    "age-is-the-setting",
    _("get_expiry_age() answers %(age_s)s: SESSION_COOKIE_AGE, which a save would give anew. It does not count down."),
    place(BASE, "SessionBase.get_expiry_age", "get_session_cookie_age"),
)
AGE_IS_LENGTH = ReasonRow(
    "age-is-length",
    _("get_expiry_age() answers %(age_s)s: the length that set_expiry stored. It does not count down."),
    place(BASE, "SessionBase.get_expiry_age", "isinstance", "datetime"),
)
AGE_RUNS_TO_A_MOMENT = ReasonRow(
    "age-runs-to-a-moment",
    _("get_expiry_age() answers %(age_s)s: the time until the moment that set_expiry stored."),
    place(BASE, "SessionBase.get_expiry_age", "modification", "expiry", "delta"),
)
SIGNED_IGNORES_EXPIRY = ReasonRow(
    "signed-ignores-expiry",
    _("That binds the browser only: the server measures the cookie against SESSION_COOKIE_AGE, %(limit_s)s."),
    place(SIGNED, "SessionStore.load", "max_age"),
)


def explain_set_expiry(change: SessionChange) -> Iterator[Reason]:
    """Say which rule the session follows from now on, where the call went through."""
    if change.action.verb != "set_expiry" or change.exchange.response.status >= 400:
        return
    text = change.action.argument
    value = parse_expiry_value(text)
    yield from _explain_value(change, text, value)
    if change.before.server.engine == "signed_cookies" and (value.kind != "literal" or value.arguments):
        yield SIGNED_IGNORES_EXPIRY(limit_s=change.before.server.setting("SESSION_COOKIE_AGE"))


def explain_expiry_age(change: SessionChange) -> Iterator[Reason]:
    """Say by which rule the page's ``get_expiry_age()`` answered, where it asked."""
    age_s, expiry = change.exchange.expiry_age, change.found.get(EXPIRY)
    if age_s is None:
        return
    if isinstance(expiry, str):
        yield AGE_RUNS_TO_A_MOMENT(age_s=age_s)
    elif expiry:
        yield AGE_IS_LENGTH(age_s=age_s)
    else:
        yield AGE_IS_THE_SETTING(age_s=age_s)


def _explain_value(change: SessionChange, text: str, value: ExpiryValue) -> Iterator[Reason]:
    given, now = value.arguments, change.before.server_now
    if value.kind == "timedelta":
        yield EXPIRY_IS_MOMENT_TIMEDELTA(until_at=now + value.at(now))
    elif value.kind == "datetime":
        yield EXPIRY_IS_MOMENT_DATETIME(until_at=value.at(now))
    elif given is None:
        yield EXPIRY_FOLLOWS_SETTINGS() if EXPIRY in change.found else EXPIRY_WAS_NOT_SET()
    elif isinstance(given, int | float) and given == 0:
        yield _explain_zero(change, text)
    elif isinstance(given, int | float) and given > 0:
        yield EXPIRY_IS_LENGTH(length_s=given)


def _explain_zero(change: SessionChange, text: str) -> Reason:
    record = change.born[0] if change.born else change.new.get(change.sent or "")
    if record is None or record.expires_at is None:
        return EXPIRY_HAS_NO_DATE_IN_COOKIE(value=text)
    left_s = plain_seconds(record.expires_at - change.after.server_now)
    return EXPIRY_HAS_NO_DATE(value=text, expires_at=record.expires_at, left_s=left_s)
