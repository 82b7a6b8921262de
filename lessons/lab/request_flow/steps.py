"""The way of a request as a list: each node with its answer, the reasons that belong to it, and Django's lines.

Every reason of the frame stands at one step, so that the list says all that the lab's *why* says, in another order.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from due_date.simulation.frame import Frame
from lessons.django_source.lookup import SourceLine, find_line
from lessons.lab.explanations import Decision, decisions
from lessons.lab.request_flow.flow import FOUND, NOT_FOUND, Step, Way
from lessons.lab.request_flow.words import PLACES, answer, node_texts

_READ = ("found", "dated")  # where the view left the session alone, the saving asks for it
REASON_NODES: dict[str, tuple[str, ...]] = {
    "no-cookie-sent": ("arrives",),
    "cookie-held-back": ("arrives",),
    "session-not-touched": ("touched",),
    **dict.fromkeys(
        (
            *(*FOUND, *NOT_FOUND, "row-not-asked", "row-missing-not-asked", "row-expired-not-asked", "cache-refilled"),
            *("decided-by-clock-ahead", "decided-by-clock-behind"),
        ),
        _READ,
    ),
    "signed-session-emptied": ("empty", "dated"),
    "record-created-empty": ("saved", "empty"),
    "error-not-saved": ("status", "nothing"),
    "saved-before-error": ("status", "nothing"),
    **dict.fromkeys(
        ("saved-every-request", "nested-change-saved-too", "nested-change-unnoticed", "reading-renews-nothing"),
        ("changed",),
    ),
    **dict.fromkeys(("signed-not-anew", "no-session-made"), ("changed",)),
    **dict.fromkeys(
        (
            *("record-created", "record-created-undated", "record-born-dead", "empty-record-for-dead-cookie"),
            *("old-record-stays", "record-extended", "record-dated", "record-saved-again", "record-saved-same-date"),
            *("record-saved-dead", "record-saved-undated", "signed-anew"),
        ),
        ("saved",),
    ),
    **dict.fromkeys(("cookie-dated", "cookie-without-date", "cookie-dropped-at-once"), ("saved",)),
    **dict.fromkeys(("cookie-deleted", "cookie-elsewhere-stays", "signed-copy-lives"), ("deleted",)),
}
"""The nodes that a reason may stand at, the likeliest first; any other stands at the view, which is always passed."""

_AT_THE_END = ("django-raised", "session-interrupted")
_ABOUT_COOKIES = "cookie-refused"


@dataclass(frozen=True)
class StepLine:
    """One step of the way: its number from 1, what is asked or done, the answer, the reasons, and who says so.

    ``sources`` are Django's lines, each quoted where it decides first and not again; ``citations`` other authorities.
    """

    number: int
    node: str
    text: str
    answer: str
    told: tuple[str, ...]
    sources: tuple[SourceLine, ...]
    citations: tuple[str, ...]
    is_stop: bool


def step_lines(way: Way, frame: Frame) -> tuple[StepLine, ...]:
    """Return the steps of ``way``, which is the way of the request of ``frame``."""
    texts = node_texts(frame.world.server.engine)
    by_node: dict[str, list[Decision]] = {}
    for reason, decision in zip(frame.why, decisions(frame), strict=True):
        by_node.setdefault(node_of(reason.id, way), []).append(decision)
    return tuple(_lines(way, frame, texts, by_node))


def describe(lines: Sequence[StepLine]) -> str:
    """Return the way in one text, for those who do not see the drawing."""
    return " ".join(f"{line.number}. {line.text} {line.answer}".strip() for line in lines) or _("Nothing is lit.")


def node_of(reason_id: str, way: Way) -> str:
    """Return the node of ``way`` that a reason stands at."""
    nodes = {step.node for step in way.steps}
    if reason_id in _AT_THE_END and way.is_stopped:
        return way.end
    wanted = ("saved", "deleted") if reason_id.startswith(_ABOUT_COOKIES) else REASON_NODES.get(reason_id, ())
    return next((node for node in wanted if node in nodes), "view")


def _lines(
    way: Way, frame: Frame, texts: Mapping[str, str], by_node: Mapping[str, list[Decision]]
) -> Iterator[StepLine]:
    quoted: set[SourceLine] = set()
    for number, step in enumerate(way.steps, start=1):
        told = by_node.get(step.node, [])
        sources = [source for source in dict.fromkeys(_sources(step, told)) if source not in quoted]
        quoted.update(sources)
        is_stop = way.is_stopped and step.node == way.end
        sentences = tuple(decision.sentence for decision in told)
        citations = tuple(dict.fromkeys(decision.citation for decision in told if decision.citation))
        said = answer(step, way, frame)
        yield StepLine(number, step.node, texts[step.node], said, sentences, tuple(sources), citations, is_stop)


def _sources(step: Step, told: list[Decision]) -> Iterator[SourceLine]:
    place = PLACES.get(step.node)
    if place and (own := find_line(place)):
        yield own
    yield from (decision.source for decision in told if decision.source)
