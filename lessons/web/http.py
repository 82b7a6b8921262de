"""How views answer: a page to a browser, a part of it to htmx, and a refusal where a run did not come about."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django_htmx.middleware import HtmxDetails

from lessons.pool import Busy, RunFailed


class HtmxRequest(HttpRequest):
    """A request with what django-htmx's middleware adds."""

    htmx: HtmxDetails


def show(
    request: HtmxRequest,
    page: str,
    part: str,
    context: Mapping[str, Any],
    *,
    beside: Sequence[str] = (),
    status: int = 200,
    url: str = "",
) -> HttpResponse:
    """Render the template ``page``, or to htmx its ``part`` alone, from the same context.

    ``beside`` are templates that change with the part; they are sent along, each to its own place in the page. ``url``
    goes into the address bar where htmx gets a good answer. The view varies on ``HX-Request``. A page that is
    asked for again on the way back comes without that header: ``historyRestoreAsHxRequest`` in templates/base.html.
    """
    template = page
    if request.htmx:
        template = "web/swap.html" if beside else part
    response = render(request, template, {**context, "part": part, "beside": beside}, status=status)
    if request.htmx and url and status == 200:
        response["HX-Push-Url"] = url
    return response


def refuse(
    request: HtmxRequest, error: Busy | RunFailed, *, again: str = "", typed: str = "", shown_as: str = ""
) -> HttpResponse:
    """Say with a 503 that the run could not be done now. The learner's URL stays, so loading it again tries again.

    After a POST, which cannot be loaded again, ``again`` is the URL that can. ``typed`` is the scenario, to be sent in
    another form; ``shown_as`` is how the lab is shown, if it is not in its usual looks.
    """
    again = again or request.get_full_path()
    context = {
        "again": again,
        "action": again.partition("?")[0],
        "message": _refusal(error),
        "typed": typed,
        "shown_as": shown_as,
    }
    response = show(request, "web/busy.html", "web/refusal.html", context, status=503)
    if request.htmx:
        response["HX-Retarget"], response["HX-Reswap"] = "#notice", "innerHTML"
    return retry_later(response)


def retry_later(response: HttpResponse) -> HttpResponse:
    """Say in the header of a 503 when to ask again."""
    response["Retry-After"] = str(Busy.retry_after_s)
    return response


def hide_from_robots(response: HttpResponse) -> HttpResponse:
    """Keep crawlers from a page whose URLs never end."""
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _refusal(error: Busy | RunFailed) -> str:
    if isinstance(error, Busy):
        return _("The workshop is busy: many people are running scenarios. Try again in a moment; your link is intact.")
    return _("This run did not come to its end in time. Try again, or leave out some actions.")
