"""What the lab reads from its query string."""

import pytest
from django.test import RequestFactory

from lessons.grammar import parse_scenario
from lessons.lab.query import LabState
from lessons.lab.request import MAX_QUERY_LENGTH, joined, read_lab


def read(query: str) -> LabState:
    return read_lab(RequestFactory().get("/lab/?" + query))


def test_an_empty_query_is_an_empty_lab():
    state = read("")
    assert state.scenario.lines == ()
    assert (state.at, state.faults, state.is_past) == (0, (), False)


def test_each_do_is_an_action_in_order():
    assert read("do=login&do=advance+4m&do=visit+/").scenario.lines == ("login", "advance 4m", "visit /")


def test_without_at_the_last_frame_is_shown():
    assert read("do=login&do=logout").at == 2


@pytest.mark.parametrize(("at", "is_past"), [("0", True), ("1", True), ("2", False)])
def test_at_chooses_a_frame(at, is_past):
    state = read(f"do=login&do=logout&at={at}")
    assert (state.at, state.is_past, state.faults) == (int(at), is_past, ())


@pytest.mark.parametrize("at", ["3", "-1", "x", "1e0", "", "٣", "9" * 50, "%00"])
def test_an_impossible_at_is_a_fault_and_shows_the_last_frame(at):
    state = read(f"do=login&do=logout&at={at}")
    assert state.at == 2
    assert [fault.field for fault in state.faults] == ["at"]


def test_text_is_read_line_by_line():
    assert read("text=login%0D%0A%23+a+comment%0D%0A%0D%0Avisit+/").scenario.lines == ("login", "visit /")


def test_a_new_action_is_added_at_the_end():
    assert read("do=login&then=advance&with=4m").scenario.lines == ("login", "advance 4m")


def test_a_new_setting_is_completed_without_a_space():
    assert read("then=set+SESSION_COOKIE_AGE%3D&with=300").scenario.lines == ("set SESSION_COOKIE_AGE=300",)


def test_a_new_action_in_the_past_drops_what_came_later():
    state = read("do=login&do=advance+4m&do=logout&at=1&then=visit+/")
    assert state.scenario.lines == ("login", "visit /")
    assert state.at == 2


def test_a_new_action_forgets_what_was_undone():
    assert read("do=login&undone=logout&then=visit+/").undone == ()


def test_an_action_is_left_out():
    assert read("do=login&do=advance+4m&do=logout&drop=2").scenario.lines == ("login", "logout")


def test_an_action_is_changed():
    assert read("do=login&do=advance+4m&change=2&with=advance+5m").scenario.lines == ("login", "advance 5m")


@pytest.mark.parametrize("query", ["drop=0", "drop=3", "drop=x", "change=9&with=login", "drop=", "change=%00&with=x"])
def test_an_unknown_number_is_a_fault_and_keeps_the_scenario(query):
    state = read("do=login&do=logout&" + query)
    assert state.scenario.lines == ("login", "logout")
    assert state.faults


def test_a_refused_action_is_kept_to_be_shown_again_with_one_that_would_do():
    state = read("do=login&then=advance&with=4x")
    assert state.scenario.lines == ("login",)
    assert state.refused == "4x"
    assert state.faults[0].nearest == "advance 4m"


def test_nothing_written_is_a_fault():
    assert read("do=login&then=&with=").faults
    assert read("do=login&change=1&with=").faults


def test_what_cannot_be_read_is_kept_as_typed_and_run_as_far_as_it_goes():
    state = read("do=login&do=visitt+/&do=logout")
    assert state.scenario.lines == ("login",)
    assert state.typed == "login\nvisitt /\nlogout"
    assert state.faults[0].nearest == "visit /"


def test_dropping_an_action_that_others_need_is_refused():
    state = read("do=close&do=open&do=login&drop=2")
    assert state.scenario.lines == ("close", "open", "login")
    assert "closed" in state.faults[0].message


def test_what_was_undone_must_fit_after_the_scenario():
    assert read("do=login&undone=logout").undone == ("logout",)
    state = read("do=close&undone=visit+/")
    assert state.undone == ()
    assert state.faults[0].field == "undone"


