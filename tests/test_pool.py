"""The door to the specimen: what is run again and what is not, how much may wait, and what a dead worker costs."""

import json
import multiprocessing
import os
import random
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest
from django.conf import settings
from pebble import ProcessPool

from lessons.grammar import parse_scenario
from lessons.pool import Busy, Pool, RunFailed
from lessons.specimen import worker
from tests.specimen import jobs

LOGIN = ("login", "advance 1h", "visit /")
PATIENCE_S = 30


@pytest.fixture(scope="module")
def pool():
    """A pool of two workers."""
    pool = Pool(workers=2, waiting=32)
    yield pool
    pool.stop()


@pytest.fixture(scope="module")
def strict():
    """A pool of one worker, that lets nobody wait, keeps nothing, and ends a run after two seconds."""
    pool = Pool(workers=1, waiting=0, time_limit_s=2, cache_bytes=1)
    pool.trace(parse_scenario(LOGIN))
    yield pool
    pool.stop()


@pytest.fixture
def jobs_sent(monkeypatch):
    """The actions of each job that is handed to a worker."""
    sent = []
    schedule = ProcessPool.schedule

    def spy(self, function, args=(), **options):
        sent.append([action["text"] for action in json.loads(args[0])["actions"]])
        return schedule(self, function, args=args, **options)

    monkeypatch.setattr(ProcessPool, "schedule", spy)
    return sent


@pytest.fixture
def instead(monkeypatch):
    """Let workers do something else in place of their job: ``with instead(jobs.hang):``."""

    @contextmanager
    def replaced(work):
        with monkeypatch.context() as patch:
            patch.setattr(worker, "run_job", work)
            yield

    return replaced


def fresh_lines():
    """Return a scenario that no cache holds."""
    return [f"set SESSION_COOKIE_AGE={random.randrange(10**4, 10**9)}", *LOGIN]  # noqa: S311 - not a secret


def seen_settings():
    """Return what the settings of this process say where those of the simulated site say something else."""
    names = [
        "SECRET_KEY",
        "USE_TZ",
        "TIME_ZONE",
        "DATABASES",
        "INSTALLED_APPS",
        "MIDDLEWARE",
        "ROOT_URLCONF",
        "TEMPLATES",
    ]
    return {name: getattr(settings, name) for name in dir(settings) if name in names or name.startswith("SESSION_")}


def play(pool, lines):
    return list(pool.trace(parse_scenario(lines)))


def worker_ids(pool):
    """Return the process ids of the pool's workers; one that had nothing to do yet has none."""
    return {pid for each in pool._workers for pid in each._process._pool_manager.worker_manager.workers}


def eventually(is_so):
    """Wait until ``is_so`` returns something, and return it."""
    deadline = time.monotonic() + PATIENCE_S
    while not (found := is_so()):
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.01)
    return found


# The prefix cache


def test_one_more_action_runs_one_action(pool, jobs_sent):
    lines = fresh_lines()
    play(pool, lines)

    play(pool, [*lines, "visit /about/"])

    assert jobs_sent == [lines, ["visit /about/"]]


def test_what_was_run_is_not_run_again(pool, jobs_sent):
    lines = fresh_lines()
    frames = play(pool, lines)
    del jobs_sent[:]

    assert play(pool, lines) == frames
    assert play(pool, ["", "# the same", *(f"  {line}  # again" for line in lines)]) == frames
    for count in range(len(lines)):
        assert play(pool, lines[:count]) == frames[: count + 1]
    assert jobs_sent == []


def test_fork_runs_only_what_differs(pool, jobs_sent):
    lines = fresh_lines()
    play(pool, [*lines, "visit /", "visit /"])

    play(pool, [*lines, "close", "open", "visit /"])

    assert jobs_sent[1:] == [["close", "open", "visit /"]]


def test_a_changed_action_runs_all_that_follow_it(pool, jobs_sent):
    lines = fresh_lines()
    play(pool, lines)

    play(pool, [lines[0], "login grace", *lines[2:]])

    assert jobs_sent[1:] == [["login grace", *lines[2:]]]


def test_expectations_are_not_run(pool, jobs_sent):
    lines = fresh_lines()
    play(pool, lines)

    pool.trace(parse_scenario([*lines, "expect rows=1"], may_expect=True))

    assert len(jobs_sent) == 1


def test_without_room_to_keep_anything_every_action_is_run_with_the_same_result(pool, strict, jobs_sent):
    frames = play(pool, LOGIN)
    del jobs_sent[:]

    assert play(strict, LOGIN) == frames
    assert play(strict, LOGIN) == frames
    assert jobs_sent == [list(LOGIN)] * 2


