"""What a learner believed, how sure, and what is true: sure but wrong first, for such beliefs come back.

Questions, answers and runs in, what templates place out. There are no points: only what to look at again.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from due_date.scenario.scenario import Scenario
from due_date.simulation.frame import Trace
from lessons.curriculum.schema import Prediction, Text
from lessons.progress.models import Answer
from lessons.teaching.predictions import Reveal, reveal


@dataclass(frozen=True)
class Question:
    """A prediction as it is called in the score, where it was asked, and the link that runs it in the lab."""

    prediction: Prediction
    title: Text
    url: str
    lab_url: str


@dataclass(frozen=True)
class Line:
    """A question, and what came out of it for this learner."""

    question: Question
    reveal: Reveal


@dataclass(frozen=True)
class Group:
    """Lines that are alike: ``slug`` for style sheets, ``title`` for people, ``note`` what to do about them."""

    slug: str
    title: Promise
    note: Promise | str
    holds: Callable[[Reveal], bool]
    lines: tuple[Line, ...] = ()


GROUPS = (
    Group(
        "sure-and-wrong",
        _("Sure, and wrong"),
        _("What you were sure of comes back most easily. Look at these again in a week."),
        lambda found: found.is_wrong and found.is_certain,
    ),
    Group("wrong", _("Wrong"), "", lambda found: found.is_wrong and not found.is_certain),
    Group(
        "guessed",
        _("Guessed, and right"),
        _("A guess is soon forgotten. The proof helps it to stay."),
        lambda found: found.is_right and found.is_guess,
    ),
    Group("right", _("Right"), "", lambda found: found.is_right and not found.is_guess),
)


@dataclass(frozen=True)
class Score:
    """What was answered, in groups that have lines; what was skipped; and what was not answered."""

    groups: tuple[Group, ...]
    skipped: tuple[Line, ...]
    unanswered: tuple[Question, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing was answered, nor skipped."""
        return not self.groups and not self.skipped


def score(questions: Iterable[Question], answers: Mapping[str, Answer], run: Callable[[Scenario], Trace]) -> Score:
    """Return what came of ``questions``; only what was answered is run, and the errors are those of ``run``."""
    lines, unanswered = [], []
    for question in questions:
        found = reveal(question.prediction, answers.get(question.prediction.id), run)
        if found is None:
            unanswered.append(question)
        else:
            lines.append(Line(question, found))
    lines.sort(key=lambda line: line.reveal.is_guess)  # the less sure of the wrong ones come last
    groups = (_filled(group, lines) for group in GROUPS)
    return Score(
        tuple(group for group in groups if group.lines),
        tuple(line for line in lines if line.reveal.chosen is None),
        tuple(unanswered),
    )


def _filled(group: Group, lines: Iterable[Line]) -> Group:
    return Group(group.slug, group.title, group.note, group.holds, tuple(x for x in lines if group.holds(x.reveal)))
