"""The growth page: a form, a run, its progress and its result."""

from dataclasses import replace

import pytest
from django.db import OperationalError
from django.test import Client

from due_date.codec import to_json
from lessons.checks import template_sources
from lessons.growth.forms import growth_query
from lessons.growth.models import GrowthRun
from lessons.growth.plan import Plan
from lessons.growth.report import Progress
from tests.growth import finished
from tests.views.test_lab import HTMX, element, ids, parse, text_of

URL = "/growth/"
SMALL = {"visitors": "40", "returning": "50", "length": "3", "cleanup": "weekly", "days": "15"}
OTHER = {**SMALL, "visitors": "41"}

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def under_way(not_launched):
    """Leave the runs that are started under way. Return their plans."""
    return not_launched


def run(client, parameters):
    """Start a run; return the URL of its result."""
    response = client.post(URL, parameters)
    assert response.status_code == 302
    return response["Location"]


def result(client, parameters):
    """Run to the end; return the page of the result."""
    url = run(client, parameters)
    finish()
    return client.get(url)


def finish():
    """End the run that is under way with the kept report."""
    finished.finish_at_once(GrowthRun.objects.active().get(), None, None)


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


def test_a_get_shows_the_form_and_runs_nothing(client, under_way):
    response = client.get(URL)
    document = parse(response)
    assert response.status_code == 200
    check_page(document)
    assert values(document)["visitors"] == str(Plan().visitors)
    assert under_way == []


def test_a_result_that_nobody_ran_is_not_there_and_not_made(client, under_way):
    response = client.get(URL, SMALL)
    assert response.status_code == 200
    assert "There is no result" in text_of(element(parse(response), "growth-result"))
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert under_way == []


def test_a_run_leads_to_the_url_of_its_result(client):
    url = run(client, SMALL)
    assert url == f"{URL}?{growth_query(Plan(visitors=40, returning=50, length=3, cleanup='weekly', days=15))}"
    finish()
    document = parse(client.get(url))
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
    url = run(client, {**SMALL, "cleanup": "never"})
    report = finished.make_report()
    days = tuple(replace(day, cleaned=()) for day in report.days)
    finish()
    GrowthRun.objects.update(report=to_json(replace(report, days=days, cleanings=())))
    document = parse(client.get(url))
    check_page(document)
    assert "cleaned" not in {path.get("class", "").split()[-1] for path in document.iter("path")}
    assert "Cleaned" not in text_of(element(document, "growth-result"))


def test_lengths_in_drawings_are_not_localized(client, settings):
    settings.LANGUAGE_CODE = "de"
    settings.LANGUAGES = [("de", "Deutsch")]
    document = parse(result(client, SMALL))
    figure = element(document, "drawing-records")
    for each in elements(figure, "path", "circle", "text"):
        for name in ("d", "x", "y", "cx", "cy"):
            assert "," not in (each.get(name) or "")
    assert "100.000" in text_of(element(document, "growth-form"))


def test_progress_is_shown_and_asked_for_again(client):
    url = run(client, SMALL)
    GrowthRun.objects.update(progress=to_json(Progress(6, 15, 140, 1.5)))
    response = client.get(url)
    document = parse(response)
    check_page(document)
    assert "no-cache" in response["Cache-Control"]
    bar = next(document.iter("progress"))
    assert (bar.get("max"), bar.get("value")) == ("100", "40")
    assert "Day 6 of 15: 140 records so far, 1.5 s." in text_of(element(document, "growth-result"))
    look = element(document, "growth-look")
    assert (look.get("hx-get"), look.get("href"), look.get("hx-trigger")) == (url, url, "every 1s")
    assert '<noscript><meta http-equiv="refresh" content="2"></noscript>' in response.content.decode()


def test_htmx_gets_the_part_alone_and_asks_no_more_when_it_is_done(client):
    url = run(client, SMALL)
    part = client.get(url, headers=HTMX)
    assert "HX-Request" in part["Vary"]
    assert part.content.decode().strip().startswith('<div id="growth-result"')
    assert "hx-trigger" in part.content.decode()
    finish()
    part, whole = client.get(url, headers=HTMX), client.get(url)
    assert "hx-trigger" not in part.content.decode()
    assert part.content.decode().strip() in whole.content.decode()
    assert 'http-equiv="refresh"' not in whole.content.decode()


