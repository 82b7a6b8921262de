"""The loader: everything that the packages beside this module teach, in one place.

A package is found by standing here. It may define ``LESSON`` (a :class:`~lessons.curriculum.shapes.Lesson`) and, for
pages that are no lessons, ``CLAIMS`` and ``PREDICTIONS``.
"""

import pkgutil
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import import_module

import lessons.curriculum
from lessons.curriculum.shapes import Claim, Lesson, Prediction


@dataclass(frozen=True)
class Catalogue:
    """All lessons by number, and all claims and predictions, those of other pages too."""

    lessons: tuple[Lesson, ...]
    claims: tuple[Claim, ...]
    predictions: tuple[Prediction, ...]

    @cached_property
    def _lessons(self) -> dict[str, Lesson]:
        return {lesson.slug: lesson for lesson in self.lessons}

    @cached_property
    def _claims(self) -> dict[str, Claim]:
        return {claim.id: claim for claim in self.claims}

    def lesson(self, slug: str) -> Lesson | None:
        """Return the lesson called ``slug``."""
        return self._lessons.get(slug)

    def claim(self, id_: str) -> Claim | None:
        """Return the claim called ``id_``."""
        return self._claims.get(id_)

    def lesson_after(self, lesson: Lesson) -> Lesson | None:
        """Return the lesson that follows ``lesson``."""
        return next((later for later in self.lessons if later.number > lesson.number), None)


def collect(modules: Iterable[object]) -> Catalogue:
    """Return what ``modules`` teach, in the order of the lessons' numbers."""
    modules = list(modules)
    found = [getattr(module, "LESSON", None) for module in modules]
    taught: list[Lesson] = sorted(filter(None, found), key=lambda lesson: lesson.number)
    claims = [claim for lesson in taught for claim in lesson.claims]
    predictions = [prediction for lesson in taught for prediction in lesson.predictions]
    for module in modules:
        claims += getattr(module, "CLAIMS", ())
        predictions += getattr(module, "PREDICTIONS", ())
    return Catalogue(tuple(taught), tuple(claims), tuple(predictions))


@cache
def the_catalogue() -> Catalogue:
    """Return the catalogue of all packages of this folder, read once."""
    found = pkgutil.iter_modules(lessons.curriculum.__path__)
    return collect(import_module(f"lessons.curriculum.{module.name}") for module in found if module.ispkg)
