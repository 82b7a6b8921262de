"""The web side's door to the specimen: worker processes, a cache of what was run, and limits.

A step is a pure function of its JSON, so a worker that died is replaced and its step tried again, and nothing is lost.
"""

import atexit
import json
import multiprocessing
import shutil
import tempfile
import threading
import weakref
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError
from concurrent.futures import TimeoutError as OutOfTime
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from hashlib import blake2b
from itertools import takewhile

from cachetools import LRUCache
from django.conf import settings
from pebble import ProcessExpired, ProcessFuture, ProcessPool

from lessons.simulator.code_path import CodePath
from lessons.simulator.jsonable import from_json
from lessons.simulator.scenario import Scenario
from lessons.simulator.trace import Trace
from lessons.specimen import worker
from lessons.specimen.directory import timeless_directory

TRIES = 3

Work = Callable[[str], list[str]]  # what a worker does with a job


class Busy(Exception):
    """Too many runs are waiting: try again after ``retry_after_s`` seconds."""

    retry_after_s = 2


class RunFailed(Exception):
    """A run took longer than its limit, or ended its worker each time it was tried."""


class Pool:
    """Runs scenarios in ``workers`` processes; at most ``waiting`` more runs may wait for one.

    ``time_limit_s`` ends a run, and its worker with it. ``cache_bytes`` bounds what is kept of earlier runs.
    """

    def __init__(
        self, *, workers: int = 2, waiting: int = 16, time_limit_s: float = 10, cache_bytes: int = 64_000_000
    ) -> None:
        self._places = threading.BoundedSemaphore(workers + waiting)
        self._time_limit_s = time_limit_s
        self._workers = workers
        # Made and removed here, because a worker that is killed removes nothing.
        self._directory = tempfile.mkdtemp(prefix="due-date-", dir=timeless_directory())
        self._remove_directory = weakref.finalize(self, shutil.rmtree, self._directory, ignore_errors=True)
        self._processes = self._start()
        self._frames: LRUCache[bytes, str] = LRUCache(cache_bytes, getsizeof=len)
        self._lock = threading.Lock()

    def trace(self, scenario: Scenario) -> Trace:
        """Return the trace of ``scenario``; only the actions after its longest cached prefix are run.

        :raises Busy: when too many runs are waiting.
        :raises RunFailed: when the run did not come to its end.
        """
        return Trace(self._texts(scenario.lines))

    def code_path(self, scenario: Scenario, number: int) -> CodePath:
        """Return what of Django's session code the action ``number`` (from 1) of ``scenario`` runs.

        :raises Busy: when too many runs are waiting.
        :raises RunFailed: when the run did not come to its end.
        """
        key = b"path " + list(_prefix_keys(scenario.lines[:number]))[-1]
        with self._lock:
            text = self._frames.get(key)
        if text is None:
            before = self._texts(scenario.lines[: number - 1])[-1]
            _frame, text = self._run(worker.trace_job, before, scenario.lines[number - 1 : number])
            self._keep({key: text})
        return from_json(CodePath, json.loads(text))

    def stop(self) -> None:
        """End the workers."""
        self._processes.stop()  # type: ignore[no-untyped-call]
        self._processes.join()
        self._remove_directory()

    def _texts(self, lines: Sequence[str]) -> list[str]:
        keys = list(_prefix_keys(lines))
        with self._lock:
            texts = [self._frames[key] for key in takewhile(self._frames.__contains__, keys)]
        known = len(texts)
        if known < len(keys):
            texts += self._run(worker.run_job, texts[-1] if texts else None, lines[max(known - 1, 0) :])
            self._keep(dict(zip(keys[known:], texts[known:], strict=True)))
        return texts

    def _keep(self, texts: dict[bytes, str]) -> None:
        with self._lock:
            for key, text in texts.items():
                if len(text) <= self._frames.maxsize:
                    self._frames[key] = text

    def _start(self) -> ProcessPool:
        context = multiprocessing.get_context("spawn")
        return ProcessPool(
            max_workers=self._workers, initializer=worker.boot, initargs=[self._directory], context=context
        )

    def _schedule(self, work: Work, job: str) -> ProcessFuture[list[str]]:
        """Hand ``job`` to the workers: to new ones where pebble gave up, as when one dies while none has a job."""
        with self._lock:
            if not self._processes.active:
                self._processes.stop()  # type: ignore[no-untyped-call]
                self._processes = self._start()
            try:
                return self._processes.schedule(work, args=[job], timeout=self._time_limit_s)
            except RuntimeError as error:
                raise BrokenProcessPool from error

    def _run(self, work: Work, last_frame: str | None, lines: Sequence[str]) -> list[str]:
        world = json.loads(last_frame)["world"] if last_frame else None
        job = json.dumps({"world": world, "actions": lines})
        if not self._places.acquire(blocking=False):
            raise Busy
        try:
            for _ in range(TRIES):
                try:
                    return self._schedule(work, job).result()
                except (ProcessExpired, BrokenProcessPool, CancelledError):
                    continue  # the worker died; another one takes the step
                except OutOfTime as error:
                    raise RunFailed("out of time") from error
            raise RunFailed("its worker died each time")
        finally:
            self._places.release()


def _prefix_keys(lines: Sequence[str]) -> Iterator[bytes]:
    """Yield a key for each prefix of ``lines``, the empty one first."""
    digest = blake2b(digest_size=16)
    yield digest.digest()
    for line in lines:
        digest.update(line.encode() + b"\n")
        yield digest.digest()


@cache
def _started_pool() -> Pool:
    pool = Pool(**settings.DUE_DATE_POOL)
    atexit.register(pool.stop)
    return pool


_starting = threading.Lock()


def the_pool() -> Pool:
    """Return this process's pool, started at first use."""
    with _starting:
        return _started_pool()
