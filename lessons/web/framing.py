"""The one exception from the rule that no other site may show this one in a frame: the lab's bench, where allowed."""

from collections.abc import Sequence

from django.conf import settings
from django.http import HttpResponse


def let_frame(response: HttpResponse, origins: Sequence[str]) -> None:
    """Let pages of ``origins`` show ``response`` in a frame, as no other response of this site may be shown.

    Source: django/middleware/csp.py and clickjacking.py, which leave alone what a view has set.
    """
    policy = settings.SECURE_CSP | {"frame-ancestors": origins}
    response["Content-Security-Policy"] = "; ".join(f"{name} {' '.join(of)}" for name, of in policy.items())
    response.xframe_options_exempt = True
