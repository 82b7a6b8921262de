"""Post an answer to a prediction, of a lesson or of a myth."""

from collections.abc import Callable, Iterable, Mapping

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from due_date.scenario.scenario import Scenario
from lessons.curriculum.schema import Prediction
from lessons.pool import Busy, RunFailed, get_pool
from lessons.progress import learners as progress
from lessons.teaching.forms import CommitForm
from lessons.teaching.views.lessons import GOALS, find_lesson, read_state, show
from lessons.web.http import HtmxRequest, refuse


@require_POST
def prediction(request: HtmxRequest, slug: str, name: str) -> HttpResponse:
    """Record the learner's answer or skip in a lesson, then show the outcome.

    404 for a prediction that the lesson does not have; other status codes are those of :func:`commit`.
    """
    lesson = find_lesson(slug)
    asked = lesson.find_prediction(name)
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
    """Record the learner's answer or skip, and show the outcome on the page at the URL ``place``.

    ``runs`` are the scenarios, with the slugs of their worlds, that the page needs. ``show`` renders the page with a
    status, and with what was typed where that was refused; to htmx only what has changed.

    400 for a choice or a sureness that is not offered, 503 when a run failed; then nothing was recorded. The runs come
    first, because Django saves no session with a response from 500 upwards.
    """
    form = CommitForm(asked, request.POST)
    if "skip" in request.POST:
        choice = sureness = ""
    elif form.is_valid():
        choice, sureness = form.cleaned_data["choice"], form.cleaned_data["sureness"]
    else:
        return show(form.typed, status=400)
    try:
        for scenario, belief in runs:
            get_pool().trace(scenario, belief)
    except (Busy, RunFailed) as error:
        return refuse(error)
    learner = progress.ensure_learner(request.session, place, now=timezone.now())
    progress.record_answer(learner, asked, choice, sureness)
    if not request.htmx:
        return HttpResponseRedirect(f"{place}#prediction-{asked.id}")
    return show({}, status=200)
