"""The watch of conftest.py sees what it is there for; a watch that sees nothing would pass everything."""

import pytest
from django.http import HttpResponse
from django.urls import path

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
