"""Compare what frames observed with what a scenario expects of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from due_date.scenario.observation import write_observed
from due_date.scenario.scenario import Scenario
from due_date.simulation.frame import Frame, Trace
from due_date.simulation.observe import observe


@dataclass(frozen=True)
class Failure:
    """An expectation that did not hold, after the action numbered ``number`` (0 is before any)."""

    line: int
    number: int
    action: str | None
    key: str
    expected: str
    found: str


def failures(scenario: Scenario, frames: Sequence[Frame] | Trace) -> list[Failure]:
    """Return the expectations of ``scenario`` that its frames (frame 0 first) do not meet, in order."""
    found = []
    for wanted in scenario.expectations:
        frame = frames[wanted.after]
        observed = observe(frame.world, wanted.browser) if wanted.browser else frame.observed
        value = observed[wanted.key]
        if value != wanted.expected or isinstance(value, bool) is not isinstance(wanted.expected, bool):
            found.append(
                Failure(
                    wanted.line,
                    wanted.after,
                    frame.action.text if frame.action else None,
                    wanted.key,
                    write_observed(wanted.expected),
                    write_observed(value),
                )
            )
    return found
