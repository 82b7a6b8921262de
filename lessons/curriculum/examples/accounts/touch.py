"""Renew logins that are used, with one save an hour instead of one for each request."""

from django.utils import timezone

EVERY_S = 60 * 60


def touch_once_per_hour(get_response):
    """Stand in MIDDLEWARE after AuthenticationMiddleware."""

    def middleware(request):
        if request.user.is_authenticated:
            now = timezone.now().timestamp()
            if now - request.session.get("touched_at", 0) >= EVERY_S:
                request.session["touched_at"] = now  # a write, so both dates are renewed
        return get_response(request)

    return middleware
