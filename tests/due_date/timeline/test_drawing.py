"""The timeline's shapes, on numbers; the runs come from a toy server, since what is drawn is what the frames say."""

from itertools import pairwise

import pytest

from due_date.timeline.drawing import WIDTH, draw
from due_date.timeline.history import IN_SIGHT, MAX_BROWSERS, read_history
from due_date.timeline.lifetime_shapes import BAR
from tests.due_date.timeline.runs import AT_CLOSE, EXPIRED, SLIDING, after
from tests.simulator.toy import frames_of


def drawn(lines, at=None):
    return draw(read_history(frames_of(lines)), at=len(lines) if at is None else at)


def lane_of(timeline, kind, browser="learner"):
    return next(lane for lane in timeline.lanes if (lane.kind, lane.browser) == (kind, browser))


def spans(timeline, lane, browser="learner", **wanted):
    return [
        span
        for span in timeline.spans
        if (span.lane, span.browser) == (lane, browser) and all(getattr(span, k) == v for k, v in wanted.items())
    ]


def states(timeline, lane, **wanted):
    return [(span.kind, span.from_at, span.to_at) for span in spans(timeline, lane, **wanted)]


# Cookies and records


def test_cookie_and_record_live_from_login_to_their_date_and_the_record_stays_refused():
    found = drawn(EXPIRED)
    assert states(found, "cookie") == [("alive", after(0), after(300))]
    assert states(found, "record", is_plan=False) == [
        ("alive", after(0), after(300)),
        ("refused", after(300), after(301)),
    ]
    assert states(found, "record", is_plan=True) == [("refused", after(301), None)]


@pytest.mark.parametrize(("at", "refused"), [(3, 0), (5, 0), (7, 1)])
def test_the_stretch_after_the_date_begins_at_it_and_not_a_second_before(at, refused):
    found = drawn(EXPIRED, at)
    now = found.now_x
    seen = spans(found, "record", kind="refused", is_later=False, is_plan=False)
    assert len(seen) == refused
    assert all(span.x + span.width <= now + 0.01 for span in seen)


def test_a_span_begins_and_ends_where_its_moments_are():
    found = drawn(EXPIRED)
    places = {tick.shown_at: tick.x for tick in found.ticks}
    (held,) = spans(found, "cookie")
    assert held.x == places[after(0)]
    assert held.x + held.width == pytest.approx(places[after(300)], abs=0.02)
    assert held.height == BAR


def test_each_new_date_is_a_renewal_line_and_strikes_the_old_one():
    found = drawn(SLIDING)
    assert len(found.renewal_lines) == 2, "the cookie's and the record's"
    assert {line.x for line in found.renewal_lines} == {mark.x for mark in found.marks if mark.number == 4}
    assert sorted((due.state, due.stamp.due_at) for due in found.date_lines) == [
        *[("in-force", after(840))] * 2,
        *[("struck", after(600))] * 2,
    ]


def test_a_date_in_force_has_words_and_others_have_none():
    found = drawn(SLIDING)
    assert all((due.label_x is not None) is (due.state == "in-force") for due in found.date_lines)


def test_a_cookie_without_a_date_has_no_end_and_says_so():
    found = drawn(AT_CLOSE)
    assert states(found, "cookie") == [("undated", after(0), after(60)), ("undated", after(60), None)]
    undated = [due for due in found.date_lines if due.stamp.due_at is None]
    assert [(due.label_x, due.anchor) for due in undated] == [(WIDTH - 5, "end")]


@pytest.mark.parametrize(
    ("lines", "lane", "ending"),
    [
        (["login", "advance 1m", "logout"], "cookie", "deleted"),
        (["login", "advance 1m", "logout"], "record", "flushed"),
        ([*AT_CLOSE, "close"], "cookie", "dropped"),
        (["login", "advance 1m", "login"], "cookie", "replaced"),
        ([*EXPIRED, "clearsessions"], "record", "cleared"),
        (["login", "advance 1m", "delete_rows"], "record", "emptied"),
        (["login", "advance 1m", "set SESSION_COOKIE_NAME='other'"], "cookie", "unread"),
    ],
)
def test_what_ended_early_says_how_and_ends_there(lines, lane, ending):
    found = drawn(lines)
    ends = [end for end in found.end_crosses if end.lane == lane]
    assert [(end.kind, end.x) for end in ends] == [(ending, found.now_x)]


def test_what_met_its_date_has_no_other_end():
    found = drawn(EXPIRED)
    assert found.end_crosses == ()
    assert [due.state for due in found.date_lines] == ["met", "met"]


def test_a_clock_set_forward_ends_a_cookie_where_it_was_set():
    found = drawn(["set SESSION_COOKIE_AGE=1800", "login", "advance 10m", "skew browser +45m", "advance 1h"])
    assert states(found, "cookie") == [("alive", after(0), after(600))]
    met = next(due for due in found.date_lines if due.lane == "cookie")
    assert (met.state, met.x) == ("met", spans(found, "cookie")[0].x + spans(found, "cookie")[0].width)


