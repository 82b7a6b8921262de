"""The grammar of one action: a table with a row for each verb.

To add an action, add a row to :data:`VERBS` and say in ``run`` what it does.
Source: the scenario contract in the README, "What can be written".
"""

import difflib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from due_date.browser.profiles import PROFILES
from due_date.scenario.literals import parse_expiry_value, parse_literal, split_words
from due_date.scenario.settings import SETTINGS
from due_date.times import parse_duration
from due_date.translation import gettext_noop

LEARNER = "learner"
USERS = ("ada", "grace", "linus")
PAGES = ("/", "/about/", "/cart/add/", "/cart/append/", "/boom/", "/account/", "/expiry/")
MIN_CRON_S = 60
MAX_ACTION_LENGTH = 6_000
MAX_PATH_LENGTH = 1_000

_BROWSER = re.compile(r"[a-z]{1,12}")
_LONG_HAND = re.compile(r"(?:[a-z]+ )*([0-9]{1,6}) ?(w|d|h|m(?!o)|s)[a-z]*", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f\ud800-\udfff\u0085\u2028\u2029]")


class ActionError(ValueError):
    """An action that the grammar lacks.

    ``template`` and ``parameters`` make the message (``str`` gives it in English); ``nearest`` is an action that would
    do.
    """

    def __init__(self, template: str, *, nearest: str, **parameters: Any) -> None:
        self.template = template
        self.nearest = nearest
        self.parameters = parameters
        super().__init__(template % parameters)


@dataclass(frozen=True)
class Action:
    """One thing done: the verb, what goes with it, which browser acts (``None`` for none), and the text as typed."""

    verb: str
    argument: Any
    browser: str | None
    text: str

    @property
    def line(self) -> str:
        """The action as one line of a scenario, with the browser's name unless it is the learner's."""
        return prefix_of(self.browser) + self.text


def prefix_of(browser: str | None) -> str:
    """Return what stands before an action of ``browser``: ``thief: ``, or nothing for the learner and for none."""
    return "" if browser in (None, LEARNER) else f"{browser}: "


@dataclass(frozen=True)
class Verb:
    """A row of the grammar: ``read`` turns the words after the verb into the argument, or raises ``ValueError``.

    ``example`` is a valid action, offered when the words do not fit; ``leaves`` says whether the browser is open
    afterwards. ``of_browser`` may depend on the argument.
    """

    example: str
    read: Callable[[Sequence[str]], Any]
    of_browser: bool | Callable[[Any], bool] = True
    is_request: bool = False
    leaves: bool | None = None

    def belongs_to_browser(self, argument: Any) -> bool:
        """Whether some browser does this, so that its name may stand before it."""
        return self.of_browser(argument) if callable(self.of_browser) else self.of_browser


def _nothing(words: Sequence[str]) -> None:
    if words:
        raise ActionError(gettext_noop("%(word)s is one word too many"), nearest="", word=shorten(words[0]))


def _only(words: Sequence[str], default: str | None = None) -> str:
    if not words and default is not None:
        return default
    if len(words) != 1:
        raise ValueError(words)
    return words[0]


def _user(words: Sequence[str]) -> str:
    user = _only(words, USERS[0])
    if user not in USERS:
        raise ActionError(
            gettext_noop("there is no user %(user)s: the simulated site knows ada, grace and linus"),
            nearest=f"login {nearest_of(user, USERS)}",
            user=shorten(user),
        )
    return user


def _path(words: Sequence[str]) -> str:
    path = _only(words, PAGES[0])
    if not path.startswith("/") or len(path) > MAX_PATH_LENGTH:
        raise ActionError(
            gettext_noop(
                "%(path)s is not a path of the simulated site: it begins with / and has at most 1,000 characters"
            ),
            nearest=f"visit {nearest_of('/' + path[:40].strip('/') + '/', PAGES)}",
            path=shorten(path),
        )
    return quote(path.partition("#")[0], safe="/%?=&:@!$'()*+,;~-._[]") or "/"


def _duration(words: Sequence[str]) -> int:
    return parse_duration(_only(words))


def _meant(name: str, words: Sequence[str]) -> str:
    """Return the action that was meant by a duration in long hand (``2 hours``), ``""`` where none was."""
    meant = _LONG_HAND.fullmatch(" ".join(words)) if name == "advance" else None
    return f"advance {meant[1]}{meant[2].lower()}" if meant else ""


def _cron(words: Sequence[str]) -> int | None:
    """Return the period in seconds, or ``None`` to stop."""
    command, period = words
    if command != "clearsessions":
        raise ValueError(command)
    if period == "off":
        return None
    seconds = parse_duration(period)
    if seconds < MIN_CRON_S:
        raise ActionError(gettext_noop("cron runs once a minute at most"), nearest="cron clearsessions 1m")
    return seconds


def _profile(words: Sequence[str]) -> str:
    name = _only(words)
    if name not in PROFILES:
        raise ActionError(
            gettext_noop("there is no browser profile %(name)s: there are %(names)s"),
            nearest=f"profile {nearest_of(name, tuple(PROFILES))}",
            name=shorten(name),
            names=", ".join(PROFILES),
        )
    return name


def _browser_name(words: Sequence[str]) -> str:
    name = _only(words)
    if not _BROWSER.fullmatch(name):
        raise ActionError(
            gettext_noop("%(name)s names no browser: write 1 to 12 lower-case letters"),
            nearest="copy_cookie thief",
            name=shorten(name),
        )
    return name


