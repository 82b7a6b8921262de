"""What decided a frame: each sentence of its why with the line of Django, or the other authority, behind it."""

from dataclasses import dataclass

from lessons import sentences
from lessons.citations import CITATIONS
from lessons.simulator.trace import Frame
from lessons.sources import Source, source_of


@dataclass(frozen=True)
class Decision:
    """A sentence that says why, and what decided: a line of Django, or else a citation."""

    sentence: str
    source: Source | None
    citation: str


def decisions(frame: Frame) -> tuple[Decision, ...]:
    """Return what decided ``frame``, in the order of its why."""
    engine = frame.world.server.engine
    return tuple(
        Decision(sentence, source_of(reason.id, engine), str(CITATIONS.get(reason.id, "")))
        for sentence, reason in zip(sentences.explain(frame), frame.why, strict=True)
    )