def test_scenario_without_actions_has_the_frame_before_any(pool):
    (frame,) = play(pool, [])

    assert (frame.action, frame.observed["rows"]) == (None, 0)


# Limits


def test_a_run_past_its_time_limit_is_ended_and_until_then_others_are_sent_away_at_once(strict, instead):
    begun = time.monotonic()
    with ThreadPoolExecutor() as threads, instead(jobs.hang):
        hanging = threads.submit(play, strict, LOGIN)
        eventually(lambda: strict._places._value == 0)
        with pytest.raises(Busy) as refused:
            play(strict, LOGIN)
        with pytest.raises(RunFailed, match="out of time"):
            hanging.result()

    assert 2 <= time.monotonic() - begun < PATIENCE_S
    assert refused.value.retry_after_s > 0
    assert play(strict, LOGIN)[-1].observed["logged_in"] is True  # the place is free again, with a new worker


def test_what_is_cached_needs_no_place(pool, monkeypatch):
    lines = fresh_lines()
    frames = play(pool, lines)
    monkeypatch.setattr(pool, "_places", threading.BoundedSemaphore(1))
    pool._places.acquire()

    assert play(pool, lines) == frames
    with pytest.raises(Busy):
        play(pool, [*lines, "visit /"])


def test_as_many_runs_wait_as_have_places_and_no_more():
    crowded = Pool(workers=1, waiting=2)
    try:
        with ThreadPoolExecutor() as threads:  # while the worker boots, nothing is done
            runs = [threads.submit(play, crowded, fresh_lines()) for _ in range(8)]
            refused = [run for run in runs if isinstance(run.exception(), Busy)]
            done = [run for run in runs if run.exception() is None]
        assert (len(done), len(refused)) == (3, 5)
    finally:
        crowded.stop()


# Dead workers


@pytest.mark.parametrize("wait_s", [0, 0.5])
def test_worker_killed_while_idle_is_replaced(pool, wait_s):
    play(pool, LOGIN)
    victim = min(eventually(lambda: worker_ids(pool)))

    os.kill(victim, signal.SIGKILL)
    time.sleep(wait_s)

    assert play(pool, fresh_lines())[-1].observed["logged_in"] is True
    eventually(lambda: victim not in worker_ids(pool))


def test_all_workers_killed_while_idle_are_replaced(pool):
    begun = time.monotonic()
    for victim in worker_ids(pool):
        os.kill(victim, signal.SIGKILL)

    assert play(pool, fresh_lines())[-1].observed["logged_in"] is True
    assert time.monotonic() - begun < PATIENCE_S


def test_dead_workers_leave_no_others_behind(pool):
    play(pool, fresh_lines())
    before, threads = (
        {child.pid for child in multiprocessing.active_children()} - worker_ids(pool),
        threading.active_count(),
    )

    for victim in worker_ids(pool):
        os.kill(victim, signal.SIGKILL)
    time.sleep(0.3)
    play(pool, fresh_lines())

    eventually(lambda: {child.pid for child in multiprocessing.active_children()} - before == worker_ids(pool))
    eventually(lambda: threading.active_count() <= threads)
    assert len(worker_ids(pool)) <= 2


def test_worker_killed_with_its_job_is_replaced_and_the_job_done(strict, instead):
    jobs.sign(os.getpid()).unlink(missing_ok=True)
    frames = play(strict, LOGIN)

    with ThreadPoolExecutor() as threads, instead(jobs.hang_once):
        run = threads.submit(play, strict, LOGIN)
        eventually(jobs.sign(os.getpid()).exists)
        (victim,) = worker_ids(strict)
        os.kill(victim, signal.SIGKILL)

        assert run.result() == frames
    jobs.sign(os.getpid()).unlink()


def test_worker_killed_before_it_took_its_job_is_replaced_and_the_job_done(strict):
    frames = play(strict, LOGIN)
    (victim,) = worker_ids(strict)

    os.kill(victim, signal.SIGSTOP)
    with ThreadPoolExecutor() as threads:
        run = threads.submit(play, strict, LOGIN)
        time.sleep(0.3)
        os.kill(victim, signal.SIGKILL)

        assert run.result() == frames


