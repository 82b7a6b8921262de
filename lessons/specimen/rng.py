"""The worker's random source: the same choices for the same number of requests, whatever the settings."""

import random
import secrets
from collections.abc import Sequence
from typing import Any

_SEED = "due date"
_generator = random.Random(_SEED)  # noqa: S311 - simulated keys protect nothing, and must be the same in every run


def take_over() -> None:
    """Let Django's random strings (session keys, salts, tokens) come from this module's generator.

    Source: django/utils/crypto.py, get_random_string (``secrets.choice``).
    """
    secrets.choice = _choice  # type: ignore[assignment]


def reseed(requests: int) -> None:
    """Begin the choices of the request numbered ``requests``."""
    _generator.seed(f"{_SEED} {requests}")


def _choice(sequence: Sequence[Any]) -> Any:
    return _generator.choice(sequence)
