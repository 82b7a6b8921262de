"""What a worker may be made to do in place of its job. Lives here, because a worker must be able to import it."""

import os
import signal
import tempfile
import time
from pathlib import Path
from unittest.mock import patch

from lessons.specimen import worker


def sign(tester_id: int) -> Path:
    """Return the file that says to the tests of process ``tester_id`` that a worker has begun to hang."""
    return Path(tempfile.gettempdir()) / f"due-date-hangs-{tester_id}"


def hang(job: str) -> list[str]:
    """Never come to an end."""
    while True:
        time.sleep(60)


def hang_once(job: str) -> list[str]:
    """Never come to an end the first time; do the job the second."""
    begun = sign(os.getppid())
    if not begun.exists():
        begun.touch()
        hang(job)
    return worker.run_job(job)


def die(job: str) -> list[str]:
    """End the worker, as the kernel does when memory runs out."""
    os.kill(os.getpid(), signal.SIGKILL)
    return []


def break_off(job: str) -> list[str]:
    """Fail when Django has answered a request and before anyone has looked at what it wrote."""
    with patch("due_date.actions.requests.receive", side_effect=RuntimeError("broke off")):
        return worker.run_job(job)


def tell_recording(job: str) -> list[str]:
    """Record an action, and return the name of what is entered around the next one."""
    worker.trace_job(job)
    return [worker._servers[""].watch.__name__]
