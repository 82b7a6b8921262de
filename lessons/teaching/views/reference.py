"""The list of the reference's pages, and the pages themselves."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from lessons.curriculum.registry import get_curriculum
from lessons.curriculum.schema import Page
from lessons.lab.query import LabState
from lessons.lab.request import is_edit, read_lab
from lessons.lab.request_flow.context import build_context
from lessons.pool import Busy, RunFailed, get_pool
from lessons.web.http import HtmxRequest, hide_from_robots, refuse


@require_safe
def reference(request: HttpRequest) -> HttpResponse:
    """List the pages of the reference."""
    return render(request, "teaching/reference.html", {"pages": get_curriculum().pages})


@require_safe
def reference_page(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a page of the reference; 404 for an unknown slug."""
    page = find_page(slug)
    return render(request, page.template, {"page": page, **page.data})


@require_safe
def under_the_hood(request: HtmxRequest) -> HttpResponse:
    """Show what happens on each request: the flow of the last one in the URL; without one, that of an example.

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
    examples = [(example.title, example.scenario) for example in page.data["examples"]]
    context = {"page": page, "is_own": is_own, **build_context(state, trace, examples)}
    response = render(request, page.template, context, status=400 if state.faults else 200)
    return hide_from_robots(response) if is_own else response


def find_page(slug: str) -> Page:
    """Return the page of the reference with this slug.

    :raises Http404: when there is none.
    """
    found = get_curriculum().find_page(slug)
    if found is None:
        raise Http404(slug)
    return found
