"""Find mistakes in the curriculum without running anything."""

import re
from collections import Counter
from collections.abc import Collection, Generator, Iterable, Iterator, Mapping

from due_date.actions.registry import REASONS
from due_date.scenario.action import nearest_of
from due_date.scenario.scenario import Scenario, ScenarioError
from lessons.curriculum.conditions import Condition, ConditionError, read_test
from lessons.curriculum.controls import NAMES, Unlocked, nearest_control
from lessons.curriculum.findings import Finding
from lessons.curriculum.registry import Curriculum
from lessons.curriculum.schema import Claim, Lesson, Myth, Page, Prediction, read_scenario
from lessons.sentences.errors import advise

CLAIM_TAG = re.compile(r"""{%\s*claim\s+["']([^"']*)["'](?:\s+["']([^"']*)["'])?""")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def lint(curriculum: Curriculum, templates: Mapping[str, str], worlds: Collection[str]) -> Iterator[Finding]:
    """Yield the mistakes; ``templates`` are the template sources by name, ``worlds`` the slugs of the wrong worlds."""
    yield from _check_ids("the curriculum", "lesson", [lesson.slug for lesson in curriculum.lessons])
    yield from _check_ids("the curriculum", "myth", [myth.slug for myth in curriculum.myths])
    yield from _check_ids("the curriculum", "page", [page.slug for page in curriculum.pages])
    yield from _check_ids("the curriculum", "claim", [claim.id for claim in curriculum.claims])
    yield from _check_ids("the curriculum", "prediction", [prediction.id for prediction in curriculum.predictions])
    yield from _check_numbers("lesson", curriculum.lessons)
    yield from _check_numbers("myth", curriculum.myths)
    yield from _check_numbers("page", curriculum.pages)
    for claim in curriculum.claims:
        yield from _check_claim(claim)
    for prediction in curriculum.predictions:
        yield from _check_prediction(prediction)
    for lesson in curriculum.lessons:
        yield from _check_lesson(lesson, curriculum)
        yield from _check_parts(lesson, templates)
    for myth in curriculum.myths:
        yield from _check_myth(myth)
    yield from _check_worlds(curriculum, worlds)
    yield from _check_uses(curriculum, templates)


def _check_ids(where: str, kind: str, ids: Iterable[str]) -> Iterator[Finding]:
    for id_, count in Counter(ids).items():
        if count > 1:
            yield Finding(
                1, where, f"{count} {kind}s are called {id_!r}.", f"Rename one {kind}: progress is kept by id."
            )
        if not _ID.fullmatch(id_):
            yield Finding(1, where, f"{id_!r} is no id for a {kind}.", "Write lower-case words joined by hyphens.")


def _check_numbers(kind: str, things: Iterable[Lesson | Myth | Page]) -> Iterator[Finding]:
    for number, count in Counter(each.number for each in things).items():
        if count > 1:
            hint = f"Give each {kind} a number of its own: it decides the order."
            yield Finding(1, "the curriculum", f"{count} {kind}s have the number {number}.", hint)


def _check_claim(claim: Claim) -> Iterator[Finding]:
    where = f"claim {claim.id}"
    scenario = yield from _read_scenario(where, "proof", claim.proof)
    if scenario and not scenario.expectations and not claim.sources:
        hint = "Write a proof with at least one expect line, or where no scenario can show it, name sources."
        yield Finding(4, where, "It has no proof.", hint)


def _read_scenario(where: str, field: str, text: str) -> Generator[Finding, None, Scenario | None]:
    """Parse ``text`` and return the scenario; where it cannot be parsed, yield why and return ``None``."""
    try:
        return read_scenario(text)
    except ScenarioError as error:
        wrong = f"Line {error.line} of its {field}, {error.text!r}, cannot be read."
        yield Finding(2, where, wrong, advise(error))
    return None


def _check_prediction(prediction: Prediction) -> Iterator[Finding]:
    where = f"prediction {prediction.id}"
    scenario = yield from _read_scenario(where, "proof", prediction.proof)
    yield from _check_ids(where, "choice", [choice.id for choice in prediction.choices])
    if len(prediction.choices) < 2:
        yield Finding(5, where, "It has fewer than two choices.", "Add what somebody who errs would say.")
    for choice in prediction.choices:
        yield from _check_condition(f"{where}, choice {choice.id}", choice.holds)
        for part in choice.holds.walk():
            if scenario and part.number > len(scenario.actions):
                hint = f"The proof has {len(scenario.actions)} actions; expect lines and comments are not counted."
                yield Finding(3, f"{where}, choice {choice.id}", f"It asks for the frame after {part.number}.", hint)


def _check_condition(where: str, condition: Condition) -> Iterator[Finding]:
    for part in condition.walk():
        if not part.tests and not part.parts:
            yield Finding(
                3, where, f"{part.where}() asks for nothing.", 'Write what a frame must show: ever("rows>=1").'
            )
        for test in part.tests:
            try:
                read_test(test)
            except ConditionError as error:
                yield Finding(3, where, f"The test {test!r} cannot be read.", f"{error}.")


