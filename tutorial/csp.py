"""Send the Content-Security-Policy header: Django's middleware on 6.0 and later, a replacement on 5.2."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

try:
    from django.middleware.csp import ContentSecurityPolicyMiddleware
except ImportError:

    class ContentSecurityPolicyMiddleware:  # type: ignore[no-redef]
        """Add the policy of ``SECURE_CSP``, which has no nonces here, unless the view set its own."""

        def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
            self.get_response = get_response
            self.policy = "; ".join(" ".join([name, *sources]) for name, sources in settings.SECURE_CSP.items())

        def __call__(self, request: HttpRequest) -> HttpResponseBase:
            response = self.get_response(request)
            # Django's debug pages style themselves inline; Django 6 leaves the policy off them too.
            if not (settings.DEBUG and response.status_code in (404, 500)):
                response.headers.setdefault("Content-Security-Policy", self.policy)
            return response


__all__ = ["ContentSecurityPolicyMiddleware"]
