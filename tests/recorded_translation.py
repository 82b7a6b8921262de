"""A language that writes down what it was asked for: which messages a page shows, found by rendering it."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.utils.translation import trans_real


@contextmanager
def recorded(code: str) -> Iterator[set[str]]:
    """Yield a set that gathers the messages asked of the language ``code`` while it lasts."""
    asked: set[str] = set()
    catalog = trans_real.translation(code)
    gettext, ngettext = catalog.gettext, catalog.ngettext

    def write_down(message: str) -> str:
        asked.add(message)
        return gettext(message)

    def write_down_plural(one: str, many: str, count: int) -> str:
        asked.add(one)
        return ngettext(one, many, count)

    catalog.gettext, catalog.ngettext = write_down, write_down_plural  # type: ignore[method-assign,assignment]
    try:
        yield asked
    finally:
        del catalog.gettext, catalog.ngettext
