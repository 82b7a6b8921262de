"""Where the machine's Chromium is, and how it is started, for tests and for scripts."""

import os
import shutil
from pathlib import Path

from playwright.sync_api import Browser, Playwright

CANDIDATES = ("chromium", "chromium-browser", "google-chrome")
HINT = "no browser: install chromium with the system's package manager, or set CHROMIUM_PATH"
FLAGS = ("--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync")


def flags() -> list[str]:
    """Return what to start it with; root cannot have its sandbox."""
    return [*FLAGS, "--no-sandbox"] if os.geteuid() == 0 else [*FLAGS]


def find(own_path: str = "") -> str | None:
    """Return its path: that of ``CHROMIUM_PATH``, the system's, Playwright's ``own_path`` if it is there, or none."""
    path = os.environ.get("CHROMIUM_PATH") or next(filter(None, map(shutil.which, CANDIDATES)), None)
    return path or (own_path if Path(own_path).is_file() else None)


def launch(playwright: Playwright) -> Browser:
    """Start it.

    :raises SystemExit: where there is none.
    """
    path = find(playwright.chromium.executable_path)
    if path is None:
        raise SystemExit(HINT)
    return playwright.chromium.launch(executable_path=path, args=flags())
