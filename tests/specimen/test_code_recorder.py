"""The code recorder: what it records of an action, and that recording changes nothing."""

import json
from functools import cache
from itertools import pairwise
from pathlib import Path

import django
import pytest

from due_date.codec import from_json
from due_date.server.executed_code import CodePath
from due_date.simulation.frame import FrameText
from lessons.django_source.python_source import SourceText
from lessons.grammar import parse_scenario
from lessons.pool import get_pool
from lessons.specimen import worker
from tests.specimen import jobs

DJANGO = Path(django.__file__).parent
SHORT = ["set SESSION_COOKIE_AGE=300", "login"]
SCENARIOS = {
    "login": ["login"],
    "login over a cart": ["visit /cart/add/", "login"],
    "login again": ["login", "login"],
    "login as another": ["login ada", "login grace"],
    "logout": ["login", "logout"],
    "read": ["login", "visit /"],
    "untouched": ["login", "visit /about/"],
    "write": ["login", "visit /cart/add/"],
    "in place": ["visit /cart/add/", "visit /cart/append/"],
    "save every request": ["set SESSION_SAVE_EVERY_REQUEST=True", "login", "visit /"],
    "expired": [*SHORT, "set_expiry 0", "advance 5m", "visit /"],
    "expired, empty row": [
        *SHORT,
        "set_expiry 0",
        "set SESSION_SAVE_EVERY_REQUEST=True",
        "advance 5m",
        "visit /about/",
    ],
    "500": ["login", "visit /boom/"],
    "raised": ["login", "set_expiry 'soon'"],
    "huge": ["login", "set_expiry " + "9" * 900],
    "not found": ["login", "visit /nowhere/"],
    "password": ["login", "phone: login", "change_password", "phone: visit /"],
    "moment": ["set_expiry timedelta(minutes=5)", "login"],
    "getters": ["login", "visit /expiry/"],
    "no cookie": ["visit /"],
    "clear": [*SHORT, "advance 301s", "clearsessions"],
    "file: clear": ["set SESSION_ENGINE=file", *SHORT, "advance 301s", "clearsessions"],
    "cron": [*SHORT, "cron clearsessions 1m", "advance 1d"],
    "delete": ["login", "delete_rows"],
    "close": ["login", "close"],
    "advance": ["login", "advance 1d"],
    "set": ["login", "set SESSION_COOKIE_AGE=60"],
    **{
        f"{engine}: {last}": [f"set SESSION_ENGINE={engine}", *SHORT, "advance 299s", last]
        for engine in ("cache", "cached_db", "file", "signed_cookies")
        for last in ("visit /", "visit /cart/add/", "login", "logout", "clearsessions", "clear_cache")
    },
    **{
        f"{engine}: expired": [f"set SESSION_ENGINE={engine}", *SHORT, "copy_cookie thief", "advance 301s", last]
        for engine in ("cache", "cached_db", "file", "signed_cookies")
        for last in ("thief: visit /",)
    },
}


def code_path(*lines):
    return get_pool().code_path(parse_scenario(lines), len(lines))


def run_of(path, function):
    """Return the texts of the statements that ran in the first call of ``function``, and that call."""
    call = next(call for call in path.calls if call.function == function)
    return [run.text.strip().splitlines()[0] for run in call.executed], call


@cache
def installed(path):
    """Return the lines and the functions of a file of the installed Django."""
    text = (DJANGO / path).read_text("utf-8")
    return text.splitlines(), SourceText(text).functions


def all_steps(path):
    runs = [run for call in path.calls for run in call.executed]
    queries = [*path.elsewhere, *(query for run in runs for query in run.queries)]
    return [step.step for step in (*runs, *queries)]


@pytest.mark.parametrize("lines", SCENARIOS.values(), ids=list(SCENARIOS))
def test_recording_an_action_changes_nothing(lines):
    scenario = parse_scenario(lines)
    trace = get_pool().trace(scenario)
    before, after = (FrameText(text.text) for text in trace._texts[-2:])
    recorded, path = get_pool()._run(worker.trace_job, before, scenario.actions[-1:])
    unrecorded = get_pool()._run(worker.run_job, before, scenario.actions[-1:])
    assert json.loads(recorded) == json.loads(after.text)
    assert unrecorded == [recorded]
    assert from_json(CodePath, json.loads(path)).is_cut is False


@pytest.mark.parametrize("lines", SCENARIOS.values(), ids=list(SCENARIOS))
def test_what_is_recorded_is_in_the_installed_files_and_in_one_order(lines):
    path = code_path(*lines)
    for call in path.calls:
        file, functions = installed(call.path)
        assert call.function in functions
        for run in call.executed:
            assert run.text.splitlines() == file[run.line - 1 : run.last_line]
            assert run.times >= 1
    steps = all_steps(path)
    assert sorted(steps) == list(range(1, len(steps) + 1))
    assert all([run.step for run in call.executed] == sorted(run.step for run in call.executed) for call in path.calls)


