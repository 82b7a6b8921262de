"""The URLs of the project, all of them in ``lessons.urls``."""

from django.urls import include, path

urlpatterns = [path("", include("lessons.urls"))]
