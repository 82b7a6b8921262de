"""What a goal says until it is met: each sentence is reached by some run, and names the next move of that run."""

import re

import pytest

from due_date.actions.registry import REASONS
from lessons.curriculum.registry import get_curriculum
from lessons.curriculum.schema import read_scenario
from lessons.pool import get_pool
from lessons.teaching.lesson_page import check_goals
from lessons.teaching.views.lessons import find_lesson

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
    "security-of-expiry": [
        ("thief-outlasts-ada", [], "What else can a key do?"),
        ("thief-outlasts-ada", ["advance 30m", "thief: visit /"], "Need it be Ada who does?"),
        ("thief-outlasts-ada", ["advance 20m", "thief: visit /cart/add/"], "let the thief visit home"),
        ("thief-outlasts-ada", ["logout", "thief: login", "thief: visit /"], "a thief has only her key"),
        (
            "thief-outlasts-ada",
            ["set SESSION_SAVE_EVERY_REQUEST=True", "advance 20m", "thief: visit /", "advance 10m", "thief: visit /"],
            "with a setting changed",
        ),
        ("thief-outlasts-ada", ["advance 20m", "thief: visit /cart/add/", "advance 10m", "thief: visit /"], ""),
        ("logged-out-in-vain", [], "Ada has not logged out yet"),
        ("logged-out-in-vain", ["logout"], "When do the two hold different keys?"),
        ("logged-out-in-vain", ["logout", "login", "thief: login", "logout"], "a thief has only her key"),
        ("logged-out-in-vain", ["logout", "login", "copy_cookie thief", "thief: visit /"], "hold different keys"),
        ("logged-out-in-vain", ["advance 20m", "thief: visit /cart/add/", "advance 10m", "login", "logout"], ""),
        ("found-out-by-the-hash", ["logout"], "What do all her sessions depend on?"),
        ("found-out-by-the-hash", ["thief: change_password", "visit /"], "asks for the old password"),
        ("found-out-by-the-hash", ["change_password", "thief: visit /"], "held her very key"),
        (
            "found-out-by-the-hash",
            ["advance 20m", "thief: visit /cart/add/", "advance 10m", "login", "change_password"],
            "Let the thief come back",
        ),
        (
            "found-out-by-the-hash",
            ["advance 20m", "thief: visit /cart/add/", "advance 10m", "login", "change_password", "thief: visit /"],
            "",
        ),
        ("an-end-that-stays", [], "The setting is not on yet"),
        ("an-end-that-stays", ["set SESSION_SAVE_EVERY_REQUEST=True"], "What could Ada's view say"),
        ("an-end-that-stays", ["set SESSION_SAVE_EVERY_REQUEST=True", "set_expiry 300"], "A number is a length"),
        ("an-end-that-stays", ["set_expiry datetime(+5m)"], "The session has a fixed end now"),
        (
            "an-end-that-stays",
            ["set_expiry timedelta(minutes=5)", "advance 1m", "thief: visit /cart/add/"],
            "the setting is off",
        ),
        (
            "an-end-that-stays",
            ["set SESSION_SAVE_EVERY_REQUEST=True", "set_expiry timedelta(minutes=5)", "advance 1m", "thief: visit /"],
            "That was a save, and the date stayed",
        ),
        (
            "an-end-that-stays",
            [
                "set SESSION_SAVE_EVERY_REQUEST=True",
                "set_expiry timedelta(minutes=5)",
                "advance 1m",
                "thief: visit /",
                "advance 4m",
                "thief: visit /",
            ],
            "",
        ),
    ],
    "pitfalls": [
        ("in-after-closing", [], "has not been closed in good order"),
        ("in-after-closing", ["crash", "open", "visit /"], "Close it in good order"),
        ("in-after-closing", ["close", "open", "visit /", "login", "visit /"], "let it be another browser"),
        ("in-after-closing", ["profile chromium-restore", "close"], "Open it, and visit the home page"),
        ("in-after-closing", ["profile chromium-restore", "close", "open"], "Now visit the home page with it"),
        ("in-after-closing", ["profile firefox", "close", "open", "visit /"], "Bring those back"),
        ("in-after-closing", ["profile firefox", "close", "open", "reopen_tabs"], "Now visit the home page with it"),
        ("in-after-closing", ["profile chromium-restore", "close", "open", "visit /"], ""),
        ("in-after-closing", ["profile firefox", "close", "open", "reopen_tabs", "visit /"], ""),
        ("refused-all-the-same", ["advance 50m", "visit /"], "No browser has brought a cookie back yet"),
        ("refused-all-the-same", ["crash", "open", "visit /"], "what it opens has one"),
        ("refused-all-the-same", ["crash", "open", "advance 50m"], "Visit the home page, by a right clock"),
        ("refused-all-the-same", ["crash", "open", "skew server +1h", "visit /"], "a wrong clock's doing"),
        ("refused-all-the-same", ["crash", "open", "advance 50m", "visit /"], ""),
        ("refused-all-the-same", ["profile firefox", "close", "open", "reopen_tabs", "advance 50m", "visit /"], ""),
        ("early-by-a-clock", ["visit /"], "None of the three has been questioned yet"),
        ("early-by-a-clock", ["skew browser +1d"], "does the server ask it?"),
        ("early-by-a-clock", ["skew browser -1d", "visit /"], "does the server ask it?"),
        ("early-by-a-clock", ["set TIME_ZONE='Asia/Tokyo'"], "The time zone has an alibi"),
        ("early-by-a-clock", ["set TIME_ZONE='Asia/Tokyo'", "skew browser +1d"], "One suspect is left"),
        ("early-by-a-clock", ["skew server -1h"], "Try it the other way"),
        ("early-by-a-clock", ["skew server +10m", "visit /"], "Is it by enough?"),
        ("early-by-a-clock", ["close", "open", "skew server +1h", "visit /"], "Log in by a right clock"),
        ("early-by-a-clock", ["skew server +1h", "visit /"], ""),
        ("shorter-in-two-steps", ["visit /cart/add/"], "is not 300 yet"),
        ("shorter-in-two-steps", ["set SESSION_COOKIE_AGE=300"], "Let Ada visit home"),
        ("shorter-in-two-steps", ["set SESSION_COOKIE_AGE=300", "visit /cart/add/"], "Let Ada visit home"),
        ("shorter-in-two-steps", ["set SESSION_COOKIE_AGE=300", "visit /"], "When does Django write another one?"),
        ("shorter-in-two-steps", ["set SESSION_COOKIE_AGE=300", "visit /", "visit /cart/add/"], ""),
    ],
}
CASES = [(slug, *run) for slug, runs in RUNS.items() for run in runs]


def said(slug, goal, actions):
    """Return what the goal called ``goal`` says after ``actions``; nothing if they meet it."""
    lesson = find_lesson(slug)
    trace = get_pool().trace(read_scenario("\n".join([lesson.start, *actions])))
    (line,) = [line for line in check_goals(lesson, trace, ()).lines if line.goal.id == goal]
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


@pytest.mark.parametrize("lesson", get_curriculum().lessons, ids=lambda lesson: lesson.slug)
def test_each_reason_that_a_condition_names_can_be_given(lesson):
    feedback = [*lesson.feedback, *(reading for goal in lesson.goals for reading in goal.nearly)]
    conditions = [goal.met for goal in lesson.goals] + [reading.when for reading in feedback]
    conditions += [choice.holds for prediction in lesson.predictions for choice in prediction.choices]
    tests = " ".join(test for condition in conditions for part in condition.walk() for test in part.tests)
    assert set(re.findall(r"why!?=(\S+)", tests)) <= REASONS.keys()
