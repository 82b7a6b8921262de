"""What the tests of growth share: bounds of their own, a gate, and a database that threads and processes can share."""

import sqlite3
import threading

import pytest
from django.db import connections

from lessons.growth import process, runs
from lessons.growth.models import GrowthRun
from lessons.growth.plan import Plan
from tests.growth.gate import Gate

PLAN = Plan(visitors=10, days=4)
OTHER = Plan(visitors=11, days=4)
PATIENCE_S = 30


@pytest.fixture(autouse=True)
def growth_settings(settings):
    """Beat often, and let only a test that wants it find a run dead."""
    values = {"at_once": 2, "records": 1_000_000, "seconds": 20.0, "heartbeat_s": 0.02, "dead_after_s": 60.0}
    settings.DUE_DATE_GROWTH = values
    return values


@pytest.fixture
def not_launched(db, monkeypatch):
    """Start no process for a run, so that its row stays under way. Return the plans that were started."""
    launched = []
    monkeypatch.setattr(runs, "launch", lambda run, plan, config: launched.append(plan))
    monkeypatch.setattr(runs, "STOP_S", 0)
    return launched


@pytest.fixture
def gate(tmp_path, monkeypatch):
    """Let the processes of runs wait at this gate instead of filling tables."""
    gate = Gate(tmp_path / "gate")
    measure = process.measure
    monkeypatch.setattr(process, "measure", lambda *args, **options: measure(*args, **options, work=gate.work))
    return gate


@pytest.fixture
def database(transactional_db, tmp_path):
    """Use a database whose rows every thread sees, and return its path; end the runs that are left in it.

    The usual one is in memory, and for this thread alone. ``None`` stands for a database that is no file.
    """
    usual, config = connections["default"], connections.settings["default"]
    path, name = tmp_path / "db.sqlite3", config["NAME"]
    if not copy_database(path):
        yield None
        end_runs()
        return
    config["NAME"] = str(path)
    connections["default"] = connections.create_connection("default")
    try:
        yield path
        end_runs()
    finally:
        connections["default"].close()
        connections["default"], config["NAME"] = usual, name


def copy_database(path) -> bool:
    """Write the test database, with its empty tables, to a file; return whether it is one that can be a file."""
    connection = connections["default"]
    if connection.vendor != "sqlite":
        return False
    connection.ensure_connection()
    copy = sqlite3.connect(path)
    connection.connection.backup(copy)
    copy.close()
    return True


def end_runs() -> None:
    """Stop every run, and wait for the threads that own one in this process."""
    GrowthRun.objects.active().update(is_stopping=True)
    for thread in threading.enumerate():
        if thread.name == "growth":
            thread.join(PATIENCE_S)
            assert not thread.is_alive()
