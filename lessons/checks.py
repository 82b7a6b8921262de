"""The curriculum's system checks: one lints it at every start, one proves it in ``manage.py check``."""

from collections.abc import Iterable
from itertools import chain
from pathlib import Path
from typing import Any

from django.core.checks import CheckMessage, Error, register
from django.template import engines

from lessons.curriculum.findings import Finding
from lessons.curriculum.linter import lint
from lessons.curriculum.proofs import prove
from lessons.curriculum.registry import get_curriculum
from lessons.pool import WRONG_WORLDS, Busy, RunFailed, get_pool

TAG = "curriculum"


@register(TAG)
def check_reading(app_configs: Any = None, **options: Any) -> list[CheckMessage]:
    """Report the mistakes that the linter finds, without running anything."""
    return _build_messages(lint(get_curriculum(), template_sources(), tuple(WRONG_WORLDS)))


def check_running(app_configs: Any = None, **options: Any) -> list[CheckMessage]:
    """Report what only a run can show.

    It starts worker processes, so only ``manage.py check`` registers it.
    """
    if check_reading():
        return []  # what cannot be read cannot be run
    try:
        return _build_messages(prove(get_curriculum(), get_pool().trace))
    except (Busy, RunFailed) as error:
        hint = "Try again. If it stays so, run the newest scenario alone: python manage.py scenario FILE."
        return [Error(f"A scenario of the curriculum could not be run ({error}).", hint=hint, id="curriculum.E010")]


def template_sources() -> dict[str, str]:
    """Return the sources of the site's own templates, by template name."""
    folders = [Path(folder) for engine in engines.all() for folder in engine.dirs]
    paths = chain.from_iterable(((path, folder) for path in folder.rglob("*.html")) for folder in folders)
    return {path.relative_to(folder).as_posix(): path.read_text() for path, folder in paths}


def _build_messages(findings: Iterable[Finding]) -> list[CheckMessage]:
    return [Error(f.message, hint=f.hint, obj=f.where, id=f"curriculum.E{f.number:03}") for f in findings]
