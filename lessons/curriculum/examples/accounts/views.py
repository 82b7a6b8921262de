"""Pages of the example project that use the rest."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from accounts.devices import log_out_other_sessions
from accounts.recent import recently_logged_in
from accounts.time_left import ends_at


def home(request):
    """Greet the user: reads the session."""
    return HttpResponse(f"Hello, {request.user.get_username() or 'stranger'}.")


def about(request):
    """Never touch the session."""
    return HttpResponse("About us")


def cart_add(request):
    """Write to the session."""
    request.session["cart"] = [*request.session.get("cart", []), "book"]
    return HttpResponse("Added")


@login_required
def account(request):
    """Read the session, for who is logged in."""
    return HttpResponse(f"Account of {request.user.get_username()}")


@recently_logged_in
def password(request):
    """Stand for what is sensitive."""
    return HttpResponse("Choose a new password")


@login_required
def time_left(request):
    """Tell when the login ends."""
    return JsonResponse({"ends_at": ends_at(request)})


@require_POST
@login_required
def log_out_others(request):
    """End the user's sessions in other browsers."""
    return JsonResponse({"ended": log_out_other_sessions(request)})
