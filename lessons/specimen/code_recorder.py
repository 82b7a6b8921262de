"""Record which statements of Django's session code an action runs, in order, and the SQL between them.

They are traced with ``sys.settrace``, which every supported Python has: nothing is patched, and an action does the same
with and without it. Lives only in worker processes.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path
from types import FrameType
from typing import Any

import django
from django.db import connection

from due_date.server.executed_code import Call, CodePath, Executed, Query
from lessons.django_source.python_source import SourceText, Statement
from lessons.specimen.server import SpecimenServer

MAX_CALLS = 200
MAX_STEPS = 1_500
MAX_TEXT_LENGTH = 1_000
MAX_RESULT_LENGTH, MAX_BITS = 60, 200

_DJANGO = Path(django.__file__).parent
_BACKENDS = ("base", "cache", "cached_db", "db", "file", "signed_cookies")
WATCHED: dict[str, frozenset[str] | None] = {  # files, and the functions in each; None stands for all of them
    "contrib/sessions/middleware.py": None,
    **{f"contrib/sessions/backends/{name}.py": None for name in _BACKENDS},
    "contrib/sessions/management/commands/clearsessions.py": None,
    "contrib/auth/middleware.py": frozenset({"AuthenticationMiddleware.process_request", "get_user"}),
    "contrib/auth/__init__.py": frozenset(
        {"_get_user_session_key", "get_user", "login", "logout", "update_session_auth_hash"}
    ),
}
_PATHS = {str(_DJANGO / path): path for path in WATCHED}
_PLAIN = (bool, int, float, str, type(None))


@cache
def _source(path: str) -> SourceText:
    return SourceText((_DJANGO / path).read_text("utf-8"))


@dataclass
class _Run:
    """A statement of a call that has not returned yet: the number of its step, and how often it ran."""

    step: int
    statement: Statement
    times: int = 1
    queries: list[Query] = field(default_factory=list)


@dataclass
class _OpenCall:
    """A call that is being recorded: its statements by their first line, and the one that runs now."""

    path: str
    function: str
    depth: int
    runs: dict[int, _Run] = field(default_factory=dict)
    now: _Run | None = None
    returned: str | None = None
    raised: str | None = None

    def close(self) -> Call:
        """Return the call as it is reported."""
        source = _source(self.path)
        return Call(
            self.path,
            self.function,
            self.depth,
            tuple(
                Executed(
                    run.step,
                    run.statement.first,
                    run.statement.last,
                    "\n".join(source.lines[run.statement.first - 1 : run.statement.last])[:MAX_TEXT_LENGTH],
                    run.times,
                    tuple(run.queries),
                )
                for run in self.runs.values()
            ),
            self.returned,
            self.raised,
        )


class Recorder:
    """Record what runs inside :meth:`watch`, which can be entered several times."""

    def __init__(self) -> None:
        self._calls: list[_OpenCall] = []
        self._stack: list[_OpenCall] = []
        self._elsewhere: list[Query] = []
        self._steps = 0
        self._is_cut = False

    @contextmanager
    def watch(self) -> Iterator[None]:
        """Record what this thread runs in the block."""
        before = sys.gettrace()
        with connection.execute_wrapper(self._note_query):
            sys.settrace(self._enter)
            try:
                yield
            finally:
                sys.settrace(before)
                self._stack.clear()

    def path(self) -> CodePath:
        """Return what was recorded so far."""
        return CodePath(tuple(call.close() for call in self._calls), tuple(self._elsewhere), self._is_cut)

    def _enter(self, frame: FrameType, event: str, _: Any) -> Any:
        path = _PATHS.get(frame.f_code.co_filename)
        if path is None:
            return None
        functions, name = WATCHED[path], frame.f_code.co_qualname
        if name.endswith(">") or (functions is not None and name not in functions):
            return None  # <module>, <lambda>, <listcomp> ... are not functions of their own
        if len(self._calls) >= MAX_CALLS:
            self._is_cut = True
            return None
        call = _OpenCall(path, name, len(self._stack))
        self._calls.append(call)
        self._stack.append(call)

        def follow(frame: FrameType, event: str, value: Any) -> Any:
            self._follow(call, frame, event, value)
            return follow

        return follow

    def _follow(self, call: _OpenCall, frame: FrameType, event: str, value: Any) -> None:
        match event:
            case "line":
                call.raised = None
                self._note_line(call, frame.f_lineno)
            case "exception":
                call.raised = value[0].__name__
            case "return":
                call.returned = None if call.raised else _write_plain(value)
                while self._stack and self._stack.pop() is not call:
                    pass

    def _note_line(self, call: _OpenCall, line: int) -> None:
        statement = _source(call.path).statement_at(line)
        if call.now and call.now.statement.first == statement.first:
            return  # a statement of several lines, or one that came back from a call
        run = call.runs.get(statement.first)
        if run:
            run.times += 1
        elif self._steps < MAX_STEPS:
            run = call.runs[statement.first] = _Run(self._step(), statement)
        else:
            self._is_cut = True
        call.now = run

    def _note_query(self, execute: Any, sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        step = self._step()
        result = execute(sql, params, many, context)
        shown = connection.ops.last_executed_query(context["cursor"], sql, params)
        query = Query(step, shown[:MAX_TEXT_LENGTH])
        now = self._stack[-1].now if self._stack else None
        if self._steps >= MAX_STEPS:
            self._is_cut = True
        else:
            (now.queries if now else self._elsewhere).append(query)
        return result

    def _step(self) -> int:
        self._steps += 1
        return self._steps


@contextmanager
def record_code(server: SpecimenServer) -> Iterator[Recorder]:
    """Record what Django runs for ``server`` in the block."""
    recorder = Recorder()
    server.watch = recorder.watch
    try:
        yield recorder
    finally:
        server.watch = nullcontext


def _write_plain(value: Any) -> str | None:
    """Return a plain value as Python writes it, and a moment as text; ``None`` for any other value, or a long one."""
    if isinstance(value, datetime):
        return str(value)
    if type(value) not in _PLAIN or (isinstance(value, int) and value.bit_length() > MAX_BITS):
        return None
    text = repr(value)
    return text if len(text) <= MAX_RESULT_LENGTH else None
