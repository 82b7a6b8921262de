"""Run a plan in a process of its own, which is killed as soon as it is no longer wanted or takes too long."""

import logging
import multiprocessing
import time
from collections.abc import Callable
from multiprocessing.connection import Connection

from lessons.growth import worker
from lessons.growth.plan import Limits, Plan
from lessons.growth.report import Progress, Report

START_S = 20  # a process may need this long to start and to send its report, besides the seconds of its work

logger = logging.getLogger(__name__)

Work = Callable[[Plan, Limits, Connection], None]


def measure(
    plan: Plan,
    limits: Limits,
    is_wanted: Callable[[Progress], bool] = lambda progress: True,
    *,
    heartbeat_s: float = 0.5,
    start_s: float = START_S,
    work: Work = worker.work,
) -> Report | None:
    """Run ``plan`` and return its report, or ``None`` if it died, took too long or was no longer wanted.

    ``is_wanted`` is asked every ``heartbeat_s`` seconds. When this returns or raises, the process is gone.
    """
    context = multiprocessing.get_context("spawn")  # a fork would copy locks of other threads and open connections
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=work, args=(plan, limits, sender), name="growth", daemon=True)
    process.start()
    sender.close()  # so that the pipe ends when the process does
    late_at = time.monotonic() + limits.seconds + start_s
    progress = Progress(last_day=plan.last_day(limits.records))
    try:
        while is_wanted(progress):
            match _receive(receiver, heartbeat_s):
                case Report() as report:
                    return report
                case Progress() as progress:
                    pass
            if time.monotonic() >= late_at:
                logger.error("A growth run took too long and was killed: %s", plan)
                break
    except (EOFError, ConnectionError):
        process.join(1)
        logger.error("A growth run ended with exit code %s and without a report: %s", process.exitcode, plan)
    finally:
        process.kill()
        process.join()
        receiver.close()
    return None


def _receive(receiver: Connection, seconds: float) -> Progress | Report | None:
    """Return the report as soon as it comes, else the newest progress within ``seconds``, ``None`` without any.

    :raises EOFError: when the process is gone.
    """
    until = time.monotonic() + seconds
    message: Progress | Report | None = None
    while not isinstance(message, Report) and receiver.poll(max(0.0, until - time.monotonic())):
        try:
            message = receiver.recv()
        except OSError as error:  # it was killed in the middle of a message
            raise EOFError from error
    return message
