"""Every sentence that a page shows can be translated: under a made-up language nothing stays English."""
# ruff: noqa: RUF001 - the letters of the made-up language are wide ones

from collections.abc import Iterator

import pytest
from django.http import HttpResponse
from django.template import Context, Template
from django.urls import reverse
from django.utils.html import escape
from django.utils.http import urlencode
from django.utils.translation import deactivate, gettext, gettext_lazy, ngettext, npgettext, pgettext, trans_real

from due_date.scenario.settings import SETTINGS
from lessons.curriculum.registry import get_curriculum
from lessons.lab.request import read_lab
from lessons.pool import Busy, RunFailed, get_pool
from lessons.sentences import moments
from tests.growth.finished import PLAN, finish_at_once
from tests.pseudo_locale import PseudoTranslation, untranslated, widened

pytestmark = pytest.mark.django_db

TEN = (
    "set SESSION_COOKIE_AGE=300",
    "login",
    "advance 2m",
    "visit /cart/add/",
    "advance 5m",
    "visit /",
    "login",
    "copy_cookie thief",
    "thief: visit /",
    "clearsessions",
)
SLIDING = ("set SESSION_COOKIE_AGE=300", "login", "advance 200s", "visit /", "advance 200s", "visit /")

WRONG = (
    "logon",
    "advance 4x",
    "login nobody",
    "visit nowhere",
    "Ada: login",
    "ada: clearsessions",
    "profile opera",
    "cron clearsessions 1s",
    "close now",
    "open (",
    "advance 9000000d",
    "skew server -100000d",
    "set COLOUR=1",
    *(f"set {name}=[" for name in SETTINGS),
    *(f"set {name}=" for name in SETTINGS),
)
PASTED = (
    "SESSION_COOKIE_AGE = None",
    "SESSION_EXPIRE_AT_BROWSER_CLOSE = True",
    "SESSION_ENGINE = 'django.contrib.sessions.backends.signed_cookies'",
    "SESSION_COOKIE_AGE = [60\nSESSION_ENGINE = 'redis'\nUSE_TZ = none\nDEBUG = True\nfor\n",
)


def in_the_lab(lines=(), name="lab", **more):
    return f"{reverse(name)}?{urlencode({'do': lines, **more}, doseq=True)}"


def paths() -> Iterator[str]:
    yield from map(reverse, ("home", "myths", "score", "reference", "engines", "growth", "lab", "settings_lab"))
    yield from map(reverse, ("progress", "starting_over"))
    yield from (reverse("reference_page", args=[page.slug]) for page in get_curriculum().pages)
    yield "/no-such-page/"
    yield in_the_lab(TEN)
    yield in_the_lab(TEN, at=4)
    yield in_the_lab([*TEN[:2], "advance 4x", "set SESSION_COOKIE_AGE=many", "logon"])
    yield in_the_lab(SLIDING, vs="SESSION_SAVE_EVERY_REQUEST=True")
    yield in_the_lab(SLIDING, belief="reading-renews")
    yield in_the_lab(SLIDING, belief="reading-renewed")
    yield in_the_lab(TEN[:3], embed=1)
    yield in_the_lab(TEN[:6], present=1)
    yield in_the_lab(TEN[:4], "code_path")


def the_first_choice(path):
    asked = [each for each in get_curriculum().lessons if path == reverse("lesson", args=[each.slug])]
    myths = [each for each in get_curriculum().myths if path == reverse("myth", args=[each.slug])]
    return (asked[0].predictions[0] if asked else myths[0].prediction).choices[0].id


