"""Pages that only show: home, and what is said to robots and to whoever watches over the server."""

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lessons.curriculum.catalogue import the_catalogue


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Say what this is, and where to begin."""
    return render(request, "lessons/home.html", {"lessons": the_catalogue().lessons})


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Keep crawlers out of the lab, and of what else runs its scenarios: their URLs never end."""
    paths = ("/lab/", "/reference/under-the-hood/?")
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in paths)]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """Answer that the site and its database are up."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")
