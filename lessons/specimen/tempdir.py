"""Make a private directory for the session files of workers. The web process uses it too, so without Django."""

import fcntl
import os
import shutil
import tempfile
import time
import weakref
from pathlib import Path

from due_date.times import LAST_AT

IN_MEMORY = "/dev/shm"  # noqa: S108 - only private directories are made in it
PREFIX = "due-date-"
LOCKING_S = 60
"""A directory younger than this may not be locked yet."""


class PrivateDirectory:
    """A new directory that only this user can read, deleted by ``remove`` or when this process ends.

    It is locked for as long as this process lives. A process that was killed leaves a directory without a lock behind,
    which the next process removes.
    """

    def __init__(self) -> None:
        parent = find_temp_directory() or tempfile.gettempdir()
        remove_abandoned(Path(parent))
        self.path = tempfile.mkdtemp(prefix=PREFIX, dir=parent)
        self._lock = os.open(self.path, os.O_RDONLY)
        fcntl.flock(self._lock, fcntl.LOCK_EX)
        self.remove = weakref.finalize(self, _remove, self.path, self._lock)


def remove_abandoned(parent: Path) -> None:
    """Remove the private directories in ``parent`` whose process is gone."""
    for path in parent.glob(f"{PREFIX}*"):
        try:
            if path.is_symlink() or path.stat().st_uid != os.getuid() or _age_s(path) < LOCKING_S:
                continue
            lock = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
        except OSError:
            continue
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(path, ignore_errors=True)
        except OSError:
            pass  # its process lives
        finally:
            os.close(lock)


def find_temp_directory() -> str | None:
    """Return a directory for temporary files that can date a file to the year 9999; ``None`` stands for the usual one.

    The usual one is returned when it can, and also when none can: ext4, for one, silently ends in 2446.
    """
    last = int(LAST_AT.timestamp())
    for directory in (None, IN_MEMORY):
        try:
            with tempfile.NamedTemporaryFile(dir=directory) as file:
                os.utime(file.name, (last, last))
                if os.stat(file.name).st_mtime == last:
                    return directory
        except OSError:
            continue
    return None


def _age_s(path: Path) -> float:
    return time.time() - path.stat().st_mtime


def _remove(path: str, lock: int) -> None:
    shutil.rmtree(path, ignore_errors=True)
    os.close(lock)
