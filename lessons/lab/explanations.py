"""What decided a frame: each sentence of its why with the line of Django, or the other authority, behind it."""

from dataclasses import dataclass

from due_date.simulation.frame import Frame
from lessons import sentences
from lessons.django_source.lookup import SourceLine, find_citation, find_deciding_line


@dataclass(frozen=True)
class Decision:
    """Hold a sentence that says why, and what decided: a line of Django, or else a citation."""

    sentence: str
    source: SourceLine | None
    citation: str


def decisions(frame: Frame) -> tuple[Decision, ...]:
    """Return what decided ``frame``, in the order of its why."""
    engine = frame.world.server.engine
    return tuple(
        Decision(sentence, find_deciding_line(reason.id, engine), find_citation(reason.id))
        for sentence, reason in zip(sentences.explain(frame), frame.why, strict=True)
    )


def deciding(here: Frame, there: Frame, reason_id: str = "") -> tuple[Decision, ...]:
    """Return what decided that ``here`` came out otherwise than ``there``, the same action in another world.

    That is the reason with the id ``reason_id`` where ``here`` has it; or else those that the other frame does not give
    too; or else, where both give the same ones, all of them.
    """
    decided = tuple(zip(here.why, decisions(here), strict=True))
    named = tuple(decision for reason, decision in decided if reason.id == reason_id)
    unshared = tuple(decision for reason, decision in decided if reason not in there.why)
    return named or unshared or tuple(decision for _reason, decision in decided)
