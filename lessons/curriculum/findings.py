"""What is wrong with the curriculum, said so that its author knows what to do."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """One mistake: ``where`` names what has it, ``hint`` says the next move. ``number`` is that of the check."""

    number: int
    where: str
    message: str
    hint: str
