"""The settings of the simulated site that a scenario may edit, and what each accepts.

Values are kept as the text of a Python literal: that is what ``settings.py`` holds, and it crosses process borders.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from .values import parse_literal

ENGINES = ("db",)
SERIALIZER = "django.contrib.sessions.serializers.JSONSerializer"


def gettext_noop(message: str) -> str:
    """Mark ``message`` for translation; whoever shows it translates it."""
    return message


@dataclass(frozen=True)
class Setting:
    """One editable setting: its name, Django's default as literal text, and how typed text becomes literal text."""

    name: str
    default: str
    read: Callable[[str], str]
    advice: str = gettext_noop("write a Python literal such as 300, True, None or 'Lax', or a product such as 60*60*24")


def _literal(text: str) -> str:
    return repr(parse_literal(text))


def _one_of(*names: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        bare = re.sub(r"^(['\"])(.*)\1$", r"\2", text)
        if bare not in names:
            raise ValueError(text)
        return repr(bare)

    return read


def _never(text: str) -> str:
    raise ValueError(text)


SETTINGS = {
    setting.name: setting
    for setting in (
        Setting("SESSION_COOKIE_AGE", "1209600", _literal),
        Setting("SESSION_EXPIRE_AT_BROWSER_CLOSE", "False", _literal),
        Setting("SESSION_SAVE_EVERY_REQUEST", "False", _literal),
        Setting("SESSION_ENGINE", "'db'", _one_of(*ENGINES), gettext_noop("write one of: ") + ", ".join(ENGINES)),
        Setting("SESSION_COOKIE_NAME", "'sessionid'", _literal),
        Setting("SESSION_COOKIE_PATH", "'/'", _literal),
        Setting("SESSION_COOKIE_DOMAIN", "None", _literal),
        Setting("SESSION_COOKIE_SECURE", "False", _literal),
        Setting("SESSION_COOKIE_HTTPONLY", "True", _literal),
        Setting("SESSION_COOKIE_SAMESITE", "'Lax'", _literal),
        Setting(
            "SESSION_CACHE_ALIAS", "'default'", _one_of("default"), gettext_noop("the only cache here is 'default'")
        ),
        Setting(
            "SESSION_SERIALIZER",
            repr(SERIALIZER),
            lambda text: _one_of(SERIALIZER)(SERIALIZER if text.strip("'\"") == "JSONSerializer" else text),
            gettext_noop("only Django's JSONSerializer can be used here"),
        ),
        Setting(
            "SESSION_FILE_PATH",
            "None",
            _never,
            gettext_noop("it cannot be set: the simulated site keeps its files in a private directory"),
        ),
    )
}

DEFAULTS = {setting.name: setting.default for setting in SETTINGS.values()}
