"""Define the result of a run: a frame for each action, and the trace that holds them."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from due_date.browser.store import Receipt
from due_date.codec import from_json
from due_date.scenario.action import Action
from due_date.scenario.observation import Observation
from due_date.server.messages import CommandRun, Exchange
from due_date.simulation.cron import CronRuns
from due_date.simulation.reason import Reason
from due_date.simulation.world import World


@dataclass(frozen=True)
class Frame:
    """One action of a run, and the world after it. Frame 0 has no action: it is the world before any.

    ``browser`` is the one that acted, the learner's where none did. ``receipts`` say what it made of each
    ``Set-Cookie`` of the response, in order.
    """

    action: Action | None
    browser: str
    world: World
    exchange: Exchange | None = None
    receipts: tuple[Receipt, ...] = ()
    command: CommandRun | None = None
    why: tuple[Reason, ...] = ()
    observed: Observation = field(default_factory=dict)
    cron: CronRuns | None = None

    @property
    def verb(self) -> str:
        """The verb of the action, nothing for frame 0."""
        return self.action.verb if self.action else ""

    @property
    def action_text(self) -> str:
        """The action as written, without its browser, nothing for frame 0."""
        return self.action.text if self.action else ""

    @property
    def line(self) -> str:
        """The action as a line of a scenario, nothing for frame 0."""
        return self.action.line if self.action else ""

    @property
    def at(self) -> datetime:
        """The moment of this frame: true simulated time once the action was done."""
        return self.world.now

    @property
    def ran_code(self) -> bool:
        """Whether code of Django's ran for it: for a request, a command, or cron."""
        return bool(self.exchange or self.command or self.cron)


class FrameText:
    """A frame as the JSON text that came over the border; rebuilt when it is first looked at, and kept."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __len__(self) -> int:
        return len(self.text)

    @cached_property
    def frame(self) -> Frame:
        """The frame."""
        return from_json(Frame, json.loads(self.text))


class Trace:
    """The frames of a run, frame 0 first."""

    def __init__(self, texts: Sequence[FrameText]) -> None:
        self._texts = texts

    def __len__(self) -> int:
        return len(self._texts)

    def __getitem__(self, number: int) -> Frame:
        """Return the frame after ``number`` actions."""
        return self._texts[number].frame

    def __iter__(self) -> Iterator[Frame]:
        return (text.frame for text in self._texts)
