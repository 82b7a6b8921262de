"""What the templates of the request flow show: the last request up to a frame, as a drawing and as a list."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from due_date.scenario.scenario import Scenario
from due_date.simulation.frame import Trace
from lessons.lab.explanations import list_decisions
from lessons.lab.query import LabState, lab_query
from lessons.lab.request_flow.figure import draw_request_flow
from lessons.lab.request_flow.flow import RequestFlow, find_last_request, follow_request
from lessons.lab.request_flow.steps import describe_steps, list_steps
from lessons.lab.request_flow.words import write_node_texts


def build_context(state: LabState, trace: Trace, examples: Iterable[tuple[Any, Scenario]]) -> dict[str, Any]:
    """Return the template context for the last request up to the frame that ``state`` shows.

    ``examples`` are offered to look at: the title and the scenario of each.
    """
    number = find_last_request(trace, state.at)
    frame = trace[number or 0]
    flow = follow_request(frame) if number else RequestFlow()
    lines = list_steps(flow, frame) if number else ()
    engine = frame.world.server.engine
    return {
        "state": state,
        "number": number,
        "frame": frame,
        "is_before": number is not None and number < state.at,
        "time": frame.at.strftime("%H:%M:%S"),
        "asked": f"{frame.exchange.request.method} {frame.exchange.request.path}" if frame.exchange else "",
        "engine": engine,
        "figure": draw_request_flow(flow, write_node_texts(engine)),
        "lines": lines,
        "description": describe_steps(lines),
        "decisions": list_decisions(frame),
        "steps": _find_neighbours(state, trace, number),
        "examples": [
            (lab_query(scenario.lines), title, scenario.lines == state.scenario.lines) for title, scenario in examples
        ],
        "lab_query": state.query(),
        "path_query": state.query_of(state.scenario.lines, at=number, undone=state.undone),
        "typed": state.typed or "\n".join(state.scenario.lines),
    }


def _find_neighbours(state: LabState, trace: Trace, number: int | None) -> list[tuple[str, str]]:
    """Return the query and the label of the request before and of the next one, where there are such."""
    before = find_last_request(trace, (number or 1) - 1)
    after = next((later for later in range((number or 0) + 1, len(trace)) if trace[later].exchange), None)
    return [
        (state.query_of(state.scenario.lines, at=at, undone=state.undone), label)
        for at, label in ((before, _("the request before")), (after, _("the next request")))
        if at is not None
    ]
