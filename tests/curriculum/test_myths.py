"""The myths themselves: each proof is run in both worlds. What fails here is false, or its world is another."""

import pytest

from due_date.simulation.variants import first_difference
from lessons.curriculum.proofs import find_true_choices
from lessons.curriculum.registry import get_curriculum
from lessons.pool import WRONG_WORLDS, get_pool
from lessons.teaching.myth_page import play

EVERY_MYTH = pytest.mark.parametrize("myth", get_curriculum().myths, ids=lambda myth: myth.slug)

# For each myth: the choice that is true, and the number and action of the proof at which the worlds part.
KEYS: dict[str, tuple[str, int, str]] = {
    "closing-surely-ends-it": ("day-1-only", 4, "close"),
    "expired-rows-vanish": ("four", 5, "advance 1d"),
    "expiry-is-logout": ("ada-to-the-end", 6, "advance 4m"),
    "zero-deletes-the-cookie": ("ada", 7, "reopen_tabs"),
    "reading-renews": ("forty-minutes-in", 4, "visit /"),
    "closing-ends-record": ("three", 3, "close"),
    "browser-close-only": ("only-the-first", 2, "login"),
    "clearsessions-logs-out": ("ada-as-before", 7, "clearsessions"),
    "lower-age-shortens": ("the-first", 3, "set SESSION_COOKIE_AGE=1800"),
    "timedelta-slides": ("ada", 7, "phone: visit /cart/add/"),
    "age-counts-down": ("length", 4, "visit /expiry/"),
    "zero-means-now": ("closing-keeps-record", 2, "set_expiry 0"),
    "cookie-never-holds-data": ("ada-on-day-1", 7, "thief: visit /"),
    "nested-changes-saved": ("out-with-one", 6, "visit /cart/append/"),
    "only-clearsessions-enforces": ("neither", 6, "visit /"),
    "valid-at-deadline": ("out-and-kept", 4, "visit /"),
    "login-only-sessions": ("from-the-book", 2, "visit /cart/add/"),
    "logout-keeps-record": ("phone-since-removed", 4, "logout"),
    "errors-save": ("not-saved", 4, "visit /boom/"),
    "closing-always-logs-out": ("day-5-only", 2, "close"),
}


def found(myth):
    """Return what a run says to stand in the table: to be read before it is believed."""
    scenario = myth.prediction.scenario
    here, there = (get_pool().trace(scenario, world) for world in ("", myth.slug))
    difference = first_difference(here, there)
    assert difference is not None, myth.slug
    number = difference.number
    return next(choice.id for choice in find_true_choices(myth.prediction, here)), number, scenario.lines[number - 1]


def test_every_myth_is_in_the_table():
    missing = {myth.slug: found(myth) for myth in get_curriculum().myths if myth.slug not in KEYS}
    assert missing == {}
    assert KEYS.keys() == {myth.slug for myth in get_curriculum().myths}


def test_the_myths_are_in_the_order_of_their_numbers():
    numbers = [myth.number for myth in get_curriculum().myths]
    assert numbers == sorted(set(numbers))


@EVERY_MYTH
def test_the_key_is_what_running_says_and_the_belief_is_what_its_own_world_says(myth):
    scenario = myth.prediction.scenario
    here, there = (find_true_choices(myth.prediction, get_pool().trace(scenario, world)) for world in ("", myth.slug))
    assert [choice.id for choice in here] == [KEYS[myth.slug][0]]
    assert [choice.id for choice in there] == [myth.believed]
    assert here != there


@EVERY_MYTH
def test_the_worlds_part_where_the_table_says(myth):
    assert found(myth)[1:] == KEYS[myth.slug][1:]


@EVERY_MYTH
def test_both_timelines_are_drawn_at_every_frame_and_the_parting_is_said_and_decided(myth):
    _key, parts_at, action = KEYS[myth.slug]
    for at in range(len(myth.prediction.scenario.actions) + 1):
        played = play(myth, at, get_pool().trace)
        assert played.other.parts_at == parts_at
        assert f"They part at action {parts_at}, {action}" in played.other.sentence
        assert 1 <= len(played.other.decided) <= 3
        drawn, beside = played.timeline.drawn, played.other.timeline.drawn
        assert drawn.marks
        assert beside.marks
        assert (drawn.parts_x, drawn.now_x) == (beside.parts_x, beside.now_x)  # one scale
        if at <= parts_at:
            assert (played.other.foremost is not None) is (at == parts_at)


@EVERY_MYTH
def test_the_belief_has_a_world_and_every_choice_is_explained_to_who_made_it(myth):
    assert myth.slug in WRONG_WORLDS
    texts = [str(choice.explanation) for choice in myth.prediction.choices]
    assert all(texts)
    assert len(set(texts)) == len(texts)
    assert 2 <= len(texts) <= 4