def _check_lesson(lesson: Lesson, curriculum: Curriculum) -> Iterator[Finding]:
    where = f"lesson {lesson.slug}"
    start = yield from _read_scenario(where, "start", lesson.start)
    solved = yield from _read_scenario(where, "solution (after its start)", f"{lesson.start}\n{lesson.solution}")
    for name in lesson.unlocked:
        if name not in NAMES:
            hint = f"Did you mean {nearest_control(name)!r}? lessons/curriculum/controls.py lists the controls."
            yield Finding(6, where, f"It unlocks {name!r}, and the bench has no such control.", hint)
    if start and solved:
        for line in solved.lines[len(start.lines) :]:
            if line not in Unlocked(lesson.unlocked):
                hint = f"Unlock {line.split('=')[0]!r}, or reach the goals without it."
                yield Finding(6, where, f"Its solution needs {line!r}, and no unlocked control does that.", hint)
    yield from _check_ids(where, "goal", [goal.id for goal in lesson.goals])
    if not lesson.goals:
        yield Finding(5, where, "It has no goals.", "Give it two to four small ones.")
    for goal in lesson.goals:
        yield from _check_condition(f"{where}, goal {goal.id}", goal.met)
    feedback = [*lesson.feedback, *(each for goal in lesson.goals for each in goal.nearly)]
    for each in feedback:
        yield from _check_condition(f"{where}, feedback {str(each.text)[:30]!r}", each.when)
    for id_ in [*lesson.recap, *(each.claim for each in feedback if each.claim)]:
        yield from _check_use(f"{where}, recap or feedback", id_, curriculum)


def _check_parts(lesson: Lesson, templates: Mapping[str, str]) -> Iterator[Finding]:
    for part, name in lesson.templates.items():
        if name not in templates:
            hint = f"Write the prose in lessons/curriculum/{name}."
            yield Finding(7, f"lesson {lesson.slug}", f"Its part {part!r} has no template.", hint)
    prose = [templates.get(name, "") for name in lesson.templates.values()]
    marks = Counter(mark for text in prose for mark in CLAIM_TAG.findall(text))
    for (id_, place), count in marks.items():
        if count > 1:
            hint = f'Give all but one a place of its own: {{% claim "{id_}" "table" %}}.'
            yield Finding(9, f"lesson {lesson.slug}", f"It marks {id_!r} {count} times with place {place!r}.", hint)


def _check_myth(myth: Myth) -> Iterator[Finding]:
    where = f"myth {myth.slug}"
    if myth.prediction.find_choice(myth.believed) is None:
        ids = ", ".join(choice.id for choice in myth.prediction.choices)
        yield Finding(
            11, where, f"What is believed, {myth.believed!r}, is none of its choices.", f"Name one of: {ids}."
        )
    if myth.prediction.id != f"myth-{myth.slug}":
        hint = f"Call it 'myth-{myth.slug}', so that it is no lesson's and stays the same."
        yield Finding(11, where, f"Its prediction is called {myth.prediction.id!r}.", hint)
    if myth.decided_by and myth.decided_by not in REASONS:
        hint = f"Did you mean {nearest_of(myth.decided_by, tuple(REASONS))!r}?"
        yield Finding(11, where, f"{myth.decided_by!r} is no reason that a frame gives.", hint)
    for name, texts in (("matters", myth.matters), ("instead", myth.instead), ("sources", myth.sources)):
        if not texts:
            hint = "Say who gets hurt, what to write instead, and where to read on: one to three of each."
            yield Finding(5, where, f"Its {name!r} is empty.", hint)


def _check_worlds(curriculum: Curriculum, worlds: Collection[str]) -> Iterator[Finding]:
    """Yield each myth without a wrong world, and each wrong world without a myth."""
    slugs = {myth.slug for myth in curriculum.myths}
    for slug in sorted(slugs.difference(worlds)):
        nearest = nearest_of(slug, tuple(worlds)) if worlds else "none yet"
        module = f"lessons/specimen/wrong_worlds/{slug.replace('-', '_')}.py"
        hint = f"Write it in {module}, or use the one there is: {nearest}."
        yield Finding(12, f"myth {slug}", "There is no world in which it is so.", hint)
    for slug in sorted(set(worlds).difference(slugs)):
        hint = "Write a module in lessons/curriculum/myths/ whose MYTH has this slug."
        yield Finding(12, f"belief {slug}", "There is no myth that says so.", hint)


def _check_use(where: str, id_: str, curriculum: Curriculum) -> Iterator[Finding]:
    if curriculum.find_claim(id_) is None:
        nearest = nearest_of(id_, [claim.id for claim in curriculum.claims]) if curriculum.claims else "none yet"
        hint = f"Nearest claim: {nearest}. A sentence that claims something needs a claim with a proof."
        yield Finding(8, where, f"There is no claim {id_!r}.", hint)


def _check_uses(curriculum: Curriculum, templates: Mapping[str, str]) -> Iterator[Finding]:
    used = {id_ for lesson in curriculum.lessons for id_ in lesson.recap}
    used |= {each.claim for lesson in curriculum.lessons for each in lesson.feedback}
    for myth in curriculum.myths:
        for id_ in [sentence.claim for sentence in myth.sentences if sentence.claim]:
            yield from _check_use(f"myth {myth.slug}", id_, curriculum)
            used.add(id_)
    for page in curriculum.pages:
        for id_ in page.shown:
            yield from _check_use(f"page {page.slug}", id_, curriculum)
            used.add(id_)
        if page.template not in templates:
            yield Finding(
                7, f"page {page.slug}", "It has no template.", f"Write the prose in lessons/curriculum/{page.template}."
            )
    for prediction in curriculum.predictions:
        for id_ in [choice.claim for choice in prediction.choices if choice.claim]:
            yield from _check_use(f"prediction {prediction.id}", id_, curriculum)
            used.add(id_)
    for name, source in templates.items():
        for id_, _place in CLAIM_TAG.findall(source):
            yield from _check_use(f"template {name}", id_, curriculum)
            used.add(id_)
    for claim in curriculum.claims:
        if claim.id not in used:
            hint = f'Write {{% claim "{claim.id}" %}}...{{% endclaim %}} around its sentence, or remove the claim.'
            yield Finding(8, f"claim {claim.id}", "Its proof proves no sentence: no template uses it.", hint)
