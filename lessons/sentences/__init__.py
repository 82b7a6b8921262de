"""The words of the edge: reasons and errors of the simulator as translated sentences.

Values named ``*_at`` are shown as times of day (with the date where it is another day than the frame's), those named
``*_s`` as lengths.
"""

from collections.abc import Callable
from datetime import date, datetime
from functools import lru_cache
from math import inf
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _

from due_date.scenario.actions import ActionError
from due_date.scenario.scenario import ScenarioError
from due_date.simulation.frame import Frame
from due_date.simulation.reason import Reason
from due_date.times import parse_moment
from lessons.sentences.browsers import BROWSERS
from lessons.sentences.saving import SAVING
from lessons.sentences.stores import STORES

SENTENCES = {
    **BROWSERS,
    **SAVING,
    **STORES,
    "no-cookie-sent": _("The request carried no cookie called %(name)s, so Django had no key to look for."),
    "session-not-touched": _("The page never touched the session: nothing was looked up, and no date was checked."),
    "record-missing": _("No record has the key %(key)s: the session starts empty."),
    "record-refused": _(
        "The record %(key)s is refused: its expiry date %(expires_at)s is not after %(now_at)s. It was not removed."
    ),
    "record-valid": _(
        "The record %(key)s is valid: its expiry date %(expires_at)s is after %(now_at)s, by %(left_s)s."
    ),
    "setting-changed": _("%(name)s is %(new)s (it was %(old)s)."),
    "old-dates-stay": _("Records and cookies that exist keep the dates they have, until the session is saved again."),
    "cookie-expired": _("The cookie reached its date %(expires_at)s: the browser dropped it and told nobody."),
    "record-outlives-cookie": _("Its record %(key)s is good until %(expires_at)s, for anyone who has the key."),
    "record-expired": _(
        "The record %(key)s reached its date %(expires_at)s: it is refused from now on, and stays in the table."
    ),
    "cookie-outlives-record": _(
        "The browser %(browser)s still holds a cookie with its key, which opens nothing any more."
    ),
    "dead-but-not-collectable": _(
        "A record is due at exactly %(now_at)s: it is refused already, and clearsessions removes it only after that."
    ),
}


COUNTED: dict[str, Callable[[int], str]] = {
    "cleared": lambda count: ngettext(
        "clearsessions removed %(count)s expired record; %(left)s left. Nobody was logged out by it.",
        "clearsessions removed %(count)s expired records; %(left)s left. Nobody was logged out by it.",
        count,
    ),
    "nothing-to-clear": lambda count: gettext("clearsessions found no expired record to remove; %(left)s left."),
    "rows-deleted": lambda count: ngettext(
        "%(count)s record was deleted by hand.", "%(count)s records were deleted by hand.", count
    ),
}
"""The sentences whose words depend on a number."""

SETTING_THE_SCENE = ("no-cookie-sent", "no-session-made", "record-valid")
"""What is said first and tells least, where there is more to say."""


def explain(frame: Frame) -> list[str]:
    """Return the sentences that say why ``frame`` came out as it did."""
    return [explain_one(reason, frame.at) for reason in frame.why]


def sum_up(frame: Frame, *, about: str = "") -> str:
    """Return the one sentence that tells most of ``frame``, none where nothing was decided.

    Where some reasons are ``about`` one thing (their ids begin so), it is the first of those.
    """
    telling = sorted(frame.why, key=lambda reason: (not reason.id.startswith(about), reason.id in SETTING_THE_SCENE))
    return explain_one(telling[0], frame.at) if telling else ""


def explain_one(reason: Reason, now: datetime) -> str:
    """Return the sentence of ``reason``; moments of another day than that of ``now`` carry their date."""
    counted = COUNTED.get(reason.id)
    sentence = counted(reason.values["count"]) if counted else str(SENTENCES[reason.id])
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
