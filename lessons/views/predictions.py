"""Predictions: commit first, then see."""

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lessons import progress
from lessons.models import Sureness
from lessons.pool import Busy, RunFailed, the_pool
from lessons.views.lab import HtmxRequest, lab_url, refuse
from lessons.views.lessons import find_lesson, read_state, show


@require_POST
def prediction(request: HtmxRequest, slug: str, name: str) -> HttpResponse:
    """Record what the learner commits to, or that they skip it; then show what happens.

    404 for a prediction that the lesson does not have, 400 for a choice or a sureness that is not offered, 503 when the
    runs did not come about; then nothing was recorded, for Django saves no session with a response from 500 upwards.
    """
    lesson = find_lesson(slug)
    asked = lesson.prediction(name)
    if asked is None:
        raise Http404(name)
    state = read_state(request, lesson)
    choice, sureness = request.POST.get("choice", ""), request.POST.get("sureness", "")
    if "skip" in request.POST:
        choice = sureness = ""
    elif asked.choice(choice) is None or sureness not in Sureness:
        typed = {"choice": choice, "sureness": sureness, "fault": _("Choose an answer and say how sure you are.")}
        return show(request, lesson, state, "lessons/_prediction_of.html", status=400, just=name, typed=typed)
    path = reverse("lesson", args=[slug])
    try:
        the_pool().trace(state.scenario)
        the_pool().trace(asked.scenario)
    except (Busy, RunFailed) as error:
        return refuse(request, state, error, path=path)
    learner = progress.recording_learner(request.session, lab_url(state, path), now=timezone.now())
    progress.record_answer(learner, asked, choice, sureness)
    if not request.htmx:
        return HttpResponseRedirect(f"{lab_url(state, path)}#prediction-{name}")
    return show(request, lesson, state, "lessons/_committed.html", just=name)
