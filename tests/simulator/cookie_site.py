"""A server that sets the cookies its URL asks for, to try the simulated browser alone."""

from due_date.actions.registry import VERBS
from due_date.simulation.run import run
from lessons.grammar import parse_scenario
from tests.parity.site import SimulatedSite, setting

BOTH = setting("session=1; Path=/", "dated=1; Path=/; Max-Age=2592000")
BOTH_AGAIN = setting("session=2; Path=/", "dated=2; Path=/; Max-Age=2592000")


def frames_of(*lines):
    """Return the frames of these actions, the first being that of the first line."""
    return list(run(parse_scenario(lines).actions, SimulatedSite(), VERBS))[1:]


def browser_after(*lines):
    """Return the learner's browser after these actions."""
    return frames_of(*lines)[-1].world.browser(None)


def sent_after(*lines):
    """Return the cookies that a visit after these actions sends, as one text."""
    exchange = frames_of(*lines, "visit /")[-1].exchange
    return exchange.request.header("Cookie") or ""


def held(browser):
    """Return what a browser holds, by name."""
    return {cookie.name: cookie.value for cookie in browser.cookies}
