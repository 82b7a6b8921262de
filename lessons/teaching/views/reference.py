"""The reference: what one comes back to, page by page."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from due_date.simulation.frame import Trace
from lessons.curriculum.registry import get_curriculum
from lessons.curriculum.schema import Page
from lessons.lab.explanations import decisions
from lessons.lab.query import LabState, lab_query
from lessons.lab.request import is_edit, read_lab
from lessons.lab.request_flow.figure import way_figure
from lessons.lab.request_flow.flow import Way, last_request, way_of
from lessons.lab.request_flow.steps import describe, step_lines
from lessons.lab.request_flow.words import node_texts
from lessons.pool import Busy, RunFailed, get_pool
from lessons.web.http import HtmxRequest, hide_from_robots, refuse


@require_safe
def reference(request: HttpRequest) -> HttpResponse:
    """List the pages of the reference."""
    return render(request, "teaching/reference.html", {"pages": get_curriculum().pages})


@require_safe
def reference_page(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one page of the reference; 404 for one that there is not."""
    page = find_page(slug)
    return render(request, page.template, {"page": page, **page.data})


@require_safe
def under_the_hood(request: HtmxRequest) -> HttpResponse:
    """Show what happens on each request, and light the way of the last one in the URL; without one, of an example.

    400 for a query string that cannot be read, 503 when too many runs are waiting or one did not end.
    """
    page = find_page("under-the-hood")
    state = read_lab(request)
    if not state.faults and is_edit(request):
        return HttpResponseRedirect(state.url(reverse("under_the_hood")))
    is_own = bool(state.faults or request.GET.keys() & {"do", "undone", "text", "then"})
    if not is_own:
        example = page.data["examples"][0].scenario
        state = LabState(example, len(example.actions), typed="\n".join(example.lines))
    try:
        trace = get_pool().trace(state.scenario)
    except (Busy, RunFailed) as error:
        return refuse(request, error, typed="\n".join(state.scenario.lines))
    context = {"page": page, "is_own": is_own, **way_context(page, state, trace)}
    response = render(request, page.template, context, status=400 if state.faults else 200)
    return hide_from_robots(response) if is_own else response


def find_page(slug: str) -> Page:
    """Return the page of the reference called ``slug``.

    :raises Http404: when there is none.
    """
    found = get_curriculum().page(slug)
    if found is None:
        raise Http404(slug)
    return found


def way_context(page: Page, state: LabState, trace: Trace) -> dict[str, Any]:
    """Return all that the way's templates show: of the last request up to the frame that ``state`` shows."""
    number = last_request(trace, state.at)
    frame = trace[number or 0]
    way = way_of(frame) if number else Way()
    lines = step_lines(way, frame) if number else ()
    engine = frame.world.server.engine
    return {
        "state": state,
        "number": number,
        "frame": frame,
        "is_before": number is not None and number < state.at,
        "time": frame.at.strftime("%H:%M:%S"),
        "asked": f"{frame.exchange.request.method} {frame.exchange.request.path}" if frame.exchange else "",
        "engine": engine,
        "figure": way_figure(way, node_texts(engine)),
        "lines": lines,
        "description": describe(lines),
        "decisions": decisions(frame),
        "steps": _neighbours(state, trace, number),
        "examples": [
            (lab_query(example.scenario.lines), example.title, example.scenario.lines == state.scenario.lines)
            for example in page.data["examples"]
        ],
        "lab_query": state.query(),
        "path_query": state.query_at(number or 0),
        "typed": state.typed or "\n".join(state.scenario.lines),
    }


def _neighbours(state: LabState, trace: Trace, number: int | None) -> list[tuple[str, str]]:
    """Return the query and the label of the request before and of the next one, where there are such."""
    before = last_request(trace, (number or 1) - 1)
    after = next((later for later in range((number or 0) + 1, len(trace)) if trace[later].exchange), None)
    return [
        (state.query_of(state.scenario.lines, at=at, undone=state.undone), label)
        for at, label in ((before, _("the request before")), (after, _("the next request")))
        if at is not None
    ]