@pytest.mark.parametrize("lines", SCENARIOS.values(), ids=list(SCENARIOS))
def test_the_sql_is_all_there_where_it_ran(lines):
    frame = get_pool().trace(parse_scenario(lines))[len(lines)]
    path = code_path(*lines)
    placed = [query for call in path.calls for run in call.executed for query in run.queries]
    recorded = [query.sql for query in sorted((*placed, *path.elsewhere), key=lambda query: query.step)]
    ran = frame.exchange or frame.command
    assert frame.cron or recorded == list(ran.queries if ran else ())


def test_a_valid_record_is_found_by_the_line_that_asks_for_its_date():
    path = code_path("login", "visit /")
    statements, call = run_of(path, "SessionStore._get_session_from_db")
    assert statements == ["try:", "return self.model.objects.get("]
    asking = call.executed[-1]
    assert "expire_date__gt=timezone.now()" in asking.text
    assert ["expire_date" in query.sql and "2026-01-05 09:00:00" in query.sql for query in asking.queries] == [True]
    assert asking.times == 1
    assert (call.path, call.returned, call.raised) == ("contrib/sessions/backends/db.py", None, None)


def test_an_expired_record_takes_the_other_branch():
    path = code_path(*SCENARIOS["expired"])
    statements, call = run_of(path, "SessionStore._get_session_from_db")
    assert statements[2:] == [
        "except (self.model.DoesNotExist, SuspiciousOperation) as e:",
        "if isinstance(e, SuspiciousOperation):",
        "self._session_key = None",
    ]
    assert call.returned == "None"
    statements, _ = run_of(path, "SessionMiddleware.process_response")
    assert "response.delete_cookie(" in statements


def test_only_session_and_login_code_is_recorded():
    paths = {call.path for call in code_path("login").calls}
    assert paths == {
        "contrib/sessions/middleware.py",
        "contrib/sessions/backends/base.py",
        "contrib/sessions/backends/db.py",
        "contrib/auth/middleware.py",
        "contrib/auth/__init__.py",
    }


def test_what_the_server_asks_the_session_afterwards_is_not_recorded():
    calls = code_path("login", "visit /").calls
    assert [call.function for call in calls].count("SessionBase.is_empty") == 1
    assert calls[-1].depth > 0


def test_calls_are_nested_in_their_callers():
    depths = [call.depth for call in code_path("visit /cart/add/", "login").calls]
    assert depths[0] == 0
    assert max(depths) > 2
    assert all(deeper <= depth + 1 for depth, deeper in pairwise(depths))


def test_a_call_says_what_it_gave_back_or_was_left_by():
    path = code_path("login", "set_expiry 'soon'")
    calls = {call.function: call for call in path.calls}
    assert calls["SessionBase.is_empty"].returned == "False"
    assert calls["SessionBase.get_expiry_age"].raised == "ValueError"
    assert calls["SessionMiddleware.process_response"].raised == "ValueError"
    assert calls["SessionMiddleware.process_response"].returned is None


def test_a_loop_is_folded_into_one_statement_that_ran_often():
    lines = ["set SESSION_ENGINE=file", *SHORT, *(f"{name}: login" for name in ("phone", "tablet")), "clearsessions"]
    statements, call = run_of(code_path(*lines), "SessionStore.clear_expired")
    assert statements.count("for session_file in os.listdir(storage_path):") == 1
    assert {run.text.strip(): run.times for run in call.executed}["session.load()"] == 3


def test_a_long_path_is_cut_and_says_so():
    lines = ["set SESSION_ENGINE=file", *(f"{name}: login" for name in _names(40)), "clearsessions"]
    path = code_path(*lines)
    assert path.is_cut
    assert len(path.calls) <= 200


def _names(count):
    return [f"b{chr(97 + number // 26)}{chr(97 + number % 26)}" for number in range(count)]


def test_an_action_that_runs_no_session_code_has_an_empty_path():
    assert code_path("login", "close") == CodePath()


def test_a_path_is_recorded_once_and_kept(monkeypatch):
    expected = code_path("login", "visit /account/")
    monkeypatch.setattr(get_pool(), "_run", None)
    assert code_path("login", "visit /account/") == expected


def test_a_worker_stops_recording_after_the_job():
    assert get_pool()._run(jobs.tell_recording, None, []) == ["nullcontext"]


def test_the_path_of_an_earlier_action_needs_nothing_of_the_later_ones():
    scenario = parse_scenario(["login", "visit /", "logout"])
    assert get_pool().code_path(scenario, 2) == code_path("login", "visit /")
