"""Build the score: a learner's answers in groups, those that were sure and wrong first, because such beliefs return.

Questions, answers and runs go in, dataclasses for templates come out. There are no points, only what to review.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from due_date.scenario.scenario import Scenario
from due_date.simulation.frame import Trace
from lessons.curriculum.schema import Prediction, Text
from lessons.progress.models import Answer
from lessons.teaching.predictions import Reveal, reveal


@dataclass(frozen=True)
class ScoreQuestion:
    """A prediction in the score: its title there, the URL where it is asked, and the URL that runs it in the lab."""

    prediction: Prediction
    title: Text
    url: str
    lab_url: str


@dataclass(frozen=True)
class ScoreLine:
    """A question and its outcome for this learner."""

    question: ScoreQuestion
    reveal: Reveal


@dataclass(frozen=True)
class ScoreGroup:
    """Lines whose outcome ``holds``: ``slug`` is for style sheets, ``note`` says what to do about them."""

    slug: str
    title: Promise
    note: Promise | str
    holds: Callable[[Reveal], bool]
    lines: tuple[ScoreLine, ...] = ()


GROUPS = (
    ScoreGroup(
        "sure-and-wrong",
        _("Sure, and wrong"),
        _("What you were sure of comes back most easily. Look at these again in a week."),
        lambda reveal: reveal.is_wrong and reveal.is_certain,
    ),
    ScoreGroup("wrong", _("Wrong"), "", lambda reveal: reveal.is_wrong and not reveal.is_certain),
    ScoreGroup(
        "guessed",
        _("Guessed, and right"),
        _("A guess is soon forgotten. The proof helps it to stay."),
        lambda reveal: reveal.is_right and reveal.is_guess,
    ),
    ScoreGroup("right", _("Right"), "", lambda reveal: reveal.is_right and not reveal.is_guess),
)


@dataclass(frozen=True)
class Score:
    """The answered questions in the groups that are not empty, then the skipped and the unanswered ones."""

    groups: tuple[ScoreGroup, ...]
    skipped: tuple[ScoreLine, ...]
    unanswered: tuple[ScoreQuestion, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing was answered or skipped."""
        return not self.groups and not self.skipped


def build_score(
    questions: Iterable[ScoreQuestion], answers: Mapping[str, Answer], run: Callable[[Scenario], Trace]
) -> Score:
    """Return the score of ``questions``; ``answers`` are by the id of the prediction.

    Only answered questions are run; exceptions are those of ``run``.
    """
    lines, unanswered = [], []
    for question in questions:
        revealed = reveal(question.prediction, answers.get(question.prediction.id), run)
        if revealed is None:
            unanswered.append(question)
        else:
            lines.append(ScoreLine(question, revealed))
    lines.sort(key=lambda line: line.reveal.is_guess)  # guesses come last
    groups = (_fill(group, lines) for group in GROUPS)
    return Score(
        tuple(group for group in groups if group.lines),
        tuple(line for line in lines if line.reveal.chosen is None),
        tuple(unanswered),
    )


def _fill(group: ScoreGroup, lines: Iterable[ScoreLine]) -> ScoreGroup:
    return replace(group, lines=tuple(line for line in lines if group.holds(line.reveal)))
