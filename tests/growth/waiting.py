"""Wait for another thread or process, but not for ever."""

import os
import time
from collections.abc import Callable

PATIENCE_S = 30


def wait_until(is_so: Callable[[], object]) -> None:
    """Return as soon as ``is_so()``; fail if it takes too long."""
    until = time.monotonic() + PATIENCE_S
    while not is_so():
        assert time.monotonic() < until, "it did not happen in time"
        time.sleep(0.01)


def is_gone(pid: int) -> bool:
    """Whether a process has ended; one that nobody has waited for yet has ended too."""
    try:
        os.kill(pid, 0)
        with open(f"/proc/{pid}/stat") as stat:
            return stat.read().rpartition(")")[2].split()[0] == "Z"
    except ProcessLookupError:
        return True
    except FileNotFoundError:
        return os.path.exists("/proc/self/stat")  # a system without /proc cannot tell a zombie
