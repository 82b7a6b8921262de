"""The pages of progress without an account: resume, start over, and go on at another machine."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lessons.curriculum.registry import get_curriculum
from lessons.progress.forms import ArrivalForm, StartingOverForm
from lessons.progress.learners import (
    CODE_LIFETIME,
    RETENTION,
    arrive,
    create_code,
    find_latest_answers,
    find_learner,
    list_standings,
    reset,
)
from lessons.web.printable import printable


@require_safe
@cache_control(private=True)
def progress(request: HttpRequest) -> HttpResponse:
    """Show the learner's progress in each lesson, and what is saved for how long."""
    return render(request, "progress/progress.html", _context(request))


@require_POST
def carry(request: HttpRequest) -> HttpResponse:
    """Show a code that takes this learner to another machine."""
    learner = find_learner(request.session)
    if learner is None:
        return HttpResponseRedirect(reverse("progress"))
    return render(
        request, "progress/progress.html", {**_context(request), "code": create_code(learner, now=timezone.now())}
    )


@require_POST
def arrival(request: HttpRequest) -> HttpResponse:
    """Make the learner of a code this browser's; 400 for a code that is not good."""
    form = ArrivalForm(request.POST)
    if not form.is_valid() or arrive(request.session, form.cleaned_data["code"], now=timezone.now()) is None:
        typed = {"typed": printable(form["code"].value() or ""), "fault": form.fault}
        return render(request, "progress/progress.html", {**_context(request), **typed}, status=400)
    return HttpResponseRedirect(reverse("progress"))


@require_http_methods(["GET", "HEAD", "POST"])
def starting_over(request: HttpRequest) -> HttpResponse:
    """Ask whether to delete what is saved of a lesson, the myths or everything; on POST delete it.

    404 for an unknown lesson.
    """
    form = StartingOverForm(request.GET)
    if not form.is_valid():
        raise Http404(request.GET["lesson"])
    lesson, myths = form.chosen_lesson, form.chosen_myths
    back = reverse("score" if myths is not None else "progress")
    if request.method == "POST":
        if learner := find_learner(request.session):
            reset(learner, request.session, lesson or myths)
        return HttpResponseRedirect(back)
    return render(request, "progress/starting_over.html", {"lesson": lesson, "myths": myths, "back": back})


def _context(request: HttpRequest) -> dict[str, Any]:
    learner = find_learner(request.session)
    myths = get_curriculum().myths
    return {
        "learner": learner,
        "myths": myths,
        "answered_myths": len(find_latest_answers(learner, [myth.prediction for myth in myths])),
        "standings": list_standings(learner, get_curriculum()),
        "retention": RETENTION,
        "code_lifetime": CODE_LIFETIME,
    }
