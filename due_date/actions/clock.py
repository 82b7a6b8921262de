"""The actions that move clocks: simulated time itself, and one clock away from it; and what time alone does."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import chain
from typing import Any

from due_date.actions.cron import explain_runs
from due_date.authorities import DONE, ENDINGS, STORED
from due_date.browser.lifecycle import pass_time
from due_date.places import (
    ENTRY_DUE,
    FILE_DUE,
    ROW_READ,
    SIGNATURE_AGE,
)
from due_date.scenario.action import Action
from due_date.scenario.grammar import Vocabulary, read_only
from due_date.server.protocol import Server
from due_date.server.signed_session import SignedSession, read_signed
from due_date.server.state import Record
from due_date.simulation.cron import run_due
from due_date.simulation.reason import Reason, ReasonRow
from due_date.simulation.verb import Effect, Verb
from due_date.simulation.world import World
from due_date.times import parse_duration, plain_seconds
from due_date.translation import gettext_noop as _

COOKIE_EXPIRED = ReasonRow(
    "cookie-expired",
    _("The cookie reached its date %(expires_at)s: the browser dropped it and told nobody."),
    STORED,
)
UNUSED_COOKIE_REMOVED = ReasonRow(
    "unused-cookie-removed",
    _("A minute after its start Chromium removed the session cookie: no request had carried it for over 7 days."),
    ENDINGS,
)
RECORD_OUTLIVES_COOKIE = ReasonRow(
    "record-outlives-cookie",
    _("Its record %(key)s is good until %(expires_at)s, for anyone who has the key."),
    ROW_READ,
)
RECORD_EXPIRED = ReasonRow(
    "record-expired",
    _("The record %(key)s reached its date %(expires_at)s: it is refused from now on, and stays in the table."),
    ROW_READ,
)
ENTRY_EXPIRED = ReasonRow(
    "entry-expired",
    _("The cache entry %(key)s reached its deadline %(expires_at)s and is gone."),
    ENTRY_DUE,
)
FILE_EXPIRED = ReasonRow(
    "file-expired",
    _("The file of %(key)s reached its deadline %(expires_at)s: it stays until it is read or clearsessions runs."),
    FILE_DUE,
)
RECORD_REVIVED = ReasonRow(
    "record-revived",
    _("The server's clock shows an earlier time than before: the record %(key)s, due at %(expires_at)s, counts again."),
    ROW_READ,
    at_engine={"file": FILE_DUE},
)
COOKIE_OUTLIVES_RECORD = ReasonRow(
    "cookie-outlives-record",
    _("The browser %(browser)s still holds a cookie with its key, which opens nothing any more."),
    ROW_READ,
)
SIGNATURE_OUTLIVED = ReasonRow(
    "signature-outlived",
    _(
        "The session in the cookie of %(browser)s, signed at %(signed_at)s, is older than %(limit_s)s: the "
        "server refuses it from now on."
    ),
    SIGNATURE_AGE,
)
SERVER_CLOCK_AHEAD = ReasonRow(
    "server-clock-ahead",
    _("The server's clock is %(skew_s)s ahead of true time: it shows %(shown_at)s."),
    DONE,
)
SERVER_CLOCK_BEHIND = ReasonRow(
    "server-clock-behind",
    _("The server's clock is %(skew_s)s behind true time: it shows %(shown_at)s."),
    DONE,
)
SERVER_CLOCK_RIGHT = ReasonRow(
    "server-clock-right",
    _("The server's clock shows true time."),
    DONE,
)
BROWSER_CLOCK_AHEAD = ReasonRow(
    "browser-clock-ahead",
    _("This browser's clock is %(skew_s)s ahead of true time: it shows %(shown_at)s."),
    DONE,
)
BROWSER_CLOCK_BEHIND = ReasonRow(
    "browser-clock-behind",
    _("This browser's clock is %(skew_s)s behind true time: it shows %(shown_at)s."),
    DONE,
)
BROWSER_CLOCK_RIGHT = ReasonRow(
    "browser-clock-right",
    _("This browser's clock shows true time."),
    DONE,
)


_LONG_HAND = re.compile(r"(?:[a-z]+ )*([0-9]{1,6}) ?(w|d|h|m(?!o)|s)[a-z]*", re.IGNORECASE)


def _read_duration(words: Sequence[str], vocabulary: Vocabulary) -> int:
    return parse_duration(read_only(words))


def _guess_duration(words: Sequence[str]) -> str:
    """Return the action that was meant by a duration in long hand (``2 hours``), nothing where none was."""
    meant = _LONG_HAND.fullmatch(" ".join(words))
    return f"advance {meant[1]}{meant[2].lower()}" if meant else ""


def _read_skew(words: Sequence[str], vocabulary: Vocabulary) -> dict[str, Any]:
    """Return whose clock it is, and by how many seconds it is set ahead of true time."""
    clock, ahead = words
    if clock not in ("server", "browser"):
        raise ValueError(clock)
    length = ahead[1:] if ahead.startswith(("+", "-")) else ahead
    return {"clock": clock, "ahead_s": (-1 if ahead.startswith("-") else 1) * parse_duration(length)}


def _advance(world: World, action: Action, server: Server) -> Effect:
    now = world.now + timedelta(seconds=action.argument)
    cron, state, runs = run_due(world.cron, now, server, world.server, lead=world.server_now - world.now)
    aged = {name: pass_time(browser, now=now) for name, browser in world.browsers.items()}
    return Effect(replace(world, now=now, server=state, cron=cron, browsers=aged), cron=runs)


def _skew(world: World, action: Action, server: Server) -> Effect:
    ahead_s = action.argument["ahead_s"]
    if action.browser is None:
        return Effect(replace(world, skew_server_s=ahead_s))
    return Effect(world.with_browser(replace(world.browser(action.browser), skew_s=ahead_s)))


def _explain_advance(before: World, action: Action, effect: Effect) -> Iterator[Reason]:
    yield from _explain_time(before, effect.world)
    if effect.cron:
        yield from explain_runs(effect.world, effect.cron)


def _explain_skew(before: World, action: Action, effect: Effect) -> Iterator[Reason]:
    ahead_s, after = action.argument["ahead_s"], effect.world
    shown_at = after.server_now if action.browser is None else after.browser_now(action.browser)
    right, ahead, behind = CLOCK_ROWS[action.argument["clock"]]
    yield right() if ahead_s == 0 else (ahead if ahead_s > 0 else behind)(skew_s=abs(ahead_s), shown_at=shown_at)
    yield from _explain_time(before, after)


def _explain_time(before: World, after: World) -> Iterator[Reason]:
    """Say which dates passed."""
    for name in before.browsers:
        was, is_now = before.session_cookie(name), after.session_cookie(name)
        if was and was.expires_at and not is_now:
            yield COOKIE_EXPIRED(browser=name, expires_at=was.expires_at)
            record = after.record(was.value)
            if record and record.expires_at and not record.is_expired(now=after.server_now):
                yield RECORD_OUTLIVES_COOKIE(key=record.key, expires_at=record.expires_at)
        elif was and not is_now:
            yield UNUSED_COOKIE_REMOVED(browser=name)
    yield from chain(_explain_deadlines(before, after), _explain_signatures(before, after))


def _explain_deadlines(before: World, after: World) -> Iterator[Reason]:
    stored = {"cache": (), "cached_db": after.server.entries}.get(after.server.engine, ())
    row = {"cache": ENTRY_EXPIRED, "file": FILE_EXPIRED}.get(after.server.engine, RECORD_EXPIRED)
    kept = {record.name for record in after.server.records or ()}
    for record in (*(before.server.records or ()), *stored):
        was, is_now = (record.is_expired(now=world.server_now) for world in (before, after))
        if is_now and not was:
            is_entry = record in stored
            if is_entry or record.name in kept:
                yield (ENTRY_EXPIRED if is_entry else row)(key=record.key, expires_at=record.expires_at)
                if not is_entry and not after.entry(record.key):
                    yield from explain_holders(after, record)
        elif was and not is_now:
            yield RECORD_REVIVED(key=record.key, expires_at=record.expires_at)


def explain_holders(world: World, record: Record) -> Iterator[Reason]:
    """Say which browsers hold a cookie that names ``record``, which opens nothing any more."""
    for name in world.browsers:
        cookie = world.session_cookie(name)
        if cookie and cookie.value == record.key:
            yield COOKIE_OUTLIVES_RECORD(browser=name)


def _explain_signatures(before: World, after: World) -> Iterator[Reason]:
    limit_s = after.server.setting("SESSION_COOKIE_AGE")
    if after.server.engine != "signed_cookies" or not isinstance(limit_s, int | float):
        return
    for name in before.browsers:
        cookie = after.session_cookie(name)
        session = read_signed(cookie.value) if cookie else None
        if session and _age_s(session, before) <= limit_s < _age_s(session, after):
            yield SIGNATURE_OUTLIVED(browser=name, limit_s=limit_s, signed_at=session.signed_at)


def _age_s(session: SignedSession, world: World) -> int | float:
    return plain_seconds(world.server_now - session.signed_at)


CLOCK_ROWS = {
    "server": (SERVER_CLOCK_RIGHT, SERVER_CLOCK_AHEAD, SERVER_CLOCK_BEHIND),
    "browser": (BROWSER_CLOCK_RIGHT, BROWSER_CLOCK_AHEAD, BROWSER_CLOCK_BEHIND),
}


VERBS = (
    Verb(
        name="advance",
        example="advance 4m",
        read=_read_duration,
        usage="advance DURATION",
        summary="move simulated time forward: 45s, 4m, 2h, 14d, 2w, 1d2h30m",
        of_browser=False,
        guess=_guess_duration,
        effect=_advance,
        explain=_explain_advance,
    ),
    Verb(
        name="skew",
        example="skew server +1h",
        read=_read_skew,
        usage="skew server|browser [+|-]DURATION",
        summary="set that clock ahead of true time, or behind it",
        of_browser=lambda skew: skew["clock"] == "browser",
        effect=_skew,
        explain=_explain_skew,
    ),
)
