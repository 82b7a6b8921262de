"""Run a scenario against a server: actions in, frames out."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from due_date.scenario.action import LEARNER, Action
from due_date.server.protocol import Server
from due_date.simulation.frame import Frame
from due_date.simulation.observe import observe
from due_date.simulation.verb import Verb
from due_date.simulation.world import World

Consequence = Callable[[World, World, Action], World]
"""The further effect of an action in a wrong world: takes the worlds before and after it and the action."""


def run(
    actions: Iterable[Action],
    server: Server,
    verbs: Mapping[str, Verb],
    world: World | None = None,
    consequence: Consequence | None = None,
) -> Iterator[Frame]:
    """Yield a frame for each action, going on from ``world``; without one, begin with frame 0 of a new server.

    ``verbs`` are those that the actions may name. ``consequence`` is what else happens after each action in a wrong
    world; in Django's there is none.
    """
    server.restore(world.server if world else None)
    if world is None:
        world = World(server.snapshot(), server.site.origin)
        yield Frame(None, LEARNER, world, observed=observe(world, None))
    for action in actions:
        verb = verbs[action.verb]
        effect = verb.effect(world, action, server)
        if consequence:
            effect = replace(effect, world=consequence(world, effect.world, action))
            server.restore(effect.world.server)
        yield Frame(
            action,
            action.browser or LEARNER,
            effect.world,
            effect.exchange,
            effect.receipts,
            effect.command,
            tuple(verb.explain(world, action, effect)),
            observe(effect.world, action.browser),
            effect.cron,
        )
        world = effect.world
