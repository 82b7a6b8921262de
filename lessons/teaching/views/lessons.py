"""The page of a lesson: the lab beside the prose, feedback on the learner's run, and goals to save."""

from dataclasses import replace
from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
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
from lessons.lab.query import LabState, lab_query, read_lab
from lessons.lab.views import HtmxRequest, is_edit, lab_context, lab_url, refuse
from lessons.pool import Busy, RunFailed, get_pool
from lessons.progress import learners as progress
from lessons.progress.models import Sureness
from lessons.teaching import lesson_page


@require_safe
@cache_control(private=True)
@vary_on_headers("HX-Request")
def lesson(request: HtmxRequest, slug: str) -> HttpResponse:
    """Show a lesson with the scenario and frame of the URL, or else with the lesson's own scenario.

    Nothing is recorded. 400 for a query string that cannot be read, 503 when a run failed.
    """
    shown = find_lesson(slug)
    state = read_state(request, shown)
    url = lab_url(state, request.path)
    if not state.faults and is_edit(request) and not request.htmx:
        return HttpResponseRedirect(url)
    response = show(request, shown, state, "teaching/_lesson_bench.html", status=400 if state.faults else 200)
    if request.htmx and response.status_code == 200:
        response["HX-Push-Url"] = url
    if request.GET:
        response["X-Robots-Tag"] = "noindex, nofollow"
    return response


@require_POST
def goals(request: HtmxRequest, slug: str) -> HttpResponse:
    """Record the goals that the learner's run meets, then show the lesson again.

    503 when the run failed; then nothing was recorded.
    """
    shown = find_lesson(slug)
    state = read_state(request, shown)
    path = reverse("lesson", args=[slug])
    url = lab_url(state, path)
    try:
        trace = get_pool().trace(state.scenario)
    except (Busy, RunFailed) as error:
        return refuse(request, state, error, path=path)
    learner = progress.find_learner(request.session)
    new = lesson_page.check_goals(shown, trace, progress.find_met_goals(learner, shown)).new
    if new:
        learner = progress.ensure_learner(request.session, url, now=timezone.now())
        progress.record_goals(learner, shown, new, "\n".join(state.scenario.lines))
    if not request.htmx:
        return HttpResponseRedirect(f"{url}#goals")
    return show(request, shown, state, "teaching/_saved.html")


def show(
    request: HtmxRequest, lesson: Lesson, state: LabState, part: str, *, status: int = 200, **more: Any
) -> HttpResponse:
    """Show the lesson, to htmx only the template ``part`` of it; 503 when a run failed."""
    is_part = bool(request.htmx) and not request.htmx.history_restore_request
    try:
        context = build_lesson_context(request, lesson, state, get_pool().trace(state.scenario))
    except (Busy, RunFailed) as error:
        return refuse(request, state, error, path=reverse("lesson", args=[lesson.slug]))
    template = part if is_part else "teaching/lesson.html"
    return render(request, template, {"is_part": is_part, **context, **more}, status=status)


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
        **lab_context(state, history, compared, path=path, unlocked=unlocked),
        "lesson": lesson,
        "next_lesson": get_curriculum().find_next_lesson(lesson),
        "predictions": predictions,
        "onwards": "teaching/_steps.html",
        "sureness": Sureness.choices,
        "is_open": all(asked.reveal for asked in predictions),
        "feedback": lesson_page.choose_feedback(lesson, trace),
        "goals": lesson_page.check_goals(lesson, trace, progress.find_met_goals(learner, lesson)),
        "solution_query": lab_query(lesson.solved.lines),
    }


def _get_prediction_url(lesson: Lesson, prediction: Prediction) -> str:
    return reverse("prediction", args=[lesson.slug, prediction.id])
