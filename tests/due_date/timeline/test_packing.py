"""Room for marks: their size, their rows, and what is counted."""

from due_date.timeline.drawing import draw
from due_date.timeline.events import read_events
from due_date.timeline.history import read_history
from due_date.timeline.packing import pack_lane
from due_date.timeline.scale import make_scale
from due_date.times import START_AT
from tests.simulator.toy import frames_of


def test_two_hundred_actions_are_drawn_with_each_day_told_apart():
    lines = ["set SESSION_SAVE_EVERY_REQUEST=True", "login", *["advance 1d", "visit /"] * 99]
    found = draw(read_history(frames_of(lines)), at=len(lines))
    assert [mark.count for mark in found.marks] == [1] * 101
    assert len({mark.x for mark in found.marks}) == 100


def test_events_of_one_moment_are_packed_upwards_and_then_counted():
    frames = frames_of(["login", *["visit /"] * 5])
    scale = make_scale([START_AT], left=0, right=100, tail=10)
    packed = pack_lane(read_events(frames), scale, 24.0, 0)
    assert [(each.row, each.count) for each in packed] == [(0, 1), (1, 1), (2, 1), (3, 3)]
