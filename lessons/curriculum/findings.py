"""The mistakes that the checks find in the curriculum, worded for its author."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """One mistake: ``where`` names what has it, ``hint`` says what to do, ``number`` is that of the check."""

    number: int
    where: str
    message: str
    hint: str
