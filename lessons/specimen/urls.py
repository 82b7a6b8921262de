"""The URLconf of the simulated site, made from its site map."""

from django.urls import path

from lessons.simulated_site import SITE_MAP, Page
from lessons.specimen import views


def _find_view(page: Page) -> views.View:
    view: views.View = getattr(views, page.view)
    return views.post_only(view) if page.is_form else view


urlpatterns = [path(page.path.removeprefix("/"), _find_view(page)) for page in SITE_MAP]
handler404 = views.missing
