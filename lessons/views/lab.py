"""The lab: the URL in, the bench out."""

from typing import Any

import django
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET
from django.views.decorators.vary import vary_on_headers
from django_htmx.middleware import HtmxDetails

from lessons import bench
from lessons.forms import Fault, LabState, lab_query, read_lab
from lessons.pool import Busy, RunFailed, the_pool
from lessons.simulator.trace import Trace


class HtmxRequest(HttpRequest):
    """A request with what django-htmx's middleware adds."""

    htmx: HtmxDetails


EXPIRY_VALUES = ("300", "0", "None", "timedelta(minutes=5)", "datetime(+5m)", "'soon'")


@require_GET
@vary_on_headers("HX-Request")
def lab(request: HtmxRequest) -> HttpResponse:
    """Run the scenario in the URL and show the bench at one of its frames.

    400 for a query string that cannot be read, 503 when too many runs are waiting or one did not end.
    """
    state = read_lab(request)
    url = lab_url(state)
    if not state.faults and is_edit(request) and not request.htmx:
        return HttpResponseRedirect(url)
    try:
        trace = the_pool().trace(state.scenario)
    except (Busy, RunFailed) as error:
        return refuse(request, state, error)
    response = render(
        request,
        "lessons/_bench.html" if request.htmx and not request.htmx.history_restore_request else "lessons/lab.html",
        lab_context(state, trace),
        status=400 if state.faults else 200,
    )
    if request.htmx and not state.faults:
        response["HX-Push-Url"] = url
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def lab_url(state: LabState) -> str:
    """Return the canonical URL of a lab."""
    query = state.query()
    return reverse("lab") + (f"?{query}" if query else "")


def is_edit(request: HttpRequest) -> bool:
    """Whether the URL is one that a form of the page made, to be replaced by the canonical one."""
    return any(name in request.GET for name in ("text", "then", "drop", "change"))


def lab_context(state: LabState, trace: Trace) -> dict[str, Any]:
    """Return all that the bench's templates show."""
    frame, count = trace[state.at], len(trace) - 1
    before = trace[state.at - 1].world if state.at else None
    lines = state.scenario.lines
    frames = [trace[number] for number in range(state.at + 1)]
    return {
        "django_version": django.get_version(),
        "state": state,
        "frame": frame,
        "count": count,
        "clock": bench.clock_bar(frame.world),
        "browsers": bench.browser_panels(frames),
        "wire": bench.wire(frame.exchange) if frame.exchange else None,
        "records": bench.record_rows(frame.world, before),
        "controls": bench.settings_controls(frame.world, before),
        "ledger": bench.ledger(trace, state.at),
        "summary": bench.summary(frame, state.at),
        "expiry_values": EXPIRY_VALUES,
        "can_request": frame.world.browser(None).is_open,
        "shown_line": lines[state.at - 1] if state.at else "",
        "acted": "\n".join(lines[: state.at]),
        "whole": state.typed if state.faults else "\n".join(lines),
        "dropped": lines[state.at :],
        "undo_query": lab_query(lines[:-1], undone=[*lines[-1:], *state.undone]) if lines else "",
        "redo_query": lab_query([*lines, state.undone[0]], undone=state.undone[1:]) if state.undone else "",
    }


def refuse(request: HtmxRequest, state: LabState, error: Busy | RunFailed) -> HttpResponse:
    """Say that the run could not be done now; the learner's URL stays as it is, so loading it again tries again."""
    message = (
        _("The workshop is busy: many people are running scenarios. Try again in a moment; your link is intact.")
        if isinstance(error, Busy)
        else _("This run did not come to its end in time. Try again, or leave out some actions.")
    )
    context = {"state": state, "fault": Fault("text", message), "whole": "\n".join(state.scenario.lines)}
    response = render(request, "lessons/_notice.html" if request.htmx else "lessons/busy.html", context, status=503)
    if request.htmx:
        response["HX-Retarget"], response["HX-Reswap"] = "#notice", "innerHTML"
    response["Retry-After"] = str(Busy.retry_after_s)
    return response
