"""The way of one request through Django's session code: which questions it met, and what was answered.

It is read from a frame: the cookies of its request, Django's own flags, the settings, and the reasons already found.
Pure: ids out, no words and no geometry.
Source: django/contrib/sessions/middleware.py, process_request and process_response; backends/base.py, _get_session.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal
from urllib.parse import unquote

from due_date.browser import browser as browsers
from due_date.server.messages import Exchange, SessionUse
from due_date.simulation.frame import Frame, Trace
from lessons.specimen.site import PAGES

Answer = Literal["yes", "no", ""]
NODES = (
    *("arrives", "long", "made", "touched", "found", "data", "empty", "view"),
    *("gone", "deleted", "changed", "nothing", "dated", "status", "saved"),
)
SAYS = {"saved": "set", "deleted": "delete"}
"""What a response says about the session cookie at an end that is reached; at the others it says nothing."""

MIN_KEY_LENGTH = 8  # Source: django/contrib/sessions/backends/base.py, _validate_session_key
UNTOUCHED = ("/about/",)  # the page of the simulated site whose view asks neither for the session nor for the user
FORMS = ("/login/", "/logout/", "/password/", "/set-expiry/")
STORING = ("/login/", "/password/")  # of the forms, those whose view gives the session another key and stores it

FOUND = frozenset(
    {
        *("record-valid", "record-undated", "record-unreadable", "entry-valid", "file-valid", "file-never-due"),
        "signature-accepted",
    }
)
NOT_FOUND = frozenset(
    {
        *("record-missing", "record-refused", "entry-missing", "entry-gone", "file-missing", "file-refused"),
        *("signature-outdated", "signature-unverified"),
    }
)
SAVED_AGAIN = frozenset(
    {
        *("record-extended", "record-dated", "record-saved-again", "record-saved-same-date", "record-saved-dead"),
        "record-saved-undated",
    }
)
CREATED = frozenset(
    {
        *("record-created", "record-created-empty", "record-created-undated", "record-born-dead"),
        "empty-record-for-dead-cookie",
    }
)


@dataclass(frozen=True)
class Step:
    """A node that the request came by: ``answer`` is empty where nothing is asked."""

    node: str
    answer: Answer = ""


@dataclass(frozen=True)
class Way:
    """The steps in order, and what decided them; without a step, the request failed before it had a session.

    ``sent`` is the value of the session cookie that came, ``None`` if none did; ``has_key`` whether Django takes it for
    a key. ``is_empty`` and ``is_modified`` are the session's, once the view had answered; ``is_modified`` is ``None``
    where Django's flag does not tell. ``is_stopped`` says that an exception ended the way at its last step.
    """

    steps: tuple[Step, ...] = ()
    sent: str | None = None
    has_key: bool = False
    is_touched: bool = False
    is_empty: bool = True
    is_modified: bool | None = False
    is_stopped: bool = False

    @property
    def end(self) -> str:
        """The node at which it ended."""
        return self.steps[-1].node if self.steps else ""

    @property
    def is_late(self) -> bool:
        """Whether the view left the session alone, and only the saving loaded it."""
        return not self.is_touched and any(step.node == "dated" for step in self.steps)


def last_request(trace: Trace | Sequence[Frame], at: int) -> int | None:
    """Return the number of the last action up to ``at`` that was a request, or ``None``."""
    return next((number for number in range(at, 0, -1) if trace[number].exchange), None)


def way_of(frame: Frame) -> Way:
    """Return the way of the request of ``frame``.

    :raises ValueError: when it has none.
    """
    exchange = frame.exchange
    if exchange is None:
        raise ValueError("no request was sent")
    sent = browsers.sent_value(exchange.request, frame.world.server.setting("SESSION_COOKIE_NAME"))
    if exchange.session is None:
        return Way(sent=sent, is_stopped=True)
    has_key = sent is not None and len(sent) >= MIN_KEY_LENGTH
    is_touched = _is_touched(frame, exchange, exchange.session)
    # The flags were read after the response: of a session that nobody had touched by then, they tell what saving did.
    is_empty = exchange.session.is_empty if is_touched else not has_key
    is_modified = _is_modified(frame, exchange.session) if is_touched else False
    is_found = is_touched and has_key and is_record_found(frame)
    way = Way((), sent, has_key, is_touched, is_empty, is_modified)
    steps = (*_before_the_view(way, is_found=is_found), *_after_the_view(way, frame, exchange))
    end, said = steps[-1].node, frame.observed["set_cookie"]
    is_stopped = end == "dated" or (end in SAYS and said != SAYS[end])
    return replace(way, steps=steps, is_stopped=is_stopped)


def _before_the_view(way: Way, *, is_found: bool) -> Iterator[Step]:
    yield Step("arrives", _answer(way.sent is not None))
    if way.sent is not None:
        yield Step("long", _answer(way.has_key))
    yield Step("made")
    yield Step("touched", _answer(way.is_touched))
    if way.is_touched:
        yield Step("found", _answer(is_found))
        yield Step("data" if is_found else "empty")
    yield Step("view")


def _after_the_view(way: Way, frame: Frame, exchange: Exchange) -> Iterator[Step]:
    is_gone = way.sent is not None and way.is_empty
    yield Step("gone", _answer(is_gone))
    if is_gone:
        yield Step("deleted")
        return
    saves_always = bool(frame.world.server.setting("SESSION_SAVE_EVERY_REQUEST"))
    is_to_save = (saves_always or bool(way.is_modified)) and not way.is_empty
    yield Step("changed", _answer(is_to_save))
    if not is_to_save:
        yield Step("nothing")
        return
    yield Step("dated")
    if exchange.error and not _reached_the_save(frame, exchange):
        return
    is_below_500 = exchange.response.status < 500 or exchange.error is not None  # that 500 was made afterwards
    yield Step("status", _answer(is_below_500))
    yield Step("saved" if is_below_500 else "nothing")


def is_record_found(frame: Frame) -> bool:
    """Whether the key that came opened something, as the frame's reasons tell.

    :raises ValueError: when they do not tell.
    """
    for reason in frame.why:
        if reason.id in FOUND | NOT_FOUND:
            return reason.id in FOUND
    raise ValueError([reason.id for reason in frame.why])


def _is_touched(frame: Frame, exchange: Exchange, use: SessionUse) -> bool:
    """Whether the view, or what stands before it, asked for the session.

    Django's flag tells, except where every request is saved: dating the cookie asks for the session too.
    """
    if not use.is_accessed or not frame.world.server.setting("SESSION_SAVE_EVERY_REQUEST"):
        return use.is_accessed
    path = unquote(exchange.request.path.partition("?")[0])
    has_view = path in PAGES or (path in FORMS and exchange.request.method == "POST")
    return has_view and path not in UNTOUCHED and exchange.response.status != 403


def _is_modified(frame: Frame, use: SessionUse) -> bool | None:
    """Whether it was modified before the saving: the signing engine marks it as modified when it saves, too."""
    server = frame.world.server
    is_flag_late = server.engine == "signed_cookies" and bool(server.setting("SESSION_SAVE_EVERY_REQUEST"))
    return None if use.is_modified and is_flag_late else use.is_modified


def _reached_the_save(frame: Frame, exchange: Exchange) -> bool:
    """Whether what was raised was raised by the save, or by setting the cookie after it.

    A login and a changed password store a record in their view, so there a new record is no sign of it.
    Source: django/http/response.py, set_cookie.
    """
    ids = {reason.id for reason in frame.why}
    same_site = frame.world.server.setting("SESSION_COOKIE_SAMESITE")
    is_refused = bool(same_site) and str(same_site).lower() not in ("lax", "none", "strict")
    return is_refused or bool(ids & (SAVED_AGAIN if exchange.request.path in STORING else SAVED_AGAIN | CREATED))


def _answer(holds: bool) -> Answer:
    return "yes" if holds else "no"
