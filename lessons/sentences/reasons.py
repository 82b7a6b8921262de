"""Translate the reasons of frames into sentences of the active language.

Values named ``*_at`` are shown as times of day (with the date where it is another day than the frame's), those named
``*_s`` as lengths of time.
"""

from datetime import datetime
from math import inf
from typing import Any

from django.utils.translation import gettext, ngettext

from due_date.actions.registry import REASONS
from due_date.simulation.frame import Frame
from due_date.simulation.reason import Reason
from due_date.times import parse_moment
from due_date.translation import Plural
from lessons.sentences.moments import show_length, show_moment


def explain(frame: Frame) -> list[str]:
    """Return the sentences that say why ``frame`` came out as it did, in the order of its reasons."""
    return [explain_reason(reason, frame.at) for reason in frame.why]


def sum_up(frame: Frame, *, about: str = "") -> str:
    """Return the sentence of the most telling reason of ``frame``, or nothing where it has no reason.

    Reasons whose ids begin with ``about`` come first, and background reasons last.
    """
    telling = sorted(frame.why, key=lambda reason: (not reason.id.startswith(about), REASONS[reason.id].is_background))
    return explain_reason(telling[0], frame.at) if telling else ""


def explain_reason(reason: Reason, now: datetime) -> str:
    """Return the sentence of ``reason``; moments of another day than that of ``now`` carry their date."""
    row = REASONS[reason.id].sentence
    sentence = ngettext(*row, reason.values["count"]) if isinstance(row, Plural) else gettext(row)
    return sentence % {name: _format_value(name, value, now) for name, value in reason.values.items()}


def _format_value(name: str, value: Any, now: datetime) -> Any:
    if name.endswith("_at"):
        return show_moment(parse_moment(value), now) if value else gettext("the end of time")
    if name.endswith("_s"):
        return show_length(value) if isinstance(value, int | float) and abs(value) < inf else value
    if isinstance(value, str) and (len(value) >= 32 if name == "key" else len(value) == 32 and name in ("old", "new")):
        return value[:6] + "…"  # a session key, or the cookie's value where the cookie holds the whole session
    return value
