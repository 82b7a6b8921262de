"""Open a page of the site map, with Django's test client or in a real browser, as a learner would get there."""

from collections.abc import Callable, Mapping
from typing import Any

from django.test import Client
from playwright.sync_api import Page

from tests.html_tree import parse_html
from tests.site_map import SitePage

Post = Callable[[str, Mapping[str, str]], str]
FIRST_SIGHT = {"width": 1280, "height": 900}
PATIENCE_MS = 60_000


def fetch(client: Client, shown: SitePage) -> Any:
    """Return the response of ``shown`` to Django's test client."""

    def post(path: str, data: Mapping[str, str]) -> str:
        return client.post(path, data, headers={"HX-Request": "true"}).content.decode()  # the next question alone

    if shown.answered_at:
        answer(client.get(shown.answered_at).content.decode(), post)
    response: Any = client.get(shown.path)
    if shown.pressed:
        path, fields = read_form(response.content.decode(), shown.pressed)
        response = client.post(path, fields, follow=True)
    return response


def show(page: Page, shown: SitePage) -> None:
    """Open ``shown`` in ``page``, whose context has a ``base_url``."""

    def post(path: str, data: Mapping[str, str]) -> str:
        return page.request.post(path, form=dict(data)).text()

    if shown.answered_at:
        answer(page.request.get(shown.answered_at).text(), post)
    page.goto(shown.path)
    if shown.pressed:
        with page.expect_navigation():
            page.locator(f"#{shown.pressed}").get_by_role("button").click()
        page.locator("[aria-busy]").wait_for(state="detached", timeout=PATIENCE_MS)


def answer(text: str, post: Post) -> None:
    """Commit to an answer of every question of the page ``text``; the next one is asked when one is answered."""
    while 'id="commit"' in text:
        text = post(*read_form(text, "commit"))


def read_form(text: str, id_: str) -> tuple[str, dict[str, str]]:
    """Return where the form ``id_`` of a page leads, and its fields as they stand, of radio buttons the first."""
    form = next(each for each in parse_html(text).iter("form") if each.get("id") == id_)
    fields: dict[str, str] = {}
    for field in form.iter():
        match field.tag, field.get("type"):
            case ("input", "checkbox") if field.get("checked") is None:
                pass
            case ("input", _):
                fields.setdefault(field.get("name", ""), field.get("value", "on"))
            case ("textarea", _):
                fields[field.get("name", "")] = field.text or ""
            case ("select", _):
                options = list(field.iter("option"))
                chosen = next((each for each in options if each.get("selected") is not None), options[0])
                fields[field.get("name", "")] = chosen.get("value", chosen.text or "")
    return form.get("action", ""), fields
