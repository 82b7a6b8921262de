"""Where session files can be kept. Imported by the web process too, so without Django."""

import os
import tempfile

from lessons.simulator.times import LAST_AT

IN_MEMORY = "/dev/shm"  # noqa: S108 - only private directories are made in it


def timeless_directory() -> str | None:
    """Return a directory for temporary files that can date a file to the year 9999; ``None`` stands for the usual one.

    The usual one is taken when it can, and when none can: ext4, for one, ends in 2446 without a word.
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
