"""Static files as production serves them."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from django.core.files.storage import Storage
from whitenoise.storage import CompressedManifestStaticFilesStorage  # type: ignore[import-untyped]

Paths = dict[str, tuple[Storage, str]]
"""In which storage each static file is, and under which name."""

_IMPORT = re.compile(r'@import "([^"]+)";\n?')
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_WHITE_SPACE = re.compile(r"\s*\n\s*")


class WholeSheetsStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Hash and compress static files; a style sheet that imports others is collected as one whole.

    In development the browser fetches each ``@import`` by itself. In production that would be a chain of requests, and
    many small files compress worse than a large one.
    """

    def post_process(self, paths: Paths, dry_run: bool = False, **options: Any) -> Iterator[Any]:
        """Put what a style sheet imports in its place, then go on as usual."""
        if not dry_run:
            sheets = [name for name in paths if name.startswith("css/") and name.endswith(".css")]
            whole = {name: compact(read_whole(name, paths)) for name in sheets}
            for name, text in whole.items():
                with self.open(name, "w") as file:
                    file.write(text)
                paths[name] = self, name
        yield from super().post_process(paths, dry_run, **options)


def read_whole(name: str, paths: Paths) -> str:
    """Return the style sheet called ``name``, one of ``paths``, with the text of each ``@import`` in its place."""
    storage, path = paths[name]
    with storage.open(path) as file:
        text = file.read().decode()
    folder = PurePosixPath(name).parent
    return _IMPORT.sub(lambda found: read_whole(str(folder / found[1]), paths), text)


def compact(text: str) -> str:
    """Return a style sheet without its comments and its indentation."""
    return _WHITE_SPACE.sub("\n", _COMMENT.sub("", text))
