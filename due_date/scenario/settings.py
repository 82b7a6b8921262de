"""The settings of the simulated site that a scenario may edit, and what each accepts.

Values are kept as the text of a Python literal: that is what ``settings.py`` holds, and it crosses process borders.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from due_date.scenario.action import ActionError, nearest_of, shorten
from due_date.scenario.literals import parse_literal
from due_date.times import zone_names
from due_date.translation import gettext_noop

ENGINES = ("db", "cache", "cached_db", "file", "signed_cookies")
SERIALIZER = "django.contrib.sessions.serializers.JSONSerializer"


@dataclass(frozen=True)
class Setting:
    """One editable setting: its name, Django's default as literal text, and how typed text becomes literal text."""

    name: str
    default: str
    read: Callable[[str], str]
    advice: str = gettext_noop("write a Python literal such as 300, True, None or 'Lax', or a product such as 60*60*24")
    choices: tuple[str, ...] = ()

    @property
    def is_settable(self) -> bool:
        """Whether there is any value that it takes."""
        return self.read is not _never


def _literal(text: str) -> str:
    return repr(parse_literal(text))


def _one_of(*names: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        bare = re.sub(r"^(['\"])(.*)\1$", r"\2", text)
        if bare not in names:
            raise ValueError(text)
        return repr(bare)

    return read


def _cookie_name(text: str) -> str:
    # The file engine begins its file names with it: a separator would lead out of the session directory.
    if set(str(parse_literal(text))) & set("/\\"):
        raise ValueError(text)
    return _literal(text)


def _zone(text: str) -> str:
    return _one_of(*zone_names())(text)


def _key(text: str) -> str:
    if not isinstance(value := parse_literal(text), str) or not value:
        raise ValueError(text)
    return repr(value)


def _keys(text: str) -> str:
    value = parse_literal(text)
    if not isinstance(value, list | tuple) or not all(isinstance(key, str) for key in value):
        raise ValueError(text)
    return repr(list(value))


def _never(text: str) -> str:
    raise ValueError(text)


SETTINGS = {
    setting.name: setting
    for setting in (
        Setting("SESSION_COOKIE_AGE", "1209600", _literal),
        Setting("SESSION_EXPIRE_AT_BROWSER_CLOSE", "False", _literal),
        Setting("SESSION_SAVE_EVERY_REQUEST", "False", _literal),
        Setting(
            "SESSION_ENGINE",
            "'db'",
            _one_of(*ENGINES),
            gettext_noop("write one of: db, cache, cached_db, file, signed_cookies"),
            ENGINES,
        ),
        Setting(
            "SESSION_COOKIE_NAME",
            "'sessionid'",
            _cookie_name,
            gettext_noop("write a text in quotes without slashes: the file engine's file names begin with it"),
        ),
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
        Setting("USE_TZ", "True", _literal),
        Setting(
            "TIME_ZONE",
            "'UTC'",
            _zone,
            gettext_noop("write a name of the zone database such as 'UTC', 'Europe/Berlin' or 'Asia/Tokyo'"),
        ),
        Setting("SECRET_KEY", "'known to all'", _key, gettext_noop("write a text in quotes that is not empty")),
        Setting("SECRET_KEY_FALLBACKS", "[]", _keys, gettext_noop("write a list of texts such as ['known to all']")),
    )
}

DEFAULTS = {setting.name: setting.default for setting in SETTINGS.values()}


def read_assignment(word: str) -> tuple[str, str]:
    """Read ``NAME=VALUE`` into the setting's name and its value as literal text.

    :raises ActionError: for an unknown name or a value that the setting does not take.
    """
    name, equals, value = word.partition("=")
    setting = SETTINGS.get(name)
    if setting is None:
        guess = SETTINGS[nearest_of(name, [key for key, known in SETTINGS.items() if known.is_settable])]
        raise ActionError(
            gettext_noop("%(name)s is not a setting that can be changed here"),
            nearest=f"set {guess.name}={guess.default}",
            name=shorten(name),
        )
    try:
        if not equals:
            raise ValueError(word)
        literal = setting.read(value)
        parse_literal(literal)  # some values are written as what cannot be read again: inf, Ellipsis
        return name, literal
    except ValueError as error:
        raise ActionError(
            gettext_noop("%(name)s cannot be %(value)s: %(advice)s")
            if value
            else gettext_noop("%(name)s cannot be empty: %(advice)s"),
            nearest=f"set {name}={setting.default}" if setting.is_settable else "",
            name=name,
            value=shorten(value),
            advice=setting.advice,
        ) from error
