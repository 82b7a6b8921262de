"""The wrong worlds: a module here for each, found by its name alone. It defines ``WRONG_WORLD``.

The web process imports this package too, to list the worlds and to refuse unknown ones: so no module here imports
models, or asks for settings while it is imported. Modules whose name begins with an underscore hold shared parts.
"""

import pkgutil
from collections.abc import Iterator
from importlib import import_module

from due_date.scenario.action import nearest_of, shorten
from lessons.specimen.wrong_world import WrongWorld

EXAMPLE = "reading-renews"
"""The belief that is offered where none is similar."""


class UnknownBelief(ValueError):
    """A slug for which there is no wrong world; ``nearest`` is the most similar slug that has one."""

    def __init__(self, slug: str) -> None:
        self.slug = slug
        self.nearest = nearest_of(slug, (EXAMPLE, *WRONG_WORLDS))
        super().__init__(f"there is no belief {shorten(slug)!r}: the nearest one is {self.nearest}")


def find_wrong_world(slug: str) -> WrongWorld | None:
    """Return the wrong world of the belief ``slug``; ``None``, which is Django's own world, for an empty one.

    :raises UnknownBelief: for any other.
    """
    if slug and slug not in WRONG_WORLDS:
        raise UnknownBelief(slug)
    return WRONG_WORLDS.get(slug)


def _find_all() -> Iterator[WrongWorld]:
    for found in pkgutil.iter_modules(__path__):
        if not found.name.startswith("_"):
            yield import_module(f"{__name__}.{found.name}").WRONG_WORLD


WRONG_WORLDS: dict[str, WrongWorld] = {world.slug: world for world in _find_all()}
