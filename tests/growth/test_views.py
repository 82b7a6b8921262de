"""The growth page: a form, a run, its progress and its result."""

import time

import pytest
from django.test import Client

from lessons.growth.forms import growth_query
from lessons.growth.plan import Plan
from tests.views.test_lab import HTMX, element, ids, parse, text_of

URL = "/growth/"
SMALL = {"visitors": "40", "returning": "50", "length": "3", "cleanup": "weekly", "days": "15"}
LONG = {"visitors": "20000", "returning": "0", "length": "14", "cleanup": "never", "days": "50"}
PATIENCE_S = 60

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def growth_settings(settings, tmp_path):
    settings.DUE_DATE_GROWTH = {"at_once": 2, "records": 1_000_000, "seconds": 20.0, "directory": tmp_path / "growth"}
    yield settings.DUE_DATE_GROWTH
    for run in (tmp_path / "growth" / "runs").glob("*"):
        (run / "stop").touch()
    wait_until(lambda: not list((tmp_path / "growth" / "runs").glob("*")))


def wait_until(is_so):
    until = time.monotonic() + PATIENCE_S
    while not is_so():
        assert time.monotonic() < until
        time.sleep(0.05)


def run(client, parameters):
    """Start a run; return the URL of its result."""
    response = client.post(URL, parameters)
    assert response.status_code == 302
    return response["Location"]


def result(client, parameters):
    """Run to the end; return the page of the result."""
    url = run(client, parameters)
    wait_until(lambda: 'id="growth-look"' not in client.get(url).content.decode())
    return client.get(url)


def values(document):
    return {field.get("name"): field.get("value") for field in element(document, "growth-form").iter("input")}


def names_with(document, attribute):
    return [found for found in document.iter() if isinstance(found.tag, str) and found.get(attribute)]


def elements(document, *tags):
    return [found for found in document.iter() if found.tag in tags]


def check_page(document):
    found = ids(document)
    assert len(found) == len(set(found))
    for each in names_with(document, "hx-get"):
        assert each.get("href")
        assert each.get("hx-target")[1:] in found
        assert sum(name.startswith("hx-") for name in each.attrib) <= 4
    labelled = {label.get("for") for label in document.iter("label")}
    for each in elements(document, "input", "select"):
        assert each.get("type") == "hidden" or each.get("id") in labelled
    assert not names_with(document, "style")


def test_a_get_shows_the_form_and_runs_nothing(client, tmp_path):
    response = client.get(URL)
    document = parse(response)
    assert response.status_code == 200
    check_page(document)
    assert values(document)["visitors"] == str(Plan().visitors)
    assert not (tmp_path / "growth" / "runs").exists()


def test_a_result_that_nobody_ran_is_not_there_and_not_made(client, tmp_path):
    response = client.get(URL, SMALL)
    assert response.status_code == 200
    assert "There is no result" in text_of(element(parse(response), "growth-result"))
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert not (tmp_path / "growth" / "runs").exists()


def test_a_run_leads_to_the_url_of_its_result(client, tmp_path):
    url = run(client, SMALL)
    assert url == f"{URL}?{growth_query(Plan(visitors=40, returning=50, length=3, cleanup='weekly', days=15))}"
    document = parse(result(client, SMALL))
    check_page(document)
    shown = text_of(element(document, "growth-result"))
    assert "After 15 days without cleanup the table holds 320 records" in shown  # 40 + 14 times 20
    assert "Cleaned 2 times, the table never held more than" in shown
    assert [figure.get("id") for figure in document.iter("figure")] == [
        "drawing-records",
        "drawing-bytes",
        "drawing-cleanings",
        "drawing-lookups",
    ]
    assert values(document)["visitors"] == "40"
    assert text_of(element(document, "growth-start")) == "Run again"
    assert {each.suffix for each in (tmp_path / "growth").iterdir() if each.is_file()} == {".json", ""}


def test_the_drawings_are_also_tables_and_have_titles(client):
    document = parse(result(client, SMALL))
    days = element(document, "table-days")
    last = list(days.iter("tr"))[-1]
    assert [text_of(cell) for cell in last][:3] == ["15", "80", "240"]
    assert len(list(element(document, "table-cleanings").iter("tr"))) == 1 + 2
    for drawing in document.iter("svg"):
        if drawing.get("role") == "img":
            title, description = drawing.get("aria-labelledby").split()
            assert text_of(element(document, title))
            assert text_of(element(document, description))


def test_without_cleanup_there_is_one_line(client):
    document = parse(result(client, {**SMALL, "cleanup": "never"}))
    assert "cleaned" not in {path.get("class", "").split()[-1] for path in document.iter("path")}
    assert "Cleaned" not in text_of(element(document, "growth-result"))


def test_lengths_in_drawings_are_not_localized(client, settings):
    settings.LANGUAGE_CODE = "de"
    settings.LANGUAGES = [("de", "Deutsch")]
    document = parse(result(client, {**SMALL, "visitors": "1000"}))
    figure = element(document, "drawing-records")
    for each in elements(figure, "path", "circle", "text"):
        for name in ("d", "x", "y", "cx", "cy"):
            assert "," not in (each.get(name) or "")
    assert "1.000" in text_of(element(document, "table-days"))


