"""Goals: ticked by the run on a GET, recorded by a POST."""

import pytest
from django.test import Client
from django.urls import reverse

from lessons.lab.query import lab_query
from lessons.pool import Busy, get_pool
from lessons.progress.models import GoalMet
from tests.views.test_lab import element, parse, text_of
from tests.views.test_lesson import HTMX, LESSON, START, URL, answer

pytestmark = pytest.mark.django_db

POST_URL = reverse("goals", args=[LESSON.slug])
CLOSED = START[1:] + "&do=close"
SOLVED = lab_query(LESSON.solved.lines)


def goals(client, query=""):
    return text_of(element(parse(client.get(f"{URL}?{query}")), "goals"))


def test_a_goal_says_why_not_yet(client):
    answer(client)
    text = goals(client)
    assert text.count("open ") == 4
    assert "Not yet: Nobody has closed a browser yet." in text


@pytest.mark.parametrize(
    ("actions", "words"),
    [
        (["set SESSION_EXPIRE_AT_BROWSER_CLOSE=False", "login", "close"], "the cookie had a date and stayed"),
        (["logout", "close"], "no valid record was left"),
        (["advance 2w"], "the cookie is still held. Now visit a page"),
        (["close", "advance 2w"], "no cookie was left to come with"),
        (["visit /cart/add/"], "in the very second of the one before"),
        (["visit /"], "That page only reads."),
        (["set SESSION_EXPIRE_AT_BROWSER_CLOSE=False"], "so log in once more"),
        (["set SESSION_EXPIRE_AT_BROWSER_CLOSE=False", "login"], "Advance the clock to it."),
        (["set SESSION_EXPIRE_AT_BROWSER_CLOSE=False", "login", "advance 2w"], "The cookie is gone. Now visit a page."),
    ],
)
def test_a_run_on_the_way_is_told_what_is_missing(client, actions, words):
    answer(client)
    assert words in goals(client, lab_query([*LESSON.scenario.lines, *actions]))


def test_looking_at_a_run_ticks_but_records_nothing(client):
    answer(client)
    assert goals(client, CLOSED).count("met ") == 1
    assert goals(client, CLOSED).count("Not saved yet.") == 1
    assert not GoalMet.objects.exists()
    assert goals(client).count("open ") == 4


def test_saving_records_what_the_run_meets_with_the_run(client):
    answer(client)
    response = client.post(POST_URL, {"lab": CLOSED})
    assert response["Location"] == f"{URL}?{CLOSED}#goals"
    [met] = GoalMet.objects.all()
    assert met.goal == "record-outlives-cookie"
    assert met.scenario.splitlines() == [*LESSON.scenario.lines, "close"]
    text = goals(client)
    assert text.count("saved ") == 1
    assert "Not saved yet." not in text
    assert text.count("open ") == 3


def test_all_goals_finish_the_lesson_in_one_run(client):
    answer(client)
    assert "Save these goals, and finish this lesson" in goals(client, SOLVED)
    client.post(POST_URL, {"lab": SOLVED})
    assert "You have finished this lesson." in goals(client)


def test_all_goals_finish_the_lesson_in_several_runs(client):
    answer(client)
    again = "&do=login&do=advance+2w&do=visit+/"
    for run in (CLOSED, START[1:] + "&do=advance+1m&do=visit+/cart/add/", START[1:] + "&do=advance+2w&do=visit+/"):
        client.post(POST_URL, {"lab": run})
    assert "You have finished" not in goals(client)
    client.post(POST_URL, {"lab": START[1:] + "&do=set+SESSION_EXPIRE_AT_BROWSER_CLOSE%3DFalse" + again})
    assert "You have finished this lesson." in goals(client)
    assert "See one way to do it all in one run" in goals(client)


def test_a_goal_is_recorded_once(client):
    client.post(POST_URL, {"lab": CLOSED})
    client.post(POST_URL, {"lab": CLOSED})
    assert GoalMet.objects.count() == 1


def test_a_run_that_meets_nothing_makes_no_learner(client):
    client.post(POST_URL, {"lab": START[1:]})
    assert "due_date_site" not in client.cookies


def test_opening_somebodys_link_finishes_nobodys_lesson(client):
    client.get(f"{URL}?{SOLVED}")
    answer(client)
    assert goals(client).count("open ") == 4


def test_htmx_gets_the_goals_and_how_many_there_are(client):
    answer(client)
    part = client.post(POST_URL, {"lab": CLOSED}, headers=HTMX)
    assert part.content.decode().strip().startswith('<section id="goals"')
    document = parse(part, is_part=True)
    assert element(document, "goals").get("hx-swap-oob") is None
    assert "saved" in text_of(element(document, "goals"))
    assert element(document, "goal-count").get("hx-swap-oob") == "innerHTML"
    assert text_of(element(document, "goal-count")) == "1 of 4 goals met"


# At the bench


def at_the_bench(client, query=""):
    document = parse(client.get(f"{URL}?{query}"))
    return text_of(element(document, "goal-count")), text_of(element(document, "next-goal"))


def test_before_the_answers_the_bench_says_only_that_goals_will_come(client):
    count, said = at_the_bench(client, CLOSED)
    assert not count
    assert said == "Try it first, then answer. The goals for this bench come after that, and stand here."


def test_the_bench_shows_the_first_open_goal_and_why_not_yet(client):
    answer(client)
    count, said = at_the_bench(client)
    assert count == "0 of 4 goals met"
    assert said == f"Next goal: {LESSON.goals[0].text} Not yet: Nobody has closed a browser yet."
    count, said = at_the_bench(client, CLOSED + "&do=advance+2w")
    assert count == "1 of 4 goals met, 1 not saved yet"
    assert said == f"Next goal: {LESSON.goals[1].text} Not yet: {LESSON.goals[1].nearly[1].text}"
    client.post(POST_URL, {"lab": CLOSED})
    count, said = at_the_bench(client)
    assert count == "1 of 4 goals met"
    assert said.startswith(f"Next goal: {LESSON.goals[1].text}")


def test_the_bench_says_when_no_goal_is_left_to_meet_and_when_all_are_saved(client):
    answer(client)
    count, said = at_the_bench(client, SOLVED)
    assert count == "4 of 4 goals met, 4 not saved yet"
    assert said == "Every goal is met. Save them, and finish this lesson"
    client.post(POST_URL, {"lab": SOLVED})
    assert at_the_bench(client) == ("4 of 4 goals met", "You have finished this lesson.")


def test_the_bench_leads_to_the_whole_list(client):
    answer(client)
    document = parse(client.get(URL))
    assert [link.get("href") for link in element(document, "goal-count").iter("a")] == ["#goals"]


def test_looking_is_405_an_unknown_lesson_404_and_a_busy_pool_503(client, monkeypatch):
    assert client.get(POST_URL).status_code == 405
    assert client.post(reverse("goals", args=["no-such"])).status_code == 404

    def refuse(*_):
        raise Busy

    monkeypatch.setattr(type(get_pool()), "trace", refuse)
    response = client.post(POST_URL, {"lab": CLOSED})
    assert response.status_code == 503
    assert not GoalMet.objects.exists()


def test_a_post_without_the_token_is_refused():
    assert Client(enforce_csrf_checks=True).post(POST_URL, {"lab": CLOSED}).status_code == 403