@pytest.mark.parametrize("length", [MAX_QUERY_LENGTH, MAX_QUERY_LENGTH + 1])
def test_a_query_has_at_most_6000_characters(length):
    query = "do=login&do=" + "%20" * 3
    state = read(query + "+" * (length - len(query)))
    assert bool(state.faults) is (length > MAX_QUERY_LENGTH)
    assert state.typed.splitlines()[0] == "login"


def test_the_canonical_query_says_the_same_lab():
    state = read("text=set+SESSION_COOKIE_NAME%3D'a%26b'%0Athief:+visit+/x%3Fy%3Dz&undone=logout&at=1")
    again = read(state.query())
    assert (again.scenario, again.at, again.undone) == (state.scenario, state.at, state.undone)


@pytest.mark.parametrize(
    "query",
    [
        "do=__import__('os').system('x')",
        "do=set_expiry+__import__('os')",
        "do=advance+" + "9" * 31 + "s",
        "do=advance+7974y",
        "do=%00",
        "do=%ff%fe",
        "do=" + "&do=login" * 201,
        "at=&then=",
        "text=%00",
        "then=%F0%9F%92%A9&with=%0D%0A",
        "do=visit+/%0D%0ASet-Cookie:x",
        "&&&===&do",
        "do=set+SESSION_COOKIE_AGE=" + "(" * 300,
        "undone=" + "x" * 3000,
        "drop=1&change=1&then=login&with=%5Cud800",
    ],
)
def test_nothing_that_is_sent_makes_it_raise(query):
    assert isinstance(read(query), LabState)


@pytest.mark.parametrize(
    "query",
    [
        "do=login&do=visit+/",
        "do=login&do=logout&undone=visit+/&at=1",
        "text=login%0Avisit+/&then=advance&with=4m",
        "do=login&do=logout&drop=1",
        "do=login&change=1&with=logout",
        "do=login&drop=9",
        "do=login&compare=SESSION_COOKIE_AGE&with=60",
    ],
)
def test_a_scenario_that_can_be_read_is_parsed_once(monkeypatch, query):
    parsed = []

    def parse_and_count(lines):
        parsed.append(list(lines))
        return parse_scenario(parsed[-1])

    monkeypatch.setattr("lessons.lab.request.parse_scenario", parse_and_count)
    read(query)
    assert len(parsed) == 1


def test_an_edit_can_take_out_the_line_that_cannot_be_read():
    assert read("do=login&do=visitt+/&change=2&with=visit+/").scenario.lines == ("login", "visit /")
    state = read("do=visitt+/&do=login&change=2&with=logout")
    assert state.scenario.lines == ()
    assert state.faults[0].message.startswith("Line 1")


def test_joined_completes_an_action():
    assert joined("advance", "4m") == "advance 4m"
    assert joined("set X=", "300") == "set X=300"
    assert joined("", "login") == "login"


def test_a_setting_to_compare_with_is_kept_in_the_canonical_query():
    state = read("do=login&vs=SESSION_SAVE_EVERY_REQUEST%3DTrue&belief=reading-renews")
    assert (state.vs, state.belief) == ("SESSION_SAVE_EVERY_REQUEST=True", "reading-renews")
    assert read(state.query()).vs == state.vs
    assert read(state.query_alone()).vs == ""


def test_a_settings_control_can_ask_to_be_compared():
    state = read("text=login&then=set+SESSION_COOKIE_AGE%3D&with=60&compare=SESSION_COOKIE_AGE")
    assert state.vs == "SESSION_COOKIE_AGE=60"
    assert state.scenario.lines == ("login",)


def test_a_new_action_keeps_what_is_compared():
    state = read("text=login&vs=SESSION_COOKIE_AGE%3D60&then=visit+/")
    assert (state.vs, state.scenario.lines) == ("SESSION_COOKIE_AGE=60", ("login", "visit /"))


@pytest.mark.parametrize("vs", ["AGE=1", "SESSION_COOKIE_AGE", "SESSION_COOKIE_AGE=__import__('os')", "%00", "=", "'"])
def test_a_setting_that_cannot_be_compared_is_a_fault(vs):
    state = read(f"do=login&vs={vs}")
    assert [fault.field for fault in state.faults] == ["vs"]
    assert (state.vs, state.scenario.lines) == ("", ("login",))
