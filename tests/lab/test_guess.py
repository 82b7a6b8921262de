"""The learner's guess when the login will end: how it is written, how far off it was, and that the lab keeps it."""

import pytest
from django.urls import reverse

from due_date.timeline.history import read_history
from lessons.lab.guess import date_guess, read_guess, tell_distance
from tests.due_date.timeline.runs import EXPIRED, after
from tests.html_tree import parse_strictly
from tests.simulator.toy import frames_of


def told(lines, at_s):
    frames = frames_of(lines)
    return tell_distance(read_history(frames), after(at_s), frames[-1].at)


@pytest.mark.parametrize(
    ("text", "since", "guess"),
    [
        ("in 5m", "4m", "9m"),
        ("In 5m", "", "5m"),
        (" at 09:05", "", "5m"),
        ("5m", "", "5m"),
        ("0s", "", "0s"),
        ("90s", "", "1m30s"),
        ("5m", "4m59s", "9m59s"),
        ("09:05", "", "5m"),
        ("09:05:01", "4m", "5m1s"),
        ("10:00", "1d", "1d1h"),
        ("2026-01-19 09:00", "", "2w"),
        ("2026-01-19T09:00:00Z", "5m", "2w"),
    ],
)
def test_a_guess_is_a_time_from_the_start_or_from_where_one_is_or_a_moment(text, since, guess):
    assert read_guess(text, since=since) == guess
    assert read_guess(guess) == guess, "the canonical form is read as itself"


@pytest.mark.parametrize(
    "text", ["soon", "-5m", "08:59:59", "24:00", "2026-02-30 09:00", "1e9s", "9" * 40 + "w", "500000w", "09:05 CET"]
)
def test_anything_else_is_no_guess(text):
    with pytest.raises(ValueError, match=r".*"):
        read_guess(text)


@pytest.mark.parametrize(
    ("at_s", "words"),
    [
        (299, "The login ended at 09:05:00: the flag is 1 s too early."),
        (300, "To the second: the login ended there."),
        (301, "The login ended at 09:05:00: the flag is 1 s too late."),
        (7_200, "The login ended at 09:05:00: the flag is 1 h 55 min too late."),
    ],
)
def test_the_distance_is_to_the_deadline_and_not_to_the_request_that_was_refused(at_s, words):
    assert told([*EXPIRED[:4], "advance 1h", "visit /"], at_s) == words


@pytest.mark.parametrize(("more", "is_known"), [([], False), (["advance 1s"], True)])
def test_nothing_is_told_before_the_deadline_is_met(more, is_known):
    lines = ["set SESSION_COOKIE_AGE=300", "login", "advance 299s", *more]
    assert (told(lines, 300) == "To the second: the login ended there.") is is_known
    assert is_known or told(lines, 300) == "The login has not ended yet."


def test_without_a_login_there_is_nothing_to_guess():
    assert told(["visit /", "advance 1h"], 60) == "Nobody has logged in yet."


def test_of_several_logins_the_last_one_before_the_guess_is_meant():
    lines = [*EXPIRED, "advance 59s", "login", "advance 1m"]
    assert told(lines, 340) == "The login ended at 09:05:00: the flag is 40 s too late."
    assert told(lines, 359) == "The login ended at 09:05:00: the flag is 59 s too late."
    assert told(lines, 360) == "The login has not ended yet."
    assert told(lines, 400) == "The login has not ended yet."


def parse(response):
    document = parse_strictly(response.content.decode())
    return {each.get("id"): each for each in document.iter() if each.get("id")}


def test_guessing_leads_to_a_link_that_keeps_the_guess(client):
    sent = {"text": "login\r\nadvance 4m", "at": "1", "plant": "0s", "with": "5m"}
    response = client.get(reverse("lab"), sent)
    assert response["Location"] == "/lab/?do=login&do=advance+4m&at=1&flag=5m"
    found = parse(client.get(response["Location"]))
    carried = [field.get("value") for field in found["act"].iter("input") if field.get("name") == "flag"]
    assert carried == ["5m"]
    assert "Your flag stands at 09:05:00" in "".join(found["flag-told"].itertext())


def test_the_guess_stays_while_actions_are_added_and_an_empty_one_takes_it_away(client):
    response = client.get(reverse("lab"), {"text": "login", "flag": "5m", "then": "advance 5m"})
    assert response["Location"] == "/lab/?do=login&do=advance+5m&flag=5m"
    response = client.get(reverse("lab"), {"text": "login", "flag": "5m", "plant": "0s", "with": ""})
    assert response["Location"] == "/lab/?do=login"


@pytest.mark.parametrize(
    "sent", [{"flag": "soon"}, {"text": "login", "plant": "0s", "with": "soon"}, {"plant": "x", "with": "5m"}]
)
def test_a_guess_that_cannot_be_read_is_a_polite_400(client, sent):
    response = client.get(reverse("lab"), {"do": ["login"], **sent})
    assert response.status_code == 400
    assert "such as 4m59s" in "".join(parse(response)["faults"].itertext())


def test_the_guess_is_drawn_at_its_moment(client):
    html = client.get(reverse("lab"), {"do": ["login", "advance 1m"], "flag": "2m"}).content.decode()
    assert 'class="guess"' in html
    assert date_guess("2m") == after(120)
    assert 'class="guess"' not in client.get(reverse("lab"), {"do": ["login"]}).content.decode()
