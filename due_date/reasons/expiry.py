"""What ``set_expiry`` did: a length, a moment, no date, or the settings again; and what ``get_expiry_age`` answers."""

from collections.abc import Iterator

from due_date.reasons.session_change import EXPIRY, Written
from due_date.scenario.literals import ExpiryValue
from due_date.simulation.reason import Reason
from due_date.times import plain_seconds


def of_set_expiry(written: Written) -> Iterator[Reason]:
    """Say which rule the session follows from now on, where the call went through."""
    if written.action.verb != "set_expiry" or written.exchange.response.status >= 400:
        return
    text, value = written.action.argument
    yield from _of_value(written, text, value)
    if written.before.server.engine == "signed_cookies" and (value.kind != "literal" or value.arguments):
        yield Reason.of("signed-ignores-expiry", limit_s=written.before.server.setting("SESSION_COOKIE_AGE"))


def of_asking(written: Written) -> Iterator[Reason]:
    """Say by which rule the page's ``get_expiry_age()`` answered, where it asked."""
    age_s, expiry = written.exchange.expiry_age, written.found.get(EXPIRY)
    if age_s is None:
        return
    if isinstance(expiry, str):
        yield Reason.of("age-runs-to-a-moment", age_s=age_s)
    elif expiry:
        yield Reason.of("age-is-length", age_s=age_s)
    else:
        yield Reason.of("age-is-the-setting", age_s=age_s)


def _of_value(written: Written, text: str, value: ExpiryValue) -> Iterator[Reason]:
    given, now = value.arguments, written.before.server_now
    if value.kind == "timedelta":
        yield Reason.of("expiry-is-moment-timedelta", until_at=now + value.at(now))
    elif value.kind == "datetime":
        yield Reason.of("expiry-is-moment-datetime", until_at=value.at(now))
    elif given is None:
        yield Reason.of("expiry-follows-settings" if EXPIRY in written.found else "expiry-was-not-set")
    elif isinstance(given, int | float) and given == 0:
        yield _of_zero(written, text)
    elif isinstance(given, int | float) and given > 0:
        yield Reason.of("expiry-is-length", length_s=given)


def _of_zero(written: Written, text: str) -> Reason:
    record = written.born[0] if written.born else written.new.get(written.sent or "")
    if record is None or record.expires_at is None:
        return Reason.of("expiry-has-no-date-in-cookie", value=text)
    left_s = plain_seconds(record.expires_at - written.after.server_now)
    return Reason.of("expiry-has-no-date", value=text, expires_at=record.expires_at, left_s=left_s)
