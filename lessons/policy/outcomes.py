"""What a session policy means for users: the same settings played by each kind of user, in a sentence or two.

Each habit is a scenario that is run; what is said is read from its frames, nothing is calculated twice.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from due_date.scenario.scenario import Scenario
from due_date.simulation.frame import Frame, Trace
from due_date.timeline.history import read_history
from lessons.grammar import parse_scenario
from lessons.lab.query import lab_url
from lessons.lab.timeline.view import TimelineView, label_timeline
from lessons.sentences.moments import show_length, show_moment

VISITS = 14  # of a user who keeps coming: enough to pass a deadline that does not move, more than twice
DAYS_AFTER = ("advance 1d", "advance 1d")
NIGHT = ("advance 18h", "cron clearsessions 1d", "advance 6h")  # from 09:00 to a cleanup at 03:00, and to 09:00 again
RunScenario = Callable[[Scenario], Trace]


@dataclass(frozen=True)
class Habit:
    """Hold a way of using a site: what it is called, and what is done when nothing was for ``pause_s`` seconds."""

    slug: str
    name: Promise | str
    does: tuple[str, ...]


HABITS = (
    Habit("walks-away", gettext_lazy("walks away from the desk"), ()),
    Habit("reads", gettext_lazy("reads pages all day and changes nothing"), ("visit /",)),
    Habit("active", gettext_lazy("works all day and changes things"), ("visit /cart/add/", "visit /")),
    Habit("closes", gettext_lazy("closes the browser and comes back"), ("close", "open", "visit /")),
)


@dataclass(frozen=True)
class Outcome:
    """Hold what became of one habit: sentences, the timeline, and the scenario that shows it."""

    name: str
    sentences: tuple[str, ...]
    timeline: TimelineView
    lines: tuple[str, ...]
    slug: str

    @property
    def url(self) -> str:
        """The URL of its lab."""
        return lab_url(self.lines)

    @property
    def form_id(self) -> str:
        """The id of the form whose buttons are the marks of its drawing."""
        return f"frames-{self.slug}"

    @property
    def title(self) -> str:
        """What its drawing is told apart by."""
        return self.name

    @property
    def prefix(self) -> str:
        """What the ids of its drawing begin with."""
        return f"{self.slug}-"


def outcomes(settings: Mapping[str, str], run: RunScenario, *, is_cleaned_nightly: bool) -> tuple[Outcome, ...]:
    """Return what the session settings (literal text by name) mean for each habit."""
    beginning = [f"set {name}={value}" for name, value in settings.items()]
    beginning += [*(NIGHT if is_cleaned_nightly else ()), "login", "visit /"]
    start = run(parse_scenario(beginning))
    return tuple(_outcome(habit, beginning, start, run) for habit in HABITS)


def _outcome(habit: Habit, beginning: list[str], start: Trace, run: RunScenario) -> Outcome:
    lifetime_s = _lifetime_s(start[len(beginning)])
    if not start[len(beginning)].observed["logged_in"] or lifetime_s < 1:
        lines, told = beginning, [_("The login does not last until the next page."), *_tell_error(start)]
    elif habit.slug == "walks-away":
        lines = [*beginning, f"advance {lifetime_s}s", "visit /", *DAYS_AFTER]
        trace = run(parse_scenario(lines))
        # A visit of its own run: where visits move the date, asking one second early would change the answer.
        early = run(parse_scenario([*beginning, f"advance {lifetime_s - 1}s", "visit /"]))
        told = [*_tell_away(early, trace, len(beginning)), *_tell_removed(trace, len(beginning) + 2)]
    elif habit.slug == "closes":
        lines = [*beginning, "advance 1m", *habit.does]
        trace = run(parse_scenario(lines))
        told = _tell_closed(trace)
    else:
        pause_s = max(min(lifetime_s // 6, 86_400), 1)
        lines = [*beginning, *[f"advance {pause_s}s", *habit.does] * VISITS]
        trace = run(parse_scenario(lines))
        told = _tell_coming(trace, len(beginning), pause_s)
        lines = lines[: _first_out(trace, len(beginning)) or len(lines)]
    history = read_history(run(parse_scenario(lines)))
    timeline = label_timeline(history, len(history.frames) - 1)
    return Outcome(str(habit.name), tuple(told), timeline, tuple(lines), habit.slug)


def _tell_error(trace: Trace) -> list[str]:
    return [_("Django raised %s") % frame.exchange.error for frame in trace if frame.exchange and frame.exchange.error]


def _lifetime_s(frame: Frame) -> int:
    """Return how long this login lasts if nothing is done: until the earlier date, or the age where neither has one."""
    dates = [frame.observed["cookie_expires_in"], frame.observed["row_expires_in"]]
    age = frame.world.server.setting("SESSION_COOKIE_AGE")
    return int(min((left for left in dates if left is not None), default=age if isinstance(age, int) else 0))


def _first_out(trace: Trace, after: int) -> int | None:
    """Return the number of the first frame after ``after`` in which a page met an anonymous visitor."""
    return next((n for n in range(after + 1, len(trace)) if trace[n].observed["logged_in"] is False), None)


def _since(trace: Trace, after: int, number: int) -> str:
    return show_length((trace[number].at - trace[after].at).total_seconds())


def _tell_away(early: Trace, trace: Trace, after: int) -> list[str]:
    told = []
    if early[after + 2].observed["logged_in"]:
        told.append(_("Still in after %s away.") % _since(early, after, after + 2))
    if trace[after + 2].observed["logged_in"] is False:
        told.append(_("Out at %s.") % _since(trace, after, after + 2))
    elif trace[after + 2].observed["logged_in"]:
        told.append(_("Still in at %s.") % _since(trace, after, after + 2))
    return told


def _tell_removed(trace: Trace, out: int) -> list[str]:
    if trace[out].observed["rows"] is None:
        return [_("Nothing is kept on the server, so there is nothing to clean.")]
    if trace[out].observed["rows"] == 0:
        return [_("No record is left by then: this engine's store forgets by itself.")]
    if trace[len(trace) - 1].observed["rows"]:
        return [_("The record stays until somebody runs clearsessions.")]
    later = [frame.cron.removals[0] for frame in trace if frame.cron and frame.cron.removals]
    return [_("The record stays until the cleanup at %s.") % show_moment(later[0].at, trace[out].at)]


def _tell_closed(trace: Trace) -> list[str]:
    last = trace[len(trace) - 1].observed
    if last["logged_in"]:
        return [_("Still in after closing and opening the browser: the cookie has a date.")]
    told = [_("Out after closing the browser: the cookie had no date.")]
    if last["rows"]:
        told.append(_("The record does not know: whoever copied the cookie is still in."))
    return told


def _tell_coming(trace: Trace, after: int, pause_s: int) -> list[str]:
    out = _first_out(trace, after)
    every = show_length(pause_s)
    if out is None:
        told = _("Still in after %(length)s of coming every %(every)s: each visit moves the date.")
        return [told % {"length": _since(trace, after, len(trace) - 1), "every": every}]
    told = _("Out after %(length)s, in the middle of coming every %(every)s: reading moves no date.")
    return [told % {"length": _since(trace, after, out), "every": every}]
