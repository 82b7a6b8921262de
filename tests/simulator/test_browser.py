"""A browser's requests and what it keeps of the responses."""

from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs

import pytest

from due_date.browser.browser import CSRF_AGE_S, Browser, compose, receive, sent_value
from due_date.browser.store import Cookie
from due_date.server.messages import Exchange, Request, Response
from due_date.server.site import Site
from due_date.times import LAST_AT

NOW = datetime(2026, 1, 5, 9, tzinfo=UTC)
SECOND = timedelta(seconds=1)
DELETE = 'sessionid=""; expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0; Path=/'
LEARNER = Browser("learner")


def a_cookie(value="k", *, name="sessionid", path="/", updated_at=NOW, expires_at=None):
    return Cookie(
        name=name,
        value=value,
        domain="site.test",
        path=path,
        is_host_only=True,
        is_secure=False,
        is_http_only=True,
        same_site="Lax",
        created_at=NOW,
        updated_at=updated_at,
        last_access_at=NOW,
        expires_at=expires_at,
    )


SITE = Site("http://site.test", password="secret")


def ask(browser, path="/", *, form=None, now=NOW, nonce=0):
    """Return the browser and its request: a POST where there is a form."""
    return compose(browser, "GET" if form is None else "POST", path, form, site=SITE, now=now, nonce=nonce)


def after(browser, *set_cookie_lines, status=200, now=NOW, session_cookie="sessionid", **seen):
    """Return the browser after asking for ``/`` and being answered so."""
    browser, request = ask(browser, now=now)
    response = Response(status, "", tuple(("Set-Cookie", line) for line in set_cookie_lines))
    return receive(
        browser, Exchange(request, response, **seen), origin=SITE.origin, session_cookie=session_cookie, now=now
    )[0]


# Requests


def test_new_browser_sends_no_cookie():
    browser, request = ask(LEARNER, "/about/?a=1")

    assert request == Request("GET", "/about/?a=1", (("Host", "site.test"),))
    assert browser.cookies == ()


def test_cookies_are_sent_until_they_expire():
    browser = after(LEARNER, "sessionid=k; Max-Age=300; Path=/", "other=o; Path=/")

    for seconds, header in [
        (0, "sessionid=k; other=o"),
        (299, "sessionid=k; other=o"),
        (300, "other=o"),
        (301, "other=o"),
    ]:
        _, request = ask(browser, now=NOW + timedelta(seconds=seconds))
        assert request.header("Cookie") == header


def test_cookies_go_only_where_they_belong():
    browser = after(LEARNER, "a=1; Path=/account/", "b=2; Domain=other.test", "c=3; Secure", "d=4")

    assert [ask(browser, path)[1].header("Cookie") for path in ("/", "/account/", "/accounts/")] == [
        "d=4",
        "a=1; d=4",
        "d=4",
    ]


def test_form_is_posted_with_a_token_from_a_page_seen_before():
    browser, request = ask(LEARNER, "/login/", form={"username": "a&b é"}, nonce=7)

    fields = parse_qs(request.body, strict_parsing=True)
    assert fields == {"csrfmiddlewaretoken": ["loadedbefore00000000000000000007"], "username": ["a&b é"]}
    assert request.method == "POST"
    assert request.header("Cookie") == "csrftoken=loadedbefore00000000000000000007"
    assert request.header("Origin") == "http://site.test"
    assert request.header("Content-Type") == "application/x-www-form-urlencoded"
    assert request.header("Content-Length") == str(len(request.body.encode()))
    (cookie,) = browser.cookies
    assert (cookie.name, cookie.expires_at) == ("csrftoken", NOW + timedelta(seconds=CSRF_AGE_S))


def test_token_that_the_browser_holds_is_used_again():
    browser = after(LEARNER, "csrftoken=" + "t" * 32 + "; Max-Age=60; Path=/")

    _, request = ask(browser, "/logout/", form={}, nonce=9)
    assert parse_qs(request.body)["csrfmiddlewaretoken"] == ["t" * 32]

    _, request = ask(browser, "/logout/", form={}, nonce=9, now=NOW + timedelta(seconds=60))
    assert parse_qs(request.body)["csrfmiddlewaretoken"] == ["loadedbefore00000000000000000009"]


def test_get_makes_no_token():
    assert ask(LEARNER)[0].cookies == ()


@pytest.mark.parametrize("before_the_end", [0, 1, CSRF_AGE_S - 1, CSRF_AGE_S])
def test_form_can_be_posted_in_the_last_year(before_the_end):
    now = LAST_AT - timedelta(seconds=before_the_end)

    browser, request = ask(LEARNER, "/login/", form={}, now=now)

    assert (request.header("Cookie") or "").startswith("csrftoken=")
    assert all(cookie.expires_at is None or cookie.expires_at > now for cookie in browser.cookies)


# Responses


