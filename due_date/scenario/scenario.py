"""The scenario: a list of actions, read from a file, a URL or a list, with the expectations that stand between them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from due_date.scenario.action import Action, ActionError, nearest_of, prefix_of, shorten
from due_date.scenario.grammar import Grammar, Spelling, read_words, split_browser
from due_date.scenario.observation import KEYS, describe_values, read_expected
from due_date.times import FIRST_AT, LAST_AT, START_AT, format_duration, plain_seconds
from due_date.translation import gettext_noop

MAX_ACTIONS = 200
_SECONDS_TO_LAST = plain_seconds(LAST_AT - START_AT)
_SECONDS_TO_FIRST = plain_seconds(FIRST_AT - START_AT)


class ScenarioError(ValueError):
    """A scenario that cannot be read: ``line`` counts from 1, ``nearest`` is an action that would do there."""

    def __init__(self, error: ActionError, *, line: int, text: str) -> None:
        self.line = line
        self.text = text
        self.template = error.template
        self.parameters = error.parameters
        self.nearest = error.nearest
        super().__init__(f"{error} (nearest valid action: {error.nearest})")


@dataclass(frozen=True)
class Expectation:
    """What the frame after ``after`` actions must show; ``browser`` is ``None`` for the one that acted in it."""

    after: int
    key: str
    expected: Any
    browser: str | None
    line: int


@dataclass(frozen=True)
class Scenario:
    """Actions in order, and expectations on the frames between them."""

    actions: tuple[Action, ...] = ()
    expectations: tuple[Expectation, ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        """The actions as text, one line each: what a URL or a file holds."""
        return tuple(action.line for action in self.actions)


def parse_scenario(lines: Iterable[str | Action], grammar: Grammar[Spelling], *, may_expect: bool = False) -> Scenario:
    """Read a scenario from its lines; blank lines and comments are skipped.

    What is an :class:`Action` already is not read again, so that an edit costs the lines that are new.

    :raises ScenarioError: at the first line that the grammar lacks, that asks a closed browser for a request, or that
        goes past a bound.
    """
    actions: list[Action] = []
    expectations: list[Expectation] = []
    bounds = _Bounds(grammar)
    for number, line in enumerate(lines, start=1):
        text = line.line if isinstance(line, Action) else line.strip()
        if not text or text.startswith("#"):
            continue
        try:
            if re.match(r"(\S*:\s+)?expect(\s|$)", text):
                if not may_expect:
                    raise ActionError(
                        gettext_noop("expect stands only in files: here, look at the frame"), nearest="visit /"
                    )
                expectations += _read_expectations(text, after=len(actions), line=number)
            else:
                action = line if isinstance(line, Action) else grammar.parse_action(text)
                bounds.admit(action)
                actions.append(action)
        except ActionError as error:
            raise ScenarioError(error, line=number, text=shorten(text)) from error
    return Scenario(tuple(actions), tuple(expectations))


class _Bounds:
    """The bounds that the actions so far set to the next one."""

    def __init__(self, grammar: Grammar[Spelling]) -> None:
        self.verbs = grammar.verbs
        self.count = 0
        self.seconds = 0
        self.closed: set[str] = set()
        self.skews: dict[str | None, int] = {}

    def admit(self, action: Action) -> None:
        self.count += 1
        if self.count > MAX_ACTIONS:
            raise ActionError(gettext_noop("a scenario has at most 200 actions: leave some out"), nearest=action.line)
        if action.verb == "advance":
            left = int(_SECONDS_TO_LAST) - self.seconds - max([0, *self.skews.values()])
            if action.argument > left:
                raise ActionError(
                    gettext_noop("simulated time ends with the year 9999: advance by less"),
                    nearest=f"advance {format_duration(left)}",
                )
            self.seconds += action.argument
        if action.verb == "skew":
            whose, seconds = action.argument["clock"], action.argument["ahead_s"]
            self.skews[action.browser] = seconds
            if not _SECONDS_TO_FIRST <= self.seconds + seconds <= _SECONDS_TO_LAST:
                raise ActionError(
                    gettext_noop("a clock shows a time from 1970 to the end of the year 9999: set it off by less"),
                    nearest=f"skew {whose} +1h",
                )
        verb = self.verbs[action.verb]
        if verb.is_request and action.browser in self.closed:
            raise ActionError(
                gettext_noop("the browser %(browser)s is closed and sends nothing: open it first"),
                nearest=f"{prefix_of(action.browser)}open",
                browser=action.browser,
            )
        if action.browser and verb.leaves_open is not None:
            (self.closed.discard if verb.leaves_open else self.closed.add)(action.browser)


def _read_expectations(text: str, *, after: int, line: int) -> list[Expectation]:
    browser, words = split_browser(read_words(text))
    if not words[1:]:
        raise ActionError(gettext_noop("expect needs at least one KEY=VALUE"), nearest="expect logged_in=true")
    return [_read_expectation(word, browser, after=after, line=line) for word in words[1:]]


def _read_expectation(word: str, browser: str | None, *, after: int, line: int) -> Expectation:
    key, _, value = word.partition("=")
    try:
        return Expectation(after, key, read_expected(key, value), browser, line)
    except KeyError as error:
        guess = nearest_of(key, tuple(KEYS))
        raise ActionError(
            gettext_noop("%(key)s is not observed"), nearest=f"expect {guess}={KEYS[guess].words[0]}", key=shorten(key)
        ) from error
    except ValueError as error:
        raise ActionError(
            gettext_noop("%(key)s is never %(value)s: it is %(allowed)s"),
            nearest=f"expect {key}={KEYS[key].words[0]}",
            key=key,
            value=shorten(value) or "empty",
            allowed=describe_values(key),
        ) from error
