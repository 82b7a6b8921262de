"""One request with the worlds on both sides of it: what it found of its session, and what it left."""

from dataclasses import dataclass
from typing import Any

from due_date.browser.browser import sent_value
from due_date.browser.store import Receipt
from due_date.scenario.action import Action
from due_date.server.messages import Exchange
from due_date.server.signed_session import read_signed
from due_date.server.state import Record
from due_date.simulation.verb import Effect
from due_date.simulation.world import World

USER, PASSWORD_HASH, EXPIRY = "_auth_user_id", "_auth_user_hash", "_session_expiry"
"""Django's own keys in the session data.

Source: django/contrib/auth/__init__.py, SESSION_KEY and HASH_SESSION_KEY; django/contrib/sessions/backends/base.py,
set_expiry.
"""


@dataclass(frozen=True)
class SessionChange:
    """A request, the session key ``sent`` with it, and the records before and after it by their keys.

    ``is_dead`` says that a record has the key and the server refused it. ``receipts`` are those of the response.
    """

    before: World
    after: World
    action: Action
    exchange: Exchange
    receipts: tuple[Receipt, ...]
    sent: str | None
    old: dict[str, Record]
    new: dict[str, Record]
    is_dead: bool

    @classmethod
    def of(cls, before: World, action: Action, effect: Effect) -> "SessionChange":
        """Return what the request of ``effect`` did.

        :raises ValueError: when it sent none.
        """
        exchange, after = effect.exchange, effect.world
        if exchange is None:
            raise ValueError("no request was sent")
        sent = sent_value(exchange.request, before.server.setting("SESSION_COOKIE_NAME"))
        old, new = ({record.key: record for record in world.records or ()} for world in (before, after))
        is_cached = before.server.engine == "cached_db" and before.entry(sent) is not None
        is_dead = sent in old and old[sent].is_expired(now=before.server_now) and not is_cached
        return cls(before, after, action, exchange, effect.receipts, sent, old, new, is_dead)

    @property
    def born(self) -> list[Record]:
        """The records that were not there before."""
        return [record for key, record in self.new.items() if key not in self.old]

    @property
    def lost(self) -> Record | None:
        """The record that the request named and that is gone."""
        return self.old[self.sent] if self.sent in self.old and self.sent not in self.new else None

    @property
    def has_changed(self) -> bool:
        """Whether any record is not as it was."""
        return self.old != self.new

    @property
    def said(self) -> str:
        """What the response said about the session cookie: ``set``, as after every save, ``delete`` or ``none``."""
        last = self.after.browser(self.action.browser).last
        return last.set_cookie if last else "none"

    @property
    def found(self) -> dict[str, Any]:
        """The session data that the request found, wherever the engine keeps it."""
        if self.before.server.engine == "signed_cookies":
            return _signed_data(self.sent) if self.exchange.signature == "accepted" else {}
        record = self.before.entry(self.sent) or (None if self.is_dead else self.before.record(self.sent))
        return (record.data if record else None) or {}

    @property
    def left(self) -> dict[str, Any]:
        """The session data that the request left; of a signed cookie that the browser refused nothing is known."""
        if self.before.server.engine == "signed_cookies":
            cookie = self.after.session_cookie(self.action.browser)
            return _signed_data(cookie.value if cookie else None)
        record = self.born[0] if self.born else self.new.get(self.sent or "")
        return (record.data if record else None) or {}


def _signed_data(value: str | None) -> dict[str, Any]:
    session = read_signed(value) if value else None
    return session.data if session else {}
