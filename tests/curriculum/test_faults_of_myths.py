"""Each mistake that a myth's author can make, made on purpose: it is found, and the message says what to do."""

from dataclasses import replace
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError

from lessons import checks
from lessons.curriculum.conditions import after, at_last, ever
from lessons.curriculum.registry import Curriculum, collect, get_curriculum
from lessons.curriculum.schema import Choice, Page
from lessons.pool import WRONG_WORLDS
from lessons.teaching.views.myths import find_myth
from tests.curriculum.test_faults import read, run

MYTH = find_myth("reading-renews")
USED = {sentence.claim for sentence in MYTH.sentences} | {choice.claim for choice in MYTH.prediction.choices}
CLAIMS = [claim for claim in get_curriculum().claims if claim.id in USED]
TRUE, BELIEVED, _OTHER = MYTH.prediction.choices


def curriculum(*myths, **changes):
    """Return a catalogue of ``myths``, or of one that is well but for its ``changes``."""
    modules = [SimpleNamespace(MYTH=myth) for myth in myths or [replace(MYTH, **changes)]]
    return collect([*modules, SimpleNamespace(CLAIMS=CLAIMS)])


def asking(**changes):
    """Return a catalogue of one myth whose prediction has ``changes``."""
    return curriculum(prediction=replace(MYTH.prediction, **changes))


def choosing(*conditions, **changes):
    """Return a catalogue of a myth whose first choices, the true and the believed one, hold under ``conditions``."""
    choices = [replace(choice, holds=holds) for choice, holds in zip(MYTH.prediction.choices, conditions, strict=False)]
    return asking(choices=choices, **changes)


def test_a_catalogue_without_mistakes_has_none():
    assert read(curriculum(), {}, ["reading-renews"]) == []
    assert run(curriculum()) == []


@pytest.mark.parametrize(
    ("broken", "number", "words"),
    [
        (curriculum(MYTH, MYTH), 1, "2 myths are called 'reading-renews'"),
        (
            curriculum(MYTH, replace(MYTH, slug="other")),
            1,
            "2 myths have the number 5. Give each myth a number of its own",
        ),
        (
            Curriculum((), (), (), (), (Page(1, "one", "One", ""), Page(1, "two", "Two", ""))),
            1,
            "2 pages have the number 1. Give each page a number of its own",
        ),
        (
            curriculum(believed="the-long-call"),
            11,
            "What is believed, 'the-long-call', is none of its choices. Name one",
        ),
        (asking(id="reading-renews"), 11, "Its prediction is called 'reading-renews'. Call it 'myth-reading-renews'"),
        (
            curriculum(decided_by="reading-renews"),
            11,
            "is no reason that a frame gives. Did you mean 'reading-renews-n",
        ),
        (
            asking(choices=MYTH.prediction.choices[1:2]),
            5,
            "prediction myth-reading-renews: It has fewer than two choices.",
        ),
        (curriculum(matters=()), 5, "myth reading-renews: Its 'matters' is empty. Say who gets hurt"),
        (curriculum(instead=()), 5, "Its 'instead' is empty."),
        (curriculum(sources=()), 5, "Its 'sources' is empty."),
        (asking(proof="logon"), 2, "Line 1 of its proof, 'logon', cannot be read."),
        (curriculum(matters=[replace(MYTH.matters[0], claim="no")]), 8, "myth reading-renews: There is no claim 'no'."),
    ],
)
def test_a_mistake_that_can_be_read_is_found(broken, number, words):
    found = read(broken, {}, ["reading-renews"])
    assert [text for other, text in found if other == number and words in text], found


def test_a_myth_without_a_world_and_a_world_without_a_myth_are_found():
    found = read(curriculum(), {}, ["reading-renew"])
    assert [number for number, _text in found] == [12, 12]
    assert found[0][1].startswith(
        "myth reading-renews: There is no world in which it is so. "
        "Write it in lessons/specimen/wrong_worlds/reading_renews.py"
    )
    assert "use the one there is: reading-renew." in found[0][1]
    assert found[1][1].startswith("belief reading-renew: There is no myth that says so. Write a module in")


def test_every_world_has_its_myth_and_the_myths_are_numbered_through():
    assert {myth.slug for myth in get_curriculum().myths} == set(WRONG_WORLDS)
    assert [myth.number for myth in get_curriculum().myths] == [*range(1, len(WRONG_WORLDS) + 1)]


@pytest.mark.parametrize(
    ("broken", "number", "words"),
    [
        (
            curriculum(believed=TRUE.id),
            19,
            "What is believed, 'forty-minutes-in', is true when its proof is run on Django. Go on acting",
        ),
        (
            curriculum(believed=TRUE.id),
            19,
            "In the world in which it is so, after-the-long-call holds, not 'forty-minutes-in'. Let the proof bring",
        ),
        (
            choosing(after(6, "logged_in=false"), at_last("logged_in=true")),
            19,
            "In the world in which it is so, none of its choices holds, not 'after-the-long-call'.",
        ),
        (
            choosing(after(2, "logged_in=true"), after(6, "logged_in=true")),
            19,
            "In the world in which it is so, forty-minutes-in, after-the-long-call holds, not 'after-the-long-call'.",
        ),
        (
            asking(proof="set SESSION_COOKIE_AGE=1800\nlogin\nadvance 20m", choices=(TRUE, BELIEVED)),
            19,
            "In the world in which it is so, the proof observes the same. Go on acting in the proof",
        ),
        (
            curriculum(decided_by="record-refused"),
            20,
            "Django does not decide by 'record-refused'. Name one of its reasons",
        ),
        (
            curriculum(
                slug="closing-always-logs-out",
                believed="out",
                prediction=replace(
                    MYTH.prediction,
                    proof="login\nclose",
                    choices=(
                        Choice("in", "In", at_last("cookie=persistent"), "Yes."),
                        Choice("out", "Out", at_last("cookie=absent"), "No."),
                    ),
                ),
            ),
            20,
            "0 of Django's reasons are not those of the other world. Say in decided_by which one decides: "
            "cookie-kept-at-close, ended-by-close, server-not-told.",
        ),
        (
            curriculum(
                slug="zero-means-now",
                believed="out",
                prediction=replace(
                    MYTH.prediction,
                    proof="login\nset_expiry 0",
                    choices=(
                        Choice("in", "In", ever("cookie=session"), "Yes."),
                        Choice("out", "Out", at_last("cookie=absent"), "No."),
                    ),
                ),
            ),
            20,
            "3 of Django's reasons are not those of the other world.",
        ),
    ],
)
def test_a_mistake_that_only_a_run_shows_is_found(broken, number, words):
    found = run(broken)
    assert [text for other, text in found if other == number and words in text], found


def test_the_named_reason_settles_which_one_decides():
    assert run(curriculum(decided_by="reading-renews-nothing")) == []


@pytest.mark.parametrize(("broken", "message"), [("believed", r"curriculum\.E011.*is none of"), ("", r"E012.*no myth")])
def test_check_reports_both_kinds(monkeypatch, broken, message):
    myths = [replace(MYTH, believed="no-choice")] if broken else []
    monkeypatch.setattr(checks, "get_curriculum", lambda: collect([SimpleNamespace(MYTH=myth) for myth in myths]))
    with pytest.raises(SystemCheckError, match=message):
        call_command("check", tags=["curriculum"])
