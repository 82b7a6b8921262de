"""Run scenarios on the specimen in worker processes, with a cache of earlier runs, and limits.

A job is a pure function of its JSON, so when a worker dies it is replaced and the job tried again; nothing is lost.
"""

import atexit
import json
import multiprocessing
import threading
from collections.abc import Callable, Iterator, Sequence, Sized
from concurrent.futures import CancelledError, wait
from concurrent.futures import TimeoutError as OutOfTime
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from hashlib import blake2b
from itertools import takewhile
from queue import LifoQueue
from time import monotonic
from typing import Any

from cachetools import LRUCache
from django.conf import settings
from pebble import ProcessExpired, ProcessPool

from due_date.codec import from_json, write_json
from due_date.scenario.action import Action
from due_date.scenario.scenario import Scenario
from due_date.server.executed_code import CodePath
from due_date.simulation.frame import FrameText, Trace
from lessons.specimen import worker
from lessons.specimen.tempdir import PrivateDirectory
from lessons.specimen.wrong_worlds import WRONG_WORLDS, UnknownBelief, find_wrong_world

__all__ = ["WRONG_WORLDS", "Busy", "Pool", "RunFailed", "UnknownBelief", "get_pool"]

TRIES = 3
BOOT_LIMIT_S = 60
LOOK_S = 0.5
"""How often a caller looks whether the worker that it waits for is still there."""

Work = Callable[[str], list[str]]  # what a worker does with a job


class Busy(Exception):
    """Too many runs are waiting; try again after ``retry_after_s`` seconds."""

    retry_after_s = 2


class RunFailed(Exception):
    """A run took longer than its limit, or killed its worker each time it was tried."""


