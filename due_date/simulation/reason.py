"""Define a reason, which has no words, and the row with everything about its kind."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from due_date.places import Place
from due_date.times import format_moment
from due_date.translation import Plural

Step = Literal["arrives", "touched", "found", "empty", "view", "changed", "status", "saved", "deleted", "last"]
"""A step of a request through Django's session code: the cookie arrives, somebody asks for the session, it is found or
begins empty, the view answers, the session has changed, the status allows a save, it is saved, or the cookie is
deleted; ``last`` is the step at which an exception ended it."""


@dataclass(frozen=True)
class Reason:
    """Why something happened: the id of a row, and what is put into its sentence.

    Names of values say what they are: ``*_at`` is a moment (ISO 8601 text), ``*_s`` seconds, ``key`` a session key;
    anything else is shown as it is.
    """

    id: str
    values: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class ReasonRow:
    """One kind of reason: its id, its sentence, and where it is decided.

    ``decided_by`` is a place in Django, or text that names another authority: a standard, a measurement, the action
    itself. ``at_engine`` holds the places of the session engines for which it is another one. ``step`` is the step of a
    request that it belongs to. ``is_background`` says that it tells least where there is more to say.

    A row is called with the values of its sentence, and gives the reason.
    """

    id: str
    sentence: str | Plural
    decided_by: Place | str
    at_engine: Mapping[str, Place] = field(default_factory=dict)
    step: Step = "view"
    is_background: bool = False

    def __call__(self, **values: Any) -> Reason:
        """Return the reason with these values: moments become text, and odd settings what Python writes for them."""
        return Reason(self.id, {name: _plain(value) for name, value in values.items()})

    def gave(self, reason: Reason) -> bool:
        """Return whether ``reason`` is of this kind."""
        return reason.id == self.id


def _plain(value: Any) -> str | float | None:
    if isinstance(value, datetime):
        return format_moment(value)
    return value if value is None or isinstance(value, str | int | float) else repr(value)
