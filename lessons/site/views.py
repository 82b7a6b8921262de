"""Home, and what is said to robots and to programs that watch the server."""

from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from due_date.timeline.history import read_history
from lessons.curriculum.controls import Unlocked
from lessons.curriculum.registry import get_curriculum
from lessons.grammar import parse_scenario
from lessons.lab.panels.lab import LabPanels, lab_panels
from lessons.lab.query import LabState
from lessons.lab.request import is_edit, read_lab
from lessons.pool import Busy, RunFailed, get_pool
from lessons.progress.learners import find_learner, list_standings
from lessons.web.http import HtmxRequest, hide_from_robots, refuse, show

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
    url = state.url(reverse("home"))
    if is_edit(request) and not state.faults and not request.htmx:
        return HttpResponseRedirect(f"{url}#bench")
    try:
        lab = _miniature(state)
    except (Busy, RunFailed) as error:
        if request.htmx:
            return refuse(request, error)
        lab = None
    context = {"lab": lab, **({} if request.htmx else _doors(request))}
    status = 400 if state.faults else 200
    response = show(request, "site/home.html", "site/_bench.html", context, status=status, url=url)
    return hide_from_robots(response) if request.GET else response


def _miniature(state: LabState) -> LabPanels:
    history = read_history(get_pool().trace(state.scenario))
    return lab_panels(state, history, path=reverse("home"), unlocked=CONTROLS)


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
