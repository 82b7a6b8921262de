"""Growth: what the session table becomes with and without clearsessions, tried out on a real one."""

import secrets
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from django.views.decorators.vary import vary_on_headers

from lessons.growth.formatting import format_number
from lessons.growth.forms import GrowthForm, growth_query
from lessons.growth.plan import Plan
from lessons.growth.report_text import describe_progress, describe_report
from lessons.growth.runs import Busy, State, the_runs
from lessons.views.lab import HtmxRequest

_LEARNER = "growth"  # in the site's session: a random name for whoever runs something


@require_http_methods(["GET", "HEAD", "POST"])
@vary_on_headers("HX-Request")
def growth(request: HtmxRequest) -> HttpResponse:
    """Show the form and, for the parameters in the URL, the run's progress or its report; a POST starts or stops it.

    400 for parameters that cannot be read, 503 when as many runs as may be are under way.
    """
    form = GrowthForm(request.POST if request.method == "POST" else request.GET)
    if form.plan is None:
        return _show(request, form, State(), status=400)
    learner = str(request.session.get(_LEARNER, ""))
    if request.method != "POST":
        return _show(request, form, the_runs().state(form.plan, learner), learner=learner)
    if "stop" in request.POST:
        the_runs().stop(form.plan, learner)
        return HttpResponseRedirect(growth_url(form.plan))
    if not learner:
        learner = request.session[_LEARNER] = secrets.token_urlsafe(16)
    try:
        return HttpResponseRedirect(growth_url(the_runs().start(form.plan, learner)))
    except Busy as error:
        busy = _("Others are growing tables just now. Try again in %d seconds: what you wrote is still here.")
        response = _show(request, form, State(), status=503, busy=busy % error.retry_after_s)
        response["Retry-After"] = str(error.retry_after_s)
        return response


def growth_url(plan: Plan) -> str:
    """Return the URL of the result of ``plan``."""
    return f"{reverse('growth')}?{growth_query(plan)}"


def _show(
    request: HtmxRequest, form: GrowthForm, state: State, *, learner: str = "", status: int = 200, busy: str = ""
) -> HttpResponse:
    """Render the page, or to htmx, which asks how far a run is, the part that shows that."""
    plan = form.plan
    mine = the_runs().plan_of(learner) if plan else None
    context: dict[str, Any] = {
        "form": form,
        "busy": busy,
        "most_records": format_number(the_runs().limits.records),
        "most_seconds": format_number(the_runs().limits.seconds),
        "is_asked": bool(request.GET) and plan is not None,
        "url": growth_url(plan) if plan else "",
        "parameters": plan.parameters if plan else {},
        "progress": state.progress,
        "progress_text": describe_progress(state.progress) if state.progress else "",
        "is_mine": state.is_mine,
        "other_url": growth_url(mine) if mine and mine != plan else "",
        "report": describe_report(plan, state.report) if plan and state.report and not state.progress else None,
    }
    is_part = request.htmx and not request.htmx.history_restore_request and plan is not None
    response = render(
        request, "growth/_growth_result.html" if is_part else "growth/growth.html", context, status=status
    )
    if state.progress:
        add_never_cache_headers(response)
    if request.GET:
        response["X-Robots-Tag"] = "noindex, nofollow"
    return response
