"""The grammar of scenarios on the simulated site: every verb, with the site's pages and users."""

from collections.abc import Iterable

from due_date.actions.registry import grammar_of
from due_date.scenario import scenario
from due_date.scenario.action import Action
from due_date.scenario.scenario import Scenario
from due_date.simulation import variants
from lessons.simulated_site import VOCABULARY

GRAMMAR = grammar_of(VOCABULARY)

parse_action = GRAMMAR.parse_action


def parse_scenario(lines: Iterable[str | Action], *, may_expect: bool = False) -> Scenario:
    """Parse a scenario from its lines, or from actions that were parsed before.

    :raises ScenarioError: at the first line that is not in the grammar.
    """
    return scenario.parse_scenario(lines, GRAMMAR, may_expect=may_expect)


def under(scenario_: Scenario, assignment: str) -> Scenario:
    """Return the scenario with the setting ``NAME=VALUE`` in force from before its first action to the end.

    :raises ActionError: for an assignment that ``set`` does not take.
    """
    return variants.under(scenario_, assignment, GRAMMAR)
