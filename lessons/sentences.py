"""The words of the edge: reasons and errors of the simulator as translated sentences.

Values named ``*_at`` are shown as times of day (with the date where it is another day than the frame's), those named
``*_s`` as lengths.
"""

from datetime import datetime
from math import isfinite
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from lessons.sentences_browsers import BROWSERS
from lessons.sentences_stores import STORES
from lessons.simulator.actions import ActionError
from lessons.simulator.scenario import ScenarioError
from lessons.simulator.times import parse_moment
from lessons.simulator.trace import Frame, Reason

SENTENCES = {
    **BROWSERS,
    **STORES,
    "no-cookie-sent": _("The request carried no session cookie, so Django had no key to look for."),
    "session-not-touched": _("The page never touched the session: nothing was looked up, and no date was checked."),
    "record-missing": _("No record has the key %(key)s: the session starts empty."),
    "record-refused": _(
        "The record %(key)s is refused: its expiry date %(expires_at)s is not after %(now_at)s. It was not removed."
    ),
    "record-valid": _(
        "The record %(key)s is valid: its expiry date %(expires_at)s is after %(now_at)s, by %(left_s)s."
    ),
    "django-raised": _("Django raised %(error)s"),
    "error-not-saved": _("The response is a %(status)s: from 500 upwards nothing is saved and no cookie is sent."),
    "key-cycled": _("The session got a new key: %(new)s instead of %(old)s, with its data kept."),
    "record-flushed": _("The record %(key)s was removed at once."),
    "record-created": _("A record %(key)s was created, due at %(expires_at)s: %(age_s)s from now."),
    "record-created-empty": _("A record %(key)s without data was created, due at %(expires_at)s: %(age_s)s from now."),
    "record-extended": _(
        "The session was saved, so its record got a new date: %(new_at)s instead of %(old_at)s, %(age_s)s from now."
    ),
    "record-saved-same-date": _("The session was saved, but its date stays %(expires_at)s: it is a fixed moment."),
    "reading-renews-nothing": _("The session was only read, so nothing was saved: its date stays %(expires_at)s."),
    "nested-change-unnoticed": _(
        "A list inside the session was changed in place. Django watches the top level only: the change is lost, "
        "and the date stays %(expires_at)s."
    ),
    "cookie-deleted": _("Django told the browser to delete the session cookie (Max-Age=0)."),
    "cookie-dropped-at-once": _("The cookie came with Max-Age=%(max_age)s, so the browser dropped it at once."),
    "cookie-refused": _("The browser refused the session cookie: its attributes do not fit this site."),
    "cookie-without-date": _("The session cookie has no date: the browser keeps it until it is closed."),
    "cookie-dated": _("The session cookie is due at %(expires_at)s: Max-Age is %(max_age_s)s."),
    "setting-changed": _("%(name)s is %(new)s (it was %(old)s)."),
    "old-dates-stay": _("Records and cookies that exist keep the dates they have, until the session is saved again."),
    "cookie-expired": _("The cookie reached its date %(expires_at)s: the browser dropped it and told nobody."),
    "record-expired": _(
        "The record %(key)s reached its date %(expires_at)s: it is refused from now on, and stays in the table."
    ),
    "dead-but-not-collectable": _(
        "A record is due at exactly %(now_at)s: it is refused already, and clearsessions removes it only after that."
    ),
}


def _counted(reason_id: str, count: int) -> str | None:
    """Return the sentence of a reason whose words depend on a number."""
    match reason_id:
        case "cleared":
            return ngettext(
                "clearsessions removed %(count)s expired record; %(left)s left. Nobody was logged out by it.",
                "clearsessions removed %(count)s expired records; %(left)s left. Nobody was logged out by it.",
                count,
            )
        case "nothing-to-clear":
            return gettext("clearsessions found no expired record to remove; %(left)s left.")
        case "rows-deleted":
            return ngettext("%(count)s record was deleted by hand.", "%(count)s records were deleted by hand.", count)
    return None


def explain(frame: Frame) -> list[str]:
    """Return the sentences that say why ``frame`` came out as it did."""
    return [_explain(reason, frame.at) for reason in frame.why]


def _explain(reason: Reason, now: datetime) -> str:
    sentence = _counted(reason.id, reason.values.get("count", 0)) or str(SENTENCES[reason.id])
    return sentence % {name: _shown(name, value, now) for name, value in reason.values.items()}


def _shown(name: str, value: Any, now: datetime) -> Any:
    if name.endswith("_at"):
        return show_moment(parse_moment(value), now) if value else gettext("the end of time")
    if name.endswith("_s"):
        return show_length(value) if isinstance(value, int | float) and isfinite(value) else value
    if name in ("key", "old", "new") and isinstance(value, str) and len(value) == 32:
        return value[:6] + "…"
    return value


def show_moment(at: datetime, now: datetime) -> str:
    """Show a moment as a time of day, with the date where it is not the day of ``now``."""
    time = at.strftime("%H:%M:%S") + (f".{at.microsecond:06d}".rstrip("0") if at.microsecond else "")
    return time if at.date() == now.date() else f"{date_format(localtime(at), 'j M Y')}, {time}"


def show_length(seconds: float) -> str:
    """Show a length of time in its two largest units: ``4 min 59 s``, ``13 d 23 h``; a negative one with its sign."""
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
    return ("-" if seconds < 0 else "") + " ".join(shown[:2] or [gettext("%(count)s s") % {"count": 0}])


def advise(error: ActionError | ScenarioError) -> str:
    """Return what is wrong and what to write instead, in one or two sentences."""
    wrong = gettext(error.template) % {
        name: gettext(v) if name == "advice" else v for name, v in error.parameters.items()
    }
    return gettext("%(wrong)s. Nearest valid action: %(nearest)s") % {
        "wrong": wrong[:1].upper() + wrong[1:],
        "nearest": error.nearest,
    }
