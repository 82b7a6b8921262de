"""A run with its process and its owner: a thread that keeps the row, in a database that other connections see."""

import os
import signal
import sqlite3
import threading
from datetime import timedelta
from multiprocessing import active_children

import pytest
from django.db import OperationalError, connections
from django.db.models import QuerySet
from django.db.models.functions import Now
from django.urls import reverse

from lessons.growth.config import get_config
from lessons.growth.models import GrowthRun
from lessons.growth.runs import State, get_state, start, stop
from lessons.growth.supervisor import supervise
from tests.growth import finished
from tests.growth.conftest import OTHER, PLAN
from tests.growth.waiting import is_gone, wait_until


def run_pids():
    return [each.pid for each in active_children() if each.name == "growth"]


def start_at_gate(plan=PLAN, learner="ada"):
    """Start a run and wait until its progress is in the database; return the process's number."""
    before = run_pids()
    start(plan, learner)
    wait_until(lambda: (progress := get_state(plan).progress) and progress.day)
    (pid,) = set(run_pids()) - set(before)
    return pid


@pytest.fixture
def database(database, gate):
    return database


def test_a_run_ends_with_its_report_and_frees_everything(database, gate):
    start_at_gate()
    gate.open()
    wait_until(lambda: get_state(PLAN).progress is None)
    assert get_state(PLAN, "ada") == State(report=finished.make_report())
    row = GrowthRun.objects.get()
    assert (row.slot, row.learner, row.is_stopping) == (None, "", False)
    assert run_pids() == []


def test_the_report_of_another_run_of_the_same_plan_takes_the_place_of_the_first(database, gate):
    GrowthRun.objects.create(key="another", plan={}, progress={}, report={}, ended_at=Now())
    for _ in range(2):
        start_at_gate()
        gate.open()
        wait_until(lambda: get_state(PLAN).progress is None)
    assert GrowthRun.objects.count() == 2


def test_a_heartbeat_is_written_again_and_again(database):
    start_at_gate()
    GrowthRun.objects.update(heartbeat_at=Now() - timedelta(seconds=50))
    wait_until(lambda: GrowthRun.objects.alive(timedelta(seconds=30)).exists())


def test_a_stop_ends_the_process_before_it_returns(database):
    pid = start_at_gate()
    stop(PLAN, "bob")
    assert not is_gone(pid)
    stop(PLAN, "ada")
    assert is_gone(pid)
    assert not GrowthRun.objects.exists()
    stop(PLAN, "ada")


def test_a_stop_keeps_the_report_of_an_earlier_run(database, gate):
    start_at_gate()
    gate.open()
    wait_until(lambda: get_state(PLAN).progress is None)
    start_at_gate()
    stop(PLAN, "ada")
    assert get_state(PLAN) == State(report=finished.make_report())


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_a_run_whose_process_is_killed_is_over(database, how):
    pid = start_at_gate()
    os.kill(pid, how)
    wait_until(lambda: not GrowthRun.objects.exists())
    assert get_state(PLAN, "ada") == State()
    assert is_gone(start_at_gate()) is False


def test_a_run_that_was_taken_for_dead_ends_and_leaves_its_successor_alone(database):
    pid = start_at_gate()
    GrowthRun.objects.all().delete()
    successor = start_at_gate(learner="bob")
    wait_until(lambda: is_gone(pid))
    assert not is_gone(successor)
    assert GrowthRun.objects.get().learner == "bob"


def test_starts_at_the_same_moment_are_one_run(database):
    learners = ["ada", "ada", "ada", "bob", "bob", "eve"]
    together = threading.Barrier(len(learners))
    answers, errors = [], []

    def start_with_the_others(learner):
        together.wait()
        try:
            answers.append(start(PLAN, learner))
        except Exception as error:
            errors.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=start_with_the_others, args=[learner]) for learner in learners]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert answers == [PLAN] * len(learners)
    wait_until(run_pids)
    assert len(run_pids()) == 1
    assert GrowthRun.objects.count() == 1


def test_a_heartbeat_that_the_database_refuses_is_tried_again(database, gate, monkeypatch, caplog):
    update, refused = QuerySet.update, list[object]()

    def refuse(self, **values):
        if "heartbeat_at" in values and len(refused) < 3:
            refused.append(values)
            raise OperationalError("database is locked")
        return update(self, **values)

    monkeypatch.setattr(QuerySet, "update", refuse)
    start_at_gate()
    assert len(refused) == 3
    assert "could not write its heartbeat" in caplog.text
    gate.open()
    wait_until(lambda: get_state(PLAN).report)


def test_an_end_that_the_database_refuses_is_tried_again(database, gate, monkeypatch, caplog):
    update, refused = QuerySet.update, list[object]()

    def refuse(self, **values):
        if "report" in values and not refused:
            refused.append(values)
            raise OperationalError("database is locked")
        return update(self, **values)

    monkeypatch.setattr("time.sleep", lambda seconds: None)
    monkeypatch.setattr(QuerySet, "update", refuse)
    run = GrowthRun.objects.create(key="one", plan={}, progress={}, learner="ada", slot=0)
    gate_opener = threading.Thread(target=gate.open)
    gate_opener.start()
    supervise(run, PLAN, get_config())
    gate_opener.join()
    assert len(refused) == 1
    assert GrowthRun.objects.finished().get().report


def test_a_database_that_stays_locked_is_a_503_and_no_500(database, client, monkeypatch):
    if database is None:
        pytest.skip("only SQLite locks a whole database")
    path, typed = reverse("growth"), dict(OTHER.parameters)
    connections["default"].cursor().execute("PRAGMA busy_timeout = 20")
    other = sqlite3.connect(database)
    other.execute("BEGIN IMMEDIATE")
    with monkeypatch.context() as patched:
        patched.setattr(connections["default"], "close", lambda: None)  # a new connection would be more patient
        refused = client.post(path, typed)
        assert client.get(path, typed).status_code == 200  # readers do not wait
    other.close()
    assert refused.status_code == 503
    assert int(refused["Retry-After"]) > 0
    assert "Try again" in refused.content.decode()
    assert not GrowthRun.objects.exists()
    assert client.post(path, typed).status_code == 302
