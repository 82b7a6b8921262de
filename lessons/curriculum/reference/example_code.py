"""Code that pages show, as it stands in the practice project: what is shown is what the tests run.

``examples/`` is a small Django project of its own. Nothing here imports it: it has settings of its own, and its tests
freeze the clock. ``tests/curriculum/test_reference_practice.py`` runs them on plain Django.
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

PRACTICE = Path(__file__).parents[1] / "examples"
TESTS = "accounts/tests"
LEXERS: dict[str, type[Lexer]] = {".py": PythonLexer}
KINDS = ((Comment, "comment"), (String, "string"), (Keyword, "keyword"), (Operator.Word, "keyword"))


@dataclass(frozen=True)
class Listing:
    """A file of the practice project, or a class or function of it: its path there, and the text."""

    path: str
    text: str

    @cached_property
    def pieces(self) -> tuple[tuple[str, str], ...]:
        """The text in pieces: what each is (``comment``, ``string``, ``keyword`` or nothing), and its text."""
        return tuple(_highlight(self.text, Path(self.path).suffix))


@cache
def listing(path: str, name: str = "") -> Listing:
    """Return the file at ``path`` in the practice project, or what is called ``name`` in it: ``Class.method``.

    :raises LookupError: when there is nothing of that name.
    """
    text = (PRACTICE / path).read_text().strip("\n")
    return Listing(path, _definition(text, name) if name else text)


def listing_of_test(name: str) -> Listing:
    """Return the text of a test, called as it is in reports: ``test_limits.LimitTests.test_...``."""
    module, _dot, rest = name.partition(".")
    return listing(f"{TESTS}/{module}.py", rest)


def _definition(text: str, name: str) -> str:
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
    """Yield the pieces of ``text``: what each is, and its text. What is no Python is read as configuration."""
    lexer = LEXERS.get(suffix, IniLexer)(ensurenl=False, stripnl=False)
    kinds = ((_kind_of(token), piece) for token, piece in lexer.get_tokens(text))
    for kind, pieces in groupby(kinds, itemgetter(0)):
        yield kind, "".join(piece for _kind, piece in pieces)


def _kind_of(token: Any) -> str:
    return next((kind for known, kind in KINDS if token in known), "")
