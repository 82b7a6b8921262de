"""Claims that are proved by a test of the example project, where a scenario cannot prove them.

A scenario is a sequence of requests: it cannot show requests that overlap, a view that fails halfway, or a table that
somebody edits. The test is shown on the page, and run on plain Django.
"""

from dataclasses import dataclass

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from lessons.curriculum.reference.example_code import TESTS, ExampleCode, read_example_test
from lessons.curriculum.schema import Claim, Source, Text

_RUN = _("Run on plain Django by the tests of this site: {path}, {name}")


@dataclass(frozen=True)
class Demonstration:
    """A claim, the tests that prove it, and the place in Django's code that says so; the page shows the first test."""

    id: str
    text: Text
    tests: tuple[str, ...]
    source: str = ""

    @property
    def claim(self) -> Claim:
        """The claim, with its tests as its sources."""
        run = [Source(format_lazy(_RUN, path=path, name=name)) for path, name in map(_locate, self.tests)]
        return Claim(self.id, self.text, sources=(*run, *([Source(self.source)] if self.source else [])))

    @property
    def listing(self) -> ExampleCode:
        """The code of the first test."""
        return read_example_test(self.tests[0])


def _locate(test: str) -> tuple[str, str]:
    """Return the path and the name of a test that is called as in reports."""
    module, _class, name = test.split(".")
    return f"{TESTS}/{module}.py", name
