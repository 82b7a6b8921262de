"""Why something happened, without words."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from due_date.times import format_moment


@dataclass(frozen=True)
class Reason:
    """Why something happened: the id of a sentence and what is put into it. The edge makes the words."""

    id: str
    values: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, id_: str, **values: Any) -> "Reason":
        """Return the reason with these values: moments as text, and odd settings as Python writes them."""
        return cls(id_, {name: _plain(value) for name, value in values.items()})


def _plain(value: Any) -> str | float | None:
    if isinstance(value, datetime):
        return format_moment(value)
    return value if value is None or isinstance(value, str | int | float) else repr(value)
