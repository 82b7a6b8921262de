"""Where it is decided: for each reason the statement of the installed Django, or what else says so.

A place in Django is named by file, function and what the deciding statement contains; line and text are looked up in
the files that are installed. Nothing of what they hold is run for it.
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


class SourceLost(LookupError):
    """The installed Django has no such place any more: look where it went, and correct the row that names it."""

    def __init__(self, place: Place, version: str) -> None:
        self.place = place
        wanted = ", ".join(place.names) or "its head"
        super().__init__(f"Django {version}: {place.path} has no {place.function} with a statement that names {wanted}")


@dataclass(frozen=True)
class Source:
    """A line of the installed Django: ``path`` is below ``django/``, ``function`` a qualified name."""

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
        return anchor(self.path, self.function)


def anchor(path: str, function: str) -> str:
    """Return the id of a function on a page that lists code."""
    return f"{path.removesuffix('.py').replace('/', '-')}-{function}"


@cache
def source_text(path: str) -> SourceText:
    """Return the file at ``path`` below the installed ``django/``, taken apart.

    :raises OSError: when there is no such file.
    """
    spec = find_spec("django")
    if spec is None or spec.origin is None:
        raise FileNotFoundError(path)
    return SourceText((Path(spec.origin).parent / path).read_text("utf-8"))


@cache
def find(place: Place) -> Source:
    """Look ``place`` up in the installed Django.

    :raises SourceLost: when the file, the function or the statement is gone.
    """
    version = django.get_version()
    try:
        text = source_text(place.path)
    except OSError as error:
        raise SourceLost(place, version) from error
    function = text.functions.get(place.function)
    statement = function.find(*place.names) if function else None
    if statement is None:
        raise SourceLost(place, version)
    line = statement.names[place.names[0]] if place.names else statement.first
    return Source(place.path, place.function, line, text.line(line), version)


def source_of(reason_id: str, engine: str) -> Source | None:
    """Return the line that decides a reason under a session engine, or ``None`` where it is not Django that decides."""
    row = REASONS[reason_id]
    decided_by = row.at_engine.get(engine, row.decided_by)
    return source_at(decided_by) if isinstance(decided_by, Place) else None


def citation_of(reason_id: str) -> str:
    """Return who says so where it is not Django that decides a reason, in the language that is active."""
    decided_by = REASONS[reason_id].decided_by
    return gettext(decided_by) if isinstance(decided_by, str) else ""


def source_at(place: Place) -> Source | None:
    """Return the line at ``place``.

    A place that got lost counts as none here, so that no page fails over it; a test fails instead.
    """
    try:
        return find(place)
    except SourceLost:
        return None
