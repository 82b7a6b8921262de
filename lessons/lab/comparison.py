"""The same actions elsewhere: under another setting or in a wrong world, beside the lab's own run."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from due_date.scenario.scenario import Scenario
from due_date.simulation.frame import Frame, Trace
from due_date.simulation.variants import first_difference
from due_date.timeline.history import History, read_history
from lessons.curriculum.schema import Myth
from lessons.grammar import under
from lessons.lab.explanations import Decision, deciding
from lessons.lab.query import LabState
from lessons.lab.timeline.view import TimelineView, label_timeline
from lessons.sentences.observed import tell_differences

RunScenario = Callable[[Scenario, str], Trace]
MythOf = Callable[[str], Myth | None]


@dataclass(frozen=True)
class Names:
    """Hold what a comparison calls the lab's own run (``here``), the other one (``there``), and why things are so here.

    ``saying`` is the myth that holds there, if one does; ``title`` names the other run where it stands alone.
    """

    here: str
    there: str
    why: str
    title: str
    saying: str = ""


@dataclass(frozen=True)
class Comparison:
    """Hold another run of the same actions: what it is called, its timeline, and where it parts from the lab's own.

    ``parts_at`` is the number of the first frame that differs, ``None`` where none does; ``sentence`` says so.
    ``decided`` is what decided it here; the query string ``path_query`` shows the code path, and is empty where no code
    of Django's ran. What differs is told in pairs of clauses, one of this run and one of the other: ``parting`` in the
    first frame that differs, ``differences`` in the frame that is shown, and is empty where that is the same frame;
    ``foremost`` is the first pair of the frame that is shown, ``None`` where both runs observe the same in it.
    """

    id: str
    names: Names
    history: History
    timeline: TimelineView
    parts_at: int | None
    sentence: str
    decided: tuple[Decision, ...]
    path_query: str
    parting: tuple[tuple[str, str], ...]
    differences: tuple[tuple[str, str], ...]
    foremost: tuple[str, str] | None

    @property
    def frames(self) -> tuple[Frame, ...]:
        """The frames of the other run, frame 0 first."""
        return self.history.frames

    @property
    def title(self) -> str:
        """What the other run is called where it stands alone."""
        return self.names.title

    @property
    def prefix(self) -> str:
        """What the ids of its drawing begin with, to be told from the lab's own."""
        return f"{self.id}-"


def compare_runs(state: LabState, history: History, run: RunScenario, myth_of: MythOf) -> tuple[Comparison, ...]:
    """Run what ``state`` asks to be compared with, and compare ``history`` with it; the errors are those of ``run``.

    ``myth_of`` finds by the slug of a wrong world what is said of it.
    """
    found = []
    if state.vs:
        name, _equals, value = state.vs.partition("=")
        other = read_history(tuple(run(under(state.scenario, state.vs), ""))[1:])
        there = _("With %(name)s = %(value)s") % {"name": name, "value": value}
        names = Names(_("As it is"), there, _("Why, as it is"), there)
        found.append(_compare("vs", names, state, history, other))
    if state.belief:
        other = read_history(run(state.scenario, state.belief))
        myth = myth_of(state.belief)
        saying = str(myth.belief if myth else state.belief)
        title = _("If the myth were true: “%s”") % saying
        names = Names(_("Real Django"), _("If the myth were true"), _("Why, in real Django"), title, saying)
        found.append(_compare("belief", names, state, history, other, myth.decided_by if myth else ""))
    return tuple(found)


def draw_beside(history: History, at: int, compared: Sequence[Comparison], *, guess: str = "") -> TimelineView:
    """Return the timeline of the lab's own run, on one scale with those it is ``compared`` with.

    ``guess`` is that of the URL.
    """
    parts_at = next((each.parts_at for each in compared if each.parts_at is not None), None)
    return label_timeline(history, at, guess=guess, parts_at=parts_at, beside=[each.history for each in compared])


def _compare(
    id_: str, names: Names, state: LabState, history: History, other: History, decided_by: str = ""
) -> Comparison:
    difference = first_difference(history.frames, other.frames)
    parts_at = difference.number if difference else None
    decided: tuple[Decision, ...] = ()
    parting: tuple[tuple[str, str], ...] = ()
    sentence, path_query = _("So far both runs observe the same."), ""
    if parts_at is not None:
        here, there = history.frames[parts_at], other.frames[parts_at]
        sentence, parting = _tell_parting(parts_at, here), tell_differences(here, there)
        decided = deciding(here, there, decided_by)
        if here.ran_code:
            path_query = replace(state, shown_as="").query_of(state.scenario.lines, at=parts_at)
    differences = tell_differences(history.frames[state.at], other.frames[state.at])
    return Comparison(
        id_,
        names,
        other,
        label_timeline(other, state.at, parts_at=parts_at, beside=[history]),
        parts_at,
        sentence,
        decided,
        path_query,
        parting,
        () if state.at == parts_at else differences,
        next(iter(differences), None),
    )


def _tell_parting(number: int, frame: Frame) -> str:
    if not number:
        return _("They part before any action.")
    return _("They part at action %(number)d, %(action)s.") % {"number": number, "action": frame.line}
