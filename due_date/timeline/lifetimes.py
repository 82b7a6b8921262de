"""The lifetimes of session cookies and records in a run: begun, stamped with dates, refused, ended, and by what.

Moments are true simulated time: the date on a cookie is met when its browser's clock shows it, that of a record when
the server's clock does.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Literal

from due_date.server.signed_session import read_signed
from due_date.simulation.frame import Frame
from due_date.simulation.world import World

EndKind = Literal["expired", "deleted", "dropped", "replaced", "cleared", "flushed", "emptied", "unread"]
"""What ended a lifetime. A cookie is ``expired``; ``deleted`` by a response; ``dropped`` by its browser; ``replaced``
by another session's. A record is ``cleared`` by clearsessions; ``flushed`` by a request; ``emptied`` by hand;
``expired`` where the store itself forgets it. Either is ``unread`` when the settings look elsewhere."""
PhaseKind = Literal["alive", "undated", "refused"]


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
class Phase:
    """A part of a lifetime in one state, up to and without ``to_at``."""

    kind: PhaseKind
    from_at: datetime
    to_at: datetime


@dataclass(frozen=True)
class Lifetime:
    """One session's cookie in one browser, or one record, with its ``stamps`` in order (at least one).

    ``name`` is the session key; of a signed session the first value of its cookie. The end is ``None`` for a lifetime
    that goes on when the run ends; ``end_number`` is the first frame without it.
    """

    name: str
    stamps: tuple[Stamp, ...]
    end_kind: EndKind | None = None
    ended_at: datetime | None = None
    end_number: int | None = None

    @property
    def begin_number(self) -> int:
        """The frame it began with."""
        return self.stamps[0].number

    def find_stamp(self, number: int) -> Stamp | None:
        """Return the stamp in force after the frame ``number``; ``None`` where it was not alive then."""
        if self.begin_number > number or (self.end_number is not None and self.end_number <= number):
            return None
        return next(stamp for stamp in reversed(self.stamps) if stamp.number <= number)

    def iter_dates(self, number: int) -> Iterator[Stamp]:
        """Yield the stamps up to and including the frame ``number`` with which the written date became another."""
        stamps = [stamp for stamp in self.stamps if stamp.number <= number]
        yield from stamps[:1]
        yield from (stamp for before, stamp in pairwise(stamps) if stamp.shown_at != before.shown_at)

    def iter_phases(self, until: datetime) -> Iterator[Phase]:
        """Yield its phases in order, the last one up to ``until`` where it goes on."""
        end = self.ended_at or until
        last: Phase | None = None
        nexts = [*(stamp.at for stamp in self.stamps[1:]), end]
        for stamp, upto in zip(self.stamps, nexts, strict=True):
            due_at = upto if stamp.due_at is None else min(max(stamp.due_at, stamp.at), upto)
            alive: PhaseKind = "alive" if stamp.due_at else "undated"
            for phase in (Phase(alive, stamp.at, due_at), Phase("refused", due_at, upto)):
                if last and last.kind == phase.kind:
                    last = replace(last, to_at=phase.to_at)
                elif phase.from_at < phase.to_at:
                    if last:
                        yield last
                    last = phase
        if last:
            yield last


_Written = tuple[datetime | None, int]  # the date that is written, and how far ahead the clock is that will meet it
_Look = Callable[[World], dict[str, _Written]]
_End = Callable[["_Draft", Frame, Frame, bool], tuple[EndKind, datetime]]


@dataclass
class _Draft:
    """A lifetime that goes on while the frames are read."""

    name: str
    written: _Written | None = None
    stamps: list[Stamp] = field(default_factory=list)

    @property
    def due_at(self) -> datetime | None:
        """When its date is met, in true time."""
        return self.stamps[-1].due_at


def read_cookie_lifetimes(frames: Sequence[Frame], browser: str) -> tuple[Lifetime, ...]:
    """Return the lifetimes of the session cookies of ``browser``, in the order of their beginning."""
    name = value = ""

    def look(world: World) -> dict[str, _Written]:
        nonlocal name, value
        cookie = world.session_cookie(browser)
        if cookie is None:
            return {}
        if cookie.value != value:
            # A signed session is rewritten whole at each save: another value is the same session.
            is_same = world.server.engine == "signed_cookies" and read_signed(value) and read_signed(cookie.value)
            name, value = name if is_same else cookie.value, cookie.value
        return {name: (cookie.expires_at, world.browser(browser).skew_s)}

    return _read_lifetimes(frames, look, lambda *found: _end_cookie(browser, *found))


def read_record_lifetimes(frames: Sequence[Frame]) -> tuple[Lifetime, ...]:
    """Return the lifetimes of the session records, in the order of their beginning."""

    def look(world: World) -> dict[str, _Written]:
        return {record.key: (record.expires_at, world.skew_server_s) for record in world.records or ()}

    return _read_lifetimes(frames, look, _end_record)


def _read_lifetimes(frames: Sequence[Frame], look: _Look, end: _End) -> tuple[Lifetime, ...]:
    """Return the lifetimes of what ``look`` finds by name in each frame; ``end`` says how and when one ended.

    ``end`` is given the draft, the last frame with it, the first one without it, and whether that has another.
    """
    drafts: dict[str, _Draft] = {}
    lifetimes: list[Lifetime] = []
    for number, frame in enumerate(frames):
        found = look(frame.world)
        for name in [name for name in drafts if name not in found]:
            end_kind, at = end(drafts[name], frames[number - 1], frame, bool(found))
            lifetimes.append(Lifetime(name, tuple(drafts.pop(name).stamps), end_kind, at, number))
        for name, written in found.items():
            draft = drafts.get(name)
            if draft and draft.written == written:
                continue
            if draft is None:
                draft = drafts[name] = _Draft(name)
            draft.written, (shown_at, ahead_s) = written, written
            stamp = Stamp(number, frame.at, _true_moment(shown_at, ahead_s), shown_at, frame.exchange is not None)
            if not draft.stamps or (stamp.due_at, shown_at) != (draft.due_at, draft.stamps[-1].shown_at):
                draft.stamps.append(stamp)
    lifetimes += [Lifetime(draft.name, tuple(draft.stamps)) for draft in drafts.values()]
    return tuple(sorted(lifetimes, key=lambda lifetime: lifetime.begin_number))


def _end_cookie(browser: str, draft: _Draft, before: Frame, frame: Frame, has_other: bool) -> tuple[EndKind, datetime]:
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


def _end_record(draft: _Draft, before: Frame, frame: Frame, has_other: bool) -> tuple[EndKind, datetime]:
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


def _true_moment(shown_at: datetime | None, ahead_s: int) -> datetime | None:
    """Return the true moment at which a clock that is ``ahead_s`` ahead shows ``shown_at``."""
    try:
        return shown_at - timedelta(seconds=ahead_s) if shown_at else None
    except OverflowError:
        return datetime.max.replace(tzinfo=UTC)
