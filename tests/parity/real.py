"""Real browsers, driven from outside: a URL on the command line, the close button, keys and signals.

Nothing of an automation interface is attached. What a profile asks of its browser is written into its directory.
"""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from tests.parity.site import SiteInAThread
from tests.parity.x11 import Display

HOST = "site.test"
ELSEWHERE = "other.test"
"""Another site, so that a browser opened there uses no cookie of the first."""
PATIENCE_S = 60
TRIES = 4
HELPERS = ("--type=", "-contentproc", "crashhelper", "crashpad", "xdg-settings", "xdotool")


class RealBrowser(ABC):
    """One installed browser with a profile directory, a display and a site of its own.

    ``leaves``: before it ends its tab goes to another site, so that restoring it uses no cookie of the first.
    """

    def __init__(self, profile: str, *, leaves: bool = False) -> None:
        self.leaves = leaves
        self.directory = Path(tempfile.mkdtemp(prefix=f"parity-{profile}-"))
        self.site = SiteInAThread()
        self.display = Display()
        self._process: subprocess.Popen[bytes] | None = None
        self._pages = 0
        self._been_at: set[str] = set()  # pages that a tab of this run may show
        self._old_tabs: set[str] = set()  # and of the run before
        self.become(profile)

    @abstractmethod
    def become(self, profile: str) -> None:
        """Write the preferences of ``profile`` into the directory; a browser that is closed keeps all else."""

    @abstractmethod
    def command(self, url: str) -> list[str]:
        """Return the command line that starts it at ``url``."""

    @abstractmethod
    def press_reopen(self) -> None:
        """Ask for the old tabs."""

    @abstractmethod
    def press_restart(self) -> None:
        """Ask the browser to restart itself."""

    @abstractmethod
    def stored(self) -> dict[str, float]:
        """Return how many seconds from being set the closed browser's database lets each dated cookie live."""

    @abstractmethod
    def let_pass(self, seconds: int) -> None:
        """Make the cookies of the closed browser that much older."""

    def open(self) -> None:
        """Start it, on another site than the one that is tested."""
        path = self._new_path("/page/")
        self._process = subprocess.Popen(
            self.command(self.site.url(path, ELSEWHERE)),
            env=self._environment(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self._wait_for(path)
        self._been_at.add(path)

    def visit(self, path: str, *, host: str = HOST) -> str:
        """Let a tab go to ``path`` and return the Cookie header of its request."""
        path, before = self._new_path(path), len(self.site.requests)
        self.site.order(self.site.url(path, host))
        cookie_header = self._wait_for(path)
        if path.startswith("/set/"):  # it has taken the cookies in when it follows the redirect
            path = "/page/"
            self._wait_for(path, before)
        self._been_at.add(path)
        return cookie_header

    def close(self) -> None:
        """Close the last window."""
        self._leave()
        for _ in range(TRIES):
            self.display.press_close_button()
            with suppress(TimeoutError):
                return self._wait_until_ended(10)
        raise TimeoutError("it did not close")

    def crash(self) -> None:
        """Kill all its processes at once."""
        self._leave()
        self._kill()
        self._wait_until_ended()

    def os_logout(self) -> None:
        """Ask its main process to end, as the system does at log-out."""
        self._leave()
        for pid in self._main_pids():
            os.kill(pid, signal.SIGTERM)
        self._wait_until_ended()

    def reopen_tabs(self) -> None:
        """Bring the old tabs back by hand, and see that they came."""
        before = len(self.site.requests)
        for _ in range(TRIES):
            self.display.focus()
            self.press_reopen()
            if self.site.wait_for(self._old_tabs, after=before, timeout_s=5) is not None:
                return
        raise TimeoutError(f"the old tabs did not come back: {self.site.requests}")

    def update(self) -> None:
        """Let it restart itself, and see that its tab came back."""
        old, before = set(self._main_pids()), len(self.site.requests)
        for _ in range(TRIES):
            self.display.focus()
            self.press_restart()
            with suppress(TimeoutError):
                _wait(lambda: not old & set(self._main_pids()), "it did not end", 6)
                break
        else:
            raise TimeoutError("it did not restart")
        self._reap()
        if self.site.wait_for(self._been_at, after=before, timeout_s=PATIENCE_S) is None:
            raise TimeoutError("it did not come back with its tab")

    def stop(self) -> None:
        """End what still runs, and remove the profile."""
        try:
            self._kill()
            self._wait_until_ended()
        finally:
            self.display.stop()
            self.site.stop()
            shutil.rmtree(self.directory, ignore_errors=True)

    def _main_pids(self) -> list[int]:
        """Return the browser's main processes: those with its directory that serve no other."""
        return [pid for pid, line in self._processes() if not any(word in line for word in HELPERS)]

    def _processes(self) -> list[tuple[int, str]]:
        """Return what runs with the profile's directory in command line or environment, and the command lines."""
        found = []
        for entry in Path("/proc").iterdir():
            if entry.name.isdigit():
                line = _read(entry / "cmdline")
                if str(self.directory) in line + _read(entry / "environ"):
                    found.append((int(entry.name), line))
        return found

    def _environment(self) -> dict[str, str]:
        """Return the environment: this display, and nothing of the desktop that the tests may be run on."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("WAYLAND", "DBUS", "XDG"))}
        return {**kept, "DISPLAY": self.display.name, "HOME": str(self.directory), "MOZ_ENABLE_WAYLAND": "0"}

    def _leave(self) -> None:
        if self.leaves:
            self.visit("/page/", host=ELSEWHERE)
            time.sleep(3)  # until the browser has noted where its tab is

    def _kill(self) -> None:
        """Kill every process.

        Chromium's network process, which writes the cookies, goes first: it outlives the main one by a moment, and in
        some runs would write what it has.
        """
        for pid, _ in sorted(self._processes(), key=lambda process: "NetworkService" not in process[1]):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)

    def _reap(self) -> None:
        if self._process:
            self._process.wait()
            self._process = None

    def _wait_until_ended(self, timeout_s: float = PATIENCE_S) -> None:
        _wait(lambda: not self._processes(), "it did not end", timeout_s)
        self._reap()
        self._old_tabs, self._been_at = self._been_at, set()

    def _new_path(self, path: str) -> str:
        self._pages += 1
        return f"{path}{'&' if '?' in path else '?'}n={self._pages}"

    def _wait_for(self, path: str, after: int = 0) -> str:
        cookie_header = self.site.wait_for([path], after=after, timeout_s=PATIENCE_S)
        if cookie_header is None:
            raise TimeoutError(f"{path} was never asked for; what was: {self.site.requests}")
        return cookie_header


def _read(path: Path) -> str:
    """Return the words of a file of /proc; nothing if the process is gone, or another user's."""
    try:
        return path.read_bytes().replace(b"\0", b" ").decode(errors="replace")
    except (FileNotFoundError, ProcessLookupError, PermissionError):
        return ""


def _wait(condition: Callable[[], object], failure: str, timeout_s: float = PATIENCE_S) -> None:
    deadline = time.monotonic() + timeout_s
    while not condition():
        if time.monotonic() > deadline:
            raise TimeoutError(failure)
        time.sleep(0.1)
