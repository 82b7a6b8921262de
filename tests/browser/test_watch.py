"""The watch of conftest.py sees what it is there for; a watch that sees nothing would pass everything."""

import pytest
from django.http import HttpResponse
from django.urls import path

from tests.browser.windows import SIZE
from tutorial import urls as site


def blank(request):
    return HttpResponse("<!doctype html><html lang=en><title>blank</title>")


def inline(request):
    return HttpResponse("<!doctype html><html lang=en><title>inline</title><p style='color: red'>red</p>")


urlpatterns = [path("blank/", blank), path("inline/", inline), path("favicon.ico", blank), *site.urlpatterns]

pytestmark = pytest.mark.urls(__name__)


def test_a_quiet_page_has_no_complaints(page, complaints):
    page.goto("/blank/")

    assert page.title() == "blank"
    assert complaints == []


def test_console_error_is_a_complaint(page, complaints):
    page.goto("/blank/")
    page.evaluate("console.error('that hurt')")

    assert complaints == ["that hurt"]
    complaints.clear()


def test_uncaught_exception_is_a_complaint(page, complaints):
    page.goto("/blank/")
    with page.context.expect_event("weberror"):
        page.evaluate("setTimeout(() => { throw new Error('nobody caught me') })")

    assert complaints == ["nobody caught me"]
    complaints.clear()


def test_inline_style_is_a_complaint_about_the_policy(page, complaints):
    page.goto("/inline/")
    page.title()

    assert "CSP violation: style-src-attr blocked inline" in complaints
    complaints.clear()


def test_missing_page_is_a_complaint(page, complaints):
    assert page.goto("/no-such-page/").status == 404
    page.title()

    assert any("404" in complaint for complaint in complaints)
    complaints.clear()


def test_nothing_is_left_of_the_test_before(page, windows):
    page.goto("/blank/")
    page.context.add_cookies([{"name": "left", "value": "behind", "url": page.url}])
    page.context.grant_permissions(["clipboard-read"])
    page.context.new_page()
    page.set_viewport_size({"width": 360, "height": 740})
    page.emulate_media(color_scheme="dark", reduced_motion="reduce", forced_colors="active", media="print")
    page.context.set_offline(True)
    windows.tidy()

    assert windows.page() is page
    assert page.context.pages == [page]
    page.goto("/blank/")
    assert page.context.cookies() == []
    assert page.evaluate("[innerWidth, innerHeight]") == list(SIZE.values())
    assert (
        page.evaluate("navigator.permissions.query({name: 'clipboard-read'}).then(found => found.state)") != "granted"
    )
    media = ("print", "(prefers-color-scheme: dark)", "(prefers-reduced-motion: reduce)", "(forced-colors: active)")
    assert [page.evaluate("query => matchMedia(query).matches", query) for query in media] == [False] * 4


def test_a_page_that_a_test_closed_is_opened_again(windows):
    windows.page().close()
    windows.tidy()
    windows.page().goto("/blank/")
    assert windows.page().title() == "blank"
