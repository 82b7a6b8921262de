"""Each mistake that an author can make, made on purpose: it is found, and the message says what to do."""

from dataclasses import replace
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError

from lessons import checks
from lessons.checks import template_sources
from lessons.curriculum.conditions import after, at_last, ever, never
from lessons.curriculum.linter import lint
from lessons.curriculum.proofs import prove
from lessons.curriculum.registry import Curriculum, collect
from lessons.curriculum.schema import Choice, Claim, Feedback, Goal, Prediction, Source
from lessons.pool import Busy, get_pool
from lessons.teaching.views.lessons import find_lesson

LESSON = find_lesson("two-kinds-of-expiry")
CLAIM = Claim("two-weeks", "By default a login lasts two weeks.", "login\nexpect row_expires_in=1209600")
PREDICTION = Prediction(
    "who",
    "Who is it after 15 days?",
    "login\nadvance 15d\nvisit /",
    (Choice("ada", "Ada", at_last("user=ada"), "No."), Choice("nobody", "Nobody", at_last("user=anonymous"), "Yes.")),
)
PARTS = {name: f'{{% claim "two-weeks" "{part}" %}}' for part, name in LESSON.templates.items()}


def curriculum(lesson=None, claims=(CLAIM,), predictions=(PREDICTION,)):
    """Return a catalogue of one small lesson."""
    small = {"claims": claims, "predictions": predictions, "recap": (), "feedback": (), "goals": LESSON.goals}
    module = SimpleNamespace(LESSON=replace(LESSON, **(small | (lesson or {}))))
    return collect([module])


def read(broken, templates=PARTS, worlds=()):
    found = lint(broken, templates, worlds)
    return [(fault.number, f"{fault.where}: {fault.message} {fault.hint}") for fault in found]


def run(broken):
    return [(fault.number, f"{fault.where}: {fault.message} {fault.hint}") for fault in prove(broken, get_pool().trace)]


def without_nearly(**changes):
    return [replace(LESSON.goals[0], nearly=(), **changes)]


def test_the_small_lesson_that_is_broken_below_is_whole():
    goals = {"goals": [replace(goal, nearly=()) for goal in LESSON.goals]}
    assert read(curriculum(goals)) == []
    assert run(curriculum(goals)) == []


@pytest.mark.parametrize(
    ("broken", "number", "words"),
    [
        (curriculum(claims=(CLAIM, CLAIM)), 1, "2 claims are called 'two-weeks'. Rename one"),
        (curriculum(predictions=(PREDICTION, PREDICTION)), 1, "2 predictions are called 'who'"),
        (curriculum({"goals": [LESSON.goals[0]] * 2}), 1, "2 goals are called"),
        (curriculum(predictions=(replace(PREDICTION, choices=[PREDICTION.choices[0]] * 2),)), 1, "2 choices are"),
        (curriculum({"slug": "Two kinds"}), 1, "'Two kinds' is no id for a lesson. Write lower-case words"),
        (
            Curriculum((LESSON, replace(LESSON, slug="other")), (CLAIM,), ()),
            1,
            "2 lessons have the number 3. Give each lesson a number of its own",
        ),
        (curriculum(claims=(replace(CLAIM, proof="logon\nexpect rows=1"),)), 2, "Line 1 of its proof, 'logon'"),
        (curriculum(claims=(replace(CLAIM, proof="logon\nexpect rows=1"),)), 2, "Nearest valid action: login"),
        (curriculum({"start": "set SESSION_COOKIE_AGE=soon("}), 2, "Line 1 of its start"),
        (curriculum({"solution": "closed"}), 2, "of its solution (after its start), 'closed'"),
        (curriculum(predictions=(replace(PREDICTION, proof="expect"),)), 2, "prediction who: Line 1 of its proof"),
        (curriculum({"goals": without_nearly(met=ever("rowz=1"))}), 3, "'rowz=1' cannot be read. rowz is nothing that"),
        (curriculum({"goals": without_nearly(met=ever())}), 3, "ever() asks for nothing"),
        (
            curriculum(
                predictions=(
                    replace(PREDICTION, choices=[*PREDICTION.choices, Choice("x", "X", after(4, "rows=1"), "")]),
                )
            ),
            3,
            "choice x: It asks for the frame after 4. The proof has 3 actions",
        ),
        (curriculum(claims=(replace(CLAIM, proof=""),)), 4, "claim two-weeks: It has no proof. Write a proof with at"),
        (curriculum(claims=(replace(CLAIM, proof="login"),)), 4, "It has no proof."),
        (curriculum(predictions=(replace(PREDICTION, choices=PREDICTION.choices[:1]),)), 5, "fewer than two choices"),
        (curriculum({"goals": ()}), 5, "It has no goals. Give it two to four"),
        (curriculum({"unlocked": ("login", "clear_session")}), 6, "Did you mean 'clearsessions'?"),
        (curriculum({"unlocked": ("login",)}), 6, "Its solution needs 'close', and no unlocked control does that."),
        (curriculum({"slug": "unwritten"}), 7, "Write the prose in lessons/curriculum/lessons/unwritten/_try.html"),
        (curriculum({"recap": ("two-week",)}), 8, "There is no claim 'two-week'. Nearest claim: two-weeks."),
        (curriculum({"feedback": [Feedback(ever("rows=1"), "A row.", "nothing")]}), 8, "There is no claim 'nothing'"),
        (
            curriculum(
                predictions=(replace(PREDICTION, choices=[replace(c, claim="no") for c in PREDICTION.choices]),)
            ),
            8,
            "prediction who: There is no claim 'no'",
        ),
        (
            curriculum(claims=(CLAIM, replace(CLAIM, id="unused"))),
            8,
            'claim unused: Its proof proves no sentence: no template uses it. Write {% claim "unused" %}',
        ),
    ],
)
def test_a_mistake_that_can_be_read_is_found(broken, number, words):
    assert [text for found, text in read(broken) if found == number and words in text], read(broken)


