"""Predictions: commit first, then see. Lessons and myths ask in the same way."""

from collections.abc import Callable, Iterable, Mapping

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from due_date.scenario.scenario import Scenario
from lessons.curriculum.schema import Prediction
from lessons.pool import Busy, RunFailed, get_pool
from lessons.progress import learners as progress
from lessons.progress.models import Sureness
from lessons.teaching.views.lessons import GOALS, find_lesson, read_state, show
from lessons.web.http import HtmxRequest, refuse


@require_POST
def prediction(request: HtmxRequest, slug: str, name: str) -> HttpResponse:
    """Record what the learner commits to in a lesson, or that they skip it; then show what happens.

    404 for a prediction that the lesson does not have; the rest as :func:`commit` says.
    """
    lesson = find_lesson(slug)
    asked = lesson.prediction(name)
    if asked is None:
        raise Http404(name)
    state = read_state(request, lesson)
    url = state.url(reverse("lesson", args=[slug]))

    def page(typed: Mapping[str, str], *, status: int) -> HttpResponse:
        beside = () if typed else ("teaching/_after.html", *GOALS)
        part = "teaching/parts/predictions.html"
        return show(request, lesson, state, part, beside=beside, just=asked.id, typed=typed, status=status)

    return commit(
        request,
        asked,
        place=url,
        runs=[(state.scenario, ""), (asked.scenario, "")],
        show=page,
        refuse=lambda error: refuse(request, error, again=url, typed="\n".join(state.scenario.lines)),
    )


def commit(
    request: HtmxRequest,
    asked: Prediction,
    *,
    place: str,
    runs: Iterable[tuple[Scenario, str]],
    show: Callable[..., HttpResponse],
    refuse: Callable[[Busy | RunFailed], HttpResponse],
) -> HttpResponse:
    """Record what the learner commits to, or that they skip it, and show it on the page at ``place``.

    ``runs`` are the scenarios, and the worlds they happen in, without which that page cannot be shown. ``show`` renders
    it with a status, and with what was typed where that was refused, through htmx only what has changed.

    400 for a choice or a sureness that is not offered, 503 when the runs did not come about; then nothing was recorded,
    for Django saves no session with a response from 500 upwards.
    """
    choice, sureness = request.POST.get("choice", ""), request.POST.get("sureness", "")
    if "skip" in request.POST:
        choice = sureness = ""
    elif asked.choice(choice) is None or sureness not in Sureness:
        typed = {"choice": choice, "sureness": sureness, "fault": _("Choose an answer and say how sure you are.")}
        return show(typed, status=400)
    try:
        for scenario, belief in runs:
            get_pool().trace(scenario, belief)
    except (Busy, RunFailed) as error:
        return refuse(error)
    learner = progress.recording_learner(request.session, place, now=timezone.now())
    progress.record_answer(learner, asked, choice, sureness)
    if not request.htmx:
        return HttpResponseRedirect(f"{place}#prediction-{asked.id}")
    return show({}, status=200)
