"""Ask the oracle, in a process of its own."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


def observe_all(scenarios: list[list[str]]) -> list[list[dict[str, Any]]]:
    """Play scenarios (lists of action lines) against stock Django; one observation per action.

    :raises RuntimeError: when the oracle cannot read a scenario; its text names the line.
    """
    command = [sys.executable, "-m", "tests.oracle.plain_django"]
    done = subprocess.run(
        command, cwd=ROOT, input=json.dumps(scenarios), capture_output=True, text=True, check=False, timeout=600
    )
    if done.returncode != 0:
        raise RuntimeError(f"The oracle stopped.\n{done.stderr}")
    answers: list[list[dict[str, Any]]] = json.loads(done.stdout)
    return answers
