"""The lab: the URL in, the bench out."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import django
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET
from django.views.decorators.vary import vary_on_headers
from django_htmx.middleware import HtmxDetails

from due_date.timeline.history import History, read_history
from lessons.curriculum.controls import EVERYTHING, Unlocked, find_buttons
from lessons.curriculum.registry import get_curriculum
from lessons.lab.comparison import Comparison, compare_runs, draw_beside
from lessons.lab.explanations import decisions
from lessons.lab.panels.browsers import browser_panels
from lessons.lab.panels.clock import clock_bar
from lessons.lab.panels.ledger import ledger, summary
from lessons.lab.panels.recap import cause, recap
from lessons.lab.panels.settings import settings_controls
from lessons.lab.panels.share import share
from lessons.lab.panels.stores import signed_session, stores
from lessons.lab.panels.wire import sql_parts, wire
from lessons.lab.query import Fault, LabState, read_lab
from lessons.pool import Busy, RunFailed, UnknownBelief, get_pool
from lessons.sentences.moments import show_moment
from lessons.web.framing import let_frame


class HtmxRequest(HttpRequest):
    """A request with what django-htmx's middleware adds."""

    htmx: HtmxDetails


EXPIRY_VALUES = ("300", "0", "None", "timedelta(minutes=5)", "datetime(+5m)", "'soon'")


@require_GET
@vary_on_headers("HX-Request", "Sec-Fetch-Site")
def lab(request: HtmxRequest) -> HttpResponse:
    """Run the scenario in the URL and show the bench at one of its frames.

    400 for a query string that cannot be read, 503 when too many runs are waiting or one did not end.
    """
    state = read_lab(request)
    url = lab_url(state)
    if not state.faults and is_edit(request) and not request.htmx:
        return HttpResponseRedirect(url)
    try:
        trace = get_pool().trace(state.scenario)
        history = read_history(trace)
        compared = compare_runs(state, history, get_pool().trace, get_curriculum().find_myth)
    except (Busy, RunFailed) as error:
        return refuse(request, state, error)
    except UnknownBelief as error:
        message = _("No wrong world is called “%(slug)s”; the nearest is %(nearest)s.")
        fault = Fault("belief", message % {"slug": state.belief, "nearest": error.nearest})
        state, compared = replace(state, belief="", faults=(*state.faults, fault)), ()
    context = lab_context(state, history, compared)
    url_whole = request.build_absolute_uri(lab_url(replace(state, shown_as="")))
    told = f"{context['summary']} {context['cause'].told if context['cause'] else ''}".strip()
    context["share"] = share(told, state.at, state.scenario.lines, context["browsers"], url_whole)
    context["embed_url"] = request.build_absolute_uri(f"{reverse('lab')}?{state.query_embedded()}")
    if not state.shown_as and request.headers.get("Sec-Fetch-Site") != "same-origin":
        context["recap"] = recap(trace[state.at], state.scenario.lines[: state.at])
        context["recap_query"] = state.query_of(state.scenario.lines, at=1, undone=state.undone)
    context["may_embed"] = bool(settings.DUE_DATE_EMBED_ORIGINS)
    response = render(
        request,
        "lab/_bench.html" if request.htmx and not request.htmx.history_restore_request else "lab/lab.html",
        context,
        status=400 if state.faults else 200,
    )
    if state.shown_as == "embed" and settings.DUE_DATE_EMBED_ORIGINS:
        let_frame(response, settings.DUE_DATE_EMBED_ORIGINS)
    if request.htmx and not state.faults:
        response["HX-Push-Url"] = url
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def lab_url(state: LabState, path: str | None = None) -> str:
    """Return the canonical URL of a bench: the lab's, or that of the page at ``path`` that holds one."""
    query = state.query()
    return (path or reverse("lab")) + (f"?{query}" if query else "")


def is_edit(request: HttpRequest) -> bool:
    """Whether the URL is one that a form of the page made, to be replaced by the canonical one."""
    return any(name in request.GET for name in ("text", "then", "drop", "change", "compare", "plant"))


def lab_context(
    state: LabState,
    history: History,
    compared: Sequence[Comparison] = (),
    *,
    path: str | None = None,
    unlocked: Unlocked = EVERYTHING,
) -> dict[str, Any]:
    """Return all that the bench's templates show; ``path`` is the page that holds the bench, by default the lab."""
    frames = history.frames
    frame, count = frames[state.at], len(frames) - 1
    before = frames[state.at - 1].world if state.at else None
    lines, alone = state.scenario.lines, replace(state, shown_as="")
    controls = [each for each in settings_controls(frame.world, before) if f"set {each.name}" in unlocked]
    if unlocked is not EVERYTHING:
        controls = [each._replace(is_main=True) for each in controls]  # so few that none is folded away
    return {
        "django_version": django.get_version(),
        "state": state,
        "frame": frame,
        "count": count,
        "clock": clock_bar(frame.world),
        "browsers": browser_panels(history, state.at),
        "wire": wire(frame.exchange) if frame.exchange else None,
        "command_queries": [sql_parts(sql) for sql in frame.command.queries] if frame.command else [],
        "stores": stores(frame.world, before),
        "signed": (signed := signed_session(frame.world, frame.browser)),
        "signed_at": show_moment(signed.signed_at, frame.world.server_now) if signed else "",
        "is_signed": frame.world.server.engine == "signed_cookies",
        "lab_url": path or reverse("lab"),
        "unlocked": unlocked,
        "controls": controls,
        "has_more_settings": not all(each.is_main for each in controls),
        "ledger": ledger(frames, state.at, partings={each.parts_at for each in compared if each.parts_at is not None}),
        "decisions": decisions(frame),
        "path_query": alone.query_of(lines, at=state.at, undone=state.undone) if frame.ran_code else "",
        "summary": summary(frame, state.at),
        "cause": cause(frames, state.at),
        "timeline": draw_beside(history, state.at, compared, guess=state.flag),
        "comparisons": compared,
        "expiry_values": EXPIRY_VALUES,
        "ending_buttons": find_buttons("endings"),
        "server_buttons": find_buttons("server"),
        "can_request": frame.world.browser(None).is_open,
        "shown_line": lines[state.at - 1] if state.at else "",
        "acted": "\n".join(lines[: state.at]),
        "whole": state.typed if state.faults else "\n".join(lines),
        "dropped": lines[state.at :],
        "undo_query": state.query_of(lines[:-1], undone=[*lines[-1:], *state.undone]) if lines else "",
        "redo_query": state.query_of([*lines, state.undone[0]], undone=state.undone[1:]) if state.undone else "",
    }


def refuse(request: HtmxRequest, state: LabState, error: Busy | RunFailed, *, path: str | None = None) -> HttpResponse:
    """Say that the run could not be done now; the learner's URL stays as it is, so loading it again tries again.

    After a POST, which cannot be loaded again, ``path`` is the page that can.
    """
    message = (
        _("The workshop is busy: many people are running scenarios. Try again in a moment; your link is intact.")
        if isinstance(error, Busy)
        else _("This run did not come to its end in time. Try again, or leave out some actions.")
    )
    context = {
        "state": state,
        "again": lab_url(state, path) if path else request.get_full_path(),
        "lab_url": path or request.path,
        "fault": Fault("text", message),
        "whole": "\n".join(state.scenario.lines),
    }
    response = render(request, "lab/_notice.html" if request.htmx else "lab/busy.html", context, status=503)
    if request.htmx:
        response["HX-Retarget"], response["HX-Reswap"] = "#notice", "innerHTML"
    response["Retry-After"] = str(Busy.retry_after_s)
    return response
