"""One pool for all tests of the simulated site: one worker, which boots once."""

from collections.abc import Callable, Iterator

import pytest

from due_date.simulation.frame import Frame
from lessons.grammar import parse_scenario
from lessons.pool import Pool


@pytest.fixture(scope="session")
def specimen() -> Iterator[Pool]:
    """A pool of one worker."""
    pool = Pool(workers=1, time_limit_s=30)
    yield pool
    pool.stop()


@pytest.fixture
def play(specimen: Pool) -> Callable[..., list[Frame]]:
    """Run these lines, and return their frames: that of the first line first."""

    def played(*lines: str) -> list[Frame]:
        return list(specimen.trace(parse_scenario(lines)))[1:]

    return played
