"""What is played: scripts, and the profiles in which real and simulated browser must agree on them.

``docs/facts/browsers.md`` tells what was found.
"""

from collections.abc import Collection
from dataclasses import dataclass

from lessons.grammar import parse_action
from tests.parity.installed import Chromium, Firefox
from tests.parity.real import RealBrowser
from tests.parity.site import setting

MONTH_S = 30 * 24 * 60 * 60
DECADE_S = 10 * 365 * 24 * 60 * 60
DAY_S = 24 * 60 * 60
CAP_S = 400 * DAY_S

ONE = setting("session=1; Path=/", f"dated=1; Path=/; Max-Age={MONTH_S}")
TWO = setting("session=2; Path=/", f"dated=2; Path=/; Max-Age={MONTH_S}")
SWAPPED = setting(f"session=3; Path=/; Max-Age={MONTH_S}", "dated=3; Path=/")
DELETED = setting("session=; Path=/; Max-Age=0", "dated=; Path=/; Max-Age=0")
LATER = "advance 36s"  # longer than either browser takes to write
BETWEEN = "advance 20s"  # longer than Firefox takes, not as long as Chromium does
SOON = "advance 2s"

SCRIPTS = {
    "close": (ONE, "visit /", "close", "open", "visit /", "close", "open", "visit /"),
    "close-swapped": (ONE, SWAPPED, "close", "open", "visit /"),
    "close-reopen-tabs": (ONE, "close", "open", "visit /", "reopen_tabs", "visit /"),
    "crash-soon": (ONE, SOON, "crash", "open", "visit /"),
    "crash-between": (ONE, BETWEEN, "crash", "open", "visit /"),
    "crash-later": (ONE, LATER, "crash", "open", "visit /", "close", "open", "visit /"),
    "crash-soon-after-change": (ONE, LATER, TWO, SOON, "crash", "open", "visit /"),
    "crash-soon-after-deletion": (ONE, LATER, DELETED, SOON, "crash", "open", "visit /"),
    "crash-soon-after-swap": (ONE, LATER, SWAPPED, SOON, "crash", "open", "visit /"),
    "log-out-later": (ONE, LATER, "os_logout", "open", "visit /"),
    "update": (ONE, "update", "visit /", "close", "open", "visit /"),
    "expire-while-closed": (
        setting("a=1; Path=/; Max-Age=6"),
        "visit /",
        "close",
        "advance 7s",
        "open",
        "visit /",
    ),
}
UNUSED = {
    "unused-6d": (ONE, "close", "advance 6d", "open", "advance 70s", "visit /"),
    "unused-8d": (ONE, "close", "advance 8d", "open", "advance 70s", "visit /"),
    "unused-8d-used-at-once": (ONE, "close", "advance 8d", "open", "visit /", "advance 70s", "visit /"),
}
LIFETIMES = (
    setting(
        "django=1; expires={+1209600}; HttpOnly; Max-Age=1209600; Path=/; SameSite=Lax",
        "browser-length=1; HttpOnly; Path=/; SameSite=Lax",
        f"max-age-first=1; Max-Age={DAY_S}; Expires={{-{DAY_S}}}; Path=/",
        f"max-age-last=1; Expires={{+{MONTH_S}}}; Max-Age={DAY_S}; Path=/",
        f"zero=1; Max-Age=0; Expires={{+{DAY_S}}}; Path=/",
        f"negative=1; Max-Age=-1; Expires={{+{DAY_S}}}; Path=/",
        f"no-number=1; Max-Age=soon; Expires={{+{DAY_S}}}; Path=/",
    ),
    setting(
        f"expires=1; Expires={{+{DAY_S}}}; Path=/",
        f"past=1; Expires={{-{DAY_S}}}; Path=/",
        "no-date=1; Expires=soon; Path=/",
        f"decade=1; Max-Age={DECADE_S}; Path=/",
        f"decade-expires=1; Expires={{+{DECADE_S}}}; Path=/",
        f"day-more=1; Max-Age={CAP_S + DAY_S}; Path=/",
        f"cap=1; Max-Age={CAP_S}; Path=/",
        f"day-less=1; Max-Age={CAP_S - DAY_S}; Path=/",
    ),
    setting(
        "short=1; Max-Age=3; Path=/",
        f"deleted=1; Max-Age={DAY_S}; Path=/",
        f"deleted-by-date=1; Max-Age={DAY_S}; Path=/",
        f"deleted-elsewhere=1; Max-Age={DAY_S}; Path=/",
        f"undated=1; Max-Age={DAY_S}; Path=/",
        "dated=1; Path=/",
    ),
    "visit /",
    setting(
        'deleted=""; expires={-86400}; Max-Age=0; Path=/; SameSite=Lax',
        f"deleted-by-date=; Expires={{-{DAY_S}}}; Path=/",
        "deleted-elsewhere=; Max-Age=0; Path=/elsewhere/",
        "undated=2; Path=/",
        f"dated=2; Max-Age={DAY_S}; Path=/",
    ),
    "advance 4s",
    "visit /",
    "close",
)


