"""All panels of a bench at one frame, as templates address them: ``lab.clock``, ``lab.wire``, ``lab.server``."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.urls import reverse

from due_date.timeline.history import History
from lessons.curriculum.controls import EVERYTHING, Unlocked
from lessons.lab.comparison import Comparison, draw_beside
from lessons.lab.panels.browsers import BrowserPanel, browser_panels
from lessons.lab.panels.clock import ClockBar, clock_bar
from lessons.lab.panels.ledger import Ledger, ledger, summarize
from lessons.lab.panels.recap import Cause, find_cause
from lessons.lab.panels.server import ServerPanel, server_panel
from lessons.lab.panels.wire import WirePanel, wire_panel
from lessons.lab.query import LabState
from lessons.lab.timeline.view import TimelineView


@dataclass(frozen=True)
class LabPanels:
    """Hold what a bench shows of its lab.

    ``url`` is the page that holds the bench, ``action`` where its forms lead without htmx: to the bench in that page.
    """

    url: str
    action: str
    state: LabState
    unlocked: Unlocked
    clock: ClockBar
    browsers: tuple[BrowserPanel, ...]
    wire: WirePanel
    server: ServerPanel
    timeline: TimelineView
    comparisons: tuple[Comparison, ...]
    ledger: Ledger
    summary: str
    cause: Cause | None

    @property
    def undo_url(self) -> str:
        """The URL without the last action, nothing without one."""
        query = self.state.undo_query()
        return f"{self.url}?{query}" if query else ""

    @property
    def redo_url(self) -> str:
        """The URL with the action done again that was undone last, nothing without one."""
        query = self.state.redo_query()
        return f"{self.url}?{query}" if query else ""

    @property
    def alone_url(self) -> str:
        """The URL without anything to compare it with."""
        return f"{self.url}?{self.state.query_alone()}"

    @property
    def over_url(self) -> str:
        """The URL of a fresh start, shown in the same way."""
        return self.url + (f"?{self.state.shown_as}=1" if self.state.shown_as else "")


def lab_panels(
    state: LabState,
    history: History,
    compared: Sequence[Comparison] = (),
    *,
    path: str = "",
    anchor: str = "",
    unlocked: Unlocked = EVERYTHING,
) -> LabPanels:
    """Return the panels of the bench that is at ``anchor`` in the page at ``path``, by default in the lab's own."""
    frames = history.frames
    frame = frames[state.at]
    before = frames[state.at - 1].world if state.at else None
    url = path or reverse("lab")
    return LabPanels(
        url=url,
        action=url + anchor,
        state=state,
        unlocked=unlocked,
        clock=clock_bar(frame.world),
        browsers=browser_panels(history, state.at),
        wire=wire_panel(frame, replace(state, shown_as="").query_at(state.at)),
        server=server_panel(frame, before, unlocked),
        timeline=draw_beside(history, state.at, compared, guess=state.flag),
        comparisons=tuple(compared),
        ledger=ledger(frames, state.at, partings={each.parts_at for each in compared if each.parts_at is not None}),
        summary=summarize(frame, state.at),
        cause=find_cause(frames, state.at),
    )
