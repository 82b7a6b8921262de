"""Reading a scenario: lines, bounds, expectations, and what an unreadable one gets."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from due_date.actions.registry import VERBS
from due_date.scenario.action import ActionError
from due_date.scenario.observation import KEYS
from due_date.scenario.scenario import MAX_ACTIONS, Expectation, Scenario, ScenarioError
from due_date.times import LAST_AT, START_AT
from lessons.grammar import GRAMMAR, parse_action, parse_scenario

TO_LAST_S = int((LAST_AT - START_AT).total_seconds())
REQUESTS = [GRAMMAR.example(name) for name, verb in VERBS.items() if verb.is_request]


def error_of(*lines, may_expect=False):
    with pytest.raises(ScenarioError) as raised:
        parse_scenario(lines, may_expect=may_expect)
    return raised.value


def tried(lines, *, may_expect=False):
    """Return the scenario or the error."""
    try:
        return parse_scenario(lines, may_expect=may_expect), None
    except ScenarioError as error:
        return None, error


def is_valid(nearest):
    """Whether an offered line is an action, or an expectation where a file may hold one."""
    scenario, _ = tried([nearest], may_expect=True)
    return scenario is not None


# Lines


def test_blank_lines_and_comments_make_no_action():
    scenario = parse_scenario(["", "# A comment", "  login  # as Ada", "   ", "\t# another", "visit /", ""])

    assert scenario.lines == ("login", "visit /")


def test_no_lines_are_a_scenario_too():
    assert parse_scenario([]) == Scenario()
    assert parse_scenario(["", "#"]).lines == ()


def test_lines_may_end_as_on_any_system():
    assert parse_scenario(["login\r", "visit /\r\n", "\ufeff".strip("\ufeff") + "logout\n"]).lines == (
        "login",
        "visit /",
        "logout",
    )


def test_lines_are_the_actions_in_one_spelling():
    scenario = parse_scenario(
        ["learner:  login", "phone: login   grace", "set SESSION_COOKIE_AGE=60*5  # five minutes"]
    )

    assert scenario.lines == ("login", "phone: login grace", "set SESSION_COOKIE_AGE=60*5")
    assert parse_scenario(scenario.lines).lines == scenario.lines


def test_what_was_read_before_is_not_read_again():
    scenario = parse_scenario(["login"])

    longer = parse_scenario([*scenario.actions, "visit /"])

    assert longer.lines == ("login", "visit /")
    assert longer.actions[0] is scenario.actions[0]


# Expectations


def test_expectations_belong_to_the_action_before_them():
    scenario = parse_scenario(
        [
            "expect rows=0",
            "login",
            "",
            "# after the login",
            "expect logged_in=true rows=1",
            "phone: expect status=none",
        ],
        may_expect=True,
    )

    assert scenario.lines == ("login",)
    assert scenario.expectations == (
        Expectation(after=0, key="rows", expected=0, browser=None, line=1),
        Expectation(after=1, key="logged_in", expected=True, browser=None, line=5),
        Expectation(after=1, key="rows", expected=1, browser=None, line=5),
        Expectation(after=1, key="status", expected=None, browser="phone", line=6),
    )


@pytest.mark.parametrize("line", ["expect rows=1", "phone: expect rows=1", "expect", "expect nonsense"])
def test_expect_stands_only_in_files(line):
    error = error_of("login", line)

    assert "expect stands only in files" in str(error)
    assert (error.line, error.nearest) == (2, "visit /")


@pytest.mark.parametrize(
    ("line", "says", "nearest"),
    [
        ("expect", "expect needs at least one KEY=VALUE", "expect logged_in=true"),
        ("expect # nothing", "expect needs at least one KEY=VALUE", "expect logged_in=true"),
        ("expect row=1", "row is not observed", "expect rows=none"),
        ("expect rows", "rows is never empty: it is a number | none", "expect rows=none"),
        ("expect rows=", "rows is never empty", "expect rows=none"),
        ("expect rows=one", "rows is never one", "expect rows=none"),
        ("expect rows = 1", "rows is never empty", "expect rows=none"),
        ("expect rows=1,", "rows is never 1,", "expect rows=none"),
        ("expect logged_in=yes", "logged_in is never yes: it is true | false | none", "expect logged_in=true"),
        ("expect rows=1 cookie=gone", "it is absent | session | persistent", "expect cookie=absent"),
        ("phone: expect login=1", "login is not observed", "expect logged_in=true"),
        ("Phone: expect rows=1", "Phone: names no browser's action", "phone: visit /"),
        ("expect rows='1", "is left open", "login"),
        ("expect rows=\x00", "U+0000", "login"),
        ("expect " + "x" * 7_000, "at most 6,000 characters", "login"),
        ("expects rows=1", "there is no action expects", None),
        ("login expect", "there is no user expect", "login ada"),
        ("visit expect rows=1", "visit does not go with expect rows=1", "visit /"),
    ],
)
def test_unreadable_expectation_is_answered_with_a_readable_one(line, says, nearest):
    error = error_of("login", line, may_expect=True)

    assert error.line == 2
    assert says in str(error)
    assert nearest is None or error.nearest == nearest
    assert is_valid(error.nearest)


@pytest.mark.parametrize("key", KEYS)
def test_expectation_offered_for_each_key_is_valid(key):
    error = error_of(f"expect {key}=", may_expect=True)

    assert error.nearest.startswith(f"expect {key}=")
    assert is_valid(error.nearest)


# Errors


def test_error_names_line_text_fault_and_nearest_action():
    error = error_of("", "# comment", "login", "vist /", "nonsense too")

    assert (error.line, error.text, error.nearest) == (4, "vist /", "visit /")
    assert str(error) == "there is no action vist (nearest valid action: visit /)"
    assert (error.template, error.parameters) == ("there is no action %(name)s", {"name": "vist"})


def test_error_keeps_what_was_typed_in_sixty_characters():
    assert error_of("x" * 5_000).text == "x" * 60 + "…"


@pytest.mark.parametrize("text", ["visit /\x00", "login\nlogout", "set SESSION_COOKIE_AGE=10**30", "(" * 500])
def test_error_of_an_action_is_the_errors_of_its_line(text):
    with pytest.raises(ActionError) as raised:
        parse_action(text)

    error = error_of("login", text)

    assert (error.line, error.nearest) == (2, raised.value.nearest)
    assert str(raised.value) in str(error)


# Bounds


def test_a_scenario_has_at_most_200_actions():
    lines = ["visit /"] * MAX_ACTIONS

    assert len(parse_scenario(lines).actions) == MAX_ACTIONS == 200
    assert len(parse_scenario([*lines, "", "# comments are none"]).actions) == 200
    assert len(parse_scenario([*lines, "expect rows=0"], may_expect=True).actions) == 200

    error = error_of(*lines, "login")
    assert error.line == 201
    assert "at most 200 actions" in str(error)
    assert is_valid(error.nearest)

    with pytest.raises(ScenarioError):
        parse_scenario([*parse_scenario(lines).actions, "visit /"])


def test_simulated_time_ends_with_the_year_9999():
    assert parse_scenario([f"advance {TO_LAST_S}s"]).lines == (f"advance {TO_LAST_S}s",)

    error = error_of("login", f"advance {TO_LAST_S + 1}s")
    assert error.line == 2
    assert "the year 9999" in str(error)
    assert parse_scenario(["login", error.nearest]).actions[-1].argument == TO_LAST_S


def test_the_end_of_time_is_reached_in_steps_too():
    half = TO_LAST_S // 2
    rest = TO_LAST_S - half

    assert parse_scenario([f"advance {half}s", "visit /", f"advance {rest}s", "advance 0s"])

    error = error_of(f"advance {half}s", "visit /", f"advance {rest}s", "advance 1s")
    assert (error.line, error.nearest) == (4, "advance 0s")


@pytest.mark.parametrize("seconds", ["1" + "0" * 30, "9" * 40])
def test_an_astronomical_duration_is_past_the_end_of_time(seconds):
    assert "the year 9999" in str(error_of(f"advance {seconds}s"))
    assert is_valid(error_of(f"advance {seconds}s").nearest)


@pytest.mark.parametrize("request_line", REQUESTS)
def test_a_closed_browser_is_asked_to_open_first(request_line):
    error = error_of("close", request_line)

    assert (error.line, error.nearest) == (2, "open")
    assert "the browser learner is closed" in str(error)
    assert parse_scenario(["close", error.nearest, request_line])


def test_each_browser_is_closed_by_itself():
    assert parse_scenario(["phone: close", "visit /", "tablet: login"])

    error = error_of("login", "phone: close", "phone: visit /")
    assert (error.line, error.nearest) == (3, "phone: open")
    assert parse_scenario(["phone: close", error.nearest, "phone: visit /"])


def test_opening_twice_and_closing_twice_are_no_errors():
    assert parse_scenario(["open", "close", "close", "open", "open", "visit /"])


@pytest.mark.parametrize("line", ["advance 4m", "clearsessions", "delete_rows", "set SESSION_COOKIE_AGE=300", "open"])
def test_a_closed_browser_keeps_nothing_else_from_happening(line):
    assert parse_scenario(["close", line])


# Anything

A_LINE = st.one_of(
    st.text(max_size=50),
    st.sampled_from(
        [
            *map(GRAMMAR.example, VERBS),
            "phone: login",
            "phone: close",
            "close",
            "visit /",
            "expect rows=1",
            "phone: expect user=ada",
            "# comment",
            "",
            f"advance {TO_LAST_S}s",
            "advance 1s",
        ]
    ),
    st.tuples(st.sampled_from([*VERBS, "set SESSION_COOKIE_AGE="]), st.text(max_size=30)).map("".join),
    st.tuples(st.sampled_from([*VERBS, "expect", "phone:"]), st.text(max_size=30)).map(" ".join),
)


@settings(deadline=None)
@given(st.lists(A_LINE, max_size=8), st.booleans())
def test_any_lines_are_a_scenario_or_refused_at_a_line_with_a_valid_one(lines, may_expect):
    scenario, error = tried(lines, may_expect=may_expect)

    if error:
        assert 1 <= error.line <= len(lines)
        assert str(error)
        assert is_valid(error.nearest)
        assert tried(lines[: error.line - 1], may_expect=may_expect)[0]
    else:
        again = parse_scenario(scenario.lines)
        assert again.lines == scenario.lines
        assert [action.argument for action in again.actions] == [action.argument for action in scenario.actions]


@settings(deadline=None)
@given(st.text())
def test_any_text_is_a_scenario_or_refused(text):
    assert any(tried(text.split("\n"), may_expect=True))
