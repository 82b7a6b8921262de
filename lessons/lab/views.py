"""The lab: the URL in, the bench out."""

from dataclasses import replace

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET
from django.views.decorators.vary import vary_on_headers

from due_date.timeline.history import History, read_history
from lessons.curriculum.registry import get_curriculum
from lessons.lab.comparison import Comparison, compare_runs
from lessons.lab.panels.lab import LabPanels, lab_panels
from lessons.lab.panels.recap import recap
from lessons.lab.panels.share import Share, share
from lessons.lab.query import Fault, LabState
from lessons.lab.request import is_edit, read_lab
from lessons.pool import Busy, RunFailed, UnknownBelief, get_pool
from lessons.web.framing import let_frame
from lessons.web.http import HtmxRequest, hide_from_robots, refuse, show


@require_GET
@vary_on_headers("HX-Request", "Sec-Fetch-Site")
def lab(request: HtmxRequest) -> HttpResponse:
    """Run the scenario in the URL and show the bench at one of its frames.

    400 for a query string that cannot be read, 503 when too many runs are waiting or one did not end.
    """
    state = read_lab(request)
    if is_edit(request) and not state.faults and not request.htmx:
        return HttpResponseRedirect(state.url())
    try:
        state, history, compared = _run(state)
    except (Busy, RunFailed) as error:
        return refuse(request, error, typed="\n".join(state.scenario.lines), shown_as=state.shown_as)
    panels = lab_panels(state, history, compared)
    is_met_elsewhere = not state.shown_as and request.headers.get("Sec-Fetch-Site") != "same-origin"
    context = {
        "lab": panels,
        "share": _share(request, panels),
        "recap": recap(state, history.frames[state.at]) if is_met_elsewhere else None,
        "lesson_count": len(get_curriculum().lessons),
    }
    status = 400 if state.faults else 200
    response = show(request, "lab/lab.html", "lab/_bench.html", context, status=status, url=state.url())
    if state.is_embedded and settings.DUE_DATE_EMBED_ORIGINS:
        let_frame(response, settings.DUE_DATE_EMBED_ORIGINS)
    return hide_from_robots(response)


def _run(state: LabState) -> tuple[LabState, History, tuple[Comparison, ...]]:
    """Run the scenario, and what it is compared with; a wrong world that there is not is a fault of ``state``.

    :raises Busy: and RunFailed, as the pool does.
    """
    history = read_history(get_pool().trace(state.scenario))
    try:
        return state, history, compare_runs(state, history, get_pool().trace, get_curriculum().find_myth)
    except UnknownBelief as error:
        message = _("No wrong world is called “%(slug)s”; the nearest is %(nearest)s.")
        fault = Fault("belief", message % {"slug": state.belief, "nearest": error.nearest})
        return replace(state, belief="", faults=(*state.faults, fault)), history, ()


def _share(request: HtmxRequest, panels: LabPanels) -> Share:
    whole, embedded = (replace(panels.state, shown_as=shown_as).url() for shown_as in ("", "embed"))
    frame_url = request.build_absolute_uri(embedded) if settings.DUE_DATE_EMBED_ORIGINS else ""
    return share(panels, request.build_absolute_uri(whole), frame_url)
