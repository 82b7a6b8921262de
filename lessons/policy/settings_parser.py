"""Session settings out of a pasted ``settings.py``: read as literals from its syntax tree, never executed."""

import ast
import re
import textwrap
from typing import NamedTuple

from django.utils.translation import gettext as _

from due_date.scenario.action import ActionError
from due_date.scenario.settings import SETTINGS, read_assignment
from lessons.sentences.errors import describe_error

ENGINE_MODULES = "django.contrib.sessions.backends."
_NO_PYTHON = (SyntaxError, ValueError, MemoryError, RecursionError)
# Nothing here ages with a key, and nobody should paste theirs.
UNWANTED = ("SECRET_KEY", "SECRET_KEY_FALLBACKS", "SESSION_FILE_PATH")


class Unread(NamedTuple):
    """Hold a line that stays at Django's default, and why."""

    line: int
    text: str
    reason: str


class Pasted(NamedTuple):
    """Hold what was found: settings as literal text by name, and the lines about sessions that could not be read."""

    settings: dict[str, str]
    unread: tuple[Unread, ...]


def read_settings(text: str) -> Pasted:
    """Read the session settings in ``text``; of a name that is assigned twice the last counts, as in Python."""
    settings: dict[str, str] = {}
    unread: list[Unread] = []
    for name, (line, value) in _assignments(textwrap.dedent(text.replace("\r\n", "\n").replace("\x00", ""))).items():
        try:
            settings.update([read_assignment(f"{name}={_shortened(name, value)}")])
        except ActionError as error:
            reason = _("%(why)s. Django's default is used instead") % {"why": describe_error(error)}
            unread.append(Unread(line, f"{name} = {value[:60]}", reason))
    return Pasted(settings, tuple(unread))


def _assignments(text: str) -> dict[str, tuple[int, str]]:
    """Return line and value of the last assignment to each name about sessions.

    Where the whole is no Python, each line that begins with such a name is read by itself.
    """
    try:
        return _of_module(text, 0)
    except _NO_PYTHON:
        found: dict[str, tuple[int, str]] = {}
        for number, line in enumerate(text.split("\n")):
            name = re.split(r"[^A-Z_]", line.strip(), maxsplit=1)[0]
            if _is_wanted(name):
                try:
                    found |= _of_module(line.strip(), number)
                except _NO_PYTHON:
                    found[name] = number + 1, line.strip()[len(name) :].lstrip(" =:")
        return found


def _of_module(text: str, lines_before: int) -> dict[str, tuple[int, str]]:
    last: dict[str, ast.Assign | ast.AnnAssign] = {}
    for node in ast.parse(text).body:
        if isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names = [target.id for target in targets if isinstance(target, ast.Name)]
            last |= {name: node for name in names if node.value is not None and _is_wanted(name)}
    return {name: (lines_before + node.lineno, _written(text, node.value)) for name, node in last.items()}


def _written(text: str, node: ast.expr | None) -> str:
    return " ".join((ast.get_source_segment(text, node) or "").split()) if node else ""


def _is_wanted(name: str) -> bool:
    return name not in UNWANTED and (name in SETTINGS or name.startswith("SESSION_"))


def _shortened(name: str, value: str) -> str:
    """Return an engine by the short name that scenarios use."""
    return value.replace(ENGINE_MODULES, "", 1) if name == "SESSION_ENGINE" else value