def test_a_run_can_be_stopped_by_the_learner_who_started_it(client):
    url = run(client, SMALL)
    other = Client()
    run(other, OTHER)  # another learner
    assert "growth-stop" not in ids(parse(other.get(url)))
    other.post(URL, {**SMALL, "stop": "1"})
    assert not GrowthRun.objects.get(plan__visitors=40).is_stopping
    assert "growth-stop" in ids(parse(client.get(url)))
    for _ in range(2):
        stopped = client.post(URL, {**SMALL, "stop": "1"})
        assert (stopped.status_code, stopped["Location"]) == (302, url)
    assert GrowthRun.objects.get(plan__visitors=40).is_stopping
    GrowthRun.objects.filter(is_stopping=True).delete()  # as its owner does
    assert "There is no result" in client.get(url).content.decode()


def test_a_stop_of_nothing_by_a_stranger_leads_to_the_result(client):
    assert client.post(URL, {**SMALL, "stop": "1"}).status_code == 302
    assert not GrowthRun.objects.exists()


def test_a_second_run_of_one_learner_shows_the_first(client):
    url = run(client, SMALL)
    assert run(client, OTHER) == url
    document = parse(client.get(URL, OTHER))
    assert element(document, "growth-other").get("href") == url


def test_two_learners_run_at_once_and_a_third_waits(client):
    second, third = Client(), Client()
    run(client, SMALL)
    assert "visitors=41&" in run(second, OTHER)
    busy = third.post(URL, {**SMALL, "visitors": "42"})
    assert busy.status_code == 503
    assert int(busy["Retry-After"]) > 0
    document = parse(busy)
    check_page(document)
    assert values(document)["visitors"] == "42"
    assert "Try again in 10 seconds" in text_of(element(document, "growth-form"))
    assert "There is no result" not in busy.content.decode()


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_database_that_does_not_answer_is_a_503_that_keeps_what_was_typed(client, monkeypatch, caplog, method):
    def refuse(self):
        raise OperationalError("database is locked")

    monkeypatch.setattr(type(GrowthRun.objects.all()), "active", refuse)
    busy = getattr(client, method)(URL, SMALL)
    assert busy.status_code == 503
    assert int(busy["Retry-After"]) > 0
    assert values(parse(busy))["visitors"] == "40"
    assert "The database did not answer" in caplog.text


def test_the_same_numbers_of_another_learner_are_joined(client, under_way):
    assert run(client, SMALL) == run(Client(), SMALL)
    assert len(under_way) == 1


def test_a_result_is_shown_to_everybody(client):
    whole = result(client, SMALL)
    shown = text_of(element(parse(whole), "growth-result"))
    assert text_of(element(parse(Client().get(whole.wsgi_request.get_full_path())), "growth-result")) == shown


@pytest.mark.parametrize(
    ("cut", "words"),
    [
        ("records", "Cut at day 4 of 15: the next day would pass the limit of records."),
        ("time", "Cut at day 4 of 15, with 320 records: time was up."),
    ],
)
def test_a_run_that_is_cut_says_so(client, cut, words):
    url = run(client, SMALL)
    finish()
    GrowthRun.objects.update(report=to_json(replace(finished.make_report(), cut=cut, reached_day=4)))
    assert words in text_of(element(parse(client.get(url)), "growth-result"))


def test_a_run_that_was_cut_before_its_first_day_was_done_says_so(client):
    url = run(client, SMALL)
    finish()
    nothing = replace(finished.make_report(), days=(), cleanings=(), cut="time", reached_day=0, records=0)
    GrowthRun.objects.update(report=to_json(nothing))
    document = parse(client.get(url))
    check_page(document)
    assert "Time was up before the first day was done" in text_of(element(document, "growth-result"))
    assert list(document.iter("figure")) == []


def test_an_earlier_report_gives_way_to_progress_and_comes_back(client):
    result(client, SMALL)
    url = run(client, SMALL)
    assert "growth-look" in ids(parse(client.get(url)))
    GrowthRun.objects.active().delete()
    assert "After 15 days" in client.get(url).content.decode()


def test_the_linter_of_the_curriculum_reads_the_templates_of_the_slice():
    assert {"growth/growth.html", "growth/_growth_result.html", "site/home.html"} <= template_sources().keys()


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
