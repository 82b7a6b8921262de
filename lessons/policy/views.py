"""Paste your settings: what a session policy means for each kind of user, played on real Django."""

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from lessons.policy.outcomes import outcomes
from lessons.policy.settings_parser import MAX_PASTED, TooLong, read_settings
from lessons.pool import Busy, RunFailed, get_pool

EXAMPLE = """\
SESSION_COOKIE_AGE = 60 * 30  # half an hour
SESSION_SAVE_EVERY_REQUEST = True
"""


@csrf_exempt  # it keeps nothing and knows nobody, so there is nothing to forge
@require_http_methods(["GET", "HEAD", "POST"])
def settings_lab(request: HttpRequest) -> HttpResponse:
    """Show the form; for a POST, also what the pasted settings mean.

    400 for a paste that is too long, 503 when too many runs are waiting or one did not end.
    """
    context: dict[str, object] = {"pasted": EXAMPLE, "is_cleaned_nightly": True}
    status = 200
    if request.method == "POST":
        try:
            context["pasted"] = request.POST.get("settings", "")
            context["is_cleaned_nightly"] = "nightly" in request.POST
            found = read_settings(str(context["pasted"]))
            context["found"] = found
            context["outcomes"] = outcomes(
                found.settings, get_pool().trace, is_cleaned_nightly=bool(context["is_cleaned_nightly"])
            )
        except (TooLong, RequestDataTooBig):
            status, context["pasted"] = 400, str(context["pasted"])[:MAX_PASTED]
            context["fault"] = _("That is too long: paste the lines about sessions, at most 100,000 characters.")
        except (Busy, RunFailed):
            status = 503
            context["fault"] = _("The workshop is busy. Try again in a moment; what you pasted is still here.")
    response = render(request, "policy/settings_lab.html", context, status=status)
    if status == 503:
        response["Retry-After"] = str(Busy.retry_after_s)
    return response
