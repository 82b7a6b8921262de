"""Add a page to the simulated site: a row in its site map, and a view."""

import ast

from tests.recipes.conftest import Recipe

LAST_ROW = """            Line("get_expire_at_browser_close() → %s", "at_browser_close", is_yes_or_no=True),
        ),
    ),"""
ROW = """
    Page(
        path="/orders/",
        name="orders",
        html="Orders of {{ page.user }}: {{ page.count }}.",
        button=gettext_noop("Orders"),
        place=8,
        headline=Line(gettext_noop("The orders of %s"), "user"),
        lines=(Line("orders → %s", "count"),),
    ),"""
VIEW = '''


@login_required
def orders(request: HttpRequest) -> HttpResponse:
    """Count the user's orders in the session."""
    request.session["orders"] = request.session.get("orders", 0) + 1
    return _page(request, "orders", user=request.user.get_username(), count=request.session["orders"])
'''
RUN = """
from django.test import Client
from django.utils.html import strip_tags
from lessons.curriculum.controls import NAMES
from lessons.grammar import parse_scenario
from lessons.pool import get_pool

frame = get_pool().trace(parse_scenario(["login", "visit /orders/", "visit /orders/"]))[3]
response = Client().get("/lab/?do=login&do=visit+/orders/")
html = response.content.decode()
get_pool().stop()
print({
    "status": frame.observed["status"],
    "page": frame.exchange.page,
    "sent": "<p>Orders of ada: 2.</p>" in frame.exchange.response.body,
    "renews": frame.observed["set_cookie"],
    "lab": response.status_code,
    "address": "http://site.test/orders/" in html,
    "headline": "The orders of ada" in html,
    "line": "orders → 1" in html,
    "button": 'value="visit /orders/">Orders</button>' in html,
    "can be unlocked in a lesson": "visit /orders/" in NAMES,
})
"""


def test_a_row_and_a_view_make_a_page_of_the_simulated_site(recipe: Recipe) -> None:
    recipe.append("lessons/simulated_site.py", ROW, after=LAST_ROW)
    recipe.append("lessons/specimen/views.py", VIEW)

    assert ast.literal_eval(recipe.run(RUN)) == {
        "status": 200,
        "page": {"name": "orders", "user": "ada", "count": 2},
        "sent": True,
        "renews": "set",
        "lab": 200,
        "address": True,
        "headline": True,
        "line": True,
        "button": True,
        "can be unlocked in a lesson": True,
    }
    assert recipe.touched == ["lessons/simulated_site.py", "lessons/specimen/views.py"]
