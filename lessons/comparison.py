"""The same actions elsewhere: under another setting or in a wrong world, beside the lab's own run."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from lessons.forms import LabState
from lessons.simulator.observation import write_observed
from lessons.simulator.scenario import Scenario
from lessons.simulator.trace import Frame, Trace
from lessons.simulator.twins import first_difference, under
from lessons.timeline_view import TimelineView, timeline_view

RunScenario = Callable[[Scenario, str], Trace]


@dataclass(frozen=True)
class Comparison:
    """Another run of the same actions: what it is called, its timeline, and where it parts from the lab's own.

    ``parts_at`` is the number of the first frame that differs, ``None`` where none does; ``told`` says so in words;
    ``differences`` are key, value here and value there, in the frame that is shown.
    """

    id: str
    title: str
    timeline: TimelineView
    parts_at: int | None
    told: str
    differences: tuple[tuple[str, str, str], ...]

    @property
    def prefix(self) -> str:
        """What the ids of its drawing begin with, to be told from the lab's own."""
        return f"{self.id}-"


def comparisons(state: LabState, trace: Trace, run: RunScenario) -> tuple[Comparison, ...]:
    """Run what ``state`` asks to be compared with, and compare; the errors are those of ``run``."""
    found = []
    if state.vs:
        name, _equals, value = state.vs.partition("=")
        other = tuple(run(under(state.scenario, state.vs), ""))[1:]
        found.append(
            _comparison("vs", _("With %(name)s = %(value)s") % {"name": name, "value": value}, state, trace, other)
        )
    if state.belief:
        other = tuple(run(state.scenario, state.belief))
        found.append(_comparison("belief", _("In a world where “%s” is true") % state.belief, state, trace, other))
    return tuple(found)


def _comparison(id_: str, title: str, state: LabState, trace: Trace, other: tuple[Frame, ...]) -> Comparison:
    difference = first_difference(trace, other)
    here, there = trace[state.at].observed, other[state.at].observed
    told = _("So far both runs observe the same.")
    if difference:
        told = _("They part at action %(number)d, %(action)s: %(what)s.") % {
            "number": difference.number,
            "action": trace[difference.number].action or _("before any"),
            "what": "; ".join(
                _("%(key)s is %(here)s here and %(there)s there")
                % {"key": key, "here": write_observed(one), "there": write_observed(two)}
                for key, one, two in difference.keys[:3]
            ),
        }
    return Comparison(
        id_,
        title,
        timeline_view(other, state.at),
        difference.number if difference else None,
        told,
        tuple(
            (key, write_observed(value), write_observed(there[key]))
            for key, value in here.items()
            if value != there[key]
        ),
    )
