"""Ask for the password again before what is sensitive."""

from functools import wraps

from django.contrib.auth.views import redirect_to_login

from accounts.limits import login_age_s

RECENT_S = 60 * 10


def recently_logged_in(view):
    """Send whoever gave the password ten minutes ago or earlier to the login form."""

    @wraps(view)
    def wrapped(request, *args, **kwargs):
        if not request.user.is_authenticated or login_age_s(request) >= RECENT_S:
            return redirect_to_login(request.get_full_path())
        return view(request, *args, **kwargs)

    return wrapped
