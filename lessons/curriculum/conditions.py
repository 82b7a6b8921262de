"""Conditions on runs, as data: tests written as in ``expect``, and the frames that must pass them.

A test is text such as ``action=close cookie=absent rows>=1``: all of it must be true of one frame, as seen by the
browser that acted there, or by the one named first (``thief: logged_in=true``). Its keys are

- what ``expect`` knows (``rows``, ``logged_in``, ``row_expires_in``, ...); numbers also with ``>= <= > <``;
- ``action``, the verb of the frame's action, and ``path``, what was asked for;
- ``cart``, how many books the page in the response counted; like ``rows`` a number, where a page counted any;
- ``why``, the id of one of the frame's reasons, such as ``record-refused`` (``due_date.actions.registry.REASONS``);
- a setting, such as ``SESSION_EXPIRE_AT_BROWSER_CLOSE=True``.

Any of them may be negated with ``!=``. To add a key, give it a row in ``_READERS``.
"""

import operator
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from due_date.actions.registry import VERBS
from due_date.scenario.action import ActionError, nearest_of
from due_date.scenario.grammar import split_browser
from due_date.scenario.observation import KEYS, describe_values, read_expected
from due_date.scenario.settings import SETTINGS, read_assignment
from due_date.simulation.frame import Frame
from due_date.simulation.observe import observe

Frames = Iterable[Frame]

_TEST = re.compile(r"(\w+)(!=|>=|<=|=|>|<)(\S+)")
_ORDERS: dict[str, Callable[[Any, Any], bool]] = {
    ">=": operator.ge,
    "<=": operator.le,
    ">": operator.gt,
    "<": operator.lt,
}


class ConditionError(ValueError):
    """A test that cannot be parsed; the text says what to write instead."""


@dataclass(frozen=True)
class Condition:
    """A condition on a trace, made by the functions below; ``number`` counts actions from 1, 0 is before any."""

    where: Literal["ever", "never", "at_last", "after", "in_order", "all_of", "any_of"]
    tests: tuple[str, ...] = ()
    number: int = 0
    parts: tuple["Condition", ...] = ()

    def holds(self, trace: Frames) -> bool:
        """Whether the frames of ``trace``, frame 0 first, meet the condition."""
        frames = list(trace)
        match self.where:
            case "ever":
                return any(self._is_met_by(frame) for frame in frames)
            case "never":
                return not any(self._is_met_by(frame) for frame in frames)
            case "at_last":
                return self._is_met_by(frames[-1])
            case "after":
                return self.number < len(frames) and self._is_met_by(frames[self.number])
            case "in_order":
                following = iter(frames)
                return all(any(shows(frame, test) for frame in following) for test in self.tests)
            case "all_of":
                return all(part.holds(frames) for part in self.parts)
            case "any_of":
                return any(part.holds(frames) for part in self.parts)

    def _is_met_by(self, frame: Frame) -> bool:
        return all(shows(frame, test) for test in self.tests)

    def walk(self) -> Iterator["Condition"]:
        """Yield this condition and every part of it."""
        yield self
        for part in self.parts:
            yield from part.walk()


def ever(*tests: str) -> Condition:
    """Require that some frame shows all of ``tests``."""
    return Condition("ever", tests)


def never(*tests: str) -> Condition:
    """Require that no frame shows all of ``tests``."""
    return Condition("never", tests)


def at_last(*tests: str) -> Condition:
    """Require that the last frame shows all of ``tests``."""
    return Condition("at_last", tests)


def after(number: int, *tests: str) -> Condition:
    """Require that the frame after ``number`` actions shows all of ``tests``; for a known scenario."""
    return Condition("after", tests, number)


def in_order(*tests: str) -> Condition:
    """Require that some frame shows the first of ``tests``, a later one the second, and so on."""
    return Condition("in_order", tests)


def all_of(*parts: Condition) -> Condition:
    """Require that every one of ``parts`` holds."""
    return Condition("all_of", parts=parts)


def any_of(*parts: Condition) -> Condition:
    """Require that at least one of ``parts`` holds."""
    return Condition("any_of", parts=parts)


