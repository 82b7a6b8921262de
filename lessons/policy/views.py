"""Paste your settings: what a session policy means for each kind of user, played on real Django."""

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from lessons.policy.forms import PasteForm
from lessons.policy.outcomes import outcomes
from lessons.policy.settings_parser import read_settings
from lessons.pool import Busy, RunFailed, get_pool
from lessons.web.http import retry_later

TOO_LONG = gettext_lazy("That is too long: paste the lines about sessions, at most 100,000 characters.")


@csrf_exempt  # it keeps nothing and knows nobody, so there is nothing to forge
@require_http_methods(["GET", "HEAD", "POST"])
def settings_lab(request: HttpRequest) -> HttpResponse:
    """Show the form; for a POST, also what the pasted settings mean.

    400 for a paste that is too long, 503 when too many runs are waiting or one did not end.
    """
    if request.method != "POST":
        return _show(request, PasteForm())
    try:
        form = PasteForm(request.POST)
        if not form.is_valid():
            return _show(request, form, status=400, fault=TOO_LONG)
        return _show(request, form, **_play(form))
    except RequestDataTooBig:
        return _show(request, PasteForm(), status=400, fault=TOO_LONG)
    except (Busy, RunFailed):
        fault = _("The workshop is busy. Try again in a moment; what you pasted is still here.")
        return retry_later(_show(request, form, status=503, fault=fault))


def _show(request: HttpRequest, form: PasteForm, *, status: int = 200, **more: Any) -> HttpResponse:
    return render(request, "policy/settings_lab.html", {"form": form, **more}, status=status)


def _play(form: PasteForm) -> dict[str, Any]:
    """Return what was found in the paste, and what it means for each kind of user.

    :raises Busy: and RunFailed, as the pool does.
    """
    found = read_settings(form.cleaned_data["settings"])
    is_cleaned_nightly = form.cleaned_data["nightly"]
    return {
        "found": found,
        "outcomes": outcomes(found.settings, get_pool().trace, is_cleaned_nightly=is_cleaned_nightly),
    }
