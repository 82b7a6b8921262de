"""Home with its miniature of the lab, and pages that only show."""

from dataclasses import replace

import pytest

from lessons.curriculum.registry import get_curriculum
from lessons.pool import Busy, get_pool
from tests.views.test_lab import HTMX, element, parse, text_of


@pytest.fixture
def busy(monkeypatch):
    def refuse(*args):
        raise Busy

    monkeypatch.setattr(get_pool(), "trace", refuse)


@pytest.mark.django_db
def test_home_says_what_this_is_and_leads_to_the_lab(client):
    response = client.get("/")
    assert response.status_code == 200
    assert 'href="/lab/"' in response.content.decode()


@pytest.mark.django_db
def test_home_lists_every_lesson_with_how_far_one_is(client):
    drawer = text_of(element(parse(client.get("/")), "lessons"))
    for lesson in get_curriculum().lessons:
        assert str(lesson.title) in drawer
    client.post("/lessons/two-kinds-of-expiry/predictions/at-close-only-or-in-time/", {"skip": "1"})
    document = parse(client.get("/"))
    assert "0 of 4 goals saved" in text_of(element(document, "lessons"))
    assert "Go on where you were" in text_of(element(document, "main"))


@pytest.mark.django_db
def test_the_miniature_works_with_htmx_and_without(client):
    whole = client.get("/", {"do": ["login", "advance 2w"]})
    assert "refused" in text_of(element(parse(whole), "bench"))
    part = client.get("/", {"text": "login", "then": "advance 2w"}, headers=HTMX)
    assert part.content.decode().strip() in whole.content.decode()
    assert part["HX-Push-Url"] == "/?do=login&do=advance+2w"
    assert "HX-Request" in part["Vary"]
    moved = client.get("/", {"text": "login", "then": "advance 2w"})
    assert moved["Location"] == "/?do=login&do=advance+2w#bench"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("actions", "words"),
    [
        (["login", "visit /"], "Drawn just now, at 09:00:00."),
        (["login", "visit /", "advance 1m"], "Drawn at 09:00:00; the browser has not asked since."),
        (["login", "visit /", "advance 1d"], "Drawn at 5 Jan 2026, 09:00:00; the browser has not asked since."),
        (["login", "visit /", "clearsessions"], "Drawn at 09:00:00; the browser has not asked since."),
        (["login", "visit /", "advance 1m", "visit /"], "Drawn just now, at 09:01:00."),
        (["login", "close"], "Open it, visit again, and see what Django says then."),
        (["advance 1m"], ""),
    ],
)
def test_the_miniature_says_when_its_page_was_drawn(client, actions, words):
    bench = element(parse(client.get("/", {"do": actions})), "bench")
    said = text_of(element(bench, "drawn-at"))
    assert said.startswith(words)
    is_stale = "has not asked" in words
    assert said.endswith("See what Django says now: Visit again") is is_stale
    assert [button.get("value") for button in bench.iter("button") if text_of(button) == "Visit again"] == (
        ["visit /"] if is_stale else []
    )


@pytest.mark.django_db
def test_the_miniature_shows_the_last_two_stamps_and_counts_the_others(client):
    add = ["visit /cart/add/", "advance 1m"]
    bench = element(parse(client.get("/", {"do": ["login", "advance 1m", *add, *add]})), "bench")
    cookie, record = (text_of(slip) for slip in bench.iter("article") if "slip" in slip.get("class").split())
    assert "1 earlier date 19 Jan 2026, 09:01:00 visit /cart/add/ 19 Jan 2026, 09:02:00 visit /cart/add/" in record
    assert "09:00:00" not in cookie
    bench = element(parse(client.get("/", {"do": ["login", "advance 1m", *add]})), "bench")
    assert "earlier" not in text_of(bench)


@pytest.mark.django_db
def test_a_miniature_that_cannot_be_read_says_so(client):
    response = client.get("/", {"do": ["logon"]})
    assert response.status_code == 400
    assert "logon" in text_of(element(parse(response), "bench"))


@pytest.mark.django_db
def test_home_opens_while_the_workshop_is_busy(client, busy):
    response = client.get("/")
    assert response.status_code == 200
    assert "The workshop is busy." in response.content.decode()
    assert client.get("/", {"do": ["login"]}, headers=HTMX).status_code == 503


@pytest.mark.parametrize("path", ["/", "/robots.txt", "/healthz"])
def test_other_methods_are_refused(client, path, db):
    assert client.post(path).status_code == 405
    assert client.get(path).status_code == 200


def test_an_unknown_page_is_404(client):
    assert client.get("/nowhere/").status_code == 404


def test_the_sites_own_session_is_named_apart_from_the_simulated_one(settings):
    assert settings.SESSION_COOKIE_NAME != "sessionid"
    assert settings.CSRF_COOKIE_NAME != "csrftoken"


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "words"), [("en", "Three lessons"), ("de", "Drei Lektionen")])
def test_home_counts_the_lessons_that_there_are(client, monkeypatch, language, words):
    three = replace(get_curriculum(), lessons=get_curriculum().lessons[:3])
    monkeypatch.setattr("lessons.site.views.get_curriculum", lambda: three)
    document = parse(client.get("/", headers={"Accept-Language": language}))
    assert text_of(element(document, "lessons-title")) == words