def test_a_record_meets_its_date_by_the_clock_of_the_server():
    found = drawn(["set SESSION_COOKIE_AGE=1800", "login", "skew server +20m", "advance 10m"])
    assert states(found, "record", is_plan=False) == [("alive", after(0), after(600))]
    assert states(found, "record", is_plan=True) == [("refused", after(600), None)]
    assert states(found, "cookie", is_plan=True) == [("alive", after(600), after(1800))]


def test_a_record_whose_date_is_past_already_is_refused_from_then_on_and_not_before():
    found = drawn(["set SESSION_COOKIE_AGE=300", "advance 1h", "login", "advance 1m", "skew server +1h", "advance 1m"])
    assert states(found, "record", is_plan=False) == [
        ("alive", after(3600), after(3660)),
        ("refused", after(3660), after(3720)),
    ]


@pytest.mark.parametrize(("at", "state"), [(4, "in-force"), (5, "met")])
def test_a_date_is_met_at_its_very_second(at, state):
    assert {due.state for due in drawn(EXPIRED, at).date_lines if due.lane == "record"} == {state}


def test_records_that_follow_one_another_share_a_row():
    found = drawn(["login", "advance 1m", "logout", "login", "advance 1m", "login"])
    assert lane_of(found, "record").height == BAR


def test_records_that_overlap_have_rows_of_their_own_and_the_rest_is_counted():
    lines = ["set SESSION_EXPIRE_AT_BROWSER_CLOSE=True", *["login", "advance 1m", "close", "open"] * 6]
    found = drawn(lines)
    lane = lane_of(found, "record")
    assert lane.more == 2
    assert len({span.y for span in spans(found, "record", kind="alive")}) == 4
    assert all(lane.y <= span.y and span.y + BAR <= lane.y + lane.height for span in spans(found, "record"))


def test_a_record_that_no_browser_names_has_a_lane_of_its_own():
    found = drawn(["set SESSION_COOKIE_NAME='other'", "login", "advance 1m"])  # the toy goes on saying sessionid
    assert states(found, "record") == []
    assert states(found, "orphans", browser="", is_plan=False) == [("alive", after(0), after(60))]
    assert lane_of(found, "orphans", "").y > lane_of(found, "record").y


# The future


def test_the_future_is_what_the_frame_shown_knows():
    found = drawn(["login", "advance 1h"])
    due_at = after(14 * 86_400)
    assert states(found, "record", is_plan=True) == [("alive", after(3600), due_at), ("refused", due_at, None)]
    assert found.future_width == round(WIDTH - found.now_x, 2)


@pytest.mark.parametrize(("period", "cleared_s"), [("1m", 360), ("7m", 420), ("5m", 600)])
def test_cron_ends_the_refused_stretch_to_come_at_its_first_run_after_the_date(period, cleared_s):
    found = drawn([f"cron clearsessions {period}", "set SESSION_COOKIE_AGE=300", "login"])
    assert states(found, "record", kind="refused") == [("refused", after(300), after(cleared_s))]


# Requests, openings, log-outs


def test_a_mark_says_how_it_was_answered():
    found = drawn(["login", "visit /", "visit /about/", "visit /boom/", "logout", "clearsessions", "close"])
    kinds = {mark.number: mark.kind for mark in found.marks}
    assert kinds == {1: "in", 2: "in", 3: "unasked", 4: "error", 5: "out", 6: "clear", 7: "act"}


def test_marks_of_one_moment_are_piled_upwards():
    found = drawn(["login", "visit /", "visit /"])
    ys = [mark.y for mark in found.marks]
    assert ys == sorted(ys, reverse=True)
    assert {later - earlier for earlier, later in pairwise(ys)} == {-found.mark_size}


@pytest.mark.parametrize(("visits", "counts"), [(9, [1] * 10), (10, [1] * 9 + [2]), (199, [1] * 9 + [191])])
def test_where_no_more_can_be_piled_marks_are_counted(visits, counts):
    found = drawn(["login", *["visit /"] * visits])
    assert [mark.count for mark in found.marks] == counts


def test_a_count_stands_for_its_last_frame_or_the_one_shown():
    lines = ["login", *["visit /"] * 30]
    assert drawn(lines).marks[-1].number == 31
    shown = drawn(lines, 20).marks[-1]
    assert (shown.number, shown.is_shown, shown.count) == (20, True, 22)


def test_a_browser_is_open_and_closed_in_turns():
    found = drawn(["login", "advance 1m", "close", "advance 1h", "open", "advance 1m"])
    assert states(found, "requests") == [
        ("open", after(0), after(60)),
        ("closed", after(60), after(3660)),
        ("open", after(3660), after(3720)),
    ]


def test_the_flag_is_at_the_first_request_that_was_answered_for_nobody():
    found = drawn([*EXPIRED, "visit /"])
    assert [flag.logout.number for flag in found.logout_flags] == [6]
    assert found.logout_flags[0].x == next(mark.x for mark in found.marks if mark.number == 6)