def test_worker_killed_while_it_boots_is_replaced_and_the_job_done(strict):
    young = Pool(workers=1, waiting=0)
    try:
        with ThreadPoolExecutor() as threads:
            run = threads.submit(play, young, LOGIN)
            (victim,) = eventually(lambda: worker_ids(young))
            os.kill(victim, signal.SIGKILL)

            assert run.result() == play(strict, LOGIN)
    finally:
        young.stop()


def test_job_that_kills_every_worker_is_given_up_and_the_next_one_works(strict, instead, jobs_sent):
    with instead(jobs.die), pytest.raises(RunFailed, match="its worker died each time"):
        play(strict, LOGIN)

    assert jobs_sent == [list(LOGIN)] * 3
    assert play(strict, LOGIN)[-1].observed["logged_in"] is True


def test_many_callers_at_a_workers_death_notice_nothing(pool):
    frames = play(pool, LOGIN)
    scenarios = [[*LOGIN, f"advance {fresh_lines()[0][-4:]}s"] for _ in range(12)]

    with ThreadPoolExecutor(8) as threads:
        runs = [threads.submit(play, pool, lines) for lines in scenarios]
        for victim in worker_ids(pool):
            os.kill(victim, signal.SIGKILL)
        for run in runs:
            assert run.result()[:-1] == frames


def test_what_a_broken_off_job_left_behind_is_not_seen_by_the_next(strict, instead):
    clean = play(strict, ["visit /", "login", "visit /expiry/"])

    for lines in (
        ["login"],
        ["set SESSION_COOKIE_AGE=5 SESSION_COOKIE_NAME='x'", "advance 9d", "change_password", "login"],
    ):
        with instead(jobs.break_off), pytest.raises(RuntimeError, match="broke off"):
            play(strict, lines)
        assert play(strict, ["visit /", "login", "visit /expiry/"]) == clean


# Many at once


def test_eight_threads_get_what_one_gets_alone(pool, strict):
    scenarios = [
        ["login", "advance 13d", "visit /", "advance 1d", "visit /", "clearsessions"],
        ["set SESSION_COOKIE_AGE=300", "login grace", "advance 299s", "visit /", "advance 1s", "visit /"],
        ["set SESSION_EXPIRE_AT_BROWSER_CLOSE=True", "login", "close", "open", "visit /account/"],
        ["set_expiry timedelta(minutes=5)", "phone: login", "change_password", "phone: visit /", "delete_rows"],
    ]
    alone = [play(strict, lines) for lines in scenarios]
    nonces = [fresh_lines()[1:] and f"advance {1000 + number}s" for number in range(4)]

    def all_shuffled(seed):
        order = random.Random(seed).sample(range(4), 4)  # noqa: S311 - not a secret
        return {number: play(pool, [*scenarios[number], nonces[seed % 4]]) for number in order}

    with ThreadPoolExecutor(8) as threads:
        for found in threads.map(all_shuffled, range(8)):
            assert [found[number][:-1] for number in range(4)] == alone


def test_the_web_process_keeps_its_time_and_settings_while_workers_run(pool):
    before = seen_settings()
    real_datetime, real_time = datetime, time.time
    done = threading.Event()

    def watch():
        """Look at the clocks and settings for as long as the others run; return what was seen."""
        seen, last = 0, time.time()
        while not done.is_set() or not seen:
            now = time.time()
            assert last <= now < last + PATIENCE_S
            assert abs(datetime.now(tz=UTC).timestamp() - now) < PATIENCE_S
            assert (datetime, time.time) == (real_datetime, real_time)
            assert before["SESSION_COOKIE_AGE"] == settings.SESSION_COOKIE_AGE
            assert before["SECRET_KEY"] == settings.SECRET_KEY
            last, seen = now, seen + 1
            time.sleep(0.001)
        return seen

    began = time.time()
    with ThreadPoolExecutor(6) as threads:
        watchers = [threads.submit(watch) for _ in range(3)]
        runs = [threads.submit(play, pool, [*fresh_lines(), "advance 300w", "visit /"]) for _ in range(9)]
        for run in runs:
            assert run.result()[-1].at.year > 2030
        done.set()
        assert all(watcher.result() > 1 for watcher in watchers)

    assert 0 <= time.time() - began < PATIENCE_S
    assert seen_settings() == before


def test_the_door_brings_no_frozen_clock_and_no_simulated_site_into_the_web_process():
    imported = subprocess.run(
        [sys.executable, "-c", "import sys, lessons.pool; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()

    assert "lessons.specimen.worker" in imported
    for name in ("freezegun", "lessons.specimen.clock", "lessons.specimen.server", "lessons.specimen.views"):
        assert name not in imported
