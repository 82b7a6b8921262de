"""Run the tests of the example project, as plain Django would, in a process of its own.

``python -m tests.curriculum.example_project``, from the project's root, writes the outcome of each test as JSON. The
example project is the code that the pages of the reference show; it shares neither settings nor clock with the product.
"""

import ast
import contextlib
import io
import json
import os
import subprocess
import sys
import unittest
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "lessons" / "curriculum" / "examples"


def list_tests() -> list[str]:
    """Return the names of its tests: ``test_limits.LimitTests.test_...``."""
    return [
        f"{path.stem}.{node.name}.{method.name}"
        for path in sorted((EXAMPLES / "accounts" / "tests").glob("test_*.py"))
        for node in ast.parse(path.read_text()).body
        if isinstance(node, ast.ClassDef)
        for method in node.body
        if isinstance(method, ast.FunctionDef | ast.AsyncFunctionDef) and method.name.startswith("test_")
    ]


@cache
def run_tests() -> dict[str, str]:
    """Run all tests and return, by name, ``ok`` or what went wrong.

    :raises RuntimeError: when the project cannot be run.
    """
    command = [sys.executable, "-W", "error", "-m", "tests.curriculum.example_project"]
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("DJANGO_", "EXAMPLE_"))}
    done = subprocess.run(command, cwd=ROOT, env=clean, capture_output=True, text=True, check=False, timeout=300)
    if done.returncode != 0:
        raise RuntimeError(f"The example project stopped.\n{done.stderr}")
    found: dict[str, str] = json.loads(done.stdout)
    return found


class _Outcomes(unittest.TextTestResult):
    """Note each outcome by the test's name, a skip like a failure."""

    found: dict[str, str] = {}  # noqa: RUF012 - of the one run of this process

    def addSuccess(self, test: unittest.TestCase) -> None:
        self._note(test, "ok")

    def addError(self, test: unittest.TestCase, err: Any) -> None:
        self._note(test, self._exc_info_to_string(err, test))  # type: ignore[attr-defined]

    addFailure = addError

    def addSkip(self, test: unittest.TestCase, reason: str) -> None:
        self._note(test, f"skipped: {reason}")

    def addSubTest(self, test: unittest.TestCase, subtest: unittest.TestCase, err: Any) -> None:
        if err is not None:
            self.addError(test, err)

    def _note(self, test: unittest.TestCase, outcome: str) -> None:
        name = test.id().removeprefix("accounts.tests.")
        if self.found.get(name, "ok") == "ok":
            self.found[name] = outcome


def main() -> None:
    """Run the tests in this process and write their outcomes to standard output, as JSON."""
    sys.path.insert(0, str(EXAMPLES))
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"

    import django
    from django.test.runner import DiscoverRunner

    django.setup()

    class Runner(DiscoverRunner):
        def get_test_runner_kwargs(self) -> dict[str, Any]:
            return {**super().get_test_runner_kwargs(), "resultclass": _Outcomes, "stream": io.StringIO()}

    with contextlib.redirect_stdout(sys.stderr):  # where the system checks write
        Runner(verbosity=0, interactive=False).run_tests(["accounts"])
    json.dump(_Outcomes.found, sys.stdout)


if __name__ == "__main__":
    main()
