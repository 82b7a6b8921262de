"""Running a scenario: what is asked of the server, what a frame holds, and which expectations fail."""

from dataclasses import replace
from datetime import timedelta
from types import GeneratorType
from urllib.parse import parse_qsl

import pytest

from due_date.actions.registry import VERBS
from due_date.scenario.scenario import Expectation, Scenario
from due_date.scenario.settings import DEFAULTS
from due_date.server.messages import CommandRun, Exchange, Response
from due_date.server.site import Site
from due_date.server.state import Record, ServerState
from due_date.simulation.expectations import Failure, failures
from due_date.simulation.run import run
from due_date.simulation.world import World
from due_date.times import START_AT
from lessons.grammar import GRAMMAR, parse_action, parse_scenario

SESSION_COOKIE = "sessionid=k; Path=/"
DATED_COOKIE = "sessionid=k; Max-Age=300; Path=/"


SITE = Site("http://site.test", password="secret")
PASSWORD = SITE.password


class FakeServer:
    """Gives every request the same answer, and notes what is asked of it and when."""

    site = SITE

    def __init__(self, *set_cookies):
        self.headers = tuple(("Set-Cookie", line) for line in set_cookies)
        self.state = ServerState(dict(DEFAULTS))
        self.asked = []

    def restore(self, state):
        self.asked.append(("restore", state))
        self.state = state or ServerState(dict(DEFAULTS))

    def snapshot(self):
        return self.state

    def configure(self, changes, *, at):
        self.asked.append(("configure", dict(changes), at))
        self.state = replace(self.state, settings={**self.state.settings, **changes})

    def handle(self, request, *, at):
        self.asked.append(("handle", request, at))
        expires_at = at + timedelta(seconds=300)
        record = Record("k", "raw", {}, str(expires_at), expires_at)
        self.state = replace(self.state, requests=self.state.requests + 1, rows=(record,))
        return Exchange(request, Response(200, "OK", self.headers), user="ada")

    def run_command(self, name, *, at):
        self.asked.append((name, at))
        self.state = replace(self.state, rows=())
        return CommandRun(name, ("DELETE",))

    @property
    def requests(self):
        return [asked[1] for asked in self.asked if asked[0] == "handle"]


def play(*lines, server=None, world=None):
    return list(run(map(parse_action, lines), server or FakeServer(), VERBS, world))


# Frames


def test_a_new_run_begins_with_the_world_before_any_action():
    server = FakeServer()

    (frame,) = play(server=server)

    assert server.asked == [("restore", None)]
    assert (frame.action, frame.browser, frame.exchange, frame.command) == (None, "learner", None, None)
    assert frame.world == World(ServerState(dict(DEFAULTS)), SITE.origin)
    assert frame.at == START_AT
    assert frame.observed["status"] is None


def test_each_action_makes_a_frame():
    frames = play("login", "advance 4m", "phone: visit /", "clearsessions", "close")

    assert [(frame.action_text, frame.browser) for frame in frames[1:]] == [
        ("login", "learner"),
        ("advance 4m", "learner"),
        ("visit /", "phone"),
        ("clearsessions", "learner"),
        ("close", "learner"),
    ]
    assert [bool(frame.exchange) for frame in frames[1:]] == [True, False, True, False, False]
    assert [bool(frame.command) for frame in frames[1:]] == [False, False, False, True, False]


def test_a_run_goes_on_from_a_world_as_if_it_had_never_stopped():
    whole = play("login", "advance 4m", "visit /", server=FakeServer(DATED_COOKIE))
    server = FakeServer(DATED_COOKIE)

    rest = play("advance 4m", "visit /", server=server, world=whole[1].world)

    assert rest == whole[2:]
    assert server.asked[0] == ("restore", whole[1].world.server)


def test_actions_are_run_one_at_a_time_as_frames_are_asked_for():
    server = FakeServer()
    frames = run(map(parse_action, ["login", "logout"]), server, VERBS)

    assert isinstance(frames, GeneratorType)
    next(frames)
    assert server.requests == []
    next(frames)
    assert len(server.requests) == 1


# Actions


@pytest.mark.parametrize("verb", [verb for verb in VERBS if VERBS[verb].is_request])
def test_browser_action_is_exactly_one_request(verb):
    server = FakeServer()

    play(GRAMMAR.example(verb), server=server)

    assert len(server.requests) == 1


@pytest.mark.parametrize("verb", [verb for verb in VERBS if not VERBS[verb].is_request])
def test_other_actions_send_nothing(verb):
    server = FakeServer()

    play(GRAMMAR.example(verb), server=server)

    assert server.requests == []


@pytest.mark.parametrize(
    ("line", "method", "path", "form"),
    [
        ("visit", "GET", "/", {}),
        ("visit /nowhere/?a=1#part", "GET", "/nowhere/?a=1", {}),
        ("login", "POST", "/login/", {"username": "ada", "password": PASSWORD}),
        ("login grace", "POST", "/login/", {"username": "grace", "password": PASSWORD}),
        ("logout", "POST", "/logout/", {}),
        ("set_expiry timedelta(minutes=5)", "POST", "/set-expiry/", {"value": "timedelta(minutes=5)"}),
        (
            "change_password",
            "POST",
            "/password/",
            {"old_password": PASSWORD, "new_password1": PASSWORD, "new_password2": PASSWORD},
        ),
    ],
)
def test_request_of_an_action(line, method, path, form):
    server = FakeServer()

    (_, frame) = play(line, server=server)

    (request,) = server.requests
    assert frame.exchange.request == request
    assert (request.method, request.path) == (method, path)
    fields = dict(parse_qsl(request.body))
    assert fields.pop("csrfmiddlewaretoken", None) == ("loadedbefore" + "0" * 20 if method == "POST" else None)
    assert fields == form


