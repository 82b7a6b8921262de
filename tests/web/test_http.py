"""How views answer: pages, parts and refusals."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django_htmx.middleware import HtmxMiddleware

from lessons.pool import Busy, RunFailed
from lessons.web.http import refuse, show

CONTEXT = {"message": "Not now", "again": "/lab/", "typed": "login"}
PAGE, PART = "web/busy.html", "web/refusal.html"


def request(path="/lab/?do=login", **headers):
    request = RequestFactory().get(path, headers=headers)
    HtmxMiddleware(lambda _: HttpResponse())(request)
    return request


def test_a_page_goes_to_a_browser_and_its_part_to_htmx():
    whole, part = show(request(), PAGE, PART, CONTEXT), show(request(HX_Request="true"), PAGE, PART, CONTEXT)
    assert whole.content.decode().startswith("<!doctype html>")
    assert part.content.decode().strip().startswith('<p class="fault"')


def test_what_changes_beside_a_part_is_sent_along():
    answer = show(request(HX_Request="true"), PAGE, PART, CONTEXT, beside=["site/languages.html"])
    assert answer.content.decode().index("Not now") < answer.content.decode().index('class="languages"')


@pytest.mark.parametrize(
    ("headers", "status", "pushed"),
    [({}, 200, None), ({"HX_Request": "true"}, 200, "/lab/"), ({"HX_Request": "true"}, 400, None)],
)
def test_the_url_of_a_good_answer_is_pushed_to_htmx(headers, status, pushed):
    answer = show(request(**headers), PAGE, PART, CONTEXT, status=status, url="/lab/")
    assert answer.headers.get("HX-Push-Url") == pushed


@pytest.mark.parametrize(("error", "words"), [(Busy(), "workshop is busy"), (RunFailed(), "did not come to its end")])
def test_a_refusal_says_why_and_leads_to_the_same_url(error, words):
    answer = refuse(request(), error, typed="login")
    text = answer.content.decode()
    assert (answer.status_code, answer["Retry-After"]) == (503, "2")
    assert words in text
    assert 'href="/lab/?do=login"' in text
    assert 'action="/lab/"' in text
    assert ">login</textarea>" in text


def test_a_refusal_goes_to_the_notice_of_the_page_that_htmx_has_open():
    answer = refuse(request(HX_Request="true"), Busy(), again="/lessons/one/?do=login")
    assert (answer["HX-Retarget"], answer["HX-Reswap"]) == ("#notice", "innerHTML")
    assert 'href="/lessons/one/?do=login"' in answer.content.decode()
