"""Progress without an account: resume, carry, start over, be forgotten."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lessons.progress.models import Answer, Carrying, GoalMet, Learner
from tests.views.test_lab import element, ids, parse, text_of
from tests.views.test_lesson import LESSON, START, URL, answer
from tests.views.test_lesson_goals import CLOSED, SOLVED

pytestmark = pytest.mark.django_db

GOALS_URL = reverse("goals", args=[LESSON.slug])


def page(client):
    return text_of(element(parse(client.get("/progress/")), "main"))


def carry(client):
    document = parse(client.post("/progress/carry/"))
    [code] = [text_of(found) for found in document.iter("strong") if "carry-code" in found.get("class", "")]
    return code


def test_a_stranger_has_not_begun_and_is_told_what_is_kept(client):
    text = page(client)
    assert "not begun" in text
    assert "180 days after you last recorded something, all of it is deleted." in text
    assert "There is nothing to forget." in text
    assert "due_date_site" not in client.cookies


def test_the_page_is_valid_in_every_state(client):
    parse(client.get("/progress/"))
    answer(client, count=1)
    document = parse(client.get("/progress/"))
    assert len(ids(document)) == len(set(ids(document)))
    parse(client.get("/progress/starting-over/"))
    parse(client.get("/progress/starting-over/?lesson=two-kinds-of-expiry"))


def test_somebody_goes_on_where_they_were(client):
    client.post(GOALS_URL, {"lab": CLOSED})
    document = parse(client.get("/progress/"))
    assert "1 of 4 goals saved" in text_of(element(document, "standings"))
    resume = next(link for link in element(document, "main").iter("a") if text_of(link) == "Go on where you were")
    assert resume.get("href") == f"{URL}?{CLOSED}"


def test_a_finished_lesson_is_finished(client):
    client.post(GOALS_URL, {"lab": SOLVED})
    assert "finished" in page(client)


def test_one_lesson_is_started_over_after_asking(client):
    answer(client)
    client.post(GOALS_URL, {"lab": CLOSED})
    url = "/progress/starting-over/?lesson=two-kinds-of-expiry"
    assert "Start over with “The two kinds of expiry”?" in client.get(url).content.decode()
    assert Answer.objects.count() == 3
    assert client.post(url)["Location"] == "/progress/"
    assert not Answer.objects.exists()
    assert not GoalMet.objects.exists()
    assert Learner.objects.count() == 1


def test_everything_is_forgotten_after_asking(client):
    answer(client)
    client.get("/progress/starting-over/")
    assert Learner.objects.count() == 1
    client.post("/progress/starting-over/")
    assert not Learner.objects.exists()
    assert not Answer.objects.exists()
    assert "not begun" in page(client)
    client.post("/progress/starting-over/")  # once more, with nothing to forget


def test_somebody_elses_progress_stays_when_i_start_over(client):
    other = Client()
    answer(other)
    answer(client)
    client.post("/progress/starting-over/")
    assert Answer.objects.count() == 3


def test_starting_over_with_an_unknown_lesson_is_404(client):
    assert client.get("/progress/starting-over/?lesson=no-such").status_code == 404
    assert client.post("/progress/starting-over/?lesson=no-such").status_code == 404
    assert "Forget everything?" in client.get("/progress/starting-over/?lesson=").content.decode()


def test_a_code_carries_everything_to_another_machine(client):
    client.post(GOALS_URL, {"lab": CLOSED})
    code = carry(client)
    there = Client()
    assert there.post("/progress/arrival/", {"code": code.upper().replace("-", " ")})["Location"] == "/progress/"
    assert "1 of 4 goals saved" in page(there)
    there.post(GOALS_URL, {"lab": START[1:] + "&do=advance+1m&do=visit+/cart/add/"})
    assert "2 of 4 goals saved" in page(client)  # one learner, two machines


def test_what_was_done_on_the_other_machine_is_added(client):
    client.post(GOALS_URL, {"lab": CLOSED})
    there = Client()
    answer(there)
    there.post("/progress/arrival/", {"code": carry(client)})
    assert Learner.objects.count() == 1
    assert Answer.objects.count() == 3
    assert "1 of 4 goals saved" in page(there)


def test_coming_back_to_the_same_machine_changes_nothing(client):
    client.post(GOALS_URL, {"lab": CLOSED})
    client.post("/progress/arrival/", {"code": carry(client)})
    assert "1 of 4 goals saved" in page(client)


def test_a_code_works_once_and_only_the_newest(client):
    client.post(GOALS_URL, {"lab": CLOSED})
    old, new = carry(client), carry(client)
    assert Client().post("/progress/arrival/", {"code": old}).status_code == 400
    assert Client().post("/progress/arrival/", {"code": new}).status_code == 302
    assert Client().post("/progress/arrival/", {"code": new}).status_code == 400


@pytest.mark.parametrize(
    ("age", "status"),
    [
        (timedelta(days=7) - timedelta(minutes=1), 302),
        (timedelta(days=7), 400),
        (timedelta(days=8), 400),
    ],
)
def test_a_code_is_good_for_a_week(client, age, status):
    client.post(GOALS_URL, {"lab": CLOSED})
    code = carry(client)
    Carrying.objects.update(made_at=timezone.now() - age)
    assert Client().post("/progress/arrival/", {"code": code}).status_code == status


@pytest.mark.parametrize("typed", ["", "2345-6789-bcdf", " <script>", "x" * 5000, "\x00"])
def test_a_code_that_is_none_is_a_400_that_keeps_it(client, typed):
    response = client.post("/progress/arrival/", {"code": typed})
    assert response.status_code == 400
    document = parse(response)
    assert "This code is not known." in text_of(element(document, "main"))
    assert element(document, "code").get("value") == typed.replace("\x00", "\ufffd")


def test_no_code_at_all_is_a_400(client):
    assert client.post("/progress/arrival/").status_code == 400


def test_a_stranger_has_no_code(client):
    assert client.post("/progress/carry/")["Location"] == "/progress/"


@pytest.mark.parametrize("path", ["/progress/carry/", "/progress/arrival/"])
def test_looking_is_405_and_a_post_without_the_token_403(client, path):
    assert client.get(path).status_code == 405
    assert Client(enforce_csrf_checks=True).post(path).status_code == 403


@pytest.mark.parametrize(
    ("idle", "is_kept"),
    [
        (timedelta(days=180) - timedelta(minutes=1), True),
        (timedelta(days=180), False),
        (timedelta(days=180) + timedelta(minutes=1), False),
    ],
)
def test_idle_learners_are_forgotten_after_180_days(client, idle, is_kept):
    answer(client)
    Learner.objects.update(seen_at=timezone.now() - idle)
    said = StringIO()
    call_command("forget_learners", stdout=said)
    assert said.getvalue() == f"{0 if is_kept else 1} forgotten.\n"
    assert Answer.objects.exists() is is_kept
    assert ("There is nothing to forget." in page(client)) is not is_kept


def test_somebody_forgotten_begins_anew_without_noticing(client):
    answer(client)
    Learner.objects.all().delete()
    answer(client, count=1)
    assert Learner.objects.count() == 1
    assert Answer.objects.count() == 1
