"""Run jobs in a worker process: Django is set up once, time is frozen once, then comes one job after the other."""

import json
import logging
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

from due_date.actions.registry import VERBS
from due_date.codec import from_json, write_json
from due_date.scenario.action import Action
from due_date.simulation.frame import Frame
from due_date.simulation.run import run
from due_date.simulation.world import World
from lessons.specimen import rng
from lessons.specimen.wrong_worlds import find_wrong_world

if TYPE_CHECKING:  # they import models, and Django has no settings yet
    from lessons.specimen.code_recorder import Recorder
    from lessons.specimen.server import SpecimenServer

_servers: dict[str, "SpecimenServer"] = {}
_watchers: dict[str, Callable[[], AbstractContextManager["Recorder"]]] = {}


def boot(directory: str | None = None) -> None:
    """Turn this process into the simulated site's; no other process is affected.

    Its session files are in a new directory in ``directory``, which the caller removes in the end.
    """
    logging.disable(logging.CRITICAL)
    rng.install()
    # Imported here and in this order: the web process imports this module, and models need settings.
    from lessons.specimen import configuration

    session_files = Path(tempfile.mkdtemp(dir=directory))
    configuration.set_up_django(session_files)
    from lessons.specimen.clock import Clock
    from lessons.specimen.code_recorder import record_code
    from lessons.specimen.server import SpecimenServer
    from lessons.specimen.stores import database
    from lessons.specimen.stores.files import SessionFiles

    clock = Clock()
    rng.restart(0)
    database.make_tables()
    server = _servers[""] = SpecimenServer(clock, SessionFiles(session_files))
    _watchers[""] = lambda: record_code(server)


def run_job(job: str) -> list[str]:
    """Run the actions of ``job`` and return a JSON text for each frame.

    ``job`` is JSON: ``frame`` (the frame to go on from, or null to begin with frame 0), ``actions`` (parsed) and
    ``belief`` (its slug, for actions in the world in which it is true; empty for Django's own world).
    """
    return [write_json(frame) for frame in _frames(job)]


def trace_job(job: str) -> list[str]:
    """Run the one action of ``job`` with Django's code recorded; return its frame and its code path as JSON texts."""
    with _watchers[""]() as recorder:
        (frame,) = _frames(job)
    return [write_json(frame), write_json(recorder.path())]


def _frames(job: str) -> Iterator[Frame]:
    wanted = json.loads(job)
    world = from_json(World, wanted["frame"]["world"]) if wanted["frame"] else None
    wrong_world = find_wrong_world(wanted["belief"])
    _servers[""].enter(wrong_world)
    actions = from_json(tuple[Action, ...], wanted["actions"])
    return run(actions, _servers[""], VERBS, world, wrong_world.consequence if wrong_world else None)
