"""Define the world: everything that is carried from one frame of a run to the next."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from due_date.browser.browser import Browser
from due_date.browser.store import Cookie
from due_date.scenario.action import LEARNER
from due_date.server.state import Record, ServerState
from due_date.simulation.cron import Cron
from due_date.times import START_AT


@dataclass(frozen=True)
class World:
    """All that is carried from one frame to the next; nothing else is state.

    ``now`` is true simulated time; the server's clock is ``skew_server_s`` ahead of it, each browser's by its own.
    ``origin`` is where the site is reached, such as ``https://shop.example``.
    """

    server: ServerState
    origin: str
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

    @property
    def records_by_name(self) -> dict[str, Record]:
        """The session records in the store now, by what the store calls them."""
        return {record.name: record for record in self.records or ()}

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
