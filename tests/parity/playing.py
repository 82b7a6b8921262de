"""One script, two players: a real browser, and the simulated one. A script is a scenario in the project's grammar."""

import time
from collections.abc import Sequence
from dataclasses import dataclass

from due_date.actions.registry import VERBS
from due_date.simulation.run import run
from due_date.times import plain_seconds
from lessons.grammar import parse_action, parse_scenario
from tests.parity.real import RealBrowser
from tests.parity.site import SimulatedSite

LONG_S = 3600


@dataclass(frozen=True)
class Played:
    """What came of a script: the cookies of each visit, in the order of the visits, and what the disk holds in the end.

    ``stored`` has the lifetime in seconds of each cookie with a date.
    """

    sent: tuple[frozenset[str], ...]
    stored: dict[str, float]


def play_simulated(profile: str, script: Sequence[str]) -> Played:
    """Play the script in the simulated browser."""
    scenario = parse_scenario([f"profile {profile}", *script])
    frames = list(run(scenario.actions, SimulatedSite(), VERBS))
    headers = [frame.exchange.request.header("Cookie") or "" for frame in frames if frame.exchange]
    world = frames[-1].world
    on_disk = world.browser(None).cookies_on_disk(now=world.now)
    stored = {c.name: plain_seconds(c.expires_at - c.updated_at) for c in on_disk if c.expires_at}
    return Played(tuple(map(_pairs, headers)), stored)


def play_real(browser: RealBrowser, script: Sequence[str]) -> Played:
    """Play the script in a real browser: short waits are waited, long ones are written into its database."""
    sent = []
    is_open = True
    browser.open()
    for line in script:
        action = parse_action(line)
        match action.verb:
            case "visit":
                sent.append(_pairs(browser.visit(action.argument)))
            case "advance" if action.argument < LONG_S:
                time.sleep(action.argument)
            case "advance":
                assert not is_open, "only a closed browser can be made to believe that days have passed"
                browser.let_pass(action.argument)
            case "profile":
                assert not is_open, "only a closed browser reads its preferences"
                browser.become(action.argument)
            case "open" | "close" | "crash" | "os_logout" | "update" | "reopen_tabs":
                getattr(browser, action.verb)()
                is_open = action.verb in ("open", "update", "reopen_tabs")
            case _:
                raise NotImplementedError(line)
    if is_open:
        browser.close()
    return Played(tuple(sent), browser.stored())


def _pairs(cookie_header: str) -> frozenset[str]:
    return frozenset(cookie_header.split("; ")) - {""}
