"""Show the growth page: how a session table grows with and without clearsessions, tried out on a real one."""

import logging
import secrets
from typing import Any

from django.db import OperationalError
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from django.views.decorators.vary import vary_on_headers

from lessons.growth.config import get_config
from lessons.growth.formatting import format_number
from lessons.growth.forms import GrowthForm, growth_query
from lessons.growth.plan import Plan
from lessons.growth.report_text import describe_progress, describe_report
from lessons.growth.runs import Busy, State, get_state, start, stop
from lessons.web.http import HtmxRequest, hide_from_robots, show

_LEARNER = "growth"  # in the site's session: a random name for a learner who runs something

logger = logging.getLogger(__name__)


@require_http_methods(["GET", "HEAD", "POST"])
@vary_on_headers("HX-Request")
def growth(request: HtmxRequest) -> HttpResponse:
    """Show the form and, for the parameters in the URL, the run's progress or its report; a POST starts or stops it.

    400 for parameters that cannot be read, 503 when no run can be started or the database is busy.
    """
    form = GrowthForm(request.POST if request.method == "POST" else request.GET)
    if form.plan is None:
        return _show(request, form, State(), status=400)
    try:
        if request.method == "POST":
            return HttpResponseRedirect(growth_url(_start_or_stop(request, form.plan)))
        state = get_state(form.plan, request.session.get(_LEARNER, ""))
    except (Busy, OperationalError) as error:
        if isinstance(error, OperationalError):
            logger.warning("The database did not answer the growth page", exc_info=True)
        busy = _("Others are growing tables just now. Try again in %d seconds: what you wrote is still here.")
        response = _show(request, form, State(), status=503, busy=busy % Busy.retry_after_s)
        response["Retry-After"] = str(Busy.retry_after_s)
        return response
    return _show(request, form, state)


def growth_url(plan: Plan) -> str:
    """Return the URL of the result of ``plan``."""
    return f"{reverse('growth')}?{growth_query(plan)}"


def _start_or_stop(request: HtmxRequest, plan: Plan) -> Plan:
    """Do what the form asks for, and return the plan to show next.

    :raises Busy: when no run can be started now.
    """
    learner = request.session.get(_LEARNER, "")
    if "stop" in request.POST:
        stop(plan, learner)
        return plan
    if not learner:
        learner = request.session[_LEARNER] = secrets.token_urlsafe(16)
    return start(plan, learner)


def _show(request: HtmxRequest, form: GrowthForm, state: State, *, status: int = 200, busy: str = "") -> HttpResponse:
    """Render the page, or for htmx, which asks how far a run is, the part that shows that."""
    plan, limits = form.plan, get_config().limits
    context: dict[str, Any] = {
        "form": form,
        "busy": busy,
        "most_records": format_number(limits.records),
        "most_seconds": format_number(limits.seconds),
        "is_asked": bool(request.GET) and plan is not None,
        "url": growth_url(plan) if plan else "",
        "parameters": plan.parameters if plan else {},
        "progress": state.progress,
        "progress_text": describe_progress(state.progress) if state.progress else "",
        "is_mine": state.is_mine,
        "other_url": growth_url(state.other) if state.other else "",
        "report": describe_report(plan, state.report) if plan and state.report and not state.progress else None,
    }
    page = "growth/growth.html"
    response = show(request, page, "growth/_growth_result.html" if plan else page, context, status=status)
    if state.progress:
        add_never_cache_headers(response)
    return hide_from_robots(response) if request.GET else response
