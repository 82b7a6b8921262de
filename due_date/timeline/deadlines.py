"""The two deadlines of a login as date-due slips: the dates that cookie and record were stamped with, and their state.

Pure: reads the frames of a run up to the one shown.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from due_date.browser.store import Cookie
from due_date.scenario.action import LEARNER
from due_date.server.state import Record
from due_date.simulation.frame import Frame
from due_date.simulation.world import World


@dataclass(frozen=True)
class Stamp:
    """A date that was stamped, by the action with that number; a ``due_at`` of ``None`` is a cookie without a date."""

    due_at: datetime | None
    number: int
    action: str


@dataclass(frozen=True)
class Slip:
    """All stamps so far, the last one in force, and what became of the thing.

    ``state`` of a cookie is ``none`` (never set), ``held`` or ``gone``; of a record ``none``, ``valid``, ``refused``
    (at or past its date, still stored) or ``removed``. ``name`` is the session key both share.
    """

    state: str = "none"
    name: str = ""
    stamps: tuple[Stamp, ...] = ()

    @property
    def due_at(self) -> datetime | None:
        """The date in force, or ``None`` where there is none."""
        return self.stamps[-1].due_at if self.stamps else None


def slips(frames: Iterable[Frame], browser: str = LEARNER) -> tuple[Slip, Slip]:
    """Return the slips of the session cookie of ``browser`` and of its record, after the last of ``frames``."""
    cookie: Cookie | None = None
    record: Record | None = None
    key = ""
    cookie_stamps: list[Stamp] = []
    record_stamps: list[Stamp] = []
    world: World | None = None
    for number, frame in enumerate(frames):
        world = frame.world
        was_cookie, cookie = cookie, world.session_cookie(browser)
        if cookie and (was_cookie is None or _set_of(cookie) != _set_of(was_cookie) or _sets(frame, browser)):
            if cookie.value != key:
                key, record, record_stamps = cookie.value, None, []
            cookie_stamps.append(Stamp(cookie.expires_at, number, frame.action_text))
        was_record, record = record, world.record(key)
        if record and (was_record is None or record.expires_at != was_record.expires_at):
            record_stamps.append(Stamp(record.expires_at, number, frame.action_text))
    cookie_state = "held" if cookie else "gone" if cookie_stamps else "none"
    record_state = _state_of(record, world) if record else "removed" if record_stamps else "none"
    return Slip(cookie_state, key, tuple(cookie_stamps)), Slip(record_state, key, tuple(record_stamps))


def _sets(frame: Frame, browser: str) -> bool:
    """Whether the response in ``frame`` set the session cookie of ``browser``, be it to what it was."""
    last = frame.world.browser(browser).last
    return bool(frame.exchange and frame.browser == browser and last and last.set_cookie == "set")


def _set_of(cookie: Cookie) -> tuple[str, datetime, datetime | None]:
    return cookie.value, cookie.updated_at, cookie.expires_at


def _state_of(record: Record, world: World | None) -> str:
    return "refused" if world and record.is_expired(now=world.server_now) else "valid"


@dataclass(frozen=True)
class Deadline:
    """A moment (true time) still to come, and what falls on it: ``cookie``, ``cron``, ``record``, sorted."""

    at: datetime
    things: tuple[str, ...]


def next_deadline(world: World) -> Deadline | None:
    """Return the first date after now of the session cookies, records and cleanups of ``world``, or ``None``.

    Cookies expire by their browser's clock and records by the server's; the moment returned is true time.
    """
    dates: list[tuple[datetime, str]] = []
    for name in world.browsers:
        cookie = world.session_cookie(name)
        if cookie and cookie.expires_at:
            dates.append((world.now + (cookie.expires_at - world.browser_now(name)), "cookie"))
    dates += [
        (world.now + (record.expires_at - world.server_now), "record")
        for record in world.records or ()
        if record.expires_at
    ]
    if world.cron and world.cron.next_at:
        dates.append((world.cron.next_at, "cron"))
    to_come = [(at, thing) for at, thing in dates if at > world.now]
    if not to_come:
        return None
    first = min(at for at, _ in to_come)
    return Deadline(first, tuple(sorted({thing for at, thing in to_come if at == first})))
