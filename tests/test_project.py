"""The project around the lessons: settings, locks, Makefile."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from tutorial.secret_key import read_secret_key

ROOT = Path(__file__).parent.parent
LOCKS = ["requirements.lock", "requirements-test.lock"]
PRODUCTION = {
    "DUE_DATE_DEBUG": "0",
    "DUE_DATE_SECRET_KEY": "".join(chr(33 + (7 * i) % 90) for i in range(60)),
    "DUE_DATE_ALLOWED_HOSTS": "due-date.test",
}


def manage(*args, **environment):
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("DUE_DATE_", "DJANGO_"))}
    return subprocess.run(
        [sys.executable, "manage.py", *args], cwd=ROOT, env=clean | environment, capture_output=True, text=True
    )


def pins(lock):
    return dict(re.findall(r"^([a-z0-9-]+)==([^ \\]+)", (ROOT / lock).read_text(), re.MULTILINE))


# Settings


def test_deployment_check_finds_nothing_with_the_environment_of_production():
    checked = manage("check", "--deploy", "--tag", "security", "--fail-level", "WARNING", **PRODUCTION)

    assert checked.returncode == 0, checked.stderr


def test_production_refuses_to_start_without_a_secret_key():
    refused = manage("check", **{**PRODUCTION, "DUE_DATE_SECRET_KEY": ""})

    assert refused.returncode != 0
    assert "Set DUE_DATE_SECRET_KEY" in refused.stderr


def test_unreadable_flag_is_refused_by_name():
    refused = manage("check", DUE_DATE_DEBUG="maybe")

    assert refused.returncode != 0
    assert "DUE_DATE_DEBUG=maybe: write 1 or 0." in refused.stderr


def test_secret_key_of_development_is_made_once_and_kept_private(tmp_path, monkeypatch):
    monkeypatch.delenv("DUE_DATE_SECRET_KEY", raising=False)
    path = tmp_path / "key"

    first = read_secret_key(is_debug=True, path=path)

    assert len(first) >= 50
    assert read_secret_key(is_debug=True, path=path) == first
    assert path.stat().st_mode & 0o077 == 0
    assert list(tmp_path.iterdir()) == [path]


def test_secret_key_of_development_is_no_key_for_production(tmp_path, monkeypatch):
    monkeypatch.delenv("DUE_DATE_SECRET_KEY", raising=False)
    path = tmp_path / "key"
    read_secret_key(is_debug=True, path=path)

    with pytest.raises(ImproperlyConfigured):
        read_secret_key(is_debug=False, path=path)


def test_every_response_carries_the_security_headers(client):
    headers = client.get("/no-such-page/").headers

    assert headers["Content-Security-Policy"] == (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]


def test_the_sites_own_cookies_are_not_named_like_the_simulated_ones(settings):
    assert {settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME}.isdisjoint({"sessionid", "csrftoken"})


# Locks


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_says_what_but_not_where_from(lock):
    lines = (ROOT / lock).read_text().splitlines()

    assert [line for line in lines if re.search(r"://|index|find-links|file:", line)] == []
    assert all(re.match(r"[a-z0-9-]+==\S+ (; .+ )?\\$|    --hash=sha256:[0-9a-f]{64}( \\)?$", line) for line in lines)


def test_locks_hold_what_pyproject_asks_for():
    pyproject = tomllib.loads((ROOT / "pyproject.toml").read_text())
    runtime, test = (
        {re.split(r"[^\w-]", requirement)[0] for requirement in group}
        for group in (pyproject["project"]["dependencies"], pyproject["dependency-groups"]["test"])
    )

    assert runtime <= pins("requirements.lock").keys()
    assert test <= pins("requirements-test.lock").keys()


def test_test_lock_holds_the_whole_runtime_lock():
    assert pins("requirements.lock").items() <= pins("requirements-test.lock").items()


def test_locked_django_has_long_term_support():
    assert pins("requirements.lock")["django"].startswith("5.2.")


# Makefile


@pytest.mark.parametrize("arguments", [[], ["help"]])
def test_make_lists_its_targets(arguments):
    no_parent = {name: value for name, value in os.environ.items() if name not in ("MAKEFLAGS", "MAKELEVEL", "MFLAGS")}
    shown = subprocess.run(["make", *arguments], cwd=ROOT, env=no_parent, capture_output=True, text=True)
    phony = re.findall(r"^\.PHONY: (.*)", (ROOT / "Makefile").read_text(), re.MULTILINE)

    assert shown.returncode == 0
    assert re.findall(r"^  make (\S+) +\S", shown.stdout, re.MULTILINE) == " ".join(phony).split()


# .ci/run


@pytest.mark.parametrize(
    ("failing", "made"), [("none", ["test", "parity"]), ("test", ["test"]), ("parity", ["test", "parity"])]
)
def test_each_check_is_run_once_and_the_first_failure_ends_the_run(tmp_path, failing, made):
    for command in ("chromium", "firefox-esr", "python3", "Xvfb", "xdotool"):
        stand_in(tmp_path / command, "exit 0")
    stand_in(tmp_path / "make", f'echo "$*" >> {tmp_path}/made; test "$1" != {failing}')

    ran = subprocess.run([ROOT / ".ci" / "run"], env={"PATH": f"{tmp_path}:{os.environ['PATH']}"}, check=False)

    assert (ran.returncode == 0) is (failing == "none")
    assert (tmp_path / "made").read_text().splitlines() == ["--version", *made]


def stand_in(path, line):
    path.write_text(f"#!/bin/sh\n{line}\n")
    path.chmod(0o755)