@dataclass(frozen=True)
class Case:
    """One script in one profile of one installed browser. ``leaves``: its tab goes to another site before it ends."""

    browser: type[RealBrowser]
    profile: str
    name: str
    script: tuple[str, ...]
    leaves: bool = False

    def __str__(self) -> str:
        return f"{self.browser.__name__.lower()}-{self.profile}-{self.name}"

    @property
    def waits_s(self) -> int:
        """How long it takes at least."""
        waits = [action.argument for action in map(parse_action, self.script) if action.verb == "advance"]
        return sum(seconds for seconds in waits if seconds < DAY_S)


def _cases(browser: type[RealBrowser], profile: str, names: Collection[str]) -> list[Case]:
    return [Case(browser, profile, name, SCRIPTS[name]) for name in names]


RESTORING = (
    "close",
    "close-swapped",
    "crash-soon",
    "crash-later",
    "crash-soon-after-change",
    "log-out-later",
    "update",
)
CLEARING = ("close", "close-swapped", "log-out-later")
CASES = [
    *_cases(Chromium, "chromium", SCRIPTS),
    *_cases(Chromium, "chromium-restore", RESTORING),
    *_cases(Chromium, "clear-on-close", (*CLEARING, "crash-later", "update")),
    *_cases(Chromium, "private", (*CLEARING, "crash-later")),
    *_cases(Firefox, "firefox", SCRIPTS),
    *_cases(Firefox, "firefox-restore", RESTORING),
    *_cases(Firefox, "clear-on-close", CLEARING),
    *_cases(Firefox, "private", (*CLEARING, "crash-later")),
    *(Case(Chromium, "chromium-restore", name, script, leaves=True) for name, script in UNUSED.items()),
    Case(
        Chromium,
        "chromium",
        "crash-then-unused-8d",
        (ONE, LATER, "crash", "advance 8d", "open", "advance 70s", "visit /"),
        leaves=True,
    ),
    # The browser starts with another setting than it ended with, and the other way round.
    Case(Chromium, "chromium-restore", "then-default", (ONE, "close", "profile chromium", "open", "visit /")),
    Case(Chromium, "chromium", "then-restore", (ONE, "close", "profile chromium-restore", "open", "visit /")),
    Case(
        Chromium,
        "chromium",
        "log-out-then-restore",
        (ONE, LATER, "os_logout", "profile chromium-restore", "open", "visit /"),
    ),
    Case(
        Firefox,
        "firefox-restore",
        "then-default",
        (ONE, "close", "profile firefox", "open", "visit /", "reopen_tabs", "visit /"),
    ),
    Case(Firefox, "firefox", "then-restore", (ONE, "close", "profile firefox-restore", "open", "visit /")),
]
LIFETIME_CASES = [
    Case(Chromium, "chromium", "lifetimes", LIFETIMES),
    Case(Firefox, "firefox", "lifetimes", LIFETIMES),
]
