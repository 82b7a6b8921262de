"""Define a verb: its spelling, its effect, its explanation and its button."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from due_date.browser.store import Receipt
from due_date.scenario.action import Action
from due_date.scenario.grammar import Spelling
from due_date.server.messages import CommandRun, Exchange
from due_date.server.protocol import Server
from due_date.simulation.cron import CronRuns
from due_date.simulation.reason import Reason
from due_date.simulation.world import World


@dataclass(frozen=True)
class Effect:
    """What an action did: the world afterwards, and the request, command or runs of cron in between.

    ``receipts`` say what the browser made of each ``Set-Cookie`` of the response, in order.
    """

    world: World
    exchange: Exchange | None = None
    receipts: tuple[Receipt, ...] = ()
    command: CommandRun | None = None
    cron: CronRuns | None = None


@dataclass(frozen=True)
class Button:
    """A button that adds the action: its id and label, and the group of buttons that it is drawn in.

    ``group`` is ``endings`` (ways in which a browser ends or comes back) or ``server``. An action that has to be
    completed, or that has a place of its own, has none: its control is drawn by hand.
    """

    id: str
    label: str
    group: Literal["endings", "server"]


@dataclass(frozen=True, kw_only=True)
class Verb(Spelling):
    """A spelling that can be run: ``effect`` does it, ``explain`` yields why it came out so, the deciding things first.

    ``effect`` takes the world before, the action, and a server that is in the state of that world. ``explain`` takes
    the world before, the action and its effect.
    """

    effect: Callable[[World, Action, Server], Effect]
    explain: Callable[[World, Action, Effect], Iterator[Reason]]
    button: Button | None = None
