"""The worker's random source: the same choices for the same number of requests, whatever the settings.

Lives only in worker processes: it replaces a function of the standard library.
"""

import random
import secrets
from collections.abc import Sequence
from typing import Any

_PREFIX = "due date"
_generator = random.Random(_PREFIX)  # noqa: S311 - simulated keys protect nothing, and must be the same in every run


def install() -> None:
    """Make Django's random strings (session keys, salts, tokens) come from this module's generator.

    Source: django/utils/crypto.py, get_random_string (``secrets.choice``).
    """
    secrets.choice = _choice  # type: ignore[assignment]


def restart(request_count: int) -> None:
    """Restart the generator for the request after ``request_count`` others."""
    _generator.seed(f"{_PREFIX} {request_count}")


def _choice(sequence: Sequence[Any]) -> Any:
    return _generator.choice(sequence)
