"""The clock bar: the simulated time, and where it can go."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from due_date.simulation.world import World
from due_date.timeline.deadlines import find_next_deadline
from lessons import sentences
from lessons.lab.panels.buttons import ActionButton

JUMPS = (
    (gettext_noop("+1 min"), "1m"),
    (gettext_noop("+10 min"), "10m"),
    (gettext_noop("+1 h"), "1h"),
    (gettext_noop("+1 day"), "1d"),
    (gettext_noop("+2 weeks"), "2w"),
)


@dataclass(frozen=True)
class ClockBar:
    """The simulated time, and where it can go."""

    day: str
    time: str
    iso: str
    jumps: tuple[ActionButton, ...]
    deadline: str
    deadline_jumps: tuple[ActionButton, ...]
    skewed: tuple[tuple[str, str], ...]


def clock_bar(world: World) -> ClockBar:
    """Return the clock of ``world``."""
    deadline = find_next_deadline(world)
    text, near = _("No deadline is ahead."), []
    if not deadline and not world.session_cookie(None):
        text = _("No deadline is ahead: log in, and there are two.")
    if deadline:
        left_s = int((deadline.at - world.now).total_seconds())
        names = {"cookie": _("the cookie's"), "record": _("the record's"), "cron": _("the cleanup's")}
        text = _("Next deadline: %(whose)s, %(at)s, in %(left)s") % {
            "whose": _(" and ").join(names[subject] for subject in deadline.subjects),
            "at": sentences.show_moment(deadline.at, world.now),
            "left": sentences.show_length(left_s),
        }
        near = [(_("1 s before"), left_s - 1), (_("at it"), left_s), (_("1 s after"), left_s + 1)]
    return ClockBar(
        day=date_format(world.now, "l j F Y"),
        time=world.now.strftime("%H:%M:%S"),
        iso=world.now.isoformat(),
        jumps=tuple(ActionButton(_(label), f"advance {duration}") for label, duration in JUMPS),
        deadline=text,
        deadline_jumps=tuple(ActionButton(label, f"advance {seconds}s") for label, seconds in near if seconds > 0),
        skewed=tuple(_skewed(world)),
    )


def _skewed(world: World) -> Iterator[tuple[str, str]]:
    """Yield whose clock is wrong, and what it shows."""
    if world.skew_server_s:
        yield _("the server's clock"), sentences.show_moment(world.server_now, world.now)
    for name, browser in world.browsers.items():
        if browser.skew_s:
            yield _("the clock of %s") % name, sentences.show_moment(world.browser_now(name), world.now)
