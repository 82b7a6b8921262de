"""Mark English sentences for translation without needing a translation system."""

from typing import NamedTuple


class Plural(NamedTuple):
    """A sentence in two forms; which one is used depends on the value called ``count``."""

    singular: str
    plural: str


def gettext_noop(message: str) -> str:
    """Return ``message`` as it is; ``makemessages`` finds it by this name, and the caller translates it."""
    return message


def ngettext_noop(singular: str, plural: str) -> Plural:
    """Return both forms as they are; ``makemessages`` finds them by this name, and the caller translates them."""
    return Plural(singular, plural)
