"""Look up the line of the installed Django that decides a reason, or the citation of another authority.

A :class:`~due_date.places.Place` names a file, a function and what the deciding statement contains; line number and
text are read from the installed files. Nothing in them is imported or run.
"""

from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import django
from django.utils.translation import gettext

from due_date.actions.registry import REASONS
from due_date.places import Place
from lessons.django_source.python_source import SourceText


class PlaceNotFound(LookupError):
    """The installed Django has no such place: find where the code moved to, and correct the row that names it."""

    def __init__(self, place: Place, version: str) -> None:
        self.place = place
        wanted = ", ".join(place.names) or "its head"
        super().__init__(f"Django {version}: {place.path} has no {place.function} with a statement that names {wanted}")


@dataclass(frozen=True)
class SourceLine:
    """A line of the installed Django: ``path`` is relative to ``django/``, ``function`` a qualified name."""

    path: str
    function: str
    line: int
    text: str
    version: str

    @property
    def label(self) -> str:
        """File, line and function in one: ``contrib/sessions/backends/db.py:35 _get_session_from_db``."""
        return f"{self.path}:{self.line} {self.function.rpartition('.')[2]}"

    @property
    def anchor(self) -> str:
        """The id of its function on a page that lists code."""
        return build_anchor(self.path, self.function)


def build_anchor(path: str, function: str) -> str:
    """Return the HTML id of a function on a page that lists code."""
    return f"{path.removesuffix('.py').replace('/', '-')}-{function}"


@cache
def read_source(path: str) -> SourceText:
    """Read and parse the file at ``path``, relative to the installed ``django/``; once per process.

    :raises OSError: when there is no such file.
    """
    spec = find_spec("django")
    if spec is None or spec.origin is None:
        raise FileNotFoundError(path)
    return SourceText((Path(spec.origin).parent / path).read_text("utf-8"))


@cache
def find(place: Place) -> SourceLine:
    """Look up ``place`` in the installed Django.

    :raises PlaceNotFound: when the installed Django lacks the file, the function or the statement.
    """
    version = django.get_version()
    try:
        text = read_source(place.path)
    except OSError as error:
        raise PlaceNotFound(place, version) from error
    function = text.functions.get(place.function)
    statement = function.find(*place.names) if function else None
    if statement is None:
        raise PlaceNotFound(place, version)
    line = statement.names[place.names[0]] if place.names else statement.first
    return SourceLine(place.path, place.function, line, text.line(line), version)


def find_deciding_line(reason_id: str, engine: str) -> SourceLine | None:
    """Return the line that decides a reason under a session engine, or ``None`` where Django does not decide it."""
    row = REASONS[reason_id]
    decided_by = row.at_engine.get(engine, row.decided_by)
    return find_line(decided_by) if isinstance(decided_by, Place) else None


def find_citation(reason_id: str) -> str:
    """Return the authority for a reason that Django does not decide, in the active language; empty for Django's own."""
    decided_by = REASONS[reason_id].decided_by
    return gettext(decided_by) if isinstance(decided_by, str) else ""


def find_line(place: Place) -> SourceLine | None:
    """Return the line at ``place``, or ``None`` when the installed Django lacks it.

    A missing place must not make a page fail; ``tests`` look every place up with :func:`find` instead.
    """
    try:
        return find(place)
    except PlaceNotFound:
        return None
