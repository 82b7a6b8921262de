"""The logins of a browser, each ended at the deadline that ended it and not at the request that was refused for it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from due_date.scenario.action import LEARNER
from due_date.timeline.history import History


@dataclass(frozen=True)
class Login:
    """A time of being logged in; ``ended_at`` is ``None`` where the run does not show its end."""

    from_at: datetime
    ended_at: datetime | None


def read_logins(history: History, browser: str = LEARNER) -> list[Login]:
    """Return the logins of ``browser`` in order."""
    return [
        Login(history.frames[first].at, _find_end(history, browser, last, refused))
        for first, last, refused in _iter_requests(history, browser)
    ]


def _iter_requests(history: History, browser: str) -> Iterator[tuple[int, int, int | None]]:
    """Yield the frames of the first and last request of each login, and that of the first one after it."""
    first = last = None
    for number, frame in enumerate(history.frames):
        user = frame.exchange.user if frame.exchange and frame.browser == browser else None
        if user == "anonymous" and first is not None and last is not None:
            yield first, last, number
            first = last = None
        elif user not in (None, "anonymous"):
            first, last = number if first is None else first, number
    if first is not None and last is not None:
        yield first, last, None


def _find_end(history: History, browser: str, last: int, refused: int | None) -> datetime | None:
    """Return the earliest end of the cookie and the record that the request ``last`` left behind."""
    run_ends_at = history.frames[-1].at
    ends = [None if refused is None else history.frames[refused].at]
    for cookie in history.cookies.get(browser, ()):
        if cookie.find_stamp(last):
            records = [record for record in history.records if record.name == cookie.name and record.find_stamp(last)]
            ends += [cookie.ended_at, *(record.ended_at for record in records)]
            ends += [record.stamps[-1].due_at for record in records]
    return min((at for at in ends if at and at <= run_ends_at), default=None)
