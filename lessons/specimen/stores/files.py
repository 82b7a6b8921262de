"""Read and replace the session files of the simulated site, each with the simulated moment of its last change.

The file engine dates a session by its file, and the kernel dates files by its own clock: so each file that was written
is given the simulated time afterwards.
"""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from django.contrib.sessions.backends.file import SessionStore

from due_date.server.state import Record
from due_date.times import LAST_AT
from lessons.specimen.session_decoding import decode, find_file_expiry

KEY_LENGTH = 32


@dataclass(frozen=True)
class _File:
    content: str
    modified_at: datetime
    kernel_ns: int


class SessionFiles:
    """The files in ``directory``, which belongs to this process alone, and which the file engine uses from now on."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._files: dict[str, _File] = {}
        # The engine remembers its directory here once it has asked for it.
        SessionStore._storage_path = str(directory)  # type: ignore[attr-defined]

    def stamp(self, at: datetime) -> None:
        """Set the modification time of the files written since the last call to ``at``, an aware datetime."""
        found = {entry.name: entry.stat().st_mtime_ns for entry in os.scandir(self._directory)}
        for name in [name for name in self._files if name not in found]:
            del self._files[name]
        for name in sorted(found):
            if name not in self._files or self._files[name].kernel_ns != found[name]:
                self._note(name, (self._directory / name).read_text("ascii"), at)

    def dump(self) -> tuple[Record, ...]:
        """Return the session files, in the order they were created."""
        return tuple(_record(name, file) for name, file in self._files.items())

    def load(self, files: Iterable[Record]) -> None:
        """Replace the files in the directory with ``files``."""
        self.delete_all()
        for file in files:
            (self._directory / file.name).write_text(file.raw, "ascii")
            self._note(file.name, file.raw, file.modified_at or LAST_AT)

    def delete_all(self) -> None:
        """Delete every file."""
        for path in self._directory.iterdir():
            path.unlink()
        self._files.clear()

    def _note(self, name: str, content: str, at: datetime) -> None:
        path, seconds = self._directory / name, int(at.timestamp())
        os.utime(path, (seconds, seconds))
        self._files[name] = _File(content, at.astimezone(UTC), path.stat().st_mtime_ns)


def _record(name: str, file: _File) -> Record:
    key, prefix = name[-KEY_LENGTH:], name[:-KEY_LENGTH]
    data = decode(file.content) if file.content else {}
    expires_at, zone = find_file_expiry(key, prefix, data or {}, file.modified_at)
    return Record(key, file.content, data, "", expires_at, name, zone, file.modified_at)
