"""Find everything that is taught: each module in one of the packages ``SHELVES`` is read by its name alone.

A module of ``lessons`` defines ``LESSON`` (a :class:`~lessons.curriculum.schema.Lesson`), one of ``myths`` a ``MYTH``,
one of ``reference`` a ``PAGE``. All may define ``CLAIMS``, what they claim, and ``PREDICTIONS``, what they ask besides.
"""

import pkgutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import import_module
from typing import Any

from lessons.curriculum import lessons, myths, reference
from lessons.curriculum.schema import Claim, Lesson, Myth, Page, Prediction

SHELVES = (lessons, myths, reference)


@dataclass(frozen=True)
class Curriculum:
    """All lessons, myths and pages of the reference by number, and the claims and predictions of all of them."""

    lessons: tuple[Lesson, ...]
    claims: tuple[Claim, ...]
    predictions: tuple[Prediction, ...]
    myths: tuple[Myth, ...] = ()
    pages: tuple[Page, ...] = ()

    @cached_property
    def _lessons(self) -> dict[str, Lesson]:
        return {lesson.slug: lesson for lesson in self.lessons}

    @cached_property
    def _claims(self) -> dict[str, Claim]:
        return {claim.id: claim for claim in self.claims}

    @cached_property
    def _myths(self) -> dict[str, Myth]:
        return {myth.slug: myth for myth in self.myths}

    @cached_property
    def _pages(self) -> dict[str, Page]:
        return {page.slug: page for page in self.pages}

    def lesson(self, slug: str) -> Lesson | None:
        """Return the lesson called ``slug``."""
        return self._lessons.get(slug)

    def myth(self, slug: str) -> Myth | None:
        """Return the myth called ``slug``."""
        return self._myths.get(slug)

    def page(self, slug: str) -> Page | None:
        """Return the page of the reference called ``slug``."""
        return self._pages.get(slug)

    def claim(self, id_: str) -> Claim | None:
        """Return the claim called ``id_``."""
        return self._claims.get(id_)

    def lesson_after(self, lesson: Lesson) -> Lesson | None:
        """Return the lesson that follows ``lesson``."""
        return next((later for later in self.lessons if later.number > lesson.number), None)

    def myth_after(self, myth: Myth) -> Myth | None:
        """Return the myth that follows ``myth``."""
        return next((later for later in self.myths if later.number > myth.number), None)


def collect(modules: Iterable[object]) -> Curriculum:
    """Return what ``modules`` teach, in the order of its numbers."""
    modules = list(modules)
    lessons_: list[Lesson] = _numbered(modules, "LESSON")
    myths: list[Myth] = _numbered(modules, "MYTH")
    pages: list[Page] = _numbered(modules, "PAGE")
    claims = [claim for lesson in lessons_ for claim in lesson.claims]
    predictions = [prediction for lesson in lessons_ for prediction in lesson.predictions]
    predictions += [myth.prediction for myth in myths]
    for module in modules:
        claims += getattr(module, "CLAIMS", ())
        predictions += getattr(module, "PREDICTIONS", ())
    return Curriculum(tuple(lessons_), tuple(claims), tuple(predictions), tuple(myths), tuple(pages))


def _numbered(modules: Iterable[object], name: str) -> list[Any]:
    found: list[Any] = [value for module in modules if (value := getattr(module, name, None)) is not None]
    return sorted(found, key=lambda each: each.number)


@cache
def get_curriculum() -> Curriculum:
    """Return everything that is taught, read once."""
    return collect(_modules())


def _modules() -> Iterator[object]:
    for shelf in SHELVES:
        for found in pkgutil.iter_modules(shelf.__path__):
            yield import_module(f"{shelf.__name__}.{found.name}")
