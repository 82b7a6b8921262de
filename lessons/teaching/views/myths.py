"""Myths: what people say, committed to first, and then played in Django's world and in the one where it is so."""

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
from lessons.teaching.predictions import Asked, reveal
from lessons.teaching.views.predictions import commit
from lessons.web import http
from lessons.web.http import HtmxRequest, refuse


@require_safe
@cache_control(private=True)
def myths(request: HttpRequest) -> HttpResponse:
    """List what people say, and what this learner committed to. What is true is not told here."""
    shown = get_curriculum().myths
    answers = progress.latest_answers(progress.learner_of(request.session), [myth.prediction for myth in shown])
    cards = [MythCard(myth, answers.get(myth.prediction.id)) for myth in shown]
    return render(request, "teaching/myths.html", {"cards": cards, "answered": len(answers)})


@require_safe
@cache_control(private=True)
@vary_on_headers("HX-Request")
def myth(request: HtmxRequest, slug: str) -> HttpResponse:
    """Ask what happens; of somebody who has committed, show the proof at the frame in the URL, or where worlds part.

    Nothing is recorded. 400 for a frame that there is not, 503 when a run did not come about. Before committing the
    page is the same whatever frame is asked for, and htmx, which wants a part that there is not yet, is sent to it.
    """
    shown = find_myth(slug)
    answer = _answer(request, shown)
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
    """Record what the learner commits to, or that they skip it; then show what happens. As ``commit`` says."""
    shown = find_myth(slug)
    scenario = shown.prediction.scenario

    def page(typed: Mapping[str, str], *, status: int) -> HttpResponse:
        beside = () if typed else ("teaching/_myth_after.html",)
        return _show(
            request,
            shown,
            _answer(request, shown),
            "teaching/parts/predictions.html",
            beside=beside,
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
    """Return the myth called ``slug``.

    :raises Http404: when there is none.
    """
    found = get_curriculum().myth(slug)
    if found is None:
        raise Http404(slug)
    return found


def _answer(request: HttpRequest, myth: Myth) -> Answer | None:
    learner = progress.learner_of(request.session)
    return progress.latest_answers(learner, [myth.prediction]).get(myth.prediction.id)


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
    """Show the myth to somebody who answered ``answer``, through htmx only the template ``part`` of it.

    Those ``beside`` it change with it. 503 when a run did not come about.
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
        "predictions": [Asked(myth.prediction, reverse("myth_prediction", args=[myth.slug]), revealed)],
        "sureness": Sureness.choices,
        "is_open": played is not None,
        "next_myth": get_curriculum().myth_after(myth),
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
