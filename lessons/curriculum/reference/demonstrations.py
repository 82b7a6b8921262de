"""Claims that a test of the practice project shows, where a scenario cannot.

A scenario is one request after another; that two overlap, that a view fails halfway or that somebody edits the table
is beyond it. The test is shown on the page, and run on plain Django.
"""

from dataclasses import dataclass

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from lessons.curriculum.reference.listings import TESTS, Listing, listing_of_test
from lessons.curriculum.schema import Claim, Source, Text

_RUN = _("Run on plain Django by the tests of this site: {path}, {name}")


@dataclass(frozen=True)
class Demonstration:
    """A claim, the tests that show it, the first of which is the one to look at, and where it is written besides."""

    id: str
    text: Text
    tests: tuple[str, ...]
    source: str = ""

    @property
    def claim(self) -> Claim:
        """The claim, whose sources are its tests."""
        run = [Source(format_lazy(_RUN, path=path, name=name)) for path, name in map(_place, self.tests)]
        return Claim(self.id, self.text, sources=(*run, *([Source(self.source)] if self.source else [])))

    @property
    def listing(self) -> Listing:
        """The test to look at."""
        return listing_of_test(self.tests[0])


def _place(test: str) -> tuple[str, str]:
    module, _class, name = test.split(".")
    return f"{TESTS}/{module}.py", name
