"""The two deadlines of a login as date-due slips, and the next deadline of a world."""

from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import Literal

from due_date.scenario.action import LEARNER
from due_date.simulation.world import World
from due_date.timeline.history import History
from due_date.timeline.lifetimes import Stamp

CookieState = Literal["none", "held", "gone"]
RecordState = Literal["none", "valid", "refused", "removed"]


@dataclass(frozen=True)
class Slip:
    """The dates that a browser's session cookies, or the record they name, were stamped with, oldest first.

    ``state`` of a cookie is ``none`` (never set), ``held`` or ``gone``; of a record ``none``, ``valid``, ``refused``
    (at or past its date, still stored) or ``removed``. ``key`` is the session key both share.
    """

    state: CookieState | RecordState = "none"
    key: str = ""
    stamps: tuple[Stamp, ...] = ()

    @property
    def shown_at(self) -> datetime | None:
        """The date in force as it is written, or ``None`` where there is none."""
        return self.stamps[-1].shown_at if self.stamps else None


def read_slips(history: History, browser: str = LEARNER, *, at: int) -> tuple[Slip, Slip]:
    """Return the slip of the session cookies of ``browser`` and that of its record, after the frame ``at``.

    The record is the one that the session cookie held last names.
    """
    world = history.frames[at].world
    keys = (_cookie_value(frame.world, browser) for frame in reversed(history.frames[: at + 1]))
    key = next((key for key in keys if key is not None), "")
    cookies = history.cookies.get(browser, ())
    cookie_stamps = tuple(chain.from_iterable(cookie.iter_dates(at) for cookie in cookies))
    records = (record for record in history.records if record.name == key)
    record_stamps = tuple(chain.from_iterable(record.iter_dates(at) for record in records))
    return (
        Slip(_cookie_state(world, browser, is_stamped=bool(cookie_stamps)), key, cookie_stamps),
        Slip(_record_state(world, key, is_stamped=bool(record_stamps)), key, record_stamps),
    )


def _cookie_value(world: World, browser: str) -> str | None:
    cookie = world.session_cookie(browser)
    return cookie.value if cookie else None


def _cookie_state(world: World, browser: str, *, is_stamped: bool) -> CookieState:
    if world.session_cookie(browser):
        return "held"
    return "gone" if is_stamped else "none"


def _record_state(world: World, key: str, *, is_stamped: bool) -> RecordState:
    if record := world.record(key):
        return "refused" if record.is_expired(now=world.server_now) else "valid"
    return "removed" if is_stamped else "none"


@dataclass(frozen=True)
class Deadline:
    """A moment (true time) still to come, and whose it is: any of ``cookie``, ``cron``, ``record``, sorted."""

    at: datetime
    subjects: tuple[str, ...]


def find_next_deadline(world: World) -> Deadline | None:
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
    to_come = [(at, subject) for at, subject in dates if at > world.now]
    if not to_come:
        return None
    first = min(at for at, _ in to_come)
    return Deadline(first, tuple(sorted({subject for at, subject in to_come if at == first})))
