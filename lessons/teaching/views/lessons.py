"""The page of a lesson: the lab beside the prose, feedback on the learner's run, and goals to save."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from due_date.simulation.frame import Trace
from due_date.timeline.history import read_history
from lessons.curriculum.controls import Unlocked
from lessons.curriculum.registry import get_curriculum
from lessons.curriculum.schema import Lesson, Prediction
from lessons.lab.comparison import compare_runs
from lessons.lab.panels.lab import lab_panels
from lessons.lab.query import LabState, lab_query
from lessons.lab.request import is_edit, read_lab
from lessons.pool import Busy, RunFailed, get_pool
from lessons.progress import learners as progress
from lessons.progress.models import Sureness
from lessons.teaching import lesson_page
from lessons.web import http
from lessons.web.http import HtmxRequest, hide_from_robots, refuse

# The learner's progress, shown above the bench
GOALS = ("teaching/_goal_count.html", "teaching/_next_goal.html")


@require_safe
@cache_control(private=True)
@vary_on_headers("HX-Request")
def lesson(request: HtmxRequest, slug: str) -> HttpResponse:
    """Show a lesson with the scenario and frame of the URL, or else with the lesson's own scenario.

    Nothing is recorded. 400 for a query string that cannot be read, 503 when a run failed.
    """
    shown = find_lesson(slug)
    state = read_state(request, shown)
    url = state.url(request.path)
    if is_edit(request) and not state.faults and not request.htmx:
        return HttpResponseRedirect(url)
    response = show(
        request,
        shown,
        state,
        "lab/_bench.html",
        beside=("teaching/_whole_lab.html", *GOALS),
        beside_when_open=("teaching/_own.html", "teaching/_goals.html"),
        status=400 if state.faults else 200,
        url=url,
    )
    return hide_from_robots(response) if request.GET else response


@require_POST
def goals(request: HtmxRequest, slug: str) -> HttpResponse:
    """Record the goals that the learner's run meets, then show the lesson again.

    503 when the run failed; then nothing was recorded.
    """
    shown = find_lesson(slug)
    state = read_state(request, shown)
    url = state.url(reverse("lesson", args=[slug]))
    try:
        trace = get_pool().trace(state.scenario)
    except (Busy, RunFailed) as error:
        return refuse(request, error, again=url, typed="\n".join(state.scenario.lines))
    learner = progress.find_learner(request.session)
    new = lesson_page.check_goals(shown, trace, progress.find_met_goals(learner, shown)).new
    if new:
        learner = progress.ensure_learner(request.session, url, now=timezone.now())
        progress.record_goals(learner, shown, new, "\n".join(state.scenario.lines))
    if not request.htmx:
        return HttpResponseRedirect(f"{url}#goals")
    return show(request, shown, state, "teaching/_goals.html", beside=GOALS)


def show(
    request: HtmxRequest,
    lesson: Lesson,
    state: LabState,
    part: str,
    *,
    beside: Sequence[str] = (),
    beside_when_open: Sequence[str] = (),
    just: str = "",
    typed: Mapping[str, str] | None = None,
    status: int = 200,
    url: str = "",
) -> HttpResponse:
    """Show the lesson, to htmx only the template ``part`` of it, and those ``beside`` it that change with it.

    Those of ``beside_when_open`` are on the page once every prediction is answered. ``just`` is the prediction that was
    just answered, or that is asked again with what was ``typed``: to htmx it is shown without those before it. 503 when
    a run failed.
    """
    try:
        context = build_lesson_context(request, lesson, state, get_pool().trace(state.scenario))
    except (Busy, RunFailed) as error:
        again = state.url(reverse("lesson", args=[lesson.slug]))
        return refuse(request, error, again=again, typed="\n".join(state.scenario.lines))
    predictions = context["predictions"]
    if request.htmx and just:
        predictions = [each for each in predictions if each.prediction.id == just or not (each.reveal or typed)]
    return http.show(
        request,
        "teaching/lesson.html",
        part,
        {**context, "predictions": predictions, "just": just, "typed": typed},
        beside=(*beside, *beside_when_open) if context["is_open"] else beside,
        status=status,
        url=url,
    )


def find_lesson(slug: str) -> Lesson:
    """Return the lesson with this slug.

    :raises Http404: when there is none.
    """
    found = get_curriculum().find_lesson(slug)
    if found is None:
        raise Http404(slug)
    return found


def read_state(request: HtmxRequest, lesson: Lesson) -> LabState:
    """Read the lab's state from the URL, or from a form's field ``lab``; without one, it is the lesson's own scenario.

    A form stays on the page while htmx changes the lab, so the script copies the lab's query string into it.
    """
    sent: HttpRequest = request
    if "lab" in request.POST:
        sent = HttpRequest()
        sent.META["QUERY_STRING"] = request.POST["lab"]
        sent.GET = QueryDict(request.POST["lab"], encoding="utf-8")
    if sent.GET.keys() & {"do", "text", "then", "undone"}:
        return read_lab(sent)
    lines = lesson.scenario.lines
    return LabState(lesson.scenario, len(lines), typed="\n".join(lines))


def build_lesson_context(request: HtmxRequest, lesson: Lesson, state: LabState, trace: Trace) -> dict[str, Any]:
    """Return the context of the lesson's templates.

    :raises Busy: and RunFailed, as the pool does for the proofs of the answered predictions.
    """
    learner = progress.find_learner(request.session)
    answers = progress.find_latest_answers(learner, lesson.predictions)
    predictions = lesson_page.list_predictions(lesson, answers, get_pool().trace, partial(_get_prediction_url, lesson))
    path = reverse("lesson", args=[lesson.slug])
    unlocked = Unlocked(lesson.unlocked)
    is_comparing, alone = "compare" in unlocked, replace(state, belief="")
    history = read_history(trace)
    compared = compare_runs(alone, history, get_pool().trace, get_curriculum().find_myth) if is_comparing else ()
    return {
        "lab": lab_panels(state, history, compared, path=path, anchor="#bench", unlocked=unlocked),
        "lesson": lesson,
        "next_lesson": get_curriculum().find_next_lesson(lesson),
        "predictions": predictions,
        "onwards": "teaching/parts/steps.html",
        "sureness": Sureness.choices,
        "is_open": all(asked.reveal for asked in predictions),
        "feedback": lesson_page.choose_feedback(lesson, trace),
        "goals": lesson_page.check_goals(lesson, trace, progress.find_met_goals(learner, lesson)),
        "solution_query": lab_query(lesson.solved.lines),
    }


def _get_prediction_url(lesson: Lesson, prediction: Prediction) -> str:
    return reverse("prediction", args=[lesson.slug, prediction.id])
