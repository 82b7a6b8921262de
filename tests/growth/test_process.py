"""The process of a run: it ends when it is not wanted, too slow or killed, and never outlives its web process."""

import multiprocessing
import os
import signal
import time
from functools import partial

import pytest

from lessons.growth.plan import Limits
from lessons.growth.process import measure
from lessons.growth.report import Progress
from tests.growth import children
from tests.growth.conftest import PLAN
from tests.growth.finished import make_report
from tests.growth.gate import Gate
from tests.growth.waiting import is_gone, wait_until


@pytest.fixture
def run_at_gate(tmp_path):
    gate = Gate(tmp_path / "gate")
    return partial(measure, PLAN, Limits(), heartbeat_s=0.02, work=gate.work), gate


def run_pids():
    return [each.pid for each in multiprocessing.active_children() if each.name == "growth" and each.pid]


def test_progress_is_passed_on_and_then_the_report(run_at_gate):
    run, gate = run_at_gate
    heard: list[Progress] = []

    def is_wanted(progress):
        if progress.day and not heard[-1].day:
            gate.open()  # once: nobody waits there a second time
        heard.append(progress)
        return True

    assert run(is_wanted) == make_report()
    assert [(progress.day, progress.last_day) for progress in (heard[0], heard[-1])] == [(0, 4), (1, 4)]
    assert run_pids() == []


def test_a_run_that_is_no_longer_wanted_is_killed_at_once(run_at_gate, caplog):
    run, _gate = run_at_gate
    pids: list[int] = []

    def is_wanted(progress):
        pids.extend(run_pids() if progress.day else [])
        return not progress.day

    began = time.monotonic()
    assert run(is_wanted) is None
    assert time.monotonic() - began < 20
    (pid,) = pids
    assert is_gone(pid)
    assert not caplog.records


def test_a_run_that_was_never_wanted_is_not_left_behind(run_at_gate):
    run, _gate = run_at_gate
    assert run(lambda progress: False) is None
    assert run_pids() == []


def test_an_error_in_the_heartbeat_leaves_no_process(run_at_gate):
    run, _gate = run_at_gate
    with pytest.raises(ZeroDivisionError):
        run(lambda progress: 1 // 0)
    assert run_pids() == []


def test_a_run_that_takes_too_long_is_killed_and_logged(run_at_gate, caplog):
    run, _gate = run_at_gate
    assert run.func(PLAN, Limits(seconds=0), start_s=0, **run.keywords) is None
    assert "took too long" in caplog.text
    assert run_pids() == []


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_the_death_of_the_process_is_noticed_and_logged(run_at_gate, caplog, how):
    run, _gate = run_at_gate

    def is_wanted(progress):
        if progress.day:
            for pid in run_pids():
                os.kill(pid, how)
        return True

    assert run(is_wanted) is None
    assert f"ended with exit code -{how:d}" in caplog.text
    assert run_pids() == []


def test_a_process_that_fails_is_logged_with_its_exit_code(caplog):
    assert measure(PLAN, Limits(), work=children.fail) is None
    assert "ended with exit code 3" in caplog.text


def test_half_a_message_is_a_death(caplog):
    assert measure(PLAN, Limits(), work=children.send_half) is None
    assert "ended with exit code 0" in caplog.text


def test_a_process_ends_with_its_parent():
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    parent = context.Process(target=children.be_a_parent, args=(theirs,))
    parent.start()
    pid = ours.recv()
    assert not is_gone(pid)
    parent.kill()
    parent.join()
    wait_until(lambda: is_gone(pid))
