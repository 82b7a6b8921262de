"""Where a browser is looked for, and what the last line of the tests says where there is none."""

import subprocess
from types import SimpleNamespace

import pytest

from tests import conftest, system_browser


@pytest.fixture
def chromium(tmp_path, monkeypatch):
    """A folder of commands with a Chromium in it, and nothing else to be found."""
    path = tmp_path / "chromium"
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    monkeypatch.delenv("CHROMIUM_PATH", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(system_browser, "APPLICATIONS", ())
    return path


def test_what_the_environment_names_comes_first_then_the_system_s_then_playwright_s(chromium, monkeypatch, tmp_path):
    own = tmp_path / "own"
    own.touch()
    assert system_browser.find(str(own)) == str(chromium)
    monkeypatch.setenv("CHROMIUM_PATH", "/named")
    assert system_browser.find(str(own)) == "/named"
    monkeypatch.delenv("CHROMIUM_PATH")
    chromium.unlink()
    assert system_browser.find(str(own)) == str(own)
    assert system_browser.find() is None


def test_nothing_is_installed_where_there_is_one(chromium, monkeypatch):
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: pytest.fail("something was installed"))
    system_browser.get()


@pytest.mark.parametrize(
    ("reasons", "last"),
    [
        ([], []),
        (["not on this system"], []),
        ([system_browser.HINT] * 3, [f"3 browser tests were left out. {system_browser.HINT}"]),
    ],
)
def test_the_last_line_counts_what_was_left_out_for_want_of_a_browser(reasons, last):
    lines: list[str] = []
    skipped = [SimpleNamespace(longrepr=("test_lab.py", 1, f"Skipped: {reason}")) for reason in reasons]
    reporter = SimpleNamespace(stats={"skipped": skipped}, write_line=lines.append)
    conftest.pytest_unconfigure(SimpleNamespace(pluginmanager=SimpleNamespace(get_plugin=lambda _name: reporter)))
    assert lines == last
