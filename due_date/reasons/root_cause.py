"""Which earlier action a request owes its outcome to: what a cookie or a record was lost by, before it was missed."""

from collections.abc import Callable, Sequence
from functools import partial

from due_date.reasons.lookup import NO_COOKIE_SENT, NOT_STORED
from due_date.server.state import Record
from due_date.simulation.frame import Frame, Trace
from due_date.simulation.world import World


def cause_at(trace: Sequence[Frame] | Trace, at: int) -> int | None:
    """Return the number of the action that took what the request of frame ``at`` was missing, none where none did.

    A request that carried no cookie owes it to the action in which its browser lost the cookie; one whose key opened
    nothing, to the action that removed what was stored under it.
    """
    frame = trace[at]
    for reason in frame.why:
        if NO_COOKIE_SENT.gave(reason):
            return _lost_at(trace, at, lambda world: world.session_cookie(frame.browser))
        if any(row.gave(reason) for row in NOT_STORED):
            return _lost_at(trace, at, partial(_stored, reason.values["key"]))
    return None


def _stored(key: str, world: World) -> Record | None:
    return world.record(key) or world.entry(key)


def _lost_at(trace: Sequence[Frame] | Trace, at: int, held: Callable[[World], object]) -> int | None:
    for number in range(at - 1, 0, -1):
        if held(trace[number].world):
            return None  # it was there until this very request
        if held(trace[number - 1].world):
            return number
    return None
