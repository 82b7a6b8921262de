"""Two limits: 30 minutes without a request, and 8 hours from the login."""

from django.contrib.auth import logout
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.utils import timezone

IDLE_S = 60 * 30
ABSOLUTE_S = 60 * 60 * 8


@receiver(user_logged_in)
def note_login(request, **kwargs):
    request.session["logged_in_at"] = timezone.now().timestamp()


def login_age_s(request):
    # A session that began before this was installed has no time noted: take it for old.
    return timezone.now().timestamp() - request.session.get("logged_in_at", 0)


def limit_login(get_response):
    """Stand in MIDDLEWARE after AuthenticationMiddleware."""

    def middleware(request):
        if request.user.is_authenticated and login_age_s(request) >= ABSOLUTE_S:
            logout(request)
        response = get_response(request)
        if request.user.is_authenticated:  # also when this very request logged in
            left_s = int(ABSOLUTE_S - login_age_s(request))
            # At least 1: set_expiry(0) would ask for a cookie without a date.
            request.session.set_expiry(max(1, min(IDLE_S, left_s)))
        return response

    return middleware
