"""Random scenarios in the product and on plain Django in another process: every observation must be the same.

And the same comparison must catch every wrong world. ``make fuzz`` plays far more scenarios than ``make test``.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain
from typing import Any

import pytest

from due_date.scenario.observation import KEYS, Observation
from due_date.scenario.scenario import ScenarioError
from lessons.grammar import parse_scenario
from lessons.pool import WRONG_WORLDS, Pool, get_pool
from tests.oracle.observe import observe_all
from tests.random_scenarios import random_scenario

COUNT = int(os.environ.get("DUE_DATE_RANDOM_SCENARIOS", "60"))
LENGTH = 25
"""Actions of a scenario: starting and comparing costs the same for a long one, and more happens in it."""
AT_ONCE = 200
"""Scenarios for one process of plain Django."""

Lines = list[str]
Run = list[Observation]


@dataclass(frozen=True)
class Difference:
    """Where two runs of a scenario part: after action ``number``, under ``key``."""

    lines: Lines
    number: int
    key: str
    expected: Any
    found: Any

    def __str__(self) -> str:
        said = f"{self.key} is {self.found!r}, plain Django says {self.expected!r}"
        lines = [f"{number:4} {line}" for number, line in enumerate(self.lines[: self.number], start=1)]
        return "\n".join([f"after action {self.number} ({self.lines[self.number - 1]}): {said}", *lines])


def compare(lines: Lines, expected: Run, found: Run) -> Difference | None:
    """Return the first difference, if there is one."""
    for number, (wanted, got) in enumerate(zip(expected, found, strict=True), start=1):
        for key in KEYS:
            if wanted[key] != got[key] or isinstance(wanted[key], bool) is not isinstance(got[key], bool):
                return Difference(lines, number, key, wanted[key], got[key])
        assert wanted.keys() == got.keys()
    return None


def run_in_product(pool: Pool, belief: str, lines: Lines) -> Run:
    return [frame.observed for frame in pool.trace(parse_scenario(lines), belief) if frame.action]


def shorten(lines: Lines, differing: Callable[[list[Lines]], Sequence[Difference | None]]) -> Difference | None:
    """Return the difference that is left of ``lines`` when nothing more can be left out of them."""
    shortest = None
    candidates = [lines]
    while found := next(filter(None, differing(candidates)), None):
        shortest = found
        candidates = list(shorter(found.lines[: found.number]))
    return shortest


def shorter(lines: Lines) -> Iterator[Lines]:
    """Yield ``lines`` with one action, or one of several settings, left out, where that makes a scenario."""
    for number, line in enumerate(lines):
        words = line.split()
        fewer = [" ".join(words[:at] + words[at + 1 :]) for at in range(1, len(words))] if words[2:] else []
        for instead in [[], *([one] for one in fewer if words[0] == "set")]:
            candidate = [*lines[:number], *instead, *lines[number + 1 :]]
            try:
                parse_scenario(candidate)
            except ScenarioError:
                continue
            if candidate:
                yield candidate


@pytest.fixture
def pool() -> Pool:
    return get_pool()


@pytest.fixture(scope="module")
def scenarios() -> list[Lines]:
    return [random_scenario(number, length=LENGTH) for number in range(COUNT)]


@pytest.fixture(scope="module")
def runs(scenarios: list[Lines]) -> tuple[list[Run], list[Run]]:
    """What plain Django shows, and what the product shows: both are run once, at the same time."""
    parts = [scenarios[start : start + AT_ONCE] for start in range(0, COUNT, AT_ONCE)]
    with ThreadPoolExecutor(1) as thread:
        plain = thread.map(observe_all, parts)
        product = [run_in_product(get_pool(), "", lines) for lines in scenarios]
        return list(chain.from_iterable(plain)), product


def test_random_scenarios_show_in_the_product_what_plain_django_shows(
    pool: Pool, scenarios: list[Lines], runs: tuple[list[Run], list[Run]]
) -> None:
    def differing(candidates: list[Lines]) -> list[Difference | None]:
        found = [run_in_product(pool, "", lines) for lines in candidates]
        return [*map(compare, candidates, observe_all(candidates), found)]

    differences = [*filter(None, map(compare, scenarios, *runs))]

    if differences:
        shortest = min(differences, key=lambda difference: difference.number)
        shown = shorten(shortest.lines, differing) or shortest
        pytest.fail(f"{len(differences)} of {COUNT} scenarios differ. The shortest: {shown}", pytrace=False)


@pytest.mark.parametrize("slug", WRONG_WORLDS)
def test_a_wrong_world_is_caught_by_the_same_scenarios(
    pool: Pool, scenarios: list[Lines], runs: tuple[list[Run], list[Run]], slug: str
) -> None:
    plain, _ = runs

    assert any(
        compare(lines, expected, run_in_product(pool, slug, lines))
        for lines, expected in zip(scenarios, plain, strict=True)
    )


def test_a_difference_is_told_with_the_shortest_scenario_that_shows_it(pool: Pool) -> None:
    def differing(candidates: list[Lines]) -> list[Difference | None]:
        believed = [run_in_product(pool, "reading-renews", lines) for lines in candidates]
        return [*map(compare, candidates, [run_in_product(pool, "", lines) for lines in candidates], believed)]

    long = ["set SESSION_COOKIE_AGE=60 SESSION_COOKIE_HTTPONLY=False", "login grace", "close", "open"]

    found = shorten([*long, "advance 59s", "visit /account/", "logout"], differing)

    assert str(found) == (
        "after action 2 (visit /account/): set_cookie is 'set', plain Django says 'none'\n"
        "   1 login grace\n"
        "   2 visit /account/"
    )


def test_a_shorter_scenario_is_still_one() -> None:
    assert list(shorter(["set SESSION_COOKIE_AGE=60 SESSION_COOKIE_PATH='/'", "close", "open", "visit"])) == [
        ["close", "open", "visit"],
        ["set SESSION_COOKIE_PATH='/'", "close", "open", "visit"],
        ["set SESSION_COOKIE_AGE=60", "close", "open", "visit"],
        ["set SESSION_COOKIE_AGE=60 SESSION_COOKIE_PATH='/'", "open", "visit"],
        ["set SESSION_COOKIE_AGE=60 SESSION_COOKIE_PATH='/'", "close", "open"],
    ]
