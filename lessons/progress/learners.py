"""Store and find what a learner has answered and finished. A learner has no name: the session holds a random id.

Answers and goals are only added, so that two tabs cannot clash, and stored by id, so that a lesson may change. They are
deleted when the learner resets them, or has recorded nothing for as long as ``RETENTION``.
"""

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.contrib.sessions.backends.base import SessionBase
from django.db import transaction

from lessons.curriculum.registry import Curriculum
from lessons.curriculum.schema import Lesson, Myth, Prediction
from lessons.progress.models import Answer, Carrying, GoalMet, Learner

RETENTION = timedelta(days=180)
CODE_LIFETIME = timedelta(days=7)
_KEY = "learner"
_LETTERS = "23456789bcdfghjkmnpqrstvwxyz"  # none that looks like another, and no vowels, which make words
_CODE_LENGTH = 12


def find_learner(session: SessionBase) -> Learner | None:
    """Return the learner of this session, or ``None`` before anything was recorded and after it was deleted."""
    id_ = session.get(_KEY)
    return Learner.objects.filter(pk=id_).first() if id_ else None


def ensure_learner(session: SessionBase, place: str, *, now: datetime) -> Learner:
    """Return the learner of this session, created if necessary, and note that something is recorded on ``place``.

    ``place`` is the URL of the page, ``now`` an aware datetime.
    """
    learner = find_learner(session) or Learner()
    learner.seen_at, learner.place = now, place
    learner.save()
    _remember(session, learner.pk)
    return learner


def _remember(session: SessionBase, id_: UUID) -> None:
    session[_KEY] = str(id_)  # a write, even of the same id: reading alone would not renew the session


def record_answer(learner: Learner, prediction: Prediction, choice: str = "", sureness: str = "") -> Answer:
    """Add an answer; an empty ``choice`` means that the prediction was skipped."""
    return Answer.objects.create(
        learner=learner, prediction=prediction.id, choice=choice, sureness=sureness, made_at=learner.seen_at
    )


def find_latest_answers(learner: Learner | None, predictions: Iterable[Prediction]) -> dict[str, Answer]:
    """Return the learner's last answers to ``predictions``, by the prediction's id; those without one are left out."""
    if learner is None:
        return {}
    ids = [prediction.id for prediction in predictions]
    return {answer.prediction: answer for answer in learner.answers.filter(prediction__in=ids).order_by("pk")}


def record_goals(learner: Learner, lesson: Lesson, goals: Iterable[str], scenario: str) -> None:
    """Add those of the goals, given by id, that are not recorded; ``scenario`` is the run that met them."""
    known = find_met_goals(learner, lesson)
    GoalMet.objects.bulk_create(
        GoalMet(learner=learner, lesson=lesson.slug, goal=goal, scenario=scenario, made_at=learner.seen_at)
        for goal in goals
        if goal not in known
    )


def find_met_goals(learner: Learner | None, lesson: Lesson) -> set[str]:
    """Return the ids of the recorded goals of ``lesson``."""
    return set(learner.goals.filter(lesson=lesson.slug).values_list("goal", flat=True)) if learner else set()


@dataclass(frozen=True)
class Standing:
    """A learner's progress in a lesson: the number of goals saved and of predictions answered."""

    lesson: Lesson
    saved: int
    answered: int

    @property
    def is_finished(self) -> bool:
        """Whether every goal of the lesson as it is now was saved."""
        return self.saved == len(self.lesson.goals)

    @property
    def is_begun(self) -> bool:
        """Whether anything was recorded."""
        return bool(self.saved or self.answered)


def list_standings(learner: Learner | None, curriculum: Curriculum) -> tuple[Standing, ...]:
    """Return the learner's standing in each lesson, in order."""
    saved = set(learner.goals.values_list("lesson", "goal")) if learner else set()
    answered = set(learner.answers.values_list("prediction", flat=True)) if learner else set()
    return tuple(
        Standing(
            lesson,
            sum((lesson.slug, goal.id) in saved for goal in lesson.goals),
            sum(prediction.id in answered for prediction in lesson.predictions),
        )
        for lesson in curriculum.lessons
    )


@transaction.atomic
def reset(learner: Learner, session: SessionBase, part: Lesson | Sequence[Myth] | None = None) -> None:
    """Delete what was recorded of ``part``: a lesson, the myths, or for ``None`` everything, with the learner."""
    if part is None:
        learner.delete()
        session.pop(_KEY, None)
    elif isinstance(part, Lesson):
        _forget_answers(learner, part.predictions)
        learner.goals.filter(lesson=part.slug).delete()
    else:
        _forget_answers(learner, [myth.prediction for myth in part])


def _forget_answers(learner: Learner, predictions: Iterable[Prediction]) -> None:
    learner.answers.filter(prediction__in=[prediction.id for prediction in predictions]).delete()


def create_code(learner: Learner, *, now: datetime) -> str:
    """Create a code that takes ``learner`` to another machine, in groups of four letters; it replaces earlier ones."""
    learner.codes.all().delete()
    code = "".join(secrets.choice(_LETTERS) for _ in range(_CODE_LENGTH))
    Carrying.objects.create(code=code, learner=learner, made_at=now)
    return "-".join(code[start : start + 4] for start in range(0, _CODE_LENGTH, 4))


def normalize_code(typed: str) -> str:
    """Return the letters of a code, however it was typed: without hyphens and spaces, in lower case."""
    return "".join(letter for letter in typed.lower() if letter in _LETTERS)


@transaction.atomic
def arrive(session: SessionBase, code: str, *, now: datetime) -> Learner | None:
    """Make the learner of ``code``, as :func:`normalize_code` gives it, this browser's; return the learner.

    What this browser recorded before is added to that learner's. ``None`` for a code that is unknown, used, replaced or
    too old; then nothing changes.
    """
    carrying = Carrying.objects.filter(code=code, made_at__gt=now - CODE_LIFETIME).select_related("learner").first()
    if carrying is None:
        return None
    here, learner = find_learner(session), carrying.learner
    carrying.delete()
    if here and here != learner:
        here.answers.update(learner=learner)
        here.goals.update(learner=learner)
        here.delete()
    learner.seen_at = now
    learner.save()
    session.cycle_key()
    _remember(session, learner.pk)
    return learner


def delete_idle_learners(*, now: datetime) -> int:
    """Delete the learners who have recorded nothing for ``RETENTION``, with their answers; return how many."""
    _total, by_model = Learner.objects.filter(seen_at__lte=now - RETENTION).delete()
    return by_model.get(Learner._meta.label, 0)
