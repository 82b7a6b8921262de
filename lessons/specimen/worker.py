"""What runs in a worker process: Django set up once, time frozen once, then one job after the other."""

import json
import logging

from lessons.simulator.actions import parse_action
from lessons.simulator.jsonable import from_json, to_json
from lessons.simulator.run import run
from lessons.simulator.server import Server
from lessons.simulator.trace import World

from . import chance

_servers: dict[str, Server] = {}


def boot() -> None:
    """Make this process the simulated site's. Nothing of it touches any other process."""
    logging.disable(logging.CRITICAL)
    chance.take_over()
    # Imported here and in this order: the web process imports this module, and models need settings.
    from . import configuration

    configuration.set_up_django()
    from . import storage
    from .clock import Clock
    from .server import SpecimenServer

    clock = Clock()
    chance.reseed(0)
    storage.make_tables()
    _servers[""] = SpecimenServer(clock)


def run_job(job: str) -> list[str]:
    """Run the actions of ``job`` and return a JSON text for each frame.

    ``job`` is JSON: ``world`` (the world to go on from, or null to begin with frame 0) and ``actions`` (lines).
    """
    wanted = json.loads(job)
    world = from_json(World, wanted["world"]) if wanted["world"] else None
    frames = run(map(parse_action, wanted["actions"]), _servers[""], world)
    return [json.dumps(to_json(frame), separators=(",", ":")) for frame in frames]
