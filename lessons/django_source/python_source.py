"""Parse Python source text into its functions and statements, so that a line is found by names and not by number.

Pure: text in, dataclasses out. A statement here is what runs in one step: of ``if`` or ``for`` only the head.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

_Node = ast.stmt | ast.excepthandler
_SIGNS: dict[type[ast.cmpop], str] = {
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.Is: "is",
    ast.IsNot: "is not",
    ast.In: "in",
    ast.NotIn: "not in",
}
_NESTED = (ast.stmt, ast.excepthandler, ast.match_case)


@dataclass(frozen=True)
class Statement:
    """The lines ``first`` to ``last``, both included, and the line of each name that the statement contains.

    Names are those of variables, attributes, arguments and functions, texts in quotes, and the signs of comparisons.
    """

    first: int
    last: int
    names: dict[str, int]


@dataclass(frozen=True)
class Function:
    """A function: its qualified name, its first and last line, both included, and its statements, the head first.

    ``code_first`` is the line of its first statement after the docstring.
    """

    name: str
    first: int
    code_first: int
    last: int
    statements: tuple[Statement, ...]

    def find(self, *names: str) -> Statement | None:
        """Return the first statement that contains all of ``names``, or ``None``; without names, the head."""
        return next((found for found in self.statements if all(name in found.names for name in names)), None)


class SourceText:
    """A parsed source text: its lines, and its functions by qualified name."""

    def __init__(self, text: str) -> None:
        self.lines = text.splitlines()
        self.functions = {function.name: function for function in _walk_functions(ast.parse(text), "")}

    def line(self, number: int) -> str:
        """Return the line ``number`` (from 1) without the white space around it."""
        return self.lines[number - 1].strip()

    def statement_at(self, line: int) -> Statement:
        """Return the statement that the line belongs to; for a line outside of all functions, the line alone."""
        return self._statements_by_line.get(line) or Statement(line, line, {})

    @cached_property
    def _statements_by_line(self) -> dict[int, Statement]:
        return {
            line: statement
            for function in self.functions.values()
            for statement in function.statements
            for line in range(statement.first, statement.last + 1)
        }


def _walk_functions(node: ast.AST, prefix: str) -> Iterator[Function]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            name = prefix + child.name
            yield Function(
                name,
                child.lineno,
                _find_code_first(child),
                child.end_lineno or child.lineno,
                tuple(_walk_statements(child)),
            )
            yield from _walk_functions(child, name + ".<locals>.")
        elif isinstance(child, ast.ClassDef):
            yield from _walk_functions(child, f"{prefix}{child.name}.")
        elif isinstance(child, _NESTED):
            yield from _walk_functions(child, prefix)


def _find_code_first(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    first, *others = function.body
    return others[0].lineno if others and ast.get_docstring(function, clean=False) is not None else first.lineno


def _walk_statements(node: _Node) -> Iterator[Statement]:
    """Yield ``node`` itself and the statements inside it, in the order of the text; functions in it by their head."""
    yield _build_statement(node)
    for child in _walk_inner(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield _build_statement(child)
        else:
            yield from _walk_statements(child)


def _walk_inner(node: ast.AST) -> Iterator[_Node]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.match_case):
            yield from _walk_inner(child)
        elif isinstance(child, ast.stmt | ast.excepthandler):
            yield child


def _build_statement(node: _Node) -> Statement:
    name = getattr(node, "name", None)  # of a function, a class, or what an exception is caught as
    names: dict[str, int] = {name: node.lineno} if name else {}
    last = node.lineno
    for part in _walk_own_parts(node):
        last = max(last, getattr(part, "end_lineno", None) or 0)
        for inner, line in _find_names(part):
            names.setdefault(inner, line)
    return Statement(node.lineno, last, names)


def _walk_own_parts(node: ast.AST) -> Iterator[ast.AST]:
    """Yield the parts of a statement that run with it, without those of the statements inside it."""
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, _NESTED):
            yield child
            yield from _walk_own_parts(child)


def _find_names(part: ast.AST) -> Iterator[tuple[str, int]]:
    match part:
        case ast.Name():
            yield part.id, part.lineno
        case ast.Attribute():
            yield part.attr, part.end_lineno or part.lineno
        case ast.keyword() if part.arg:
            yield part.arg, part.lineno
        case ast.arg():
            yield part.arg, part.lineno
        case ast.Constant() if isinstance(part.value, str):
            yield part.value, part.lineno
        case ast.Compare():
            for operator, right in zip(part.ops, part.comparators, strict=True):
                yield _SIGNS[type(operator)], right.lineno