def shows(frame: Frame, test: str) -> bool:
    """Whether ``frame`` shows all that ``test`` says.

    :raises ConditionError: when ``test`` cannot be parsed.
    """
    browser, predicates = read_test(test)
    return all(predicate(frame, browser) for predicate in predicates)


Predicate = Callable[[Frame, str | None], bool]


@lru_cache(maxsize=4_096)
def read_test(test: str) -> tuple[str | None, tuple[Predicate, ...]]:
    """Parse a test into the browser that it names, ``None`` for the one that acted, and its predicates.

    :raises ConditionError: when it cannot be parsed.
    """
    try:
        browser, words = split_browser(test.split() or [""])
    except ActionError as error:
        raise ConditionError(str(error)) from error
    return browser, tuple(_compile_predicate(word) for word in words)


def _compile_predicate(word: str) -> Predicate:
    found = _TEST.fullmatch(word)
    if found is None:
        raise ConditionError(f"{word!r} is no comparison: write KEY=VALUE, with one of = != >= <= > <")
    key, sign, text = found.groups()
    reader = _READERS.get(key, _compile_setting if key in SETTINGS else None)
    if reader is None:
        nearest = nearest_of(key, (*_READERS, *SETTINGS))
        raise ConditionError(f"{key} is nothing that a frame shows: did you mean {nearest}?")
    return reader(key, sign, text)


def _compile_observed(key: str, sign: str, text: str) -> Predicate:
    try:
        wanted = read_expected(key, text)
    except ValueError as error:
        raise ConditionError(f"{key} is never {text}: it is {describe_values(key)}") from error
    if sign in _ORDERS and not KEYS[key].is_number:
        raise ConditionError(f"{key} has no order: compare it with = or !=")
    if sign in _ORDERS and wanted is None:
        raise ConditionError(f"{key}{sign}none compares with nothing: write a number")

    def compare(frame: Frame, browser: str | None) -> bool:
        value = (observe(frame.world, browser) if browser else frame.observed)[key]
        if sign in _ORDERS:
            return value is not None and _ORDERS[sign](value, wanted)
        return (value == wanted) is (sign == "=")

    return compare


def _compile_verb(key: str, sign: str, text: str) -> Predicate:
    if text not in VERBS:
        raise ConditionError(f"there is no action {text}: did you mean {nearest_of(text, tuple(VERBS))}?")
    return _compile_membership(sign, text, lambda frame: [frame.verb])


def _compile_path(key: str, sign: str, text: str) -> Predicate:
    return _compile_membership(sign, text, lambda frame: [frame.exchange.request.path] if frame.exchange else [])


def _compile_cart(key: str, sign: str, text: str) -> Predicate:
    if not text.isdecimal():
        raise ConditionError(f"{key} is never {text}: it is a number")
    wanted = int(text)
    holds: Callable[[Any, Any], bool] = _ORDERS.get(sign, operator.eq)

    def compare(frame: Frame, browser: str | None) -> bool:
        if browser and browser != frame.browser:
            return False
        count = frame.exchange.page.get("cart") if frame.exchange else None
        return (count is not None and holds(count, wanted)) is (sign != "!=")

    return compare


def _compile_reason(key: str, sign: str, text: str) -> Predicate:
    return _compile_membership(sign, text, lambda frame: [reason.id for reason in frame.why])


def _compile_setting(key: str, sign: str, text: str) -> Predicate:
    try:
        _name, literal = read_assignment(f"{key}={text}")
    except ActionError as error:
        raise ConditionError(str(error)) from error
    return _compile_membership(sign, literal, lambda frame: [frame.world.server.settings[key]], is_of_browser=False)


def _compile_membership(
    sign: str, wanted: str, values: Callable[[Frame], list[str]], *, is_of_browser: bool = True
) -> Predicate:
    if sign in _ORDERS:
        raise ConditionError(f"{wanted} has no order: compare it with = or !=")

    def compare(frame: Frame, browser: str | None) -> bool:
        if is_of_browser and browser and browser != frame.browser:
            return False
        return (wanted in values(frame)) is (sign == "=")

    return compare


_READERS: dict[str, Callable[[str, str, str], Predicate]] = {
    **dict.fromkeys(KEYS, _compile_observed),
    "action": _compile_verb,
    "cart": _compile_cart,
    "path": _compile_path,
    "why": _compile_reason,
}
