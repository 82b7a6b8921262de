"""The views of the simulated site: each uses the session in one way worth seeing.

A view has the name of its row in ``site``. ``context["page"]`` holds the values that the page shows; the server passes
them on, so that the lab can draw the page with controls.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache, wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import LoginView, LogoutView, PasswordChangeView
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.template import Template
from django.template.response import TemplateResponse

from due_date.scenario.literals import parse_expiry_value
from due_date.times import format_moment
from lessons.simulated_site import find_page

View = Callable[..., HttpResponseBase]
TEMPLATE = "specimen/page.html"


def _page(request: HttpRequest, name: str, status: int = 200, **shown: Any) -> TemplateResponse:
    context = {"page": {"name": name, **shown}, "sentence": _sentence(name)}
    return TemplateResponse(request, TEMPLATE, context, status=status)


@cache
def _sentence(name: str) -> Template | None:
    page = find_page(name)
    return Template(page.html) if page else None


def home(request: HttpRequest) -> HttpResponse:
    """Read the session and greet the user."""
    cart = request.session.get("cart", [])
    return _page(request, "home", user=request.user.get_username(), cart=len(cart))


def about(request: HttpRequest) -> HttpResponse:
    """Leave the session alone."""
    return _page(request, "about")


def cart_add(request: HttpRequest) -> HttpResponse:
    """Write a key of the session."""
    request.session["cart"] = [*request.session.get("cart", []), "book"]
    return _page(request, "cart-add", cart=len(request.session["cart"]))


def cart_append(request: HttpRequest) -> HttpResponse:
    """Change a stored list in place, which Django does not notice; do nothing where there is no list."""
    cart = request.session.get("cart")
    if cart is not None:
        cart.append("book")
    return _page(request, "cart-append", cart=len(cart or []))


def boom(request: HttpRequest) -> HttpResponse:
    """Write to the session, then answer 500."""
    request.session["boom"] = True
    return _page(request, "boom", status=500)


@login_required
def account(request: HttpRequest) -> HttpResponse:
    """Show what only a logged-in user may see."""
    return _page(request, "account", user=request.user.get_username())


def expiry(request: HttpRequest) -> HttpResponse:
    """Show what the session says about its own expiry now."""
    session = request.session
    return _page(
        request,
        "expiry",
        age=session.get_expiry_age(),
        date=format_moment(session.get_expiry_date()),
        at_browser_close=bool(session.get_expire_at_browser_close()),  # without set_expiry, the setting as it is
    )


def set_expiry(request: HttpRequest) -> HttpResponse:
    """Call ``session.set_expiry`` with the value posted."""
    value = parse_expiry_value(request.POST["value"])
    request.session.set_expiry(value.at(datetime.now(tz=UTC)))
    return _page(request, "set-expiry", value=request.POST["value"])


login = LoginView.as_view(template_name=TEMPLATE)
logout = LogoutView.as_view()
password = PasswordChangeView.as_view(template_name=TEMPLATE, success_url="/account/")


def missing(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer any other path with a 404."""
    return _page(request, "missing", status=404)


def post_only(view: View) -> View:
    """Return ``view`` as the target of a form: any method but POST is a 404, as if no page were there."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method != "POST":
            raise Http404
        return view(request, *args, **kwargs)

    return wrapped
