"""The code path: which of Django's lines the action in the URL ran, in which order, with the SQL between them."""

from typing import Any

import django
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET
from django.views.decorators.vary import vary_on_headers

from due_date.server.executed_code import CodePath
from due_date.simulation.frame import Frame
from lessons.lab.code_path.listing import list_functions
from lessons.lab.explanations import decisions
from lessons.lab.query import LabState
from lessons.lab.request import read_lab
from lessons.pool import Busy, RunFailed, get_pool
from lessons.web.http import HtmxRequest, hide_from_robots, refuse, show


@require_GET
@vary_on_headers("HX-Request")
def code_path(request: HtmxRequest) -> HttpResponse:
    """Run the action that ends at the frame in the URL once more, watched, and list what ran of Django's session code.

    400 for a query string that cannot be read, 503 when too many runs are waiting or one did not end.
    """
    state = read_lab(request)
    try:
        frame = get_pool().trace(state.scenario)[state.at]
        path = get_pool().code_path(state.scenario, state.at) if state.at else CodePath()
    except (Busy, RunFailed) as error:
        return refuse(request, error, typed="\n".join(state.scenario.lines))
    context = _context(state, frame, path)
    status = 400 if state.faults else 200
    return hide_from_robots(show(request, "lab/code_path.html", "lab/_code_path.html", context, status=status))


def _context(state: LabState, frame: Frame, path: CodePath) -> dict[str, Any]:
    decided = decisions(frame)
    functions = list_functions(path, [(each.sentence, each.source) for each in decided if each.source])
    return {
        "django_version": django.get_version(),
        "state": state,
        "frame": frame,
        "decisions": decided,
        "functions": [function for function in functions if not function.passes_on],
        "passing_on": [function for function in functions if function.passes_on],
        "listed": {function.id for function in functions},
        "path": path,
        "steps": [
            (state.query_at(number), label)
            for number, label in ((state.at - 1, _("the action before")), (state.at + 1, _("the next action")))
            if 0 < number <= state.count
        ],
    }
