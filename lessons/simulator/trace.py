"""What a run gives: the world after each action, and a frame that tells what happened in between."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

from .actions import LEARNER
from .browser import Browser
from .cookies import Cookie
from .cron import Cron, CronRuns
from .jsonable import from_json
from .observation import Observation
from .server import CommandRun, Exchange, Record, ServerState
from .times import START_AT, format_moment, plain_seconds


@dataclass(frozen=True)
class World:
    """All that is carried from one frame to the next; nothing else is state.

    ``now`` is true simulated time; the server's clock is ``skew_server_s`` ahead of it, each browser's by its own.
    """

    server: ServerState
    now: datetime = START_AT
    skew_server_s: int = 0
    browsers: dict[str, Browser] = field(default_factory=lambda: {LEARNER: Browser(LEARNER)})
    cron: Cron | None = None

    @property
    def records(self) -> tuple[Record, ...] | None:
        """The session records in the store now; ``None`` for an engine that keeps none on the server."""
        records = self.server.records
        if records is None or self.server.engine != "cache":
            return records
        return tuple(record for record in records if not record.is_expired(now=self.server_now))

    def record(self, key: str | None) -> Record | None:
        """Return the session record that the session key ``key`` names now, expired or not."""
        record = self.server.record(key)
        is_gone = record and self.server.engine == "cache" and record.is_expired(now=self.server_now)
        return None if is_gone else record

    def entry(self, key: str | None) -> Record | None:
        """Return what the cache holds for the session key ``key`` now."""
        entry = self.server.entry(key)
        return None if entry and entry.is_expired(now=self.server_now) else entry

    @property
    def server_now(self) -> datetime:
        """What the server's clock shows."""
        return self.now + timedelta(seconds=self.skew_server_s)

    def browser_now(self, name: str | None) -> datetime:
        """Return what the clock of the browser called ``name`` (the learner's for ``None``) shows."""
        return self.browser(name).clock(self.now)

    def browser(self, name: str | None) -> Browser:
        """Return the browser called ``name`` (the learner's for ``None``); one not seen before is new and open."""
        name = name or LEARNER
        return self.browsers.get(name) or Browser(name)

    def with_browser(self, browser: Browser) -> "World":
        """Return the world with ``browser`` in its place."""
        return replace(self, browsers={**self.browsers, browser.name: browser})

    def session_cookie(self, browser_name: str | None) -> Cookie | None:
        """Return the session cookie that this browser holds now, by the name and path that the settings give it."""
        name, path = self.server.setting("SESSION_COOKIE_NAME"), self.server.setting("SESSION_COOKIE_PATH")
        return self.browser(browser_name).cookie(name, path=path, now=self.browser_now(browser_name))

    def record_of(self, browser_name: str | None) -> Record | None:
        """Return the session record that the session cookie of this browser names, expired or not."""
        cookie = self.session_cookie(browser_name)
        return self.record(cookie.value) if cookie else None


@dataclass(frozen=True)
class Reason:
    """Why something happened: the id of a sentence and what is put into it. The edge makes the words."""

    id: str
    values: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, id_: str, **values: Any) -> "Reason":
        """Return the reason with these values: moments as text, and odd settings as Python writes them."""
        return cls(id_, {name: _plain(value) for name, value in values.items()})


def _plain(value: Any) -> str | float | None:
    if isinstance(value, datetime):
        return format_moment(value)
    return value if value is None or isinstance(value, str | int | float) else repr(value)


@dataclass(frozen=True)
class Frame:
    """One action of a run, and the world after it. Frame 0 has no action: it is the world before any."""

    action: str | None
    browser: str
    world: World
    exchange: Exchange | None = None
    command: CommandRun | None = None
    why: tuple[Reason, ...] = ()
    observed: Observation = field(default_factory=dict)
    cron: CronRuns | None = None

    @property
    def at(self) -> datetime:
        """The moment of this frame: true simulated time once the action was done."""
        return self.world.now

    @property
    def ran_code(self) -> bool:
        """Whether code of Django's ran for it: for a request, a command, or cron."""
        return bool(self.exchange or self.command or self.cron)


class FrameText:
    """A frame as the JSON text that came over the border; rebuilt when it is first looked at, and kept."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __len__(self) -> int:
        return len(self.text)

    @cached_property
    def frame(self) -> Frame:
        """The frame."""
        return from_json(Frame, json.loads(self.text))


class Trace:
    """The frames of a run, frame 0 first."""

    def __init__(self, texts: Sequence[FrameText]) -> None:
        self._texts = texts

    def __len__(self) -> int:
        return len(self._texts)

    def __getitem__(self, number: int) -> Frame:
        """Return the frame after ``number`` actions."""
        return self._texts[number].frame

    def __iter__(self) -> Iterator[Frame]:
        return (text.frame for text in self._texts)


def observe(world: World, browser_name: str | None) -> Observation:
    """Return what is observed of ``world`` with the eyes of one browser: the keys of ``observation.KEYS``.

    Cookies are read by that browser's clock, records by the server's.
    """
    last = world.browser(browser_name).last
    cookie, record = world.session_cookie(browser_name), world.record_of(browser_name)
    records = world.records
    browser_now, server_now = world.browser_now(browser_name), world.server_now
    return {
        "status": last.status if last else None,
        "user": last.user if last else None,
        "logged_in": last.user != "anonymous" if last and last.user else None,
        "set_cookie": last.set_cookie if last else "none",
        "max_age": last.max_age if last else None,
        "cookie": "absent" if cookie is None else "persistent" if cookie.is_persistent else "session",
        "cookie_expires_in": plain_seconds(cookie.expires_at - browser_now) if cookie and cookie.expires_at else None,
        "sent_cookie": last.was_cookie_sent if last else False,
        "rows": None if records is None else len(records),
        "expired_rows": None if records is None else sum(record.is_expired(now=server_now) for record in records),
        "expiry_age": last.expiry_age if last else None,
        "row_expires_in": plain_seconds(record.expires_at - server_now) if record and record.expires_at else None,
    }
