"""Home, and what is said to robots and to whoever watches over the server."""

from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from due_date.timeline.history import read_history
from lessons.curriculum.controls import Unlocked
from lessons.curriculum.registry import get_curriculum
from lessons.grammar import parse_scenario
from lessons.lab.query import LabState, read_lab
from lessons.lab.views import HtmxRequest, is_edit, lab_context, lab_url, refuse
from lessons.pool import Busy, RunFailed, get_pool
from lessons.progress.learners import find_learner, list_standings

# What the miniature of the lab begins with, and the few controls that it has
MINIATURE = parse_scenario(["set SESSION_COOKIE_AGE=300", "login", "visit /"])
CONTROLS = Unlocked(
    ("login", "logout", "visit /", "visit /cart/add/", "close", "open", "advance", "clearsessions"),
)


@require_safe
@cache_control(private=True)
@vary_on_headers("HX-Request")
def home(request: HtmxRequest) -> HttpResponse:
    """Say what this is, with a lab in miniature at the frame in the URL, and where to begin or go on.

    400 for a query string that cannot be read. When no run comes about the page is shown without the miniature.
    """
    state = read_lab(request) if request.GET else LabState(MINIATURE, len(MINIATURE.actions))
    url = lab_url(state, reverse("home"))
    if not state.faults and is_edit(request) and not request.htmx:
        return HttpResponseRedirect(f"{url}#bench")
    is_part = bool(request.htmx) and not request.htmx.history_restore_request
    try:
        history = read_history(get_pool().trace(state.scenario))
        context = lab_context(state, history, path=reverse("home"), unlocked=CONTROLS)
    except (Busy, RunFailed) as error:
        if is_part:
            return refuse(request, state, error)
        context = {}
    template = "site/_miniature.html" if is_part else "site/home.html"
    status = 400 if state.faults else 200
    response = render(request, template, context if is_part else context | _doors(request), status=status)
    if is_part and not state.faults:
        response["HX-Push-Url"] = url
    if request.GET:
        response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _doors(request: HttpRequest) -> dict[str, Any]:
    """Return where this learner can begin or go on."""
    learner = find_learner(request.session)
    return {"learner": learner, "standings": list_standings(learner, get_curriculum())}


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Keep crawlers out of the lab, and of what else runs its scenarios: their URLs never end."""
    paths = ("/lab/", "/language/", "/reference/under-the-hood/?")
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in paths)]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """Answer that the site and its database are up."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")