def asking() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the path of every lesson and myth, and where its answers are sent."""
    for lesson in get_curriculum().lessons:
        sent_to = (reverse("prediction", args=[lesson.slug, asked.id]) for asked in lesson.predictions)
        yield reverse("lesson", args=[lesson.slug]), tuple(sent_to)
    for myth in get_curriculum().myths:
        yield reverse("myth", args=[myth.slug]), (reverse("myth_prediction", args=[myth.slug]),)


@pytest.fixture(autouse=True)
def forgotten(monkeypatch):
    """Forget the made-up language afterwards, wherever Django and the sentences keep what was translated."""
    monkeypatch.setattr(trans_real, "_default", None)
    yield
    monkeypatch.undo()
    deactivate()
    moments._format_date.cache_clear()


@pytest.fixture
def pseudo(forgotten, monkeypatch):
    speak(monkeypatch)


def speak(monkeypatch):
    """Speak the made-up language in place of English."""
    deactivate()
    moments._format_date.cache_clear()
    monkeypatch.setitem(trans_real._translations, "en", PseudoTranslation("en"))  # type: ignore[attr-defined]


def test_whatever_is_asked_of_the_made_up_language_is_wide(pseudo):
    wide = "ｎｅｗ"
    assert [gettext("new"), str(gettext_lazy("new")), pgettext("a cookie", "new")] == [wide] * 3
    assert [ngettext("one", "new", 2), ngettext("new", "many", 1), npgettext("a cookie", "one", "new", 2)] == [wide] * 3
    template = (
        "{% load i18n %}{% blocktranslate with who='ada' %}new <b class='x'>{{ who }}</b>&nbsp;{% endblocktranslate %}"
    )
    assert Template(template).render(Context()) == "ｎｅｗ <b class='x'>ada</b>&nbsp;"
    assert gettext("%(count)s new, {who}") == "%(count)s ｎｅｗ, {who}"


@pytest.mark.parametrize(
    "html",
    [
        "<p>Some words</p>",
        "<p>{wide} left over</p>",
        "<p><b>{wide}</b> a tail</p>",
        "<p>{wide}: <span>a value</span></p>",
        "<p>Value</p>",
        '<p><img src="/x" alt="A picture"></p>',
        '<nav aria-label="Site">{wide}</nav>',
        '<p title="More">{wide}</p>',
        '<p><input placeholder="Your name"></p>',
        '<p><input type="submit" value="Send"></p>',
        '<meta name="description" content="A page">',
        "<svg><title>A line</title></svg>",
    ],
)
def test_what_was_not_translated_is_found(rf, html):
    assert len(untranslated(page(rf.get("/"), html))) == 1


@pytest.mark.parametrize(
    "html",
    [
        "<p>{wide} <code>set x</code> 12:05 ada</p>",
        "<p>SESSION_COOKIE_AGE {wide} 300, accounts/tests/test_limits.py, {wide}</p>",
        '<p translate="no">words of nobody’s</p>',
        "<p>{wide} pfbkq7… {wide} login?</p>",
        '<p><a href="/lessons/words/" class="some words" data-kept="words">{wide}</a></p>',
    ],
)
def test_data_need_not_be_translated(rf, html):
    assert untranslated(page(rf.get("/"), html)) == []


def page(request, html):
    response = HttpResponse(f"<!doctype html><title>Due Date</title>{html}".replace("{wide}", widened("wide")))
    response.wsgi_request = request  # type: ignore[attr-defined]
    return response


@pytest.mark.parametrize("path", list(paths()))
def test_everything_that_a_page_shows_can_be_translated(client, monkeypatch, path):
    in_english = client.get(path)  # whatever keeps its words for the next learner keeps them in one language
    assert untranslated(in_english)
    speak(monkeypatch)
    assert untranslated(client.get(path)) == []


@pytest.mark.parametrize(("path", "sent_to"), list(asking()))
def test_everything_that_is_asked_and_told_can_be_translated(pseudo, client, path, sent_to):
    assert untranslated(client.get(path)) == []
    for url in sent_to:
        client.post(url, {"skip": "1"})
    assert untranslated(client.get(path)) == []
    client.post(sent_to[0], {"choice": the_first_choice(path), "sureness": "certain"})
    assert untranslated(client.get(path)) == []


def test_every_fault_can_be_translated(pseudo, rf):
    for line in WRONG:
        request = rf.get(in_the_lab(["login", line]))
        [fault] = read_lab(request).faults
        assert widened("Line") in fault.message
        assert untranslated(page(request, f"<p>{escape(fault.message)}</p>")) == []


def test_what_is_told_of_progress_can_be_translated(pseudo, client):
    _path, sent_to = next(asking())
    for url in sent_to:
        client.post(url, {"skip": "1"})
    client.post(reverse("goals", args=[get_curriculum().lessons[0].slug]), {"lab": "do=login&do=close"})
    slug = get_curriculum().lessons[0].slug
    for page in (reverse("home"), reverse("progress"), f"{reverse('starting_over')}?lesson={slug}"):
        assert untranslated(client.get(page)) == []
    assert untranslated(client.post(reverse("carry"))) == []
    assert untranslated(client.post(reverse("arrival"), {"code": "2345"})) == []


def test_what_is_told_of_the_score_can_be_translated(pseudo, client):
    for myth in get_curriculum().myths:
        choice = myth.prediction.choices[0].id
        client.post(reverse("myth_prediction", args=[myth.slug]), {"choice": choice, "sureness": "certain"})
    assert untranslated(client.get(reverse("score"))) == []
    assert untranslated(client.get(reverse("myths"))) == []


def test_what_is_told_of_pasted_settings_can_be_translated(pseudo, client):
    for pasted in PASTED:
        assert untranslated(client.post(reverse("settings_lab"), {"settings": pasted, "nightly": "1"})) == []


def test_what_is_told_of_a_grown_table_can_be_translated(pseudo, client, monkeypatch):
    monkeypatch.setattr("lessons.growth.runs.launch", finish_at_once)
    assert untranslated(client.get(reverse("growth"), {"visitors": "many"})) == []
    assert untranslated(client.post(reverse("growth"), dict(PLAN.parameters), follow=True)) == []


@pytest.mark.parametrize("error", [Busy, RunFailed])
def test_what_is_told_when_nothing_was_run_can_be_translated(pseudo, client, monkeypatch, error):
    def refuse(*args):
        raise error

    monkeypatch.setattr(get_pool(), "trace", refuse)
    for path in (reverse("home"), in_the_lab(TEN), next(asking())[0]):
        assert untranslated(client.get(path)) == []
