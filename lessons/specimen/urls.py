"""The map of the simulated site."""

from django.contrib.auth.views import LoginView, LogoutView, PasswordChangeView
from django.urls import path

from lessons.specimen import views

PAGE = "specimen/page.html"

urlpatterns = [
    path("", views.home),
    path("about/", views.about),
    path("cart/add/", views.cart_add),
    path("cart/append/", views.cart_append),
    path("boom/", views.boom),
    path("account/", views.account),
    path("expiry/", views.expiry),
    path("set-expiry/", views.post_only(views.set_expiry)),
    path("login/", views.post_only(LoginView.as_view(template_name=PAGE))),
    path("logout/", views.post_only(LogoutView.as_view())),
    path("password/", views.post_only(PasswordChangeView.as_view(template_name=PAGE, success_url="/account/"))),
]
handler404 = views.missing
