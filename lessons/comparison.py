"""The same actions elsewhere: under another setting or in a wrong world, beside the lab's own run."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from lessons.curriculum.shapes import Myth
from lessons.decisions import Decision, deciding
from lessons.forms import LabState
from lessons.simulator.observation import write_observed
from lessons.simulator.scenario import Scenario
from lessons.simulator.trace import Frame, Trace
from lessons.simulator.twins import first_difference, under
from lessons.timeline.view import TimelineView, timeline_view

RunScenario = Callable[[Scenario, str], Trace]
MythOf = Callable[[str], Myth | None]


@dataclass(frozen=True)
class Comparison:
    """Another run of the same actions: what it is called, its timeline, and where it parts from the lab's own.

    ``parts_at`` is the number of the first frame that differs, ``None`` where none does; ``told`` says so in words.
    ``decided`` is what decided it here; the query string ``path_query`` shows the code path, and is empty where no code
    of Django's ran. ``differences`` are key, value here and value there, in the frame that is shown.
    """

    id: str
    title: str
    frames: tuple[Frame, ...]
    timeline: TimelineView
    parts_at: int | None
    told: str
    decided: tuple[Decision, ...]
    path_query: str
    differences: tuple[tuple[str, str, str], ...]

    @property
    def prefix(self) -> str:
        """What the ids of its drawing begin with, to be told from the lab's own."""
        return f"{self.id}-"


def comparisons(state: LabState, trace: Trace, run: RunScenario, myth_of: MythOf) -> tuple[Comparison, ...]:
    """Run what ``state`` asks to be compared with, and compare; the errors are those of ``run``.

    ``myth_of`` finds by the slug of a wrong world what is said of it.
    """
    found = []
    if state.vs:
        name, _equals, value = state.vs.partition("=")
        other = tuple(run(under(state.scenario, state.vs), ""))[1:]
        found.append(
            _comparison("vs", _("With %(name)s = %(value)s") % {"name": name, "value": value}, state, trace, other)
        )
    if state.belief:
        other = tuple(run(state.scenario, state.belief))
        myth = myth_of(state.belief)
        title = _("In a world where this is so: “%s”") % (myth.belief if myth else state.belief)
        found.append(_comparison("belief", title, state, trace, other, myth.decided_by if myth else ""))
    return tuple(found)


def drawn_beside(trace: Trace, at: int, compared: Sequence[Comparison], *, flag: str = "") -> TimelineView:
    """Return the timeline of the lab's own run, on one scale with those it is ``compared`` with."""
    parts_at = next((each.parts_at for each in compared if each.parts_at is not None), None)
    return timeline_view(tuple(trace), at, flag=flag, parts_at=parts_at, beside=[each.frames for each in compared])


def _comparison(
    id_: str, title: str, state: LabState, trace: Trace, other: tuple[Frame, ...], decided_by: str = ""
) -> Comparison:
    difference = first_difference(trace, other)
    here, there = trace[state.at].observed, other[state.at].observed
    parts_at = difference.number if difference else None
    decided: tuple[Decision, ...] = ()
    told, path_query = _("So far both runs observe the same."), ""
    if difference:
        parting = trace[difference.number]
        told = _("They part at action %(number)d, %(action)s: %(what)s.") % {
            "number": difference.number,
            "action": state.scenario.lines[difference.number - 1] if difference.number else _("before any"),
            "what": "; ".join(
                _("%(key)s is %(here)s here and %(there)s there")
                % {"key": key, "here": write_observed(one), "there": write_observed(two)}
                for key, one, two in difference.keys[:3]
            ),
        }
        decided = deciding(parting, other[difference.number], decided_by)
        if parting.ran_code:
            path_query = replace(state, shown_as="").query_of(state.scenario.lines, at=difference.number)
    return Comparison(
        id_,
        title,
        other,
        timeline_view(other, state.at, parts_at=parts_at, beside=[tuple(trace)]),
        parts_at,
        told,
        decided,
        path_query,
        tuple(
            (key, write_observed(value), write_observed(there[key]))
            for key, value in here.items()
            if value != there[key]
        ),
    )
