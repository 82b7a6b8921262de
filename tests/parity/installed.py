"""The two browsers that are installed: how each is started and asked, and where it keeps its cookies."""

import json
import os
import shutil
import sqlite3
import time
from contextlib import closing

from tests.parity.real import ELSEWHERE, HOST, RealBrowser

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
FIREFOX = ("firefox-esr", "firefox")


def _command(candidates: tuple[str, ...]) -> str:
    return next(filter(shutil.which, candidates), candidates[0])


def missing_commands() -> list[str]:
    """Return what is not installed of all that is needed."""
    wanted = (_command(CHROMIUM), _command(FIREFOX), "Xvfb", "xdotool")
    return [command for command in wanted if not shutil.which(command)]


class Chromium(RealBrowser):
    """Debian's Chromium."""

    def become(self, profile: str) -> None:
        self.profile = profile
        path = self.directory / "Default" / "Preferences"
        path.parent.mkdir(exist_ok=True)
        preferences = json.loads(path.read_text()) if path.exists() else {}
        preferences.setdefault("session", {})["restore_on_startup"] = 1 if "restore" in profile else 5
        if profile == "clear-on-close":
            preferences.setdefault("profile", {})["default_content_setting_values"] = {"cookies": 4}
        path.write_text(json.dumps(preferences))

    def command(self, url: str) -> list[str]:
        return [
            _command(CHROMIUM),
            *(["--no-sandbox"] if os.geteuid() == 0 else []),
            *(["--incognito"] if self.profile == "private" else []),
            "--no-first-run",
            "--no-default-browser-check",
            "--password-store=basic",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--ozone-platform=x11",
            "--disable-background-networking",
            f"--user-data-dir={self.directory}",
            "--host-resolver-rules=MAP *.test 127.0.0.1",
            url,
        ]

    def press_reopen(self) -> None:
        self.display.press("ctrl+shift+t")

    def press_restart(self) -> None:
        self.display.press("ctrl+l")
        self.display.type("chrome://restart\n")

    def stored(self) -> dict[str, float]:
        query = "SELECT name, (expires_utc - last_update_utc) / 1e6 FROM cookies WHERE host_key = ? AND has_expires"
        with closing(sqlite3.connect(self.directory / "Default" / "Cookies")) as database:
            return dict(database.execute(query, [HOST]).fetchall())

    def let_pass(self, seconds: int) -> None:
        with closing(sqlite3.connect(self.directory / "Default" / "Cookies")) as database, database:
            database.execute(
                "UPDATE cookies SET creation_utc = creation_utc - :d, last_access_utc = last_access_utc - :d,"
                " last_update_utc = last_update_utc - :d, expires_utc = max(0, expires_utc - :d)",
                {"d": seconds * 1_000_000},
            )


class Firefox(RealBrowser):
    """Debian's Firefox ESR."""

    def become(self, profile: str) -> None:
        self.profile = profile
        preferences: dict[str, object] = {
            "network.dns.localDomains": f"{HOST},{ELSEWHERE}",
            "browser.startup.page": 3 if "restore" in profile else 0,
            "browser.shell.checkDefaultBrowser": False,
            "browser.aboutwelcome.enabled": False,
            "browser.tabs.warnOnClose": False,
            "browser.warnOnQuit": False,
            "browser.sessionstore.max_resumed_crashes": 9,
            "browser.sessionstore.restore_on_demand": False,
            "toolkit.startup.max_resumed_crashes": -1,
            "datareporting.policy.dataSubmissionEnabled": False,
            "app.normandy.enabled": False,
            "app.update.enabled": False,
            "network.captive-portal-service.enabled": False,
            "network.connectivity-service.enabled": False,
            "dom.security.https_first": False,
        }
        if profile == "clear-on-close":
            preferences |= {
                "privacy.sanitize.sanitizeOnShutdown": True,
                "privacy.clearOnShutdown.cookies": True,
                "privacy.clearOnShutdown_v2.cookiesAndStorage": True,
            }
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in preferences.items()]
        (self.directory / "user.js").write_text("".join(lines))

    def command(self, url: str) -> list[str]:
        private = ["--private-window"] if self.profile == "private" else []
        return [_command(FIREFOX), "--new-instance", "--profile", str(self.directory), *private, url]

    def press_reopen(self) -> None:
        self.display.press("Escape", "Escape", "alt+s")  # the menu History
        time.sleep(1.5)
        self.display.press("Down", "Down", "Return")  # its third entry, Restore Previous Session

    def press_restart(self) -> None:
        self.display.press("ctrl+t")
        self.display.type("about:restartrequired")
        self.display.press("Return")
        time.sleep(2)
        self.display.press("Return")  # its button has the focus

    def stored(self) -> dict[str, float]:
        query = "SELECT name, expiry / 1e3 - updateTime / 1e6 FROM moz_cookies WHERE host = ?"
        with closing(sqlite3.connect(self.directory / "cookies.sqlite")) as database:
            return dict(database.execute(query, [HOST]).fetchall())

    def let_pass(self, seconds: int) -> None:
        raise NotImplementedError
