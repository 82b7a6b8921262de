"""Any run is read into lifetimes that follow one another, and drawn within bounds and without overlaps."""

from dataclasses import fields, is_dataclass
from itertools import combinations, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from due_date.timeline.drawing import FLAG_PX, WIDTH, draw
from due_date.timeline.events import read_events
from due_date.timeline.history import read_history
from due_date.timeline.lifetimes import read_cookie_lifetimes, read_record_lifetimes
from due_date.timeline.shapes import TOP, LogoutFlag, Span
from tests.due_date.timeline.runs import RUNS
from tests.simulator.toy import frames_of


@settings(deadline=None)
@given(RUNS)
def test_lifetimes_follow_one_another(lines):
    frames = frames_of(lines)
    moments = [frame.at for frame in frames]
    for lifetimes in (read_cookie_lifetimes(frames, "learner"), read_record_lifetimes(frames)):
        for lifetime in lifetimes:
            end = lifetime.ended_at or moments[-1]
            assert lifetime.stamps[0].at <= end <= moments[-1]
            assert (lifetime.end_kind is None) is (lifetime.ended_at is None) is (lifetime.end_number is None)
            phases = list(lifetime.iter_phases(moments[-1]))
            assert all(phase.from_at < phase.to_at for phase in phases)
            assert all(left.to_at == right.from_at for left, right in pairwise(phases))
            if phases:
                assert (phases[0].from_at, phases[-1].to_at) == (lifetime.stamps[0].at, end)
    cookies = read_cookie_lifetimes(frames, "learner")
    assert all(left.ended_at and left.ended_at <= right.stamps[0].at for left, right in pairwise(cookies))


@settings(deadline=None)
@given(RUNS, st.data())
def test_any_run_is_drawn_within_its_bounds_and_without_overlaps(lines, data):
    frames = frames_of(lines)
    at = data.draw(st.integers(0, len(lines)))
    found = draw(read_history(frames), at=at)
    assert found == draw(read_history(frames), at=at)
    assert all(number == round(number, 2) for number in numbers_in(found))
    for span in found.spans:
        assert span.width > 0
        assert span.x >= 0
        assert span.x + span.width <= WIDTH + 0.01
        assert span.is_later is (span.x >= found.now_x - 0.01 and not span.is_plan)
        assert span.is_plan <= (span.x >= found.now_x - 0.01)
    for lane, below in pairwise(found.lanes):
        assert lane.y + lane.height < below.y
    assert found.lanes[0].y >= TOP
    assert found.lanes[-1].y + found.lanes[-1].height < found.bottom < found.height
    check_rows(found)
    check_marks(found, frames, at)
    check_flags(found)


def numbers_in(shape):
    if is_dataclass(shape):
        for field in fields(shape):
            yield from numbers_in(getattr(shape, field.name))
    elif isinstance(shape, tuple):
        for part in shape:
            yield from numbers_in(part)
    elif isinstance(shape, float):
        yield shape


def check_rows(found):
    """What was, is in one state at a time; so is what is to come."""
    rows: dict[object, list[Span]] = {}
    for span in found.spans:
        rows.setdefault((span.y, span.is_plan), []).append(span)
    for row in rows.values():
        ordered = sorted(row, key=lambda span: span.x)
        assert all(left.x + left.width <= right.x + 0.02 for left, right in pairwise(ordered))


def check_marks(found, frames, at):
    """Every event is in one mark, marks do not touch, and they lie in the order of their moments."""
    shown = {lane.browser for lane in found.lanes}
    wanted = [event for event in read_events(frames) if event.browser in shown]
    assert sum(mark.count for mark in found.marks) == len(wanted)
    for one, other in combinations(found.marks, 2):
        apart = max(abs(one.x - other.x), abs(one.y - other.y))
        assert apart >= found.mark_size - 0.02 or one.browser != other.browser
    for lane in shown:
        row = [mark for mark in found.marks if mark.browser == lane]
        assert [mark.x for mark in row] == sorted(mark.x for mark in row)
    if any(event.number == at for event in wanted):
        assert any(mark.is_shown for mark in found.marks)


def check_flags(found):
    by_lane: dict[float, list[LogoutFlag]] = {}
    for flag in found.logout_flags:
        by_lane.setdefault(flag.y, []).append(flag)
    for flags in by_lane.values():
        starts = sorted(
            flag.x if flag.anchor == "start" else flag.x - FLAG_PX for flag in flags if flag.label_x is not None
        )
        assert all(later - earlier >= FLAG_PX for earlier, later in pairwise(starts))
