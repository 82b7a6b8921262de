"""Read code from the example project, and highlight it for pages.

``lessons/curriculum/examples/`` is a small Django project with its own settings. Its files are read as text and never
imported. Its tests run on plain Django, from ``tests/curriculum/test_reference_code.py``.
"""

import ast
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from pygments.lexer import Lexer
from pygments.lexers.configs import IniLexer
from pygments.lexers.python import PythonLexer
from pygments.token import Comment, Keyword, Operator, String

EXAMPLES = Path(__file__).parents[1] / "examples"
TESTS = "accounts/tests"
LEXERS: dict[str, type[Lexer]] = {".py": PythonLexer}
KINDS = ((Comment, "comment"), (String, "string"), (Keyword, "keyword"), (Operator.Word, "keyword"))


@dataclass(frozen=True)
class ExampleCode:
    """A file of the example project, or a class or function in it: its path in the project, and its text."""

    path: str
    text: str

    @cached_property
    def pieces(self) -> tuple[tuple[str, str], ...]:
        """The highlighted text: pairs of a kind (``comment``, ``string``, ``keyword`` or empty) and a piece of text."""
        return tuple(_highlight(self.text, Path(self.path).suffix))


@cache
def read_example(path: str, name: str = "") -> ExampleCode:
    """Read the file at ``path`` in the example project, or the definition ``name`` in it: ``Class.method``.

    :raises LookupError: when the file has no such definition.
    """
    text = (EXAMPLES / path).read_text().strip("\n")
    return ExampleCode(path, _extract_definition(text, name) if name else text)


def read_example_test(name: str) -> ExampleCode:
    """Read a test, named as in test reports: ``test_limits.LimitTests.test_...``."""
    module, _dot, rest = name.partition(".")
    return read_example(f"{TESTS}/{module}.py", rest)


def _extract_definition(text: str, name: str) -> str:
    nodes: list[ast.stmt] = ast.parse(text).body
    found: ast.stmt | None = None
    for part in name.split("."):
        found = next((node for node in nodes if getattr(node, "name", "") == part), None)
        nodes = getattr(found, "body", [])
    if found is None or found.end_lineno is None:
        raise LookupError(name)
    decorators = getattr(found, "decorator_list", [])
    first = min([found.lineno, *(decorator.lineno for decorator in decorators)])
    return textwrap.dedent("\n".join(text.splitlines()[first - 1 : found.end_lineno]))


def _highlight(text: str, suffix: str) -> Iterator[tuple[str, str]]:
    """Yield pairs of a kind and a piece of ``text``; a file that is not Python is read as configuration."""
    lexer = LEXERS.get(suffix, IniLexer)(ensurenl=False, stripnl=False)
    kinds = ((_classify(token), piece) for token, piece in lexer.get_tokens(text))
    for kind, pieces in groupby(kinds, itemgetter(0)):
        yield kind, "".join(piece for _kind, piece in pieces)


def _classify(token: Any) -> str:
    return next((kind for known, kind in KINDS if token in known), "")
