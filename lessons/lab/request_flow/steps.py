"""List the steps of a request's flow: each node with its answer, the reasons that belong to it, and Django's lines.

Every reason of the frame belongs to one step, so the list says all that the lab's *why* says, in another order.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from due_date.actions.registry import REASONS
from due_date.simulation.frame import Frame
from lessons.django_source.lookup import SourceLine, find_line
from lessons.lab.explanations import Decision, list_decisions
from lessons.lab.request_flow.flow import RequestFlow, Step
from lessons.lab.request_flow.words import PLACES, write_answer, write_node_texts

_ELSEWHERE = {"found": "dated", "empty": "dated", "status": "nothing", "saved": "deleted"}
"""Where the reasons of a step go that was not passed: a session that the view left alone is loaded by the saving."""


@dataclass(frozen=True)
class StepLine:
    """One step of a flow: its number from 1, what is asked or done, the answer, and the sentences of its reasons.

    ``sources`` are Django's lines, each quoted where it decides first and not again; ``citations`` other authorities.
    """

    number: int
    node: str
    text: str
    answer: str
    sentences: tuple[str, ...]
    sources: tuple[SourceLine, ...]
    citations: tuple[str, ...]
    is_stop: bool


def list_steps(flow: RequestFlow, frame: Frame) -> tuple[StepLine, ...]:
    """Return the steps of ``flow``, which is the flow of the request of ``frame``."""
    by_node: dict[str, list[Decision]] = {}
    for reason, decision in zip(frame.why, list_decisions(frame), strict=True):
        by_node.setdefault(find_node(reason.id, flow), []).append(decision)
    return tuple(_write_lines(flow, frame, by_node))


def describe_steps(lines: Sequence[StepLine]) -> str:
    """Return the flow in one text, for those who do not see the drawing."""
    return " ".join(f"{line.number}. {line.text} {line.answer}".strip() for line in lines) or _("Nothing is lit.")


def find_node(reason_id: str, flow: RequestFlow) -> str:
    """Return the node of ``flow`` at which a reason is told: that of its step, or else the nearest that was passed."""
    wanted = REASONS[reason_id].step
    if flow.is_stopped and wanted in ("last", "status"):  # the exception made the response a 500
        return flow.end
    nodes = [wanted, _ELSEWHERE.get(wanted)]
    if wanted == "saved" and flow.session.lookup == "replaced":
        nodes += ["empty", "dated"]  # the engine stored a new session while it looked for the old one
    passed = {step.node for step in flow.steps}
    return next((node for node in nodes if node in passed), "view")


def _write_lines(flow: RequestFlow, frame: Frame, by_node: Mapping[str, list[Decision]]) -> Iterator[StepLine]:
    texts = write_node_texts(frame.world.server.engine)
    quoted: set[SourceLine] = set()
    for number, step in enumerate(flow.steps, start=1):
        decided = by_node.get(step.node, [])
        sources = [source for source in dict.fromkeys(_find_sources(step, decided)) if source not in quoted]
        quoted.update(sources)
        yield StepLine(
            number,
            step.node,
            texts[step.node],
            write_answer(step, flow, frame),
            tuple(decision.sentence for decision in decided),
            tuple(sources),
            tuple(dict.fromkeys(decision.citation for decision in decided if decision.citation)),
            is_stop=flow.is_stopped and step.node == flow.end,
        )


def _find_sources(step: Step, decided: list[Decision]) -> Iterator[SourceLine]:
    place = PLACES.get(step.node)
    if place and (own := find_line(place)):
        yield own
    yield from (decision.source for decision in decided if decision.source)
