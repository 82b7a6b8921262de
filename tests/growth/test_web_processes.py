"""Several web processes on one database: what one starts the others see and stop, and outlive."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.growth.conftest import copy_database
from tests.growth.gate import Gate
from tests.growth.waiting import is_gone, wait_until

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.django_db(transaction=True)  # the processes get a copy of the empty test database


class WebProcess:
    """A process of ``web_process``: ``ask`` it, or ``send`` and ``receive`` apart."""

    def __init__(self, place):
        command = [sys.executable, "-m", "tests.growth.web_process", str(place / "db.sqlite3"), str(place / "gate")]
        self.process = subprocess.Popen(command, cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert self.process.stdin
        assert self.process.stdout
        self._input, self._output = self.process.stdin, self.process.stdout

    def send(self, *what):
        self._input.write(json.dumps(what) + "\n")
        self._input.flush()

    def receive(self):
        return json.loads(self._output.readline())

    def ask(self, *what):
        self.send(*what)
        return self.receive()

    def exit(self):
        """Let it exit normally, as at the end of a deployment."""
        self._input.close()
        assert self.process.wait(30) == 0
        self._output.close()

    def kill(self):
        self.process.kill()
        self.process.wait()
        self._input.close()
        self._output.close()


@pytest.fixture(scope="module")
def place(tmp_path_factory, django_db_setup, django_db_blocker):
    place = tmp_path_factory.mktemp("web")
    with django_db_blocker.unblock():
        if not copy_database(place / "db.sqlite3"):
            pytest.skip("the processes need the path of a SQLite file")
    Gate(place / "gate")
    return place


@pytest.fixture(scope="module")
def processes(place):
    """Two web processes, which are ready."""
    both = [WebProcess(place) for _ in range(2)]
    assert [each.receive() for each in both] == ["ready", "ready"]
    yield both
    for each in both:
        each.kill()


@pytest.fixture
def web(processes):
    """The same two; the runs that a test leaves under way are ended."""
    yield processes
    assert processes[0].ask("end") == "ended"


def test_a_run_is_seen_joined_and_stopped_from_another_process(web):
    first, second = web
    assert first.ask("start", 1, "ada") == 1
    wait_until(lambda: second.ask("look", 1, "ada")[0])
    assert second.ask("look", 1, "ada") == [1, True, False]
    assert second.ask("start", 1, "bob") == 1
    assert second.ask("start", 2, "ada") == 1
    assert second.ask("pids") == []
    (pid,) = first.ask("pids")
    second.ask("stop", 1, "bob")
    assert not is_gone(pid)
    second.ask("stop", 1, "ada")
    assert is_gone(pid)
    assert first.ask("look", 1, "ada") == [None, False, False]


def test_one_plan_started_by_two_processes_at_once_is_one_run(web):
    first, second = web
    for plan in range(1, 6):
        first.send("start", plan, "ada")
        second.send("start", plan, "bob")
        assert [first.receive(), second.receive()] == [plan, plan]
        assert first.ask("count") == 1
        for learner in ("ada", "bob"):
            second.ask("stop", plan, learner)


def test_two_plans_started_by_one_learner_in_two_processes_at_once_are_one_run(web):
    first, second = web
    for plan in range(1, 6):
        first.send("start", plan, "ada")
        second.send("start", plan + 5, "ada")
        started = {first.receive(), second.receive()}
        assert len(started) == 1
        assert first.ask("count") == 1
        second.ask("stop", *started, "ada")


def test_the_slots_are_those_of_all_processes_together(web):
    first, second = web
    assert first.ask("start", 1, "ada") == 1
    assert second.ask("start", 2, "bob") == 2
    assert first.ask("start", 3, "eve") == second.ask("start", 3, "eve") == "busy"
    second.ask("stop", 2, "bob")
    assert first.ask("start", 3, "eve") == 3


def test_the_run_of_a_web_process_that_is_killed_ends_and_can_be_started_again(web, place):
    victim, (_, heir) = WebProcess(place), web
    assert victim.receive() == "ready"
    assert victim.ask("start", 1, "ada") == 1
    wait_until(lambda: heir.ask("look", 1, "ada")[0])
    (pid,) = victim.ask("pids")
    victim.kill()
    wait_until(lambda: is_gone(pid))
    # It counts as dead when it was not heard of for long enough, and not before.
    assert heir.ask("look", 1, "ada") == [1, True, False]
    assert heir.ask("start", 1, "bob") == 1
    assert heir.ask("pids") == []
    assert heir.ask("age", 61, "ada") == 1
    assert heir.ask("look", 1, "ada") == [None, False, False]
    assert heir.ask("start", 1, "bob") == 1
    wait_until(lambda: heir.ask("look", 1, "bob")[0])
    assert len(heir.ask("pids")) == 1


def test_the_run_of_a_web_process_that_exits_ends_at_once_and_leaves_no_row(web, place):
    leaving, (_, other) = WebProcess(place), web
    assert leaving.receive() == "ready"
    assert leaving.ask("start", 1, "ada") == 1
    wait_until(lambda: other.ask("look", 1, "ada")[0])
    (pid,) = leaving.ask("pids")
    leaving.exit()
    assert is_gone(pid)
    assert other.ask("count") == 0


def test_a_report_is_seen_by_all_and_nothing_was_frozen_in_a_web_process(web, place):
    first, second = web
    first.ask("start", 19, "ada")
    Gate(place / "gate").open()
    wait_until(lambda: second.ask("look", 19, "bob") == [None, False, True])
    modules = first.ask("modules")
    assert "lessons.growth.worker" in modules
    assert not {"freezegun", "lessons.growth.experiment", "lessons.specimen.clock"} & set(modules)