def _skew(words: Sequence[str]) -> tuple[str, int]:
    """Return whose clock, and how many seconds ahead of true time it is set."""
    whose, ahead = words
    if whose not in ("server", "browser"):
        raise ValueError(whose)
    length = ahead[1:] if ahead.startswith(("+", "-")) else ahead
    return whose, (-1 if ahead.startswith("-") else 1) * parse_duration(length)


def _assignments(words: Sequence[str]) -> dict[str, str]:
    if not words:
        raise ValueError(words)
    return dict(read_assignment(word) for word in words)


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


def _expiry(words: Sequence[str]) -> tuple[str, Any]:
    if not words:
        raise ValueError(words)
    text = " ".join(words)
    return text, parse_expiry_value(text)


VERBS: dict[str, Verb] = {
    "set": Verb("set SESSION_COOKIE_AGE=300", _assignments, of_browser=False),
    "login": Verb("login ada", _user, is_request=True),
    "logout": Verb("logout", _nothing, is_request=True),
    "visit": Verb("visit /", _path, is_request=True),
    "set_expiry": Verb("set_expiry 300", _expiry, is_request=True),
    "change_password": Verb("change_password", _nothing, is_request=True),
    "advance": Verb("advance 4m", _duration, of_browser=False),
    "clearsessions": Verb("clearsessions", _nothing, of_browser=False),
    "delete_rows": Verb("delete_rows", _nothing, of_browser=False),
    "clear_cache": Verb("clear_cache", _nothing, of_browser=False),
    "cron": Verb("cron clearsessions 1d", _cron, of_browser=False),
    "close": Verb("close", _nothing, leaves=False),
    "open": Verb("open", _nothing, leaves=True),
    "reopen_tabs": Verb("reopen_tabs", _nothing),
    "crash": Verb("crash", _nothing, leaves=False),
    "os_logout": Verb("os_logout", _nothing, leaves=False),
    "update": Verb("update", _nothing),
    "profile": Verb("profile firefox", _profile),
    "copy_cookie": Verb("copy_cookie thief", _browser_name),
    "skew": Verb("skew server +1h", _skew, of_browser=lambda skew: skew[0] == "browser"),
}


def parse_action(text: str) -> Action:
    """Read one action.

    :raises ActionError: with a message that says what to write instead, and the nearest valid action.
    """
    browser, words = split_browser(read_words(text))
    name, words = words[0], words[1:]
    verb = VERBS.get(name)
    if verb is None:
        guess = VERBS[nearest_of(name, tuple(VERBS))].example
        raise ActionError(gettext_noop("there is no action %(name)s"), nearest=guess, name=shorten(name))
    try:
        argument = verb.read(words)
    except ActionError as error:
        raise ActionError(error.template, nearest=error.nearest or verb.example, **error.parameters) from error
    except ValueError as error:
        raise ActionError(
            gettext_noop("%(name)s does not go with %(rest)s"),
            nearest=_meant(name, words) or verb.example,
            name=name,
            rest=shorten(" ".join(words)) or "nothing",
        ) from error
    of_browser = verb.belongs_to_browser(argument)
    if browser and not of_browser:
        raise ActionError(
            gettext_noop("%(name)s belongs to no browser: leave out %(browser)s:"),
            nearest=" ".join([name, *words]),
            name=name,
            browser=browser,
        )
    return Action(name, argument, (browser or LEARNER) if of_browser else None, " ".join([name, *words]))


def split_browser(words: list[str]) -> tuple[str | None, list[str]]:
    """Take the optional first word ``NAME:`` off an action's words.

    :raises ActionError: for a name that no browser can have, or a name with nothing after it.
    """
    if not words[0].endswith(":"):
        return None, words
    browser = words[0][:-1]
    if not _BROWSER.fullmatch(browser) or not words[1:]:
        raise ActionError(
            gettext_noop(
                "%(name)s: names no browser's action: a browser has 1 to 12 lower-case letters, then what it does"
            ),
            nearest="phone: visit /",
            name=shorten(browser),
        )
    return browser, words[1:]


def read_words(text: str) -> list[str]:
    """Split an action into words, refusing what no action can hold.

    :raises ActionError: for control characters, a quote or bracket left open, too long a text, or no word at all.
    """
    if len(text) > MAX_ACTION_LENGTH:
        raise ActionError(gettext_noop("an action has at most 6,000 characters"), nearest=VERBS["login"].example)
    if found := _CONTROL.search(text):
        raise ActionError(
            gettext_noop("the character %(character)s cannot stand in an action: leave it out"),
            nearest=VERBS["login"].example,
            character=f"U+{ord(found[0]):04X}",
        )
    try:
        words = split_words(text)
    except ValueError as error:
        raise ActionError(
            gettext_noop("a quote or bracket is left open in %(text)s: close it with %(closer)s"),
            nearest=VERBS["login"].example,
            text=shorten(text),
            closer=str(error),
        ) from error
    if not words:
        raise ActionError(gettext_noop("nothing is written here"), nearest=VERBS["login"].example)
    return words


def nearest_of(word: str, words: Sequence[str]) -> str:
    """Return the word of ``words`` most like ``word``, whatever its case; the first of them when none is."""
    folded = {known.lower(): known for known in words}
    close = difflib.get_close_matches(word[:60].lower(), list(folded), n=1, cutoff=0.3)
    return folded[close[0]] if close else words[0]


def shorten(text: str) -> str:
    """Quote typed text in a message, at most 60 characters of it."""
    return text if len(text) <= 60 else text[:60] + "…"
