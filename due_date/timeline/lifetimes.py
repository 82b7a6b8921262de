"""The lives of session cookies and session records in a run: born, stamped with dates, refused, ended, and by what.

Pure. Moments are true simulated time: the date on a cookie is met when its browser's clock shows it, that of a record
when the server's clock does.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Literal

from due_date.server.signed_session import read_signed
from due_date.simulation.frame import Frame
from due_date.simulation.world import World

Ending = Literal["expired", "deleted", "dropped", "replaced", "cleared", "flushed", "emptied", "unread"]
"""What ended a life. A cookie is ``expired``; ``deleted`` by a response; ``dropped`` by its browser; ``replaced`` by
another session's. A record is ``cleared`` by clearsessions; ``flushed`` by a request; ``emptied`` by hand; ``expired``
where the store itself forgets it. Either is ``unread`` when the settings look elsewhere."""
State = Literal["alive", "undated", "refused"]


@dataclass(frozen=True)
class Stamp:
    """A date that took effect with the frame ``number``, at the moment ``at``.

    ``due_at`` is when it will be met, in true time, ``shown_at`` what is written; ``None`` for no date. ``is_saved`` is
    false where no response wrote it: a clock or a setting changed what the old one means.
    """

    number: int
    at: datetime
    due_at: datetime | None
    shown_at: datetime | None
    is_saved: bool = True


@dataclass(frozen=True)
class Piece:
    """A part of a life in one state, up to and without ``to_at``."""

    state: State
    from_at: datetime
    to_at: datetime


@dataclass(frozen=True)
class Lifetime:
    """One session's cookie in one browser, or one record; without end, it goes on.

    ``name`` is the session key; of a signed session the first value of its cookie.
    """

    name: str
    stamps: tuple[Stamp, ...]
    ending: Ending | None = None
    ended_at: datetime | None = None
    end_number: int | None = None

    @property
    def number(self) -> int:
        """The frame it began with."""
        return self.stamps[0].number

    @property
    def at(self) -> datetime:
        """The moment it began."""
        return self.stamps[0].at

    def stamp_after(self, number: int) -> Stamp | None:
        """Return the stamp in force after the frame ``number``; ``None`` where it was not alive then."""
        if self.number > number or (self.end_number is not None and self.end_number <= number):
            return None
        return next(stamp for stamp in reversed(self.stamps) if stamp.number <= number)

    def dates_until(self, number: int) -> Iterator[Stamp]:
        """Yield its stamps up to and including the frame ``number``, each date once for as long as it is written."""
        stamps = [stamp for stamp in self.stamps if stamp.number <= number]
        yield from stamps[:1]
        yield from (stamp for before, stamp in pairwise(stamps) if stamp.shown_at != before.shown_at)

    def pieces(self, until: datetime) -> Iterator[Piece]:
        """Yield its parts in order, the last one up to ``until`` where it goes on."""
        end = self.ended_at or until
        last: Piece | None = None
        nexts = [*(stamp.at for stamp in self.stamps[1:]), end]
        for stamp, upto in zip(self.stamps, nexts, strict=True):
            due_at = upto if stamp.due_at is None else min(max(stamp.due_at, stamp.at), upto)
            alive: State = "alive" if stamp.due_at else "undated"
            for piece in (Piece(alive, stamp.at, due_at), Piece("refused", due_at, upto)):
                if last and last.state == piece.state:
                    last = replace(last, to_at=piece.to_at)
                elif piece.from_at < piece.to_at:
                    if last:
                        yield last
                    last = piece
        if last:
            yield last


_Sight = tuple[datetime | None, int]  # the date that is written, and how far ahead the clock is that will meet it
_Look = Callable[[World], dict[str, _Sight]]
_End = Callable[["_Draft", Frame, Frame, bool], tuple[Ending, datetime]]


@dataclass
class _Draft:
    """A life that goes on while the frames are read."""

    name: str
    sight: _Sight | None = None
    stamps: list[Stamp] = field(default_factory=list)

    @property
    def due_at(self) -> datetime | None:
        """When its date is met, in true time."""
        return self.stamps[-1].due_at


def cookie_lifetimes(frames: Sequence[Frame], browser: str) -> tuple[Lifetime, ...]:
    """Return the lives of the session cookies of ``browser``, in the order of their beginning."""
    name = value = ""

    def look(world: World) -> dict[str, _Sight]:
        nonlocal name, value
        cookie = world.session_cookie(browser)
        if cookie is None:
            return {}
        if cookie.value != value:
            # A signed session is rewritten whole at each save: another value is the same session.
            is_same = world.server.engine == "signed_cookies" and read_signed(value) and read_signed(cookie.value)
            name, value = name if is_same else cookie.value, cookie.value
        return {name: (cookie.expires_at, world.browser(browser).skew_s)}

    return _lives(frames, look, lambda *found: _end_of_cookie(browser, *found))


def record_lifetimes(frames: Sequence[Frame]) -> tuple[Lifetime, ...]:
    """Return the lives of the session records, in the order of their beginning."""

    def look(world: World) -> dict[str, _Sight]:
        return {record.key: (record.expires_at, world.skew_server_s) for record in world.records or ()}

    return _lives(frames, look, _end_of_record)


def _lives(frames: Sequence[Frame], look: _Look, end: _End) -> tuple[Lifetime, ...]:
    drafts: dict[str, _Draft] = {}
    lives: list[Lifetime] = []
    for number, frame in enumerate(frames):
        seen = look(frame.world)
        for name in [name for name in drafts if name not in seen]:
            ending, at = end(drafts[name], frames[number - 1], frame, bool(seen))
            lives.append(Lifetime(name, tuple(drafts.pop(name).stamps), ending, at, number))
        for name, sight in seen.items():
            draft = drafts.get(name)
            if draft and draft.sight == sight:
                continue
            if draft is None:
                draft = drafts[name] = _Draft(name)
            draft.sight, (shown_at, ahead_s) = sight, sight
            stamp = Stamp(number, frame.at, _true(shown_at, ahead_s), shown_at, frame.exchange is not None)
            if not draft.stamps or (stamp.due_at, shown_at) != (draft.due_at, draft.stamps[-1].shown_at):
                draft.stamps.append(stamp)
    lives += [Lifetime(draft.name, tuple(draft.stamps)) for draft in drafts.values()]
    return tuple(sorted(lives, key=lambda life: life.number))


def _end_of_cookie(
    browser: str, draft: _Draft, before: Frame, frame: Frame, has_other: bool
) -> tuple[Ending, datetime]:
    old, new = before.world, frame.world
    if draft.due_at and draft.due_at <= frame.at:
        return "expired", max(draft.due_at, before.at)
    if has_other:
        return "replaced", frame.at
    if frame.exchange and frame.browser == browser:
        return "deleted", frame.at
    if frame.at > before.at:
        return "dropped", old.browser(browser).cleans_at or frame.at
    if old.browser(browser).skew_s != new.browser(browser).skew_s:
        return "expired", frame.at
    return ("dropped" if old.server.settings == new.server.settings else "unread"), frame.at


def _end_of_record(draft: _Draft, before: Frame, frame: Frame, has_other: bool) -> tuple[Ending, datetime]:
    removed_at = [removal.at for removal in frame.cron.removals if draft.name in removal.keys] if frame.cron else []
    if removed_at:
        return "cleared", removed_at[0]
    if frame.command:
        return ("cleared" if frame.command.name == "clearsessions" else "emptied"), frame.at
    if frame.exchange:
        return "flushed", frame.at
    if draft.due_at and draft.due_at <= frame.at:
        return "expired", max(draft.due_at, before.at)
    return ("unread" if before.world.skew_server_s == frame.world.skew_server_s else "expired"), frame.at


def _true(shown_at: datetime | None, ahead_s: int) -> datetime | None:
    """Return the true moment at which a clock that is ``ahead_s`` ahead shows ``shown_at``."""
    try:
        return shown_at - timedelta(seconds=ahead_s) if shown_at else None
    except OverflowError:
        return datetime.max.replace(tzinfo=UTC)
