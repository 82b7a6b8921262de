"""Play a scenario on the simulated site."""

from typing import Any

from due_date.simulation.expectations import failures
from due_date.simulation.frame import Frame
from lessons.grammar import parse_scenario
from lessons.management.commands.scenario import describe_failure
from lessons.pool import get_pool
from lessons.sentences.reasons import explain


def play(text: str) -> Any:
    """Run the lines of ``text``, check its expectations and that every frame has words; return the trace."""
    scenario = parse_scenario(text.splitlines(), may_expect=True)
    trace = get_pool().trace(scenario)
    failed = failures(scenario, trace)
    assert not failed, "\n".join(f"line {failure.line}: {describe_failure(failure)}" for failure in failed)
    assert all(explain(frame) for frame in trace if frame.why)
    return trace


def reason_ids(frame: Frame) -> list[str]:
    """List which reasons the frame gives."""
    return [reason.id for reason in frame.why]
