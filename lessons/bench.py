"""The bench: a frame of a trace as the lab's page shows it.

Dataclasses in, what templates place out: finished texts and the actions behind the buttons. No HTML, no request.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lessons import sentences
from lessons.simulator.actions import LEARNER
from lessons.simulator.cookies import Cookie
from lessons.simulator.server import Exchange, Record
from lessons.simulator.settings import SETTINGS
from lessons.simulator.slips import Slip, next_deadline, slips
from lessons.simulator.trace import Frame, Trace, World
from lessons.site_page import Jump, SitePage, site_page

JUMPS = (("+1 min", "1m"), ("+10 min", "10m"), ("+1 h", "1h"), ("+1 day", "1d"), ("+2 weeks", "2w"))
MAIN_SETTINGS = ("SESSION_COOKIE_AGE", "SESSION_EXPIRE_AT_BROWSER_CLOSE", "SESSION_SAVE_EVERY_REQUEST")
HIDDEN_SETTINGS = ("SESSION_CACHE_ALIAS", "SESSION_SERIALIZER", "SESSION_FILE_PATH")
ATTRIBUTE_NOTES = {
    "max-age": gettext_lazy("how long the browser keeps it; beats expires"),
    "expires": gettext_lazy("the same moment as a date, for old browsers"),
    "httponly": gettext_lazy("hidden from JavaScript"),
    "path": gettext_lazy("sent to this path and below"),
    "samesite": gettext_lazy("when requests from other sites carry it"),
    "secure": gettext_lazy("only over https"),
    "domain": gettext_lazy("sent to this host and its subdomains"),
}


class Row(NamedTuple):
    """A cell or line that may have changed since the frame before: ``was`` is what stood there, in words."""

    name: str
    value: str
    due: str
    due_in: str
    was: str = ""
    is_new: bool = False
    is_gone: bool = False
    is_expired: bool = False
    details: Any = None


@dataclass(frozen=True)
class ClockBar:
    """The simulated time, and where it can go."""

    day: str
    time: str
    iso: str
    jumps: tuple[Jump, ...]
    deadline: str
    deadline_jumps: tuple[Jump, ...]


@dataclass(frozen=True)
class SlipView:
    """A date-due slip with its lamps, of which one is lit."""

    kind: str
    name: str
    state: str
    stamps: tuple[tuple[str, str, bool], ...]
    due_in: str
    lamps: tuple[tuple[str, str, bool], ...]


@dataclass(frozen=True)
class Wire:
    """What passed between browser and server in this frame."""

    request: str
    body: str
    response: str
    response_body: str
    set_cookies: tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...]
    session_queries: tuple[str, ...]
    other_queries: tuple[str, ...]


@dataclass(frozen=True)
class Entry:
    """A line of the ledger: one action, what came of it, and why."""

    number: int
    action: str
    browser: str
    time: str
    outcome: str
    why: tuple[str, ...]
    is_shown: bool
    is_later: bool


@dataclass(frozen=True)
class BrowserPanel:
    """One browser: its page, its cookies, its slips."""

    name: str
    prefix: str
    is_acting: bool
    is_open: bool
    page: SitePage
    cookies: tuple[Row, ...]
    cookie_slip: SlipView
    record_slip: SlipView


def browser_panels(frames: Sequence[Frame]) -> tuple[BrowserPanel, ...]:
    """Return a panel for each browser, as the last of ``frames`` leaves it."""
    return tuple(_browser_panel(name, frames) for name in frames[-1].world.browsers)


def _browser_panel(name: str, frames: Sequence[Frame]) -> BrowserPanel:
    frame = frames[-1]
    before = frames[-2].world if frames[1:] else None
    browser = frame.world.browser(name)
    exchange = next((past.exchange for past in reversed(frames) if past.exchange and past.browser == name), None)
    return BrowserPanel(
        name,
        "" if name == LEARNER else f"{name}: ",
        name == frame.browser,
        browser.is_open,
        site_page(browser, exchange),
        cookie_rows(frame.world, before, name),
        *slip_views(frames, frame.world, name),
    )


def clock_bar(world: World) -> ClockBar:
    """Return the clock of ``world``."""
    deadline = next_deadline(world)
    text, near = "", []
    if deadline:
        left_s = int((deadline.at - world.now).total_seconds())
        names = {
            ("cookie",): _("the cookie's"),
            ("record",): _("a record's"),
            ("cookie", "record"): _("the cookie's and the record's"),
        }
        text = _("Next deadline: %(whose)s, %(at)s, in %(left)s") % {
            "whose": names[deadline.things],
            "at": sentences.show_moment(deadline.at, world.now),
            "left": sentences.show_length(left_s),
        }
        near = [(_("1 s before"), left_s - 1), (_("at it"), left_s), (_("1 s after"), left_s + 1)]
    return ClockBar(
        day=date_format(world.now, "l j F Y"),
        time=world.now.strftime("%H:%M:%S"),
        iso=world.now.isoformat(),
        jumps=tuple(Jump(label, f"advance {duration}") for label, duration in JUMPS),
        deadline=text,
        deadline_jumps=tuple(Jump(label, f"advance {seconds}s") for label, seconds in near if seconds > 0),
    )


def slip_views(frames: Iterable[Frame], world: World, browser: str) -> tuple[SlipView, SlipView]:
    """Return the cookie's and the record's slip."""
    cookie, record = slips(frames, browser)
    lamps = {
        "cookie": (("held", _("held")), ("gone", _("gone"))),
        "record": (("valid", _("valid")), ("refused", _("refused")), ("removed", _("removed"))),
    }
    return (
        _slip_view("cookie", cookie, lamps["cookie"], world.now),
        _slip_view("record", record, lamps["record"], world.now),
    )


def _slip_view(kind: str, slip: Slip, lamps: tuple[tuple[str, str], ...], now: datetime) -> SlipView:
    last = len(slip.stamps) - 1
    return SlipView(
        kind,
        slip.name,
        slip.state,
        tuple(
            (sentences.show_moment(stamp.due_at, now) if stamp.due_at else _("no date"), stamp.action, index == last)
            for index, stamp in enumerate(slip.stamps)
        ),
        show_due_in(slip.due_at, now) if slip.state in ("held", "valid", "refused") else "",
        tuple((state, label, state == slip.state) for state, label in lamps),
    )


def show_due_in(due_at: datetime | None, now: datetime) -> str:
    """Say how far off a date is: ``in 4 min 59 s``, ``now`` or ``1 s ago``; for no date, nothing."""
    if due_at is None:
        return ""
    seconds = (due_at - now).total_seconds()
    if seconds == 0:
        return _("this very second")
    template = _("in %s") if seconds > 0 else _("%s ago")
    return template % sentences.show_length(abs(seconds))


def cookie_rows(world: World, before: World | None, browser: str) -> tuple[Row, ...]:
    """Return the lines of the cookie table, those dropped since the frame before among them."""
    held = {cookie.key: cookie for cookie in world.browser(browser).cookies if not cookie.is_expired(world.now)}
    old = {cookie.key: cookie for cookie in before.browser(browser).cookies} if before else {}
    rows = [_cookie_row(cookie, old.get(key), world.now, before) for key, cookie in held.items()]
    gone = [cookie for key, cookie in old.items() if key not in held and before and not cookie.is_expired(before.now)]
    return (*rows, *(Row(cookie.name, cookie.value, "", "", is_gone=True, details=cookie) for cookie in gone))


def _cookie_row(cookie: Cookie, old: Cookie | None, now: datetime, before: World | None) -> Row:
    due, was = _cookie_due(cookie, now), ""
    if old and (old.value, old.expires_at) != (cookie.value, cookie.expires_at):
        was = _cookie_due(old, now) if old.value == cookie.value else old.value[:6] + "…"
    is_new = before is not None and old is None
    return Row(cookie.name, cookie.value, due, show_due_in(cookie.expires_at, now), was, is_new, details=cookie)


def _cookie_due(cookie: Cookie, now: datetime) -> str:
    return sentences.show_moment(cookie.expires_at, now) if cookie.expires_at else _("Session")


def record_rows(world: World, before: World | None) -> tuple[Row, ...]:
    """Return the lines of the session table, those removed since the frame before among them."""
    old = {record.key: record for record in before.records or ()} if before else {}
    kept = {record.key: record for record in world.records or ()}
    rows = [_record_row(record, old.get(key), world.now, before) for key, record in kept.items()]
    gone = [record for key, record in old.items() if key not in kept]
    return (*rows, *(Row(record.key, _data(record), "", "", is_gone=True, details=record) for record in gone))


def _record_row(record: Record, old: Record | None, now: datetime, before: World | None) -> Row:
    return Row(
        record.key,
        _data(record),
        _record_due(record, now),
        show_due_in(record.expires_at, now),
        _record_due(old, now) if old and old.expires_at != record.expires_at else "",
        is_new=before is not None and old is None,
        is_expired=record.is_expired(now=now),
        details=record,
    )


def _record_due(record: Record, now: datetime) -> str:
    return sentences.show_moment(record.expires_at, now) if record.expires_at else _("never")


def _data(record: Record) -> str:
    return json.dumps(record.data, ensure_ascii=False) if record.data is not None else _("cannot be read")


def wire(exchange: Exchange) -> Wire:
    """Return the exchange as raw text, and its ``Set-Cookie`` headers taken apart."""
    request, response = exchange.request, exchange.response
    asked = [f"{request.method} {request.path} HTTP/1.1", *(f"{name}: {value}" for name, value in request.headers)]
    said = [f"HTTP/1.1 {response.status} {response.reason}", *(f"{name}: {value}" for name, value in response.headers)]
    return Wire(
        "\n".join(asked),
        request.body,
        "\n".join(said),
        response.body,
        tuple(_taken_apart(line) for line in response.set_cookies),
        tuple(sql for sql in exchange.queries if "django_session" in sql),
        tuple(sql for sql in exchange.queries if "django_session" not in sql),
    )


def _taken_apart(line: str) -> tuple[str, tuple[tuple[str, str, str], ...]]:
    pair, *attributes = [part.strip() for part in line.split(";")]
    name, _equals, value = pair.partition("=")
    parts = [(name, value, _("name and value"))]
    for attribute in attributes:
        key, _equals, text = attribute.partition("=")
        parts.append((key, text, str(ATTRIBUTE_NOTES.get(key.lower(), ""))))
    return name, tuple(parts)


class Control(NamedTuple):
    """A line of the settings excerpt: its value, what it means, the choices if they are few, and what it was before."""

    name: str
    value: str
    note: str
    choices: tuple[str, ...]
    was: str
    is_main: bool


def settings_controls(world: World, before: World | None) -> tuple[Control, ...]:
    """Return a control for each setting that the bench offers, the main ones first."""
    names = [*MAIN_SETTINGS, *(name for name in SETTINGS if name not in (*MAIN_SETTINGS, *HIDDEN_SETTINGS))]
    return tuple(_control(name, world, before) for name in names)


def _control(name: str, world: World, before: World | None) -> Control:
    value, default = world.server.settings[name], SETTINGS[name].default
    old = before.server.settings[name] if before else value
    age = world.server.setting(name) if name == "SESSION_COOKIE_AGE" else None
    note = (
        sentences.show_length(age) if isinstance(age, int) and not isinstance(age, bool) and abs(age) < 10**12 else ""
    )
    choices = ("True", "False") if default in ("True", "False") else SETTINGS[name].choices
    return Control(name, value, note, choices, old if old != value else "", name in MAIN_SETTINGS)


def ledger(trace: Trace, at: int) -> tuple[Entry, ...]:
    """Return the actions, newest first."""
    return tuple(_entry(number, trace[number], at) for number in range(len(trace) - 1, 0, -1))


def _entry(number: int, frame: Frame, at: int) -> Entry:
    outcome = ""
    if frame.exchange:
        asked = {None: _("nobody asked who"), "anonymous": _("anonymous")}
        who = asked.get(frame.exchange.user) or frame.exchange.user
        outcome = f"{frame.exchange.response.status} · {who}"
    browser = "" if frame.browser == "learner" else frame.browser
    time = frame.at.strftime("%H:%M:%S")
    why = tuple(sentences.explain(frame))
    return Entry(number, frame.action or "", browser, time, outcome, why, number == at, number > at)


def summary(frame: Frame, number: int) -> str:
    """Return one sentence that sums the frame up: what was done, and what came of it."""
    if not frame.action:
        return _("Nothing has happened yet. It is %s, simulated time.") % frame.at.strftime("%H:%M:%S")
    why = sentences.explain(frame)
    told = why[0] if why else _("It is %s.") % frame.at.strftime("%H:%M:%S")
    return _("Action %(number)d, %(action)s. %(told)s") % {"number": number, "action": frame.action, "told": told}
