"""The design system on one page, for those who build the site."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lessons import design_tokens


@require_safe
def design(request: HttpRequest) -> HttpResponse:
    """Show the tokens, the parts and the rules of the design; 404 in production."""
    if not settings.DEBUG:
        raise Http404
    context = {
        "colours": design_tokens.colours(),
        "readings": design_tokens.readings(),
        "types": design_tokens.lengths("t"),
        "spaces": design_tokens.lengths("s"),
    }
    return render(request, "lessons/design.html", context)
