"""The site map."""

from django.urls import path

from lessons.views.lab import lab
from lessons.views.pages import healthz, home, robots

urlpatterns = [
    path("", home, name="home"),
    path("lab/", lab, name="lab"),
    path("robots.txt", robots, name="robots"),
    path("healthz", healthz, name="healthz"),
]
