"""The score: what this learner believed, of myths and in lessons."""

from collections.abc import Sequence

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from lessons import progress
from lessons.curriculum.catalogue import the_catalogue
from lessons.curriculum.shapes import Lesson, Myth, Prediction
from lessons.forms import LabState, lab_query
from lessons.models import Learner
from lessons.myth_page import worlds_query
from lessons.pool import Busy, RunFailed, the_pool
from lessons.score import Question, Score
from lessons.score import score as score_of
from lessons.simulator.scenario import Scenario
from lessons.views.lab import HtmxRequest, refuse


@require_safe
@cache_control(private=True)
def score(request: HtmxRequest) -> HttpResponse:
    """Show what was believed, how sure, and what is true. 503 when a run did not come about."""
    learner = progress.learner_of(request.session)
    catalogue = the_catalogue()
    try:
        of_myths = _score(learner, [_of_myth(myth) for myth in catalogue.myths])
        of_lessons = _score(learner, [_of_lesson(les, one) for les in catalogue.lessons for one in les.predictions])
    except (Busy, RunFailed) as error:
        return refuse(request, LabState(Scenario(), 0), error)
    return render(request, "lessons/score.html", {"of_myths": of_myths, "of_lessons": of_lessons})


def _score(learner: Learner | None, questions: Sequence[Question]) -> Score:
    answers = progress.latest_answers(learner, [question.prediction for question in questions])
    return score_of(questions, answers, the_pool().trace)


def _of_myth(myth: Myth) -> Question:
    url = f"{reverse('myth', args=[myth.slug])}#played"
    return Question(myth.prediction, myth.belief, url, f"{reverse('lab')}?{worlds_query(myth)}")


def _of_lesson(lesson: Lesson, asked: Prediction) -> Question:
    url = f"{reverse('lesson', args=[lesson.slug])}#prediction-{asked.id}"
    return Question(asked, asked.prompt, url, f"{reverse('lab')}?{lab_query(asked.scenario.lines)}")
