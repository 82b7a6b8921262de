"""The flow of one request through Django's session code: which questions it met, and how each was answered.

It is arranged from what the server recorded of the request, the request's cookie and the settings.
Pure: ids out, no words and no geometry.
Source: django/contrib/sessions/middleware.py, process_request and process_response; backends/base.py, _get_session.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from due_date.browser.browser import sent_value
from due_date.server.messages import SessionTrace
from due_date.simulation.frame import Frame, Trace

NODES = (
    *("arrives", "long", "made", "touched", "found", "data", "empty", "view"),
    *("gone", "deleted", "changed", "nothing", "dated", "status", "saved"),
)

NOTHING_RECORDED = SessionTrace()


@dataclass(frozen=True)
class Step:
    """A node that the request passed: ``answer`` is empty where nothing is asked, or an exception kept it from one."""

    node: str
    answer: Literal["yes", "no", ""] = ""


@dataclass(frozen=True)
class RequestFlow:
    """The steps in order, and what decided them; without a step, the request failed before it had a session.

    ``sent`` is the value of the session cookie that came, ``None`` if none did; ``session`` is what was recorded.
    ``is_stopped`` tells that an exception ended the flow at its last step.
    """

    steps: tuple[Step, ...] = ()
    sent: str | None = None
    session: SessionTrace = NOTHING_RECORDED
    is_stopped: bool = False

    @property
    def end(self) -> str:
        """The node at which it ended."""
        return self.steps[-1].node if self.steps else ""

    @property
    def is_late(self) -> bool:
        """Whether the view left the session alone, and only the saving loaded it."""
        return not self.session.is_accessed and any(step.node == "dated" for step in self.steps)


def find_last_request(trace: Trace | Sequence[Frame], at: int) -> int | None:
    """Return the number of the last action up to ``at`` that was a request, or ``None``."""
    return next((number for number in range(at, 0, -1) if trace[number].exchange), None)


def follow_request(frame: Frame) -> RequestFlow:
    """Return the flow of the request of ``frame``.

    :raises ValueError: when it has none.
    """
    exchange, server = frame.exchange, frame.world.server
    if exchange is None:
        raise ValueError("no request was sent")
    sent = sent_value(exchange.request, server.setting("SESSION_COOKIE_NAME"))
    session = exchange.session_trace
    if session is None:
        return RequestFlow(sent=sent, is_stopped=True)
    saves_always = bool(server.setting("SESSION_SAVE_EVERY_REQUEST"))
    steps = [*_follow_to_the_view(session, sent), Step("view")]
    if session.status is not None:
        steps += _follow_the_saving(session, session.status, was_sent=sent is not None, saves_always=saves_always)
    return RequestFlow(tuple(steps), sent, session, is_stopped=session.status is None or session.raised is not None)


def _follow_to_the_view(session: SessionTrace, sent: str | None) -> Iterator[Step]:
    yield _ask("arrives", sent is not None)
    if sent is not None:
        yield _ask("long", session.has_key)
    yield Step("made")
    yield _ask("touched", session.is_accessed)
    if not session.is_accessed:
        return
    if session.lookup == "raised":
        yield Step("found")
    elif session.lookup or not session.has_key:
        is_found = session.lookup in ("found", "unreadable")
        yield _ask("found", is_found)
        yield Step("data" if is_found else "empty")


def _follow_the_saving(session: SessionTrace, status: int, *, was_sent: bool, saves_always: bool) -> Iterator[Step]:
    is_gone = was_sent and session.is_empty
    yield _ask("gone", is_gone)
    if is_gone:
        yield Step("deleted")
        return
    is_to_save = (session.is_modified or saves_always) and not session.is_empty
    yield _ask("changed", is_to_save)
    if not is_to_save:
        yield Step("nothing")
        return
    yield Step("dated")
    if session.raised and session.save is None:
        return
    yield _ask("status", status < 500)
    yield Step("saved" if status < 500 else "nothing")


def _ask(node: str, holds: bool) -> Step:
    return Step(node, "yes" if holds else "no")
