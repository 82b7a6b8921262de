"""``python manage.py scenario``: what it prints and how it leaves."""

import json
import subprocess
import sys
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from unittest import mock

import pytest
from django.core.management import call_command

ROOT = Path(__file__).parents[1]

FIVE_MINUTES = """\
set SESSION_COOKIE_AGE=300
login
advance 299s
visit /
expect logged_in=true
advance 1s
visit /
expect logged_in=false rows=1 expired_rows=1
advance 1s
clearsessions
expect rows=0
"""
EXCHANGE = ["request", "response", "page", "user", "expiry_age", "session", "queries", "error", "signature"]


def run(*arguments, text=""):
    """Run the command in this process; return its exit status and what it printed."""
    out, err = StringIO(), StringIO()
    typed = TextIOWrapper(BytesIO(text.encode() if isinstance(text, str) else text))
    with mock.patch("sys.stdin", typed), pytest.raises(SystemExit) as left:
        call_command("scenario", *map(str, arguments), stdout=out, stderr=err)
    return left.value.code, out.getvalue(), err.getvalue()


def run_process(*arguments, text=""):
    """Run the command as a user does."""
    command = [sys.executable, "manage.py", "scenario", *arguments]
    done = subprocess.run(command, cwd=ROOT, input=text.encode(), capture_output=True, timeout=60, check=False)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def test_a_process_exits_0_when_all_expectations_hold():
    status, out, err = run_process("-", text=FIVE_MINUTES)
    assert status == 0
    assert len(out.splitlines()) == 8
    assert err == ""


def test_a_process_exits_2_when_it_cannot_read():
    status, out, err = run_process("-", text="fly")
    assert status == 2
    assert out == ""
    assert "Traceback" not in err


def test_it_exits_1_and_names_action_key_expected_and_found_when_one_fails():
    status, out, _ = run("-", text=FIVE_MINUTES.replace("expired_rows=1", "expired_rows=0"))
    assert status == 1
    last = out.splitlines()[-1]
    for named in ("visit /", "expired_rows", "expected 0", "found 1", ":8:"):
        assert named in last


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("login\nvisitt /\n", (":2:", "visitt", "visit /")),
        ("login\nexpect rowz=1\n", (":2:", "rowz", "expect rows=")),
        ("login\nexpect logged_in=yes\n", (":2:", "logged_in", "true")),
        ("close\nvisit /\n", (":2:", "closed", "open")),
        ("advance 1000000000000000000000000000000s", (":1:", "9999")),
        ("login\n" * 201, (":201:", "200")),
        ("login\x00", (":1:", "U+0000")),
        ("set_expiry __import__('os')", (":1:", "set_expiry 300")),
        (b"login\n\xff\xfe", ("UTF-8",)),
        (b"x" * 1_000_001, ("1,000,000",)),
    ],
)
def test_it_exits_2_and_names_line_fault_and_nearest_action_when_it_cannot_read(text, named):
    status, out, err = run("-", text=text)
    assert status == 2
    assert out == ""
    assert all(part in err for part in named), err


def test_a_file_that_is_not_there_is_named():
    status, _, err = run("/nowhere/at all.txt")
    assert status == 2
    assert "/nowhere/at all.txt" in err


def test_json_has_the_promised_shape():
    status, out, _ = run("--json", "-", text="login\nadvance 4m\nexpect rows=2\n")
    result = json.loads(out)
    assert status == 1
    assert set(result) == {"django", "frames", "failures"}
    login, advance = result["frames"]
    assert set(login) == {"action", "browser", "at", "exchange", "why", "observed"}
    assert (login["action"], login["browser"], login["at"]) == ("login", "learner", "2026-01-05T09:00:00Z")
    assert list(login["exchange"]) == EXCHANGE
    assert login["exchange"]["response"]["status"] == 302
    assert (advance["at"], advance["exchange"]) == ("2026-01-05T09:04:00Z", None)
    assert all(isinstance(sentence, str) for sentence in login["why"])
    assert result["failures"][0]["key"] == "rows"


def test_several_files_give_a_list_in_order_and_the_others_still_run(tmp_path):
    good, bad, failing = tmp_path / "good", tmp_path / "bad", tmp_path / "failing"
    good.write_text(FIVE_MINUTES)
    bad.write_text("fly")
    failing.write_text("login\nexpect rows=5")
    status, out, _ = run("--json", good, bad, failing)
    first, second, third = json.loads(out)
    assert status == 2
    assert first["failures"] == []
    assert "fly" in second["error"]
    assert third["failures"][0]["expected"] == "5"


def test_an_empty_scenario_has_no_frames():
    status, out, _ = run("--json", "-", text="# nothing\n\n")
    assert (status, json.loads(out)["frames"]) == (0, [])
