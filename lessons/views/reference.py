"""The reference: what one comes back to, page by page."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lessons.curriculum.catalogue import the_catalogue


@require_safe
def reference(request: HttpRequest) -> HttpResponse:
    """List the pages of the reference."""
    return render(request, "lessons/reference.html", {"pages": the_catalogue().pages})


@require_safe
def reference_page(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one page of the reference; 404 for one that there is not."""
    page = the_catalogue().page(slug)
    if page is None:
        raise Http404(slug)
    return render(request, page.template, {"page": page, **page.data})
