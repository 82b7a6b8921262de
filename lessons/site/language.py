"""The language of the site, chosen by a link.

Django's own ``set_language`` wants a POST with a CSRF token, and such a token in the footer of every page would give
each learner of the lab a cookie, and each load of one URL another ETag. To choose a language harms nobody: a link may.
"""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe


@require_safe
def language(request: HttpRequest, code: str) -> HttpResponse:
    """Remember the language ``code`` in a cookie, and go back to where the link was; 404 for another code."""
    if code not in dict(settings.LANGUAGES):
        raise Http404(code)
    before = request.headers.get("Referer", "")
    is_ours = url_has_allowed_host_and_scheme(before, {request.get_host()})
    parts = urlsplit(before)
    back = parts._replace(scheme="", netloc="").geturl() if before and is_ours else reverse("home")
    response = HttpResponseRedirect(back)
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        code,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
