"""The words of the edge: reasons and errors of the simulator as translated sentences.

Values named ``*_at`` are shown as times of day (with the date where it is another day than the frame's), those named
``*_s`` as lengths.
"""

from datetime import date, datetime
from functools import lru_cache
from math import inf
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language, gettext, ngettext

from due_date.actions.registry import REASONS
from due_date.scenario.action import ActionError
from due_date.scenario.scenario import ScenarioError
from due_date.simulation.frame import Frame
from due_date.simulation.reason import Reason
from due_date.times import parse_moment
from due_date.translation import Plural


def explain(frame: Frame) -> list[str]:
    """Return the sentences that say why ``frame`` came out as it did."""
    return [explain_one(reason, frame.at) for reason in frame.why]


def sum_up(frame: Frame, *, about: str = "") -> str:
    """Return the one sentence that tells most of ``frame``, none where nothing was decided.

    Where some reasons are ``about`` one thing (their ids begin so), it is the first of those.
    """
    telling = sorted(frame.why, key=lambda reason: (not reason.id.startswith(about), REASONS[reason.id].is_background))
    return explain_one(telling[0], frame.at) if telling else ""


def explain_one(reason: Reason, now: datetime) -> str:
    """Return the sentence of ``reason``; moments of another day than that of ``now`` carry their date."""
    row = REASONS[reason.id].sentence
    sentence = ngettext(*row, reason.values["count"]) if isinstance(row, Plural) else gettext(row)
    return sentence % {name: _shown(name, value, now) for name, value in reason.values.items()}


def _shown(name: str, value: Any, now: datetime) -> Any:
    if name.endswith("_at"):
        return show_moment(parse_moment(value), now) if value else gettext("the end of time")
    if name.endswith("_s"):
        return show_length(value) if isinstance(value, int | float) and abs(value) < inf else value
    if isinstance(value, str) and (len(value) >= 32 if name == "key" else len(value) == 32 and name in ("old", "new")):
        return value[:6] + "…"  # a key, or what stands in its place where the cookie is the session
    return value


def show_moment(at: datetime, now: datetime) -> str:
    """Show a moment as a time of day, with the date where it is not the day of ``now``."""
    time = at.strftime("%H:%M:%S") + (f".{at.microsecond:06d}".rstrip("0") if at.microsecond else "")
    return time if at.date() == now.date() else f"{_written(localtime(at).date(), get_language())}, {time}"


@lru_cache(maxsize=4096)
def _written(date: date, language: str | None) -> str:
    """Write a date in the language that is active: slow work in Django, and a long lab shows hundreds of them."""
    return date_format(date, "j M Y")


def show_length(seconds: float, *, units: int = 2) -> str:
    """Show a length of time in its largest units: ``4 min 59 s``, ``13 d 23 h``; a negative one with its sign."""
    if seconds != int(seconds):
        return gettext("%(seconds)s s") % {"seconds": seconds}
    rest, shown = abs(int(seconds)), []
    for size, words in (
        (86_400, gettext("%(count)s d")),
        (3_600, gettext("%(count)s h")),
        (60, gettext("%(count)s min")),
        (1, gettext("%(count)s s")),
    ):
        count, rest = divmod(rest, size)
        if count:
            shown.append(words % {"count": count})
    return ("-" if seconds < 0 else "") + " ".join(shown[:units] or [gettext("%(count)s s") % {"count": 0}])


def name_fault(error: ActionError | ScenarioError) -> str:
    """Return what is wrong as a clause, without its full stop."""
    return gettext(error.template) % {
        name: gettext(v) if name == "advice" else v for name, v in error.parameters.items()
    }


def advise(error: ActionError | ScenarioError) -> str:
    """Return what is wrong and what to write instead, in one or two sentences."""
    wrong = name_fault(error)
    return gettext("%(wrong)s. Nearest valid action: %(nearest)s") % {
        "wrong": wrong[:1].upper() + wrong[1:],
        "nearest": error.nearest,
    }