def test_answer_is_noted_as_frames_observe_it():
    browser = after(LEARNER, "sessionid=k; Max-Age=300; Path=/", status=302, user="ada", expiry_age=300)

    assert browser.last is not None
    assert (browser.last.status, browser.last.user, browser.last.expiry_age) == (302, "ada", 300)
    assert (browser.last.set_cookie, browser.last.max_age, browser.last.was_cookie_sent) == ("set", 300, False)

    browser = after(browser)

    assert browser.last is not None
    assert (browser.last.status, browser.last.user, browser.last.expiry_age) == (200, None, None)
    assert (browser.last.set_cookie, browser.last.max_age, browser.last.was_cookie_sent) == ("none", None, True)


@pytest.mark.parametrize(
    ("line", "set_cookie", "max_age"),
    [
        ("sessionid=k; Path=/", "set", None),
        ("sessionid=k; Max-Age=300; Path=/", "set", 300),
        ("sessionid=k; max-age=300", "set", 300),
        ("sessionid=k; Max-Age=0", "set", 0),  # dropped at once, but not a deletion: it has a value
        ("sessionid=k; Max-Age=-1", "set", -1),
        ("sessionid=k; Max-Age=soon", "set", None),
        ("sessionid=k; Max-Age=", "set", None),
        ("sessionid=k; Max-Age=²", "set", None),  # a digit to Python, not a number
        ("sessionid=k; Max-Age=--1", "set", None),
        ("sessionid=; Max-Age=300", "set", 300),
        ("sessionid=; Max-Age=0", "delete", 0),
        (DELETE, "delete", 0),
        ("other=k; Max-Age=300", "none", None),
        ("SessionID=k", "none", None),
        ("", "none", None),
    ],
)
def test_what_a_line_says_about_the_session_cookie(line, set_cookie, max_age):
    browser = after(LEARNER, line)

    assert browser.last is not None
    assert (browser.last.set_cookie, browser.last.max_age) == (set_cookie, max_age)


def test_of_several_lines_about_the_session_cookie_the_last_counts():
    browser = after(LEARNER, DELETE, "other=o", "sessionid=k; Max-Age=5", "another=a")

    assert browser.last is not None
    assert (browser.last.set_cookie, browser.last.max_age) == ("set", 5)
    assert {cookie.name for cookie in browser.cookies} == {"sessionid", "other", "another"}


def test_deleted_cookie_is_gone_at_once():
    browser = after(LEARNER, "sessionid=k; Max-Age=300; Path=/")

    assert after(browser, DELETE).cookies == ()


@pytest.mark.parametrize("name", ["sid", "", "a b", None, 5, [1], {"a": 1}])
def test_any_setting_may_be_the_name_of_the_session_cookie(name):
    browser = after(LEARNER, "sessionid=k; Path=/", session_cookie=name)

    assert browser.last is not None
    assert (browser.last.set_cookie, browser.last.was_cookie_sent) == ("none", False)
    assert browser.cookie(name, now=NOW) is None


def test_response_leaves_the_browser_before_it_as_it_was():
    after(LEARNER, "sessionid=k")

    assert Browser("learner") == LEARNER


# Which cookie is meant


@pytest.mark.parametrize(("seconds", "is_there"), [(299, True), (300, False), (301, False)])
def test_session_cookie_is_there_until_it_expires(seconds, is_there):
    browser = Browser("learner", cookies=(a_cookie(expires_at=NOW + timedelta(seconds=300)),))

    assert bool(browser.cookie("sessionid", now=NOW + timedelta(seconds=seconds))) is is_there


def test_of_two_session_cookies_the_one_for_the_path_counts():
    old, new = a_cookie("old", path="/app/"), a_cookie("new", path="/", updated_at=NOW + SECOND)
    browser = Browser("learner", cookies=(new, old))

    assert browser.cookie("sessionid", path="/app/", now=NOW) == old
    assert browser.cookie("sessionid", path="/", now=NOW) == new
    assert browser.cookie("sessionid", path="/elsewhere/", now=NOW) == new
    assert browser.cookie("sid", now=NOW) is None


def test_of_two_session_cookies_set_in_the_same_moment_the_last_in_the_store_counts():
    first, last = a_cookie("first", path="/app/"), a_cookie("last", path="/cart/")
    browser = Browser("learner", cookies=(first, last))

    assert browser.cookie("sessionid", path="/", now=NOW) == last


@pytest.mark.parametrize(
    ("header", "value"),
    [
        (None, None),
        ("", None),
        ("sessionid=k", "k"),
        ("a=1; sessionid=k; b=2", "k"),
        ("sessionid=", ""),
        ("sessionid=a=b", "a=b"),
        ("sessionid=first; sessionid=last", "last"),  # as Django reads it
        ("xsessionid=k", None),
        ("SESSIONID=k", None),
        ("sessionid", None),
    ],
)
def test_value_sent_is_the_one_that_django_reads(header, value):
    request = Request("GET", "/", () if header is None else (("Cookie", header),))

    assert sent_value(request, "sessionid") == value
