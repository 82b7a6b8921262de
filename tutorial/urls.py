"""Everything is served by the lessons."""

from django.urls import include, path

urlpatterns = [path("", include("lessons.urls"))]
