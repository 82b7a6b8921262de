"""A temporary copy of the project, in which a test adds something as CONTRIBUTING says, and runs it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PRODUCT = ("due_date", "lessons", "locale", "static", "templates", "tutorial", "manage.py")
SET_UP = """
import django
from django.test.utils import setup_test_environment

django.setup()
setup_test_environment()
"""


class Recipe:
    """A copy of the product in ``root``. Paths are relative to the project, such as ``lessons/simulated_site.py``."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for name in PRODUCT:
            # Compiled modules come along: they are most of what starting a process costs.
            copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy2
            copy(ROOT / name, root / name)

    def write(self, path: str, text: str) -> None:
        """Write a new file.

        :raises FileExistsError: for one that the project has.
        """
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        with (self.root / path).open("x") as file:
            file.write(text)

    def append(self, path: str, text: str, *, after: str = "") -> None:
        """Insert ``text`` into a file right after ``after``, which it holds exactly once; by default at its end."""
        before = (self.root / path).read_text()
        if after:
            assert before.count(after) == 1, f"{path} holds {after!r} {before.count(after)} times"
        head, _, tail = before.partition(after) if after else (before, "", "")
        (self.root / path).write_text(head + after + text + tail)

    def run(self, code: str) -> str:
        """Run ``code`` in a new process, with Django set up and an empty database in memory; return what it prints.

        The test fails if ``code`` raises an exception or prints anything to standard error.
        """
        environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "tutorial.settings", "DUE_DATE_DB": ":memory:"}
        done = subprocess.run(
            [sys.executable, "-c", SET_UP + code], cwd=self.root, env=environment, capture_output=True, text=True
        )
        assert (done.returncode, done.stderr) == (0, ""), done.stderr
        return done.stdout

    @property
    def touched(self) -> list[str]:
        """The files of the product that are new, or differ from those of the project, in the order of their paths."""
        copied = (path for name in PRODUCT for path in [self.root / name, *(self.root / name).rglob("*")])
        files = (path.relative_to(self.root) for path in copied if path.is_file() and path.suffix != ".pyc")
        return sorted(path.as_posix() for path in files if _differ(self.root / path, ROOT / path))


def _differ(path: Path, original: Path) -> bool:
    return not original.exists() or path.read_bytes() != original.read_bytes()


@pytest.fixture
def recipe(tmp_path: Path) -> Recipe:
    """A fresh copy of the product, in which nothing is touched yet."""
    return Recipe(tmp_path)
