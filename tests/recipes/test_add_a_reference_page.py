"""Add a page to the reference: a module, and its prose beside it."""

import ast

from tests.recipes.conftest import Recipe

MODULE_PATH = "lessons/curriculum/reference/a_new_page.py"
PROSE_PATH = "lessons/curriculum/reference/a-new-page.html"
MODULE = '''"""The page "A new page": looking at a page stores nothing."""

from lessons.curriculum.schema import Claim, Page, Source

PAGE = Page(
    number=99,
    slug="a-new-page",
    title="A new page",
    aim="See when Django begins to remember.",
    sources=(Source("Django's documentation"),),
)

CLAIMS = (Claim("a-new-claim", "Looking stores nothing.", "visit /\\nexpect rows=0 set_cookie=none"),)
'''
PROSE = """{% extends "reference/base.html" %}
{% load claims %}

{% block page %}
  <p>{% claim "a-new-claim" %}Looking stores nothing.{% endclaim %}</p>
{% endblock page %}
"""
RUN = """
from django.test import Client
from lessons.checks import check_reading
from lessons.curriculum.proofs import prove
from lessons.curriculum.reference import a_new_page
from lessons.curriculum.registry import collect
from lessons.pool import get_pool

page = Client().get("/reference/a-new-page/")
proved = [str(finding) for finding in prove(collect([a_new_page]), get_pool().trace)]
get_pool().stop()
print({
    "served": page.status_code,
    "prose": "Looking stores nothing." in page.content.decode(),
    "proof": 'id="proof-a-new-claim"' in page.content.decode(),
    "source": "Django&#x27;s documentation" in page.content.decode(),
    "listed": 'href="/reference/a-new-page/"' in Client().get("/reference/").content.decode(),
    "linter": [str(message) for message in check_reading()],
    "proofs": proved,
})
"""


def test_a_module_and_its_prose_make_a_page_of_the_reference(recipe: Recipe) -> None:
    recipe.write(MODULE_PATH, MODULE)
    recipe.write(PROSE_PATH, PROSE)

    assert ast.literal_eval(recipe.run(RUN)) == {
        "served": 200,
        "prose": True,
        "proof": True,
        "source": True,
        "listed": True,
        "linter": [],
        "proofs": [],
    }
    assert recipe.touched == [PROSE_PATH, MODULE_PATH]