class Pool:
    """Runs scenarios in ``workers`` processes; at most ``waiting`` more runs may wait for one.

    A run that takes longer than ``time_limit_s`` is ended, and its worker with it. ``cache_bytes`` limits the cache of
    earlier runs.
    """

    def __init__(
        self, *, workers: int = 2, waiting: int = 16, time_limit_s: float = 10, cache_bytes: int = 32_000_000
    ) -> None:
        self._places = threading.BoundedSemaphore(workers + waiting)
        self._time_limit_s = time_limit_s
        # Created and removed here, because a worker that is killed removes nothing.
        self._directory = PrivateDirectory()
        self._workers = [_Worker(self._directory.path) for _ in range(workers)]
        self._idle: LifoQueue[_Worker] = LifoQueue()
        for idle in self._workers:
            self._idle.put(idle)
        self._frames: LRUCache[bytes, FrameText] = LRUCache(cache_bytes, getsizeof=len)
        self._paths: LRUCache[bytes, str] = LRUCache(cache_bytes // 8, getsizeof=len)
        self._lock = threading.Lock()

    def trace(self, scenario: Scenario, belief: str = "") -> Trace:
        """Return the trace of ``scenario``; only the actions after its longest cached prefix are run.

        ``belief`` is the slug of the wrong world that they happen in, empty for Django's own.

        :raises UnknownBelief: for a slug that has no wrong world.
        :raises Busy: when too many runs are waiting.
        :raises RunFailed: when the run could not be finished.
        """
        find_wrong_world(belief)
        return Trace(self._get_frame_texts(scenario.actions, belief))

    def code_path(self, scenario: Scenario, number: int) -> CodePath:
        """Return the part of Django's session code that the action ``number`` (from 1) of ``scenario`` runs.

        :raises Busy: when too many runs are waiting.
        :raises RunFailed: when the run could not be finished.
        """
        actions = scenario.actions[:number]
        key = list(_build_prefix_keys(actions))[-1]
        with self._lock:
            text = self._paths.get(key)
        if text is None:
            before = self._get_frame_texts(actions[:-1])[-1]
            _frame, text = self._run(worker.trace_job, before, actions[-1:])
            self._keep(self._paths, [key], [text])
        return from_json(CodePath, json.loads(text))

    def stop(self) -> None:
        """End the workers, and remove their directory."""
        for each in self._workers:
            each.end()
        self._directory.remove()

    def _get_frame_texts(self, actions: Sequence[Action], belief: str = "") -> list[FrameText]:
        keys = list(_build_prefix_keys(actions, belief))
        with self._lock:
            texts = [self._frames[key] for key in takewhile(self._frames.__contains__, keys)]
        known = len(texts)
        if known < len(keys):
            ran = self._run(worker.run_job, texts[-1] if texts else None, actions[max(known - 1, 0) :], belief)
            texts += map(FrameText, ran)
            self._keep(self._frames, keys[known:], texts[known:])
        return texts

    def _keep(self, kept: LRUCache[bytes, Any], keys: Sequence[bytes], texts: Sequence[Sized]) -> None:
        with self._lock:
            for key, text in zip(keys, texts, strict=True):
                if len(text) <= kept.maxsize:
                    kept[key] = text

    def _run(self, work: Work, last: FrameText | None, actions: Sequence[Action], belief: str = "") -> list[str]:
        parameters = write_json({"actions": actions, "belief": belief})
        job = f'{{"frame":{last.text if last else "null"},{parameters[1:]}'  # a cached frame is JSON already
        if not self._places.acquire(blocking=False):
            raise Busy
        mine = self._idle.get()
        try:
            for _ in range(TRIES):
                try:
                    return mine.do(work, job, time_limit_s=self._time_limit_s)
                except (ProcessExpired, BrokenProcessPool, CancelledError):
                    mine.replace()  # it died; a new one takes the job
                except OutOfTime as error:
                    raise RunFailed("out of time") from error
            raise RunFailed("its worker died each time")
        finally:
            self._idle.put(mine)
            self._places.release()


class _Worker:
    """A worker process, which does one job at a time and is started by the first.

    Each has a pebble pool of its own: the workers of one pool share locks, and one that is killed while it holds them
    keeps the others waiting for a minute.
    """

    def __init__(self, directory: str) -> None:
        self._directory = directory
        self._start()

    def do(self, work: Work, job: str, *, time_limit_s: float) -> list[str]:
        """Run ``work`` on ``job`` in the process, and return its result.

        :raises OutOfTime: when it took longer than ``time_limit_s``; the process is ended then.
        :raises ProcessExpired, BrokenProcessPool, CancelledError: when the process died; replace it then.
        """
        try:
            future = self._process.schedule(work, args=[job], timeout=time_limit_s)
        except RuntimeError as error:  # it died before
            raise BrokenProcessPool from error
        give_up_at_s = monotonic() + time_limit_s + BOOT_LIMIT_S
        while not wait([future], timeout=LOOK_S).done:
            # Pebble loses a job that comes in just when it finds the process dead, and is not active then.
            if not self._process.active or monotonic() > give_up_at_s:
                raise BrokenProcessPool
        return future.result()

    def replace(self) -> None:
        """Start another process in place of this one."""
        self.end()
        self._start()

    def end(self) -> None:
        """End the process."""
        self._process.stop()  # type: ignore[no-untyped-call]
        self._process.join()

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._process = ProcessPool(max_workers=1, initializer=worker.boot, initargs=[self._directory], context=context)


def _build_prefix_keys(actions: Sequence[Action], belief: str = "") -> Iterator[bytes]:
    """Yield a cache key for each prefix of ``actions`` in the world of ``belief``, the empty prefix first."""
    digest = blake2b(digest_size=16)
    for line in (belief, *(action.line for action in actions)):
        digest.update(line.encode() + b"\n")
        yield digest.digest()


@cache
def _start_pool() -> Pool:
    pool = Pool(**settings.DUE_DATE_POOL)
    atexit.register(pool.stop)
    return pool


_starting = threading.Lock()


def get_pool() -> Pool:
    """Return the pool of this process, which is created at first use and stopped at exit."""
    with _starting:
        return _start_pool()
