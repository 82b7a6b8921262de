"""What a goal says until it is met: each sentence is reached by some run, and names the next move of that run."""

import re

import pytest

from lessons.curriculum.catalogue import the_catalogue
from lessons.curriculum.shapes import read_scenario
from lessons.lesson_page import goal_list
from lessons.pool import the_pool
from lessons.sentences import COUNTED, SENTENCES
from lessons.views.lessons import find_lesson

RUNS = {
    "setting-expiry-in-code": [
        ("put-off-without-a-call", [], "no length of its own yet"),
        ("put-off-without-a-call", ["set_expiry None", "advance 1d", "visit /cart/add/"], "no length of its own yet"),
        ("put-off-without-a-call", ["set_expiry 300"], "let some of it pass"),
        (
            "put-off-without-a-call",
            ["set_expiry 300", "set_expiry None", "advance 1m", "visit /cart/add/"],
            "let some of it",
        ),
        ("put-off-without-a-call", ["set_expiry 300", "visit /cart/add/"], "in the very second of the call"),
        ("put-off-without-a-call", ["set_expiry 300", "advance 1m", "visit /"], "reading puts nothing off"),
        ("put-off-without-a-call", ["set_expiry datetime(+5m)", "advance 1m", "visit /cart/add/"], "not a length"),
        ("put-off-without-a-call", ["set_expiry 300", "advance 1m", "visit /cart/add/"], ""),
        ("put-off-without-a-call", ["set_expiry 300", "advance 1m", "login"], ""),
        ("a-write-that-moves-nothing", [], "Nothing has been written"),
        ("a-write-that-moves-nothing", ["set_expiry 300", "advance 1m", "visit /cart/add/"], "That write moved them"),
        ("a-write-that-moves-nothing", ["set_expiry datetime(+5m)"], "The session has a moment now"),
        ("a-write-that-moves-nothing", ["set_expiry datetime(+5m)", "visit /cart/add/"], "no time had passed"),
        ("a-write-that-moves-nothing", ["set_expiry datetime(+5m)", "advance 1m", "visit /cart/add/"], ""),
        ("ended-by-the-call", [], "No call has ended a session"),
        ("ended-by-the-call", ["set_expiry 0"], "0 did not end it"),
        ("ended-by-the-call", ["set_expiry timedelta(minutes=5)"], "That moment lay ahead"),
        ("ended-by-the-call", ["set_expiry 300"], "leaves some time"),
        ("ended-by-the-call", ["set_expiry -1"], ""),
        ("ended-by-the-call", ["set_expiry datetime(-5m)"], ""),
        ("a-record-for-a-stranger", ["set_expiry 300"], "Where could the cookie go?"),
        ("a-record-for-a-stranger", ["logout"], "What in this bench writes?"),
        ("a-record-for-a-stranger", ["logout", "visit /cart/add/", "set_expiry 300"], "Where could the cookie go?"),
        ("a-record-for-a-stranger", ["logout", "set_expiry None"], "None had nothing to remove"),
        ("a-record-for-a-stranger", ["set_expiry 0", "close", "open", "set_expiry 300"], ""),
        ("a-record-for-a-stranger", ["logout", "set_expiry 0"], ""),
    ],
    "cleanup-and-enforcement": [
        ("unnoticed", ["visit /about/"], "Let a record reach its date first"),
        ("unnoticed", ["advance 10m"], "Which page would not look?"),
        ("unnoticed", ["advance 10m", "visit /"], "Log in and try another"),
        ("unnoticed", ["advance 10m", "visit /", "visit /about/"], "Log in and try another"),
        ("unnoticed", ["advance 10m", "visit /about/"], ""),
        ("refused-and-not-removed", ["advance 10m"], "has not been run with a refused record"),
        ("refused-and-not-removed", ["clearsessions"], "It met valid records only"),
        ("refused-and-not-removed", ["advance 11m", "clearsessions"], "It was removed: you came late"),
        ("refused-and-not-removed", ["advance 10m", "clearsessions"], ""),
        ("removed-beside-her-login", ["login"], "Ada has not had two records yet"),
        ("removed-beside-her-login", ["advance 10m"], "Now log in beside it"),
        ("removed-beside-her-login", ["advance 10m", "login"], "Who removes it?"),
        ("removed-beside-her-login", ["advance 10m", "login", "clearsessions"], "Let the clock go on a little"),
        ("removed-beside-her-login", ["advance 11m", "login", "clearsessions"], "Is she still logged in?"),
        (
            "removed-beside-her-login",
            ["advance 11m", "clearsessions", "login", "visit /"],
            "Ada has not had two records",
        ),
        ("removed-beside-her-login", ["advance 11m", "login", "clearsessions", "visit /"], ""),
        ("removed-while-you-wait", ["advance 1d", "clearsessions"], "Nothing on this server runs by itself"),
        ("removed-while-you-wait", ["cron clearsessions 1d"], "The order is given"),
        ("removed-while-you-wait", ["cron clearsessions 1d", "advance 1d"], ""),
    ],
}
CASES = [(slug, *run) for slug, runs in RUNS.items() for run in runs]


def said(slug, goal, actions):
    """Return what the goal called ``goal`` says after ``actions``; nothing if they meet it."""
    lesson = find_lesson(slug)
    trace = the_pool().trace(read_scenario("\n".join([lesson.start, *actions])))
    (line,) = [line for line in goal_list(lesson, trace, ()).lines if line.goal.id == goal]
    return str(line.why_not)


@pytest.mark.parametrize(("slug", "goal", "actions", "words"), CASES)
def test_a_goal_says_what_this_run_lacks(slug, goal, actions, words):
    text = said(slug, goal, actions)
    assert words in text
    assert bool(text) is bool(words)


@pytest.mark.parametrize("slug", RUNS)
def test_every_sentence_of_a_goal_is_reached(slug):
    goals = find_lesson(slug).goals
    written = {str(text) for goal in goals for text in (goal.why_not, *(reading.text for reading in goal.nearly))}
    assert written == {text for run in RUNS[slug] if (text := said(slug, *run[:2]))}


@pytest.mark.parametrize("lesson", the_catalogue().lessons, ids=lambda lesson: lesson.slug)
def test_each_reason_that_a_condition_names_can_be_given(lesson):
    readings = [*lesson.readings, *(reading for goal in lesson.goals for reading in goal.nearly)]
    conditions = [goal.met for goal in lesson.goals] + [reading.when for reading in readings]
    conditions += [choice.holds for prediction in lesson.predictions for choice in prediction.choices]
    tests = " ".join(test for condition in conditions for part in condition.walk() for test in part.tests)
    assert set(re.findall(r"why!?=(\S+)", tests)) <= {*SENTENCES, *COUNTED}
