"""The loader: what stands in the curriculum's folder is taught, in order."""

from dataclasses import replace
from types import SimpleNamespace

from lessons.curriculum.registry import collect, get_curriculum
from lessons.curriculum.schema import Claim
from lessons.teaching.views.lessons import find_lesson

LESSON = find_lesson("two-kinds-of-expiry")


def test_a_package_is_found_by_standing_there():
    assert LESSON.title == "The two kinds of expiry"
    assert get_curriculum().find_claim("earlier-date-ends-it") in LESSON.claims
    assert get_curriculum().find_lesson("no-such-lesson") is None
    assert get_curriculum().find_claim("no-such-claim") is None


def test_lessons_are_sorted_by_number_and_other_pages_add_claims_and_predictions():
    claim = Claim("elsewhere", "Said on another page.", "login\nexpect rows=1")
    late = SimpleNamespace(LESSON=replace(LESSON, number=9, slug="late", claims=(), predictions=()))
    page = SimpleNamespace(CLAIMS=(claim,), PREDICTIONS=())
    found = collect([late, page, SimpleNamespace(LESSON=LESSON)])
    assert [lesson.slug for lesson in found.lessons] == ["two-kinds-of-expiry", "late"]
    assert found.find_claim("elsewhere") is claim
    assert found.find_next_lesson(LESSON) is found.lessons[1]
    assert found.find_next_lesson(found.lessons[-1]) is None
    assert len(found.predictions) == len(LESSON.predictions)


def test_the_solution_goes_on_from_the_start():
    assert LESSON.solved.lines[:2] == LESSON.scenario.lines
    assert LESSON.solved.lines[2] == "close"
