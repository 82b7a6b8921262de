"""Read the words and values of an action line."""

import ast
import re
from datetime import timedelta
from math import prod

from django.utils import timezone

UNITS = {"w": "weeks", "d": "days", "h": "hours", "m": "minutes", "s": "seconds"}
WORD = re.compile(r"""(?:'[^']*'|"[^"]*"|\([^)]*\)|\[[^\]]*\]|\{[^}]*\}|[^\s'"(\[{])+""")


def read_words(line: str) -> list[str]:
    """Split at the spaces outside quotes and brackets; quotes stay."""
    return WORD.findall(line)


def read_duration(text: str) -> timedelta:
    """Read `45s`, `-5m` or `1d2h30m`."""
    sign, parts = (-1, text[1:]) if text.startswith("-") else (1, text.removeprefix("+"))
    if not re.fullmatch(r"(\d+[wdhms])+", parts):
        raise ValueError(f"{text} is not a duration: write 45s, 4m, 2h, 14d, 2w or 1d2h30m.")
    found = re.findall(r"(\d+)([wdhms])", parts)
    return sign * sum((timedelta(**{UNITS[unit]: int(number)}) for number, unit in found), timedelta())


def read_literal(text: str) -> object:
    """Read a Python literal or a product of integers such as `60*60*24`."""
    if re.fullmatch(r"-?\d+(\*-?\d+)+", text):
        return prod(int(factor) for factor in text.split("*"))
    return ast.literal_eval(text)


def read_expiry(text: str) -> object:
    """Read what set_expiry() is given: a literal, `timedelta(...)` or `datetime(+5m)`, counted from now."""
    if text.startswith("datetime(") and text.endswith(")"):
        return timezone.now() + read_duration(text.removeprefix("datetime(").removesuffix(")"))
    if text.startswith("timedelta("):
        call = ast.parse(text, mode="eval").body
        if not isinstance(call, ast.Call):
            raise ValueError(f"{text} is not a timedelta.")
        return timedelta(
            *(ast.literal_eval(argument) for argument in call.args),
            **{str(keyword.arg): ast.literal_eval(keyword.value) for keyword in call.keywords},
        )
    return read_literal(text)
