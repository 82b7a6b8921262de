"""The simulated site, for tests that run lines on it."""

from collections.abc import Callable

import pytest

from lessons.pool import Pool, the_pool
from lessons.simulator.scenario import parse_scenario
from lessons.simulator.trace import Frame


@pytest.fixture(scope="session")
def specimen() -> Pool:
    """The pool of this process, which keeps what it ran."""
    return the_pool()


@pytest.fixture
def play(specimen: Pool) -> Callable[..., list[Frame]]:
    """Run these lines, and return their frames: that of the first line first."""

    def played(*lines: str) -> list[Frame]:
        return list(specimen.trace(parse_scenario(lines)))[1:]

    return played
