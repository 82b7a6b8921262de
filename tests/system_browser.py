"""Find the machine's Chromium, or get one, and start it: for tests and for scripts.

``python -m tests.system_browser`` gets one with Playwright's own installer where there is none.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Browser, Playwright, sync_playwright

COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
APPLICATIONS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
HINT = (
    "No Chromium or Chrome was found: install chromium with the system's package manager, "
    "or run .venv/bin/playwright install chromium, or set CHROMIUM_PATH."
)
FLAGS = ("--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync")
INSTALLATION_LIMIT_S = 300


def flags() -> list[str]:
    """Return what to start it with; root cannot have its sandbox."""
    return [*FLAGS, "--no-sandbox"] if os.geteuid() == 0 else [*FLAGS]


def find(own_path: str = "") -> str | None:
    """Return its path: that of ``CHROMIUM_PATH``, the system's, Playwright's ``own_path`` if it is there, or none."""
    if path := os.environ.get("CHROMIUM_PATH") or next(filter(None, map(shutil.which, COMMANDS)), None):
        return path
    return next((path for path in (*APPLICATIONS, own_path) if Path(path).is_file()), None)


def launch(playwright: Playwright) -> Browser:
    """Start it.

    :raises SystemExit: where there is none.
    """
    path = find(playwright.chromium.executable_path)
    if path is None:
        raise SystemExit(HINT)
    return playwright.chromium.launch(executable_path=path, args=flags())


def get() -> None:
    """Install Playwright's Chromium where no other is found; say what went wrong, if it cannot be had."""
    if find():
        return
    with sync_playwright() as playwright:
        if find(playwright.chromium.executable_path):
            return
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    try:
        subprocess.run(command, check=True, timeout=INSTALLATION_LIMIT_S, capture_output=True, text=True)
    except (subprocess.SubprocessError, OSError) as error:
        told = str(getattr(error, "stderr", None) or error).strip().splitlines()
        print(f"Chromium could not be installed: {told[0]}", file=sys.stderr)


if __name__ == "__main__":
    get()
