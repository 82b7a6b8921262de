"""Code that pages show, as it stands in the practice project: what is shown is what the tests run.

``examples/`` is a small Django project of its own. Nothing here imports it: it has settings of its own, and its tests
freeze the clock. ``tests/curriculum/test_reference_practice.py`` runs them on plain Django.
"""

import ast
import io
import keyword
import textwrap
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

PRACTICE = Path(__file__).parents[1] / "examples"
TESTS = "accounts/tests"
_STRINGS = ("STRING", "FSTRING_START", "FSTRING_MIDDLE", "FSTRING_END")  # the latter since Python 3.12
_KINDS = {getattr(tokenize, name): "string" for name in _STRINGS if hasattr(tokenize, name)}
_KINDS[tokenize.COMMENT] = "comment"


@dataclass(frozen=True)
class Listing:
    """A file of the practice project, or a class or function of it: its path there, and the text."""

    path: str
    text: str

    @cached_property
    def pieces(self) -> tuple[tuple[str, str], ...]:
        """The text in pieces: what each is (``comment``, ``string``, ``keyword`` or nothing), and its text."""
        pieces = _python(self.text) if self.path.endswith(".py") else _configuration(self.text)
        return tuple(piece for piece in pieces if piece[1])


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


def _python(text: str) -> Iterator[tuple[str, str]]:
    """Yield the pieces of a Python text; what lies between two tokens is a piece as well."""
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    done = 0
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        kind = _KINDS.get(token.type, "keyword" if keyword.iskeyword(token.string) else "")
        if kind:
            start, end = (starts[row - 1] + column for row, column in (token.start, token.end))
            yield "", text[done:start]
            yield kind, text[start:end]
            done = end
    yield "", text[done:]


def _configuration(text: str) -> Iterator[tuple[str, str]]:
    for line in text.splitlines(keepends=True):
        yield "comment" if line.startswith("#") else "", line
