"""Myths: the learner commits to an answer, then the proof is shown in Django's world and in the wrong one."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST, require_safe
from django.views.decorators.vary import vary_on_headers
from django_htmx.http import HttpResponseClientRedirect

from lessons.curriculum.registry import get_curriculum
from lessons.curriculum.schema import Myth
from lessons.lab.request import read_at
from lessons.pool import Busy, RunFailed, get_pool
from lessons.progress import learners as progress
from lessons.progress.models import Answer, Sureness
from lessons.teaching.myth_page import MythCard, play, worlds_url
from lessons.teaching.predictions import PredictionCard, reveal
from lessons.teaching.views.predictions import commit
from lessons.web import http
from lessons.web.http import HtmxRequest, refuse


@require_safe
@cache_control(private=True)
def myths(request: HttpRequest) -> HttpResponse:
    """List the myths with this learner's answers, without saying what is true."""
    shown = get_curriculum().myths
    answers = progress.find_latest_answers(progress.find_learner(request.session), [myth.prediction for myth in shown])
    cards = [MythCard(myth, answers.get(myth.prediction.id)) for myth in shown]
    return render(request, "teaching/myths.html", {"cards": cards, "answered": len(answers)})


@require_safe
@cache_control(private=True)
@vary_on_headers("HX-Request")
def myth(request: HtmxRequest, slug: str) -> HttpResponse:
    """Ask the question of a myth; to a learner who has committed, show the proof.

    It is shown at the frame in the URL, or else at the first in which the worlds differ. Nothing is recorded. 400 for a
    frame that does not exist, 503 when a run failed. Before committing the page is the same for every frame, and htmx,
    which asks for a part that is not shown yet, is sent to it.
    """
    shown = find_myth(slug)
    answer = _find_answer(request, shown)
    if answer is None and request.htmx:
        return HttpResponseClientRedirect(request.path)
    at, faults = read_at(request.GET, len(shown.prediction.scenario.actions)) if answer else (0, ())
    return _show(
        request,
        shown,
        answer,
        "teaching/_played.html",
        at=at if "at" in request.GET else None,
        faults=faults,
        status=400 if faults else 200,
        url=request.get_full_path(),
    )


@require_POST
def myth_prediction(request: HtmxRequest, slug: str) -> HttpResponse:
    """Record the learner's answer or skip, then show the proof; status codes are those of :func:`commit`."""
    shown = find_myth(slug)
    scenario = shown.prediction.scenario

    def page(typed: Mapping[str, str], *, status: int) -> HttpResponse:
        return _show(
            request,
            shown,
            _find_answer(request, shown),
            "teaching/parts/predictions.html",
            beside=() if typed else ("teaching/_myth_after.html",),
            status=status,
            just=shown.prediction.id,
            typed=typed,
        )

    return commit(
        request,
        shown.prediction,
        place=reverse("myth", args=[slug]),
        runs=[(scenario, ""), (scenario, slug)],
        show=page,
        refuse=lambda error: _refuse(request, shown, error),
    )


def find_myth(slug: str) -> Myth:
    """Return the myth with this slug.

    :raises Http404: when there is none.
    """
    found = get_curriculum().find_myth(slug)
    if found is None:
        raise Http404(slug)
    return found


def _find_answer(request: HttpRequest, myth: Myth) -> Answer | None:
    learner = progress.find_learner(request.session)
    return progress.find_latest_answers(learner, [myth.prediction]).get(myth.prediction.id)


def _show(
    request: HtmxRequest,
    myth: Myth,
    answer: Answer | None,
    part: str,
    *,
    at: int | None = None,
    beside: Sequence[str] = (),
    status: int = 200,
    url: str = "",
    **more: Any,
) -> HttpResponse:
    """Show the myth to a learner who gave ``answer``, or none, to htmx only ``part`` of it and what is ``beside`` it.

    503 when a run failed.
    """
    try:
        revealed = reveal(myth.prediction, answer, get_pool().trace)
        played = play(myth, at, get_pool().trace) if answer else None
    except (Busy, RunFailed) as error:
        return _refuse(request, myth, error)
    path = reverse("myth", args=[myth.slug])
    context = {
        "myth": myth,
        "myth_url": path,
        "predictions": [PredictionCard(myth.prediction, reverse("myth_prediction", args=[myth.slug]), revealed)],
        "sureness": Sureness.choices,
        "is_open": played is not None,
        "next_myth": get_curriculum().find_next_myth(myth),
        **more,
    }
    if played:
        context |= {
            "onwards": "teaching/parts/worlds.html",
            "worlds_url": worlds_url(myth),
            "played": played,
        }
    return http.show(request, "teaching/myth.html", part, context, beside=beside, status=status, url=url)


def _refuse(request: HtmxRequest, myth: Myth, error: Busy | RunFailed) -> HttpResponse:
    return refuse(request, error, again=reverse("myth", args=[myth.slug]) if request.method == "POST" else "")
