"""The simulated site as a beginner would write it: ten plain views on stock Django."""

from collections.abc import Callable

from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import LoginView, LogoutView, PasswordChangeView
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.urls import path

from tests.oracle.values import read_expiry

View = Callable[..., HttpResponseBase]


def home(request: HttpRequest) -> HttpResponse:
    cart = request.session.get("cart", [])
    return HttpResponse(f"Hello, {request.user.get_username() or 'stranger'}. Your cart: {cart}")


def about(request: HttpRequest) -> HttpResponse:
    return HttpResponse("About us")


def cart_add(request: HttpRequest) -> HttpResponse:
    request.session["cart"] = [*request.session.get("cart", []), "book"]
    return HttpResponse("Added")


def cart_append(request: HttpRequest) -> HttpResponse:
    cart = request.session.get("cart")
    if isinstance(cart, list):
        cart.append("book")
    return HttpResponse("Appended")


def boom(request: HttpRequest) -> HttpResponse:
    request.session["boom"] = True
    return HttpResponse("Boom", status=500)


@login_required
def account(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"Account of {request.user.get_username()}")


def expiry(request: HttpRequest) -> HttpResponse:
    return JsonResponse(
        {
            "age": request.session.get_expiry_age(),
            "date": request.session.get_expiry_date(),
            "at_browser_close": request.session.get_expire_at_browser_close(),
        }
    )


def set_expiry(request: HttpRequest) -> HttpResponse:
    # The value is built here, so that what Python says about it becomes the site's 500 too.
    request.session.set_expiry(read_expiry(request.POST["value"]))  # type: ignore[arg-type]
    return HttpResponse("Set")


def form(view: View) -> View:
    """Answer only posts: to a visitor these pages do not exist."""

    def post_or_404(request: HttpRequest) -> HttpResponseBase:
        if request.method != "POST":
            raise Http404
        return view(request)

    return post_or_404


urlpatterns = [
    path("", home),
    path("about/", about),
    path("cart/add/", cart_add),
    path("cart/append/", cart_append),
    path("boom/", boom),
    path("account/", account),
    path("expiry/", expiry),
    path("login/", form(LoginView.as_view())),
    path("logout/", form(LogoutView.as_view())),
    path("set_expiry/", form(set_expiry)),
    path("change_password/", form(PasswordChangeView.as_view(success_url="/"))),
]
