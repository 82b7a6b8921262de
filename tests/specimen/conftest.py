"""The simulated site, for tests that run lines on it."""

from collections.abc import Callable

import pytest

from due_date.simulation.frame import Frame
from lessons.grammar import parse_scenario
from lessons.pool import Pool, get_pool


@pytest.fixture(scope="session")
def specimen() -> Pool:
    """The pool of this process, which keeps what it ran."""
    return get_pool()


@pytest.fixture
def play(specimen: Pool) -> Callable[..., list[Frame]]:
    """Run these lines, and return their frames: that of the first line first."""

    def played(*lines: str) -> list[Frame]:
        return list(specimen.trace(parse_scenario(lines)))[1:]

    return played