def test_time_moves_only_when_advanced():
    server = FakeServer()

    frames = play("visit /", "advance 4m", "advance 0s", "visit /", "clearsessions", server=server)

    assert [(frame.at - START_AT).total_seconds() for frame in frames] == [0, 0, 240, 240, 240, 240]
    assert [asked[-1] for asked in server.asked if asked[0] == "handle"] == [
        START_AT,
        START_AT + timedelta(minutes=4),
    ]
    assert server.asked[-1] == ("clearsessions", START_AT + timedelta(minutes=4))


def test_advancing_asks_nothing_of_the_server():
    server = FakeServer()

    play("advance 14d", server=server)

    assert server.asked == [("restore", None)]


def test_settings_are_edited_and_kept():
    server = FakeServer()

    frames = play("advance 4m", "set SESSION_COOKIE_AGE=60*5 SESSION_COOKIE_SECURE=True", "visit /", server=server)

    changes = {"SESSION_COOKIE_AGE": "300", "SESSION_COOKIE_SECURE": "True"}
    assert ("configure", changes, START_AT + timedelta(minutes=4)) in server.asked
    assert frames[-1].world.server.setting("SESSION_COOKIE_AGE") == 300
    assert frames[1].world.server.setting("SESSION_COOKIE_AGE") == 1_209_600


@pytest.mark.parametrize(("line", "is_kept"), [(SESSION_COOKIE, False), (DATED_COOKIE, True)])
def test_closing_the_browser_drops_only_a_cookie_without_a_date(line, is_kept):
    frames = play("login", "close", "open", "visit /", server=FakeServer(line))

    assert frames[1].observed["cookie"] != "absent"
    assert (frames[2].observed["cookie"] != "absent") is is_kept
    assert frames[4].observed["sent_cookie"] is is_kept
    assert [frame.world.browser(None).is_open for frame in frames] == [True, True, False, True, True]


@pytest.mark.parametrize("line", ["open", "close"])
def test_opening_or_closing_again_changes_nothing(line):
    frames = play("login", line, line, server=FakeServer(SESSION_COOKIE))

    assert frames[3].world == frames[2].world
    assert frames[3].observed == frames[2].observed


def test_each_browser_has_its_own_cookies():
    frames = play(
        "login", "phone: visit /", "phone: visit /", "phone: close", "visit /", server=FakeServer(SESSION_COOKIE)
    )

    assert [frame.observed["sent_cookie"] for frame in frames[1:]] == [False, False, True, True, True]
    assert frames[4].world.session_cookie("phone") is None
    assert frames[4].world.session_cookie("learner") is not None


def test_last_response_stays_in_view_until_the_next():
    frames = play("login", "advance 1s", "clearsessions")

    assert [(frame.observed["status"], frame.observed["user"]) for frame in frames[1:]] == [(200, "ada")] * 3
    assert [frame.observed["rows"] for frame in frames[1:]] == [1, 1, 0]


# Expectations


def checked(*lines, server=None):
    scenario = parse_scenario(lines, may_expect=True)
    return failures(scenario, play(*scenario.lines, server=server))


def test_met_expectations_are_no_failures():
    assert checked("expect rows=0 user=none", "login", "expect user=ada logged_in=true rows=1 max_age=none") == []


def test_failure_names_line_action_key_expected_and_found():
    assert checked("# a comment", "login", "visit /", "expect rows=1 logged_in=false user=grace", "expect rows=2") == [
        Failure(line=4, number=2, action="visit /", key="logged_in", expected="false", found="true"),
        Failure(line=4, number=2, action="visit /", key="user", expected="grace", found="ada"),
        Failure(line=5, number=2, action="visit /", key="rows", expected="2", found="1"),
    ]


def test_expectation_before_any_action_is_held_against_the_start():
    assert checked("expect rows=1") == [Failure(1, 0, None, "rows", "1", "0")]


def test_expectation_sees_with_the_eyes_of_the_browser_that_acted():
    lines = ("login", "phone: visit /", "expect sent_cookie=false", "phone: visit /", "expect sent_cookie=true")

    assert checked(*lines, server=FakeServer(SESSION_COOKIE)) == []


def test_expectation_may_name_another_browser():
    lines = (
        "phone: visit /",
        "login",
        "phone: expect status=200 cookie=session",
        "tablet: expect cookie=absent status=none",
    )

    assert checked(*lines, server=FakeServer(SESSION_COOKIE)) == []
    assert checked("login", "phone: expect status=200") == [Failure(2, 1, "login", "status", "200", "none")]


def test_record_that_lapses_is_seen_at_its_very_second():
    server = FakeServer(DATED_COOKIE)

    assert checked(
        "login",
        "advance 299s",
        "expect cookie=persistent expired_rows=0 row_expires_in=1",
        "advance 1s",
        "expect cookie=absent expired_rows=1 row_expires_in=none",
        server=server,
    ) == []  # fmt: skip


@pytest.mark.parametrize(("key", "expected"), [("rows", True), ("sent_cookie", 0), ("sent_cookie", 0.0)])
def test_truth_is_not_a_number(key, expected):
    scenario = Scenario((parse_action("login"),), (Expectation(1, key, expected, None, 1),))

    assert [failure.key for failure in failures(scenario, play("login"))] == [key]


def test_a_number_may_be_written_in_any_way():
    assert checked("login", "expect rows=1.0 rows=+1 rows=1e0 status=200.0") == []