def test_progress_is_shown_and_asked_for_again(client):
    url = run(client, LONG)
    response = client.get(url)
    document = parse(response)
    check_page(document)
    assert "no-cache" in response["Cache-Control"]
    assert next(document.iter("progress")).get("max") == "100"
    look = element(document, "growth-look")
    assert (look.get("hx-get"), look.get("href"), look.get("hx-trigger")) == (url, url, "every 1s")
    assert '<noscript><meta http-equiv="refresh" content="2"></noscript>' in response.content.decode()


def test_htmx_gets_the_part_alone_and_asks_no_more_when_it_is_done(client):
    url = run(client, LONG)
    part = client.get(url, headers=HTMX)
    assert "HX-Request" in part["Vary"]
    assert part.content.decode().strip().startswith('<div id="growth-result"')
    assert "hx-trigger" in part.content.decode()
    client.post(URL, {**LONG, "stop": "1"})
    url = run(client, SMALL)
    wait_until(lambda: "hx-trigger" not in client.get(url, headers=HTMX).content.decode())
    part, whole = client.get(url, headers=HTMX), client.get(url)
    assert part.content.decode().strip() in whole.content.decode()
    assert 'http-equiv="refresh"' not in whole.content.decode()
    restored = client.get(url, headers={**HTMX, "HX-History-Restore-Request": "true"})
    assert restored.content.decode().lstrip().startswith("<!doctype html>")


def test_a_run_can_be_stopped_by_who_started_it(client, tmp_path):
    url = run(client, LONG)
    other = Client()
    assert "growth-stop" not in ids(parse(other.get(url)))
    other.post(URL, {**LONG, "stop": "1"})
    assert "growth-stop" in ids(parse(client.get(url)))
    stopped = client.post(URL, {**LONG, "stop": "1"}, follow=True)
    assert stopped.redirect_chain == [(url, 302)]
    assert "There is no result" in stopped.content.decode()
    assert not list((tmp_path / "growth" / "runs").glob("*"))


def test_a_second_run_of_one_learner_shows_the_first(client):
    url = run(client, LONG)
    assert run(client, SMALL) == url
    document = parse(client.get(URL, SMALL))
    assert element(document, "growth-other").get("href") == url


def test_two_learners_run_at_once_and_a_third_waits(client):
    second, third = Client(), Client()
    run(client, LONG)
    assert "visitors=19999&" in run(second, {**LONG, "visitors": "19999"})
    busy = third.post(URL, SMALL)
    assert busy.status_code == 503
    assert int(busy["Retry-After"]) > 0
    document = parse(busy)
    assert values(document)["visitors"] == "40"
    assert "Try again" in text_of(element(document, "growth-form"))


def test_the_same_numbers_of_another_learner_are_joined(client):
    assert run(client, LONG) == run(Client(), LONG)


def test_a_result_is_everybodys(client):
    whole = result(client, SMALL)
    told = text_of(element(parse(whole), "growth-result"))
    assert text_of(element(parse(Client().get(whole.wsgi_request.get_full_path())), "growth-result")) == told


def test_a_run_that_is_cut_says_so(client, growth_settings):
    growth_settings["records"] = 100
    shown = text_of(element(parse(result(client, SMALL)), "growth-result"))
    assert "Cut at day 4 of 15: the next day would pass the limit of records." in shown
    growth_settings["seconds"] = 0.0
    shown = text_of(element(parse(result(client, LONG)), "growth-result"))
    assert "time was up" in shown.lower()


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_a_wrong_method_is_405(client, method):
    assert getattr(client, method)(URL).status_code == 405


def test_a_post_needs_its_token():
    assert Client(enforce_csrf_checks=True).post(URL, SMALL).status_code == 403


@pytest.mark.parametrize("send", ["get", "post"])
@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("visitors", "many"),
        ("visitors", "0"),
        ("visitors", "-5"),
        ("visitors", "1e3"),
        ("visitors", "٣"),
        ("visitors", "100001"),
        ("visitors", "9" * 5_000),
        ("visitors", ""),
        ("returning", "100"),
        ("length", "nan"),
        ("days", "3651"),
        ("days", "\x00\ud800<script>"),
        ("cleanup", "hourly"),
        ("cleanup", "../../etc/passwd"),
    ],
)
def test_what_cannot_be_read_is_a_400_that_keeps_what_was_typed(client, send, name, typed):
    response = getattr(client, send)(URL, {**SMALL, name: typed.encode(errors="replace").decode()})
    document = parse(response)
    assert response.status_code == 400
    check_page(document)
    form = element(document, "growth-form")
    wrong = [each for each in elements(form, "input", "select") if each.get("aria-invalid")]
    assert [each.get("name") for each in wrong] == [name]
    assert text_of(element(document, wrong[0].get("aria-describedby"))).startswith(("Write a whole", "Choose one of"))
    kept = {key: value for key, value in SMALL.items() if key not in (name, "cleanup")}
    assert values(document).items() >= kept.items()
    if typed.isascii() and typed.isprintable() and name != "cleanup":
        assert values(document)[name] == typed[:60]
