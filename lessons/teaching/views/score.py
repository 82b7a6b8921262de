"""The score of this learner's answers, to myths and in lessons."""

from collections.abc import Sequence

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from lessons.curriculum.registry import get_curriculum
from lessons.curriculum.schema import Lesson, Myth, Prediction
from lessons.lab.query import lab_url
from lessons.pool import Busy, RunFailed, get_pool
from lessons.progress import learners as progress
from lessons.progress.models import Learner
from lessons.teaching.myth_page import worlds_url
from lessons.teaching.score_page import Score, ScoreQuestion, build_score
from lessons.web.http import HtmxRequest, refuse


@require_safe
@cache_control(private=True)
def score(request: HtmxRequest) -> HttpResponse:
    """Show the learner's answers, how sure they were, and what is true; 503 when a run failed."""
    learner = progress.find_learner(request.session)
    curriculum = get_curriculum()
    try:
        of_myths = _build_score(learner, [_build_myth_question(myth) for myth in curriculum.myths])
        of_lessons = _build_score(
            learner, [_build_lesson_question(les, one) for les in curriculum.lessons for one in les.predictions]
        )
    except (Busy, RunFailed) as error:
        return refuse(request, error)
    return render(request, "teaching/score.html", {"of_myths": of_myths, "of_lessons": of_lessons})


def _build_score(learner: Learner | None, questions: Sequence[ScoreQuestion]) -> Score:
    answers = progress.find_latest_answers(learner, [question.prediction for question in questions])
    return build_score(questions, answers, get_pool().trace)


def _build_myth_question(myth: Myth) -> ScoreQuestion:
    url = f"{reverse('myth', args=[myth.slug])}#played"
    return ScoreQuestion(myth.prediction, myth.belief, url, worlds_url(myth))


def _build_lesson_question(lesson: Lesson, asked: Prediction) -> ScoreQuestion:
    url = f"{reverse('lesson', args=[lesson.slug])}#prediction-{asked.id}"
    return ScoreQuestion(asked, asked.prompt, url, lab_url(asked.scenario.lines))
