"""The same actions twice: under another setting, or in another world, and where the two part."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from due_date.scenario.action import Action
from due_date.scenario.grammar import Grammar, Spelling
from due_date.scenario.scenario import Scenario
from due_date.scenario.settings import read_assignment
from due_date.simulation.frame import Frame


@dataclass(frozen=True)
class Difference:
    """The first frame in which two runs differ, and what each observed there: key, value here, value there."""

    number: int
    keys: tuple[tuple[str, Any, Any], ...]


def under(scenario: Scenario, assignment: str, grammar: Grammar[Spelling]) -> Scenario:
    """Return ``scenario`` with the setting ``NAME=VALUE`` in force from before its first action to the end.

    It has one action more, at the beginning: frame ``n`` of ``scenario`` is frame ``n + 1`` of the result.

    :raises ActionError: for an assignment that ``set`` does not take.
    """
    name, _value = read_assignment(assignment)
    first = grammar.parse_action(f"set {assignment}")
    return Scenario((first, *(_overrule(action, name, assignment, grammar) for action in scenario.actions)))


def _overrule(action: Action, name: str, assignment: str, grammar: Grammar[Spelling]) -> Action:
    if action.verb != "set" or name not in action.argument:
        return action
    others = [f"{other}={literal}" for other, literal in action.argument.items() if other != name]
    return grammar.parse_action(" ".join(["set", *others, assignment]))


def first_difference(here: Iterable[Frame], there: Iterable[Frame]) -> Difference | None:
    """Return where two runs of the same actions first observe something else, or ``None`` where they never do."""
    for number, (one, other) in enumerate(zip(here, there, strict=True)):
        keys = tuple(
            (key, value, other.observed[key]) for key, value in one.observed.items() if value != other.observed[key]
        )
        if keys:
            return Difference(number, keys)
    return None
