"""A run that goes on for as long as a test wants: its process waits at a gate, which the test opens."""

import os
from functools import partial
from pathlib import Path

from lessons.growth.process import Work
from tests.growth.children import wait_at_gate
from tests.growth.waiting import wait_until


class Gate:
    """A named pipe: reading from it waits until somebody writes."""

    def __init__(self, path: Path) -> None:
        self.path = path
        if not path.exists():
            os.mkfifo(path)

    @property
    def work(self) -> Work:
        """What a run's process does: all of the real work but the tables."""
        return partial(wait_at_gate, str(self.path))

    def open(self) -> None:
        """Let every run go on that waits, at least one."""
        wait_until(self._is_opened)

    def _is_opened(self) -> bool:
        try:
            os.close(os.open(self.path, os.O_WRONLY | os.O_NONBLOCK))
        except OSError:
            return False  # nobody waits yet
        return True