def test_a_page_that_does_not_ask_logs_nobody_out():
    assert drawn([*EXPIRED[:-2], "visit /about/"]).logout_flags == ()


def test_each_browser_has_its_own_log_out():
    found = drawn(["login", "copy_cookie thief", "thief: visit /", "logout", "thief: visit /"])
    assert [(flag.logout.browser, flag.logout.number) for flag in found.logout_flags] == [("learner", 4), ("thief", 5)]


def test_cron_runs_are_told_apart_where_they_have_room():
    few = drawn(["cron clearsessions 1d", "login", "advance 20d"]).cron_dots[0]
    many = drawn(["cron clearsessions 1h", "login", "advance 20d"]).cron_dots[0]
    assert (len(few.xs), few.is_dense, few.count) == (20, False, 20)
    assert (len(many.xs), many.is_dense, many.count) == (2, True, 480)


def test_a_run_of_cron_that_removed_something_is_a_mark_of_the_frame_in_which_it_happened():
    found = drawn(["cron clearsessions 1d", "set SESSION_COOKIE_AGE=86400", "login", "advance 5d"])
    mark = next(mark for mark in found.marks if mark.kind == "clear")
    assert (mark.number, mark.at) == (4, after(2 * 86_400))


def test_wrong_clocks_have_axes_of_their_own():
    found = drawn(["skew server +1h", "login", "thief: visit /", "thief: skew browser -10m", "advance 5m"])
    assert [(clock.browser, clock.ahead_s) for clock in found.clock_axes] == [("", 3600), ("thief", -600)]
    for clock in found.clock_axes:
        (now,) = [tick for tick in clock.ticks if tick.kind == "now"]
        assert (now.shown_at, now.x) == (after(300 + clock.ahead_s), found.now_x)
    assert drawn(["login"]).clock_axes == ()


# The past


def test_what_comes_after_the_frame_shown_is_later():
    found = drawn(EXPIRED, 4)
    assert {mark.number: mark.is_later for mark in found.marks} == {1: False, 2: False, 4: False, 6: True}
    assert [flag.is_later for flag in found.logout_flags] == [True]
    assert [span.is_later for span in spans(found, "cookie", is_plan=False)] == [False, True]


def test_frames_of_one_moment_are_told_apart_by_their_number():
    found = drawn(["login", "logout"], 1)
    assert [mark.is_later for mark in found.marks] == [False, True]
    assert all(end.is_later for end in found.end_crosses)
    assert [due.state for due in found.date_lines] == ["in-force", "in-force"]


def test_nothing_moves_while_one_steps_through_a_run():
    lines = [*EXPIRED, "login", "advance 1d", "visit /", "clearsessions"]
    seen = {tuple((mark.number, mark.x, mark.y) for mark in drawn(lines, at).marks) for at in range(len(lines) + 1)}
    assert len(seen) == 1


def test_many_browsers_leave_some_out_by_name():
    found = drawn([f"{name}: visit /" for name in "abcdefgh"])
    assert len({lane.browser for lane in found.lanes}) == MAX_BROWSERS
    assert found.hidden == ("f", "g", "h")


def test_an_empty_run_has_lanes_and_a_future():
    found = drawn([])
    assert [lane.kind for lane in found.lanes] == ["requests", "cookie", "record"]
    assert found.now_x < found.future_width
    assert found.marks == found.logout_flags == found.break_bands == ()


# Two runs


def test_runs_beside_each_other_are_drawn_on_one_scale():
    short, long = (read_history(frames_of([f"set SESSION_COOKIE_AGE={age}", *EXPIRED[1:]])) for age in (300, 3000))
    one, other = draw(short, at=7, beside=[long]), draw(long, at=7, beside=[short])
    assert one.now_x == other.now_x
    assert [mark.x for mark in one.marks] == [mark.x for mark in other.marks]
    assert one.now_x < draw(short, at=7).now_x  # alone it has more room


def test_where_a_run_parts_from_another_is_on_its_scale():
    history = read_history(frames_of(EXPIRED))
    assert draw(history, at=7, parts_at=after(299)).parts_x == draw(history, at=3).now_x
    assert draw(history, at=7).parts_x is None


@pytest.mark.parametrize(("early_s", "is_in_sight"), [(1, True), (0, False), (-1, False)])
def test_a_date_a_thousand_years_ahead_lies_at_the_edge_and_takes_no_room(early_s, is_in_sight):
    age_s = int(IN_SIGHT.total_seconds()) - early_s
    lines = [f"set SESSION_COOKIE_AGE={age_s}", "login"]
    history = read_history(frames_of(lines))
    assert (after(age_s) in {*history.iter_moments()}) is is_in_sight
    [due] = [due for due in draw(history, at=2).date_lines if due.lane == "record"]
    assert (due.x > WIDTH - 30) is not is_in_sight
