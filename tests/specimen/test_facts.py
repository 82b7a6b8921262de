"""Run the facts about Django: each file of ``facts/`` is a scenario with expectations, played on the installed one.

``docs/facts.md`` says what they are for. Each file can also be run by itself:
``python manage.py scenario tests/specimen/facts/reading-renews-nothing.txt``.
"""

from pathlib import Path

import pytest

from due_date.simulation.expectations import failures
from lessons.grammar import parse_scenario

FACTS = sorted((Path(__file__).parent / "facts").glob("*.txt"))


def test_facts_are_found():
    assert len(FACTS) > 60


@pytest.mark.parametrize("fact", FACTS, ids=lambda path: path.stem)
def test_fact_holds(specimen, fact):
    text = fact.read_text()
    scenario = parse_scenario(text.splitlines(), may_expect=True)

    assert text.startswith("# ")
    assert scenario.expectations
    assert failures(scenario, specimen.trace(scenario)) == []


@pytest.mark.parametrize("fact", FACTS, ids=lambda path: path.stem)
def test_last_action_of_a_fact_is_checked(fact):
    scenario = parse_scenario(fact.read_text().splitlines(), may_expect=True)

    assert max(expectation.after for expectation in scenario.expectations) == len(scenario.actions)
