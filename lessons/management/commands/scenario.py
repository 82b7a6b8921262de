"""Run scenario files: ``python manage.py scenario FILE [FILE ...]``; ``--help`` says what can be written in one."""

import json
import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from dataclasses import asdict
from pathlib import Path
from typing import Any

import django
from django.core.management.base import BaseCommand, CommandError

from due_date.codec import to_json
from due_date.scenario.manual import write_manual
from due_date.scenario.observation import write_observed
from due_date.scenario.scenario import Scenario, ScenarioError
from due_date.simulation.expectations import Failure, failures
from due_date.simulation.frame import Frame, Trace
from due_date.times import format_moment
from lessons.grammar import GRAMMAR, parse_scenario
from lessons.pool import Busy, RunFailed, get_pool
from lessons.sentences.errors import advise
from lessons.sentences.reasons import explain

MAX_FILE_BYTES = 1_000_000
EXCHANGE_KEYS = ("request", "response", "page", "user", "expiry_age", "session", "queries", "error", "signature")


class Unreadable(Exception):
    """A file without a readable scenario; the text names file, line, fault and what to do."""


class Command(BaseCommand):
    """Print what each action of a scenario did, and which expectations failed."""

    help = "Run scenario files on real Django: 0 all expectations hold, 1 some fail, 2 a file cannot be read."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the arguments, and the manual of the grammar at the end of the help."""
        parser.formatter_class = RawDescriptionHelpFormatter
        parser.epilog = write_manual(GRAMMAR).replace("%", "%%")
        parser.add_argument("--grammar", action="store_true", help="print what can be written, as Markdown")
        parser.add_argument("files", nargs="*", metavar="FILE", help="a scenario file, - for standard input")
        parser.add_argument("--json", action="store_true", help="print the frames as JSON")

    def handle(self, *args: Any, files: list[str], json: bool, grammar: bool, **options: Any) -> None:
        """Run each file and exit with the highest status."""
        if grammar:
            self.stdout.write(write_manual(GRAMMAR), ending="")
            return
        if not files:
            raise CommandError("name a scenario file, or - for standard input", returncode=2)
        results = [self._run(name) for name in files]
        if json:
            self._print_json(results)
        else:
            self._print_text(files, results)
        sys.exit(max(status for status, _, _ in results))

    def _run(self, name: str) -> tuple[int, Trace | None, list[Failure] | str]:
        try:
            scenario = read_scenario(name)
            trace = get_pool().trace(scenario)
        except Unreadable as error:
            return 2, None, str(error)
        except (Busy, RunFailed) as error:
            return 2, None, f"{name}: could not be run: {error}"
        failed = failures(scenario, trace)
        return (1 if failed else 0), trace, failed

    def _print_json(self, results: list[tuple[int, Trace | None, Any]]) -> None:
        shown = [
            {"error": outcome}
            if trace is None
            else {
                "django": django.get_version(),
                "frames": [build_frame_json(frame) for frame in trace if frame.action],
                "failures": [{**asdict(failure), "message": describe_failure(failure)} for failure in outcome],
            }
            for _, trace, outcome in results
        ]
        self.stdout.write(json.dumps(shown[0] if len(shown) == 1 else shown, ensure_ascii=False))

    def _print_text(self, files: list[str], results: list[tuple[int, Trace | None, Any]]) -> None:
        for name, (_, trace, outcome) in zip(files, results, strict=True):
            if len(files) > 1:
                self.stdout.write(f"== {name}")
            if trace is None:
                self.stderr.write(outcome)
                continue
            for number, frame in enumerate(trace):
                if frame.action:
                    self.stdout.write(format_frame(number, frame))
            for failure in outcome:
                self.stdout.write(f"{name}:{failure.line}: {describe_failure(failure)}")


def read_scenario(name: str) -> Scenario:
    """Read the scenario in the file ``name``, or on standard input for ``-``.

    :raises Unreadable: naming file, line, fault and the nearest valid action.
    """
    shown = "<standard input>" if name == "-" else name
    try:
        raw = sys.stdin.buffer.read(MAX_FILE_BYTES + 1) if name == "-" else _read_bytes(Path(name))
        if len(raw) > MAX_FILE_BYTES:
            raise Unreadable(f"{shown}: longer than {MAX_FILE_BYTES:,} bytes: a scenario has at most 200 actions")
        lines = raw.decode("utf-8-sig").replace("\r\n", "\n").split("\n")
        return parse_scenario(lines, may_expect=True)
    except (OSError, ValueError) as error:
        raise Unreadable(_describe_unreadable(shown, error)) from error


def _read_bytes(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MAX_FILE_BYTES + 1)


def _describe_unreadable(name: str, error: OSError | ValueError) -> str:
    match error:
        case ScenarioError():
            return f"{name}:{error.line}: {error.text!r}: {advise(error)}"
        case UnicodeDecodeError():
            return f"{name}: byte {error.start + 1} is not UTF-8: save the file as UTF-8"
        case OSError():
            return f"{name}: cannot be read ({error.strerror}): name a scenario file, or - for standard input"
    return f"{name}: cannot be read ({error})"


def build_frame_json(frame: Frame) -> dict[str, Any]:
    """Return the public part of a frame as JSON values, which other programs may rely on."""
    return {
        "action": frame.action.text if frame.action else None,
        "browser": frame.browser,
        "at": format_moment(frame.at),
        "exchange": frame.exchange and {name: to_json(getattr(frame.exchange, name)) for name in EXCHANGE_KEYS},
        "why": explain(frame),
        "observed": frame.observed,
    }


def format_frame(number: int, frame: Frame) -> str:
    """Return one line: number, time, action, observations and reasons."""
    observed = " ".join(f"{key}={write_observed(value)}" for key, value in frame.observed.items())
    why = " ".join(explain(frame))
    return f"{number:3} {format_moment(frame.at)} {frame.line} | {observed} | {why}"


def describe_failure(failure: Failure) -> str:
    """Return a sentence that names action, key, expected and found."""
    action = f"action {failure.number} ({failure.action})" if failure.action else "the start"
    return f"after {action}: {failure.key}: expected {failure.expected}, found {failure.found}"
