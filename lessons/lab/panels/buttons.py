"""Buttons that act: those that the verbs of the grammar bring along, and the shape of all others."""

from typing import NamedTuple

from django.utils.translation import gettext as _

from lessons.curriculum.controls import find_buttons


class ActionButton(NamedTuple):
    """Hold what a button says, the action that it adds, and its id where it has one of its own."""

    label: str
    action: str
    id: str = ""


def verb_buttons(group: str, *, prefix: str = "") -> tuple[ActionButton, ...]:
    """Return the buttons of the verbs of ``group``, for the browser whose actions begin with ``prefix``."""
    return tuple(
        ActionButton(_(button.label), prefix + verb, button.id) for verb, button in find_buttons(group).items()
    )
