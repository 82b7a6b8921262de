"""Each myth tells a belief from Django: its proof is run in both worlds. And its form does not tell the answer.

What is asked of a myth stands in functions that return what is wrong, so that broken myths can be asked, too.
"""

from collections import Counter
from dataclasses import replace

import pytest

from lessons.curriculum.conditions import at_last, ever, never
from lessons.curriculum.myths.valid_at_deadline import MYTH
from lessons.curriculum.proofs import find_true_choices
from lessons.curriculum.registry import get_curriculum
from lessons.curriculum.schema import Choice
from lessons.pool import WRONG_WORLDS, get_pool

MYTHS = get_curriculum().myths
CHOICES = MYTH.prediction.choices

named = pytest.mark.parametrize("myth", MYTHS, ids=lambda myth: myth.slug)


def wrong_with_worlds(myth):
    """Return what is wrong with what holds in Django's world and in the believer's."""
    if myth.slug not in WRONG_WORLDS:
        return [f"there is no wrong world {myth.slug}"]
    held = {}
    for world in ("", myth.slug):
        trace = get_pool().trace(myth.prediction.scenario, world)
        held[world] = [choice.id for choice in find_true_choices(myth.prediction, trace)]
    real, believed = held[""], held[myth.slug]
    wrong = [f"{len(ids)} choices hold in the world {world!r}" for world, ids in held.items() if len(ids) != 1]
    if believed != [myth.believed]:
        wrong.append(f"in the wrong world {believed} holds, not {myth.believed}")
    if real == believed:
        wrong.append("the same choice holds in both worlds")
    return wrong


def wrong_with_words(myth):
    """Return what is missing of what the page shows."""
    wrong = []
    if myth.prediction.id != f"myth-{myth.slug}":
        wrong.append("its prediction has another id")
    if not 2 <= len(myth.prediction.choices) <= 4:
        wrong.append("it has not two to four choices")
    wrong += [f"{choice.id} is not explained" for choice in myth.prediction.choices if not str(choice.explanation)]
    for part in ("matters", "instead"):
        if not 1 <= len(getattr(myth, part)) <= 3:
            wrong.append(f"{part} has not one to three sentences")
    if not myth.sources:
        wrong.append("it has no sources")
    return wrong


def tells(questions):
    """Return by what form the answers can be guessed; a question is its choices, the true id, and the believed one."""
    most = 2 * len(questions) / 3
    found = []
    if sum(is_longest(choices, true) for choices, true, _ in questions) > most:
        found.append("the longest choice is the true one")
    for which, place in (("true", 1), ("believed", 2)):
        places = Counter([choice.id for choice in question[0]].index(question[place]) for question in questions)
        found += [f"the {which} choice stands at {place}" for place, count in places.items() if count > most]
    return found


def is_longest(choices, id_):
    """Whether the text of the choice ``id_`` is longer than every other."""
    lengths = {choice.id: len(str(choice.text)) for choice in choices}
    return all(length < lengths[id_] for other, length in lengths.items() if other != id_)


@named
def test_the_proof_tells_the_belief_from_django(myth):
    assert wrong_with_worlds(myth) == []


@named
def test_the_page_of_a_myth_is_complete(myth):
    assert wrong_with_words(myth) == []


def test_the_form_of_the_choices_tells_nothing():
    def question(myth):
        [true] = find_true_choices(myth.prediction, get_pool().trace(myth.prediction.scenario))
        return myth.prediction.choices, true.id, myth.believed

    assert tells([question(myth) for myth in MYTHS]) == []


def test_the_numbers_of_the_myths_are_their_own():
    assert len({myth.number for myth in MYTHS}) == len(MYTHS)


# Each of these checks fails for a myth that is broken


def with_choices(*choices):
    return replace(MYTH, prediction=replace(MYTH.prediction, choices=choices))


@pytest.mark.parametrize(
    ("broken", "says"),
    [
        (replace(MYTH, slug="no-such-world"), ["there is no wrong world no-such-world"]),
        (replace(MYTH, believed="no-such-choice"), ["in the wrong world ['in-and-kept'] holds, not no-such-choice"]),
        (
            replace(MYTH, believed="out-and-kept"),
            ["in the wrong world ['in-and-kept'] holds, not out-and-kept"],
        ),
        (
            replace(MYTH, slug="lower-age-shortens"),  # a world in which this proof goes as in Django's
            [
                "in the wrong world ['out-and-kept'] holds, not in-and-kept",
                "the same choice holds in both worlds",
            ],
        ),
        (
            with_choices(*CHOICES, Choice("any", "It is run.", ever("action=clearsessions"), "So it is.")),
            [
                "2 choices hold in the world ''",
                "2 choices hold in the world 'valid-at-deadline'",
                "in the wrong world ['in-and-kept', 'any'] holds, not in-and-kept",
            ],
        ),
        (
            with_choices(*CHOICES, Choice("let-in", "She is let in.", never("user=anonymous"), "She is not.")),
            [
                "2 choices hold in the world 'valid-at-deadline'",
                "in the wrong world ['in-and-kept', 'let-in'] holds, not in-and-kept",
            ],
        ),
        (
            with_choices(*CHOICES[:2], replace(CHOICES[2], holds=at_last("rows=7")), CHOICES[3]),
            ["0 choices hold in the world ''"],
        ),
    ],
)
def test_a_myth_whose_proof_does_not_tell_is_found(broken, says):
    assert wrong_with_worlds(broken) == says


@pytest.mark.parametrize(
    ("broken", "says"),
    [
        (replace(MYTH, matters=()), "matters has not one to three sentences"),
        (replace(MYTH, instead=(*MYTH.instead, *MYTH.instead)), "instead has not one to three sentences"),
        (replace(MYTH, sources=()), "it has no sources"),
        (replace(MYTH, prediction=replace(MYTH.prediction, id="deadline")), "its prediction has another id"),
        (with_choices(*CHOICES, CHOICES[0]), "it has not two to four choices"),
        (with_choices(replace(CHOICES[0], explanation=""), *CHOICES[1:]), "in-and-removed is not explained"),
    ],
)
def test_a_myth_that_lacks_something_is_found(broken, says):
    assert wrong_with_words(broken) == [says]


def test_answers_that_can_be_guessed_are_found():
    choices = [Choice(id_, id_ * length, ever("rows=0"), "So.") for id_, length in (("a", 1), ("b", 2), ("c", 3))]
    fair = [(choices, true, believed) for true, believed in ("ab", "bc", "ca")]
    assert tells(fair) == []
    assert tells([*fair, *[(choices, "c", believed) for believed in "abab"]]) == [
        "the longest choice is the true one",
        "the true choice stands at 2",
    ]
    assert tells([*fair, *[(choices, true, "a") for true in "bcbc"]]) == ["the believed choice stands at 0"]
    as_long = [replace(choice, text="same") for choice in choices]
    assert tells([(as_long, true, believed) for true, believed in ("ab", "bc", "ca")]) == []
