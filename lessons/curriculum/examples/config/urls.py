"""The addresses of the example project."""

from accounts import views
from accounts.remember import RememberMeLoginView
from django.contrib.auth.views import LogoutView
from django.urls import path

urlpatterns = [
    path("", views.home, name="home"),
    path("about/", views.about, name="about"),
    path("cart/add/", views.cart_add, name="cart_add"),
    path("account/", views.account, name="account"),
    path("password/", views.password, name="password"),
    path("time-left/", views.time_left, name="time_left"),
    path("log-out-others/", views.log_out_others, name="log_out_others"),
    path("login/", RememberMeLoginView.as_view(), name="login"),
    path("logout/", LogoutView.as_view(), name="logout"),
]