def test_a_template_that_names_an_unknown_claim_is_found():
    templates = {**PARTS, "curriculum/other.html": "{% claim 'three-weeks' %}It lasts.{% endclaim %}"}
    [(number, text)] = read(curriculum({"goals": without_nearly()}), templates)
    assert number == 8
    assert text.startswith("template curriculum/other.html: There is no claim 'three-weeks'. Nearest claim: two-weeks")


def test_a_claim_that_is_marked_twice_in_one_place_is_found():
    templates = {
        **PARTS,
        LESSON.templates["try"]: '{% claim "two-weeks" %}So.{% endclaim %}{% claim "two-weeks" %}',
    }
    [(number, text)] = read(curriculum({"goals": without_nearly()}), templates)
    assert number == 9
    assert "It marks 'two-weeks' 2 times with place ''. Give all but one a place of its own" in text


def test_a_source_is_proof_where_no_scenario_can_show_it():
    claim = replace(CLAIM, proof="", sources=(Source("RFC 6265bis"),))
    assert read(curriculum({"goals": without_nearly()}, claims=(claim,))) == []
    assert run(curriculum({"goals": without_nearly()}, claims=(claim,))) == []


@pytest.mark.parametrize(
    ("broken", "number", "words"),
    [
        (
            curriculum(claims=(replace(CLAIM, proof="login\nexpect row_expires_in=60"),)),
            14,
            "claim two-weeks: Its proof fails: after action 1 (login) row_expires_in is 1209600, not 60. Believe",
        ),
        (
            curriculum(predictions=(replace(PREDICTION, choices=[PREDICTION.choices[0]] * 2),)),
            15,
            "None of its choices holds",
        ),
        (
            curriculum(
                predictions=(
                    replace(PREDICTION, choices=[*PREDICTION.choices, Choice("x", "X", never("rows=2"), "So.")]),
                )
            ),
            15,
            "2 of its choices hold when its proof is run: nobody, x. Make their conditions exclude each other",
        ),
        (
            curriculum({"feedback": [Feedback(ever("rows=9"), "Nine rows.")]}),
            16,
            "feedback 'Nine rows.': The solution does not show it.",
        ),
        (
            curriculum({"goals": [Goal("in", "Be logged in.", ever("logged_in=true"), "Not yet.")]}),
            17,
            "goal in: It is met at the start, before the learner did anything. Ask for something",
        ),
        (
            curriculum({"goals": [Goal("nine", "Nine rows.", ever("rows=9"), "Fewer.")]}),
            18,
            "goal nine: The lesson's own solution does not meet it. Add the actions",
        ),
    ],
)
def test_a_mistake_that_only_a_run_shows_is_found(broken, number, words):
    assert [text for found, text in run(broken) if found == number and words in text], run(broken)


# manage.py check


def test_check_reports_both_kinds_and_fails(monkeypatch, capsys):
    broken = curriculum({"goals": [Goal("nine", "Nine rows.", ever("rows=9"), "Fewer.")]})
    monkeypatch.setattr(checks, "get_curriculum", lambda: broken)
    monkeypatch.setattr(checks, "template_sources", lambda: PARTS)
    monkeypatch.setattr(checks, "WRONG_WORLDS", {})
    with pytest.raises(SystemCheckError, match=r"curriculum\.E018.*own solution does not meet it"):
        call_command("check")
    broken = curriculum({"goals": ()})
    with pytest.raises(SystemCheckError, match=r"curriculum\.E005.*It has no goals"):
        call_command("check", tags=["curriculum"])


@pytest.mark.django_db
def test_check_passes_and_other_commands_do_not_run_scenarios(monkeypatch, capsys):
    monkeypatch.setattr(checks, "get_curriculum", lambda: curriculum({"goals": without_nearly()}))
    monkeypatch.setattr(checks, "template_sources", lambda: PARTS)
    monkeypatch.setattr(checks, "WRONG_WORLDS", {})
    call_command("check", tags=["curriculum"])
    assert "no issues" in capsys.readouterr().out
    monkeypatch.setattr(checks, "prove", lambda *_: pytest.fail("a command ran scenarios"))
    call_command("makemigrations", check=True, dry_run=True, skip_checks=False)


def test_check_says_so_when_the_workers_are_busy(monkeypatch):
    def refuse(*_):
        raise Busy

    monkeypatch.setattr(type(get_pool()), "trace", refuse)
    [error] = checks.check_running()
    assert error.id == "curriculum.E010"
    assert "Try again" in str(error.hint)


def test_templates_are_found_by_the_names_they_are_loaded_by():
    assert "lessons/two_kinds_of_expiry/_try.html" in template_sources()
