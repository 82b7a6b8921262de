"""Values as a learner types them: words, Python literals, and what ``set_expiry`` takes.

Nothing here evaluates: text is parsed into a syntax tree, and only the node types listed below are read from it.
"""

import ast
import re
import warnings
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from due_date.times import parse_duration

MAX_VALUE_LENGTH = 1_000
TIMEDELTA_ARGUMENTS = ("days", "seconds", "microseconds", "milliseconds", "minutes", "hours", "weeks")

_UNREADABLE = (ValueError, SyntaxError, TypeError, MemoryError, RecursionError)
_OPENING = {"(": ")", "[": "]", "{": "}"}
_MOMENT = re.compile(r"datetime\(\s*([+-]?)\s*([0-9wdhms]+)\s*\)")


def split_words(line: str) -> list[str]:
    """Split at spaces outside quotes and brackets; a word that begins with ``#`` starts a comment.

    :raises ValueError: when a quote or bracket is left open.
    """
    words: list[str] = []
    word, quote, escaped = "", "", False
    closers: list[str] = []
    for character in line:
        if not (word or closers or quote) and character == "#":
            break
        if quote:
            word += character
            if escaped:
                escaped = False
            elif character == "\\":
                escaped = True
            elif character == quote:
                quote = ""
        elif character.isspace() and not closers:
            if word:
                words.append(word)
            word = ""
        else:
            word += character
            if character in "'\"":
                quote = character
            elif character in _OPENING:
                closers.append(_OPENING[character])
            elif closers and character == closers[-1]:
                closers.pop()
    if quote or closers:
        raise ValueError(quote or closers[-1])
    return [*words, word] if word else words


def parse_literal(text: str) -> Any:
    """Return the value of a Python literal, or of a product of integers such as ``60*60*24``.

    :raises ValueError: for anything else, and for what is too long or nested too deeply.
    """
    try:
        tree = _parse(text)
        _refuse_the_untellable(tree)
        return _product(tree) if isinstance(tree, ast.BinOp) else ast.literal_eval(tree)
    except _UNREADABLE as error:
        raise ValueError(text[:40]) from error


def _parse(text: str) -> ast.expr:
    if len(text) > MAX_VALUE_LENGTH:
        raise ValueError("too long")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what Python thinks of a learner's backslashes is no news for the log
        return ast.parse(text.strip(), mode="eval").body


def _refuse_the_untellable(tree: ast.expr) -> None:
    for node in ast.walk(tree):
        if isinstance(node, ast.Set):
            raise ValueError("the order of a set differs from process to process")
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            node.value.encode()  # no page can show half a surrogate pair


def _product(node: ast.expr) -> int:
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult):
        return _product(node.left) * _product(node.right)
    if isinstance(node, ast.Constant) and type(node.value) is int:
        return node.value
    raise ValueError("not a product of integers")


@dataclass(frozen=True)
class ExpiryValue:
    """A value for ``session.set_expiry``: a literal, a length of time, or a moment after now.

    ``kind`` is ``literal``, ``timedelta`` or ``datetime``; ``arguments`` holds the literal itself, the pairs of name
    and number for ``timedelta``, or the signed seconds for ``datetime``.
    """

    kind: str
    arguments: Any

    def at(self, now: datetime) -> Any:
        """Return the Python object, for a view running at ``now``.

        :raises OverflowError: where Python itself cannot hold the length or the moment.
        """
        if self.kind == "timedelta":
            return timedelta(**dict(self.arguments))
        if self.kind == "datetime":
            return now + timedelta(seconds=self.arguments)
        return self.arguments


def parse_expiry_value(text: str) -> ExpiryValue:
    """Read ``300``, ``None``, ``'soon'``, ``timedelta(minutes=5)`` or ``datetime(+5m)``.

    :raises ValueError: for anything else.
    """
    if moment := _MOMENT.fullmatch(text):
        sign, duration = moment.groups()
        return ExpiryValue("datetime", (-1 if sign == "-" else 1) * parse_duration(duration))
    if text.startswith("timedelta"):
        return ExpiryValue("timedelta", _timedelta_arguments(text))
    return ExpiryValue("literal", parse_literal(text))


def _timedelta_arguments(text: str) -> tuple[tuple[str, int | float], ...]:
    try:
        call = _parse(text)
        if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "timedelta"):
            raise ValueError("not a call of timedelta")
        if len(call.args) > len(TIMEDELTA_ARGUMENTS):
            raise ValueError("too many arguments")
        pairs = [
            *zip(TIMEDELTA_ARGUMENTS, call.args, strict=False),
            *((word.arg, word.value) for word in call.keywords),
        ]
        names = [name for name, _ in pairs]
        if len(set(names)) < len(names) or not set(names) <= set(TIMEDELTA_ARGUMENTS):
            raise ValueError("an argument that timedelta does not have, or one given twice")
        return tuple((str(name), _number(node)) for name, node in pairs)
    except _UNREADABLE as error:
        raise ValueError(text[:40]) from error


def _number(node: ast.expr) -> int | float:
    # One sign: how many fit would depend on how deep the stack is already.
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub | ast.UAdd):
        return -_unsigned(node.operand) if isinstance(node.op, ast.USub) else _unsigned(node.operand)
    return _product(node) if isinstance(node, ast.BinOp) else _unsigned(node)


def _unsigned(node: ast.expr) -> int | float:
    if isinstance(node, ast.Constant) and type(node.value) in (int, float):
        return node.value  # type: ignore[return-value]
    raise ValueError("not a plain number")
