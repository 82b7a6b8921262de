"""Collect the curriculum: every module in ``PACKAGES`` is imported, and no other place lists them.

A module of ``lessons`` defines ``LESSON`` (a :class:`~lessons.curriculum.schema.Lesson`), one of ``myths`` a ``MYTH``,
one of ``reference`` a ``PAGE``. All may define more ``CLAIMS`` and ``PREDICTIONS``.
"""

import pkgutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import import_module
from typing import Any

from lessons.curriculum import lessons, myths, reference
from lessons.curriculum.schema import Claim, Lesson, Myth, Page, Prediction

PACKAGES = (lessons, myths, reference)


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

    def find_lesson(self, slug: str) -> Lesson | None:
        """Return the lesson with this slug, or ``None``."""
        return self._lessons.get(slug)

    def find_myth(self, slug: str) -> Myth | None:
        """Return the myth with this slug, or ``None``."""
        return self._myths.get(slug)

    def find_page(self, slug: str) -> Page | None:
        """Return the page of the reference with this slug, or ``None``."""
        return self._pages.get(slug)

    def find_claim(self, id_: str) -> Claim | None:
        """Return the claim with this id, or ``None``."""
        return self._claims.get(id_)

    def find_next_lesson(self, lesson: Lesson) -> Lesson | None:
        """Return the lesson after ``lesson``, or ``None`` after the last."""
        return next((later for later in self.lessons if later.number > lesson.number), None)

    def find_next_myth(self, myth: Myth) -> Myth | None:
        """Return the myth after ``myth``, or ``None`` after the last."""
        return next((later for later in self.myths if later.number > myth.number), None)


def collect(modules: Iterable[object]) -> Curriculum:
    """Return the lessons, myths, pages, claims and predictions of ``modules``; the first three ordered by number."""
    modules = list(modules)
    lessons_: list[Lesson] = _collect_numbered(modules, "LESSON")
    myths: list[Myth] = _collect_numbered(modules, "MYTH")
    pages: list[Page] = _collect_numbered(modules, "PAGE")
    claims = [claim for lesson in lessons_ for claim in lesson.claims]
    predictions = [prediction for lesson in lessons_ for prediction in lesson.predictions]
    predictions += [myth.prediction for myth in myths]
    for module in modules:
        claims += getattr(module, "CLAIMS", ())
        predictions += getattr(module, "PREDICTIONS", ())
    return Curriculum(tuple(lessons_), tuple(claims), tuple(predictions), tuple(myths), tuple(pages))


def _collect_numbered(modules: Iterable[object], name: str) -> list[Any]:
    found: list[Any] = [value for module in modules if (value := getattr(module, name, None)) is not None]
    return sorted(found, key=lambda each: each.number)


@cache
def get_curriculum() -> Curriculum:
    """Return the curriculum; it is collected once per process."""
    return collect(_import_modules())


def _import_modules() -> Iterator[object]:
    for package in PACKAGES:
        for found in pkgutil.iter_modules(package.__path__):
            yield import_module(f"{package.__name__}.{found.name}")
