"""The code path as a page shows it: each function once, what ran of it marked among its neighbours.

Dataclasses in, finished texts out. No HTML, no request.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from due_date.server.executed_code import Call, CodePath, Executed, Query
from lessons.django_source.lookup import SourceLine, build_anchor, read_source
from lessons.django_source.python_source import Function

CONTEXT = 2  # lines shown on either side of what ran
PASSING_ON = frozenset(
    {
        "__init__",
        "_get_or_create_session_key",
        "_get_session_key",
        "_get_user_session_key",
        "_set_session_key",
        "_validate_session_key",
        "get_model_class",
        "key_salt",
        "model",
    }
)


@dataclass(frozen=True)
class CodeLine:
    """Hold a statement that ran, or a line beside one that did not; without a text it stands for lines left out.

    ``step`` is its place in the order of all that ran, ``None`` for what did not. ``decided`` are the sentences for
    which this is the line that decided; ``queries`` ran with it.
    """

    numbers: str = ""
    text: str = ""
    step: int | None = None
    times: int = 0
    decided: tuple[str, ...] = ()
    queries: tuple[Query, ...] = ()

    @property
    def is_gap(self) -> bool:
        """Whether it stands for lines left out."""
        return not self.text


@dataclass(frozen=True)
class FunctionListing:
    """Hold a function: where it is, how often it was called, what it gave back (each once) and its lines."""

    id: str
    path: str
    function: str
    calls: int
    gave: tuple[str, ...]
    lines: tuple[CodeLine, ...]
    passes_on: bool


def list_functions(path: CodePath, decisions: Iterable[tuple[str, SourceLine]]) -> tuple[FunctionListing, ...]:
    """Return the functions of ``path`` in the order they were first called.

    ``decisions`` are sentences with the line that decided each; a line that did not run is not marked.
    """
    decided = list(decisions)
    by_function: dict[tuple[str, str], list[Call]] = {}
    for call in path.calls:
        by_function.setdefault((call.path, call.function), []).append(call)
    return tuple(_list_function(calls, decided) for calls in by_function.values())


def _list_function(calls: Sequence[Call], decided: Sequence[tuple[str, SourceLine]]) -> FunctionListing:
    path, function = calls[0].path, calls[0].function
    gave = [call.raised or call.returned for call in calls]
    return FunctionListing(
        build_anchor(path, function),
        path,
        function,
        len(calls),
        tuple(dict.fromkeys(text for text in gave if text)),
        tuple(_lines(path, function, calls, [(text, source.line) for text, source in decided if source.path == path])),
        function.rpartition(".")[2] in PASSING_ON and not any(run.queries for call in calls for run in call.executed),
    )


def _lines(path: str, function: str, calls: Sequence[Call], decided: Sequence[tuple[str, int]]) -> Iterator[CodeLine]:
    ran = _merged(run for call in calls for run in call.executed)
    text = read_source(path)
    body = text.functions[function]
    last = body.first - 1
    indent = len(text.lines[last]) - len(text.lines[last].lstrip())
    for number in _shown(body, ran.values()):
        if number > last + 1:
            yield CodeLine()
        run = ran.get(number)
        last = run.last_line if run else number
        code = "\n".join(line[indent:] for line in text.lines[number - 1 : last])
        numbers = str(number) if last == number else f"{number}-{last}"
        if run:
            sentences = tuple(sentence for sentence, line in decided if number <= line <= last)
            yield CodeLine(numbers, code, run.step, run.times, sentences, run.queries)
        elif code:
            yield CodeLine(numbers, code)
    if last < body.last:
        yield CodeLine()


def _shown(body: Function, ran: Iterable[Executed]) -> list[int]:
    """Return the lines to begin at: the head, what ran and its neighbours, nothing of the docstring."""
    shown = {body.first}
    inside: set[int] = set()
    for run in ran:
        inside.update(range(run.line + 1, run.last_line + 1))
        shown.update(range(max(run.line - CONTEXT, body.code_first), min(run.last_line + CONTEXT, body.last) + 1))
    shown.update(number + 1 for number in list(shown) if body.code_first < number + 2 in shown)  # no gap of one line
    return sorted(shown - inside)


def _merged(runs: Iterable[Executed]) -> dict[int, Executed]:
    """Return each statement once, by its line: the step of its first run, all runs counted, all queries."""
    by_line = groupby(sorted(runs, key=lambda run: (run.line, run.step)), key=lambda run: run.line)
    merged = {}
    for line, group in by_line:
        same = list(group)
        queries = tuple(query for run in same for query in run.queries)
        times = sum(run.times for run in same)
        merged[line] = Executed(same[0].step, line, same[0].last_line, same[0].text, times, queries)
    return merged
