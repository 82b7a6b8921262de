"""Run a scenario against a server: actions in, frames out.

To add an action, give its verb a row in :data:`EFFECTS` here, beside its row in ``actions.VERBS``.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from due_date.browser import browser as browsers
from due_date.browser import lifecycle as endings
from due_date.reasons.explain import reasons
from due_date.scenario.actions import Action
from due_date.scenario.observation import write_observed
from due_date.scenario.scenario import Scenario
from due_date.server.messages import CommandRun, Exchange
from due_date.server.protocol import Server
from due_date.simulation.cron import CronRuns, order, run_due
from due_date.simulation.frame import Frame, Trace
from due_date.simulation.observe import observe
from due_date.simulation.world import World
from lessons.specimen.belief_effects import Aftermath

PASSWORD = "a library card"  # noqa: S105 - of the simulated site's users, who change it for itself


@dataclass(frozen=True)
class Effect:
    """What an action did: the world afterwards, and the request, command or runs of cron in between."""

    world: World
    exchange: Exchange | None = None
    command: CommandRun | None = None
    cron: CronRuns | None = None


def run(
    actions: Iterable[Action], server: Server, world: World | None = None, aftermath: Aftermath | None = None
) -> Iterator[Frame]:
    """Yield a frame for each action, going on from ``world``; without one, begin with frame 0 of a new server.

    ``aftermath`` is what else happens after each action in a wrong world; in Django's there is none.
    """
    server.restore(world.server if world else None)
    if world is None:
        world = World(server.snapshot())
        yield Frame(None, "learner", world, observed=observe(world, None))
    for action in actions:
        effect = EFFECTS[action.verb](world, action, server)
        if aftermath:
            effect = replace(effect, world=aftermath(world, effect.world, action))
            server.restore(effect.world.server)
        yield Frame(
            action.text,
            action.browser or "learner",
            effect.world,
            effect.exchange,
            effect.command,
            reasons(world, effect.world, action, effect.exchange, effect.cron),
            observe(effect.world, action.browser),
            effect.cron,
        )
        world = effect.world


def _request(method: str, path: str | None = None, form: Callable[[Any], dict[str, str]] | None = None) -> Any:
    """Make the effect of a browser's request; a ``path`` of ``None`` is the action's argument."""

    def effect(world: World, action: Action, server: Server) -> Effect:
        browser, request = browsers.compose(
            world.browser(action.browser),
            method,
            path or action.argument,
            form(action.argument) if form else None,
            now=world.now,
            nonce=world.server.requests,
        )
        exchange = server.handle(request, at=world.server_now)
        name = world.server.setting("SESSION_COOKIE_NAME")
        browser = browsers.receive(browser, exchange, session_cookie=name, now=world.now)
        return Effect(replace(world, server=server.snapshot()).with_browser(browser), exchange)

    return effect


def _set(world: World, action: Action, server: Server) -> Effect:
    server.configure(action.argument, at=world.server_now)
    return Effect(replace(world, server=server.snapshot()))


def _advance(world: World, action: Action, server: Server) -> Effect:
    now = world.now + timedelta(seconds=action.argument)
    cron, state, runs = run_due(world.cron, now, server, world.server, lead=world.server_now - world.now)
    aged = {name: endings.pass_time(browser, now=now) for name, browser in world.browsers.items()}
    return Effect(replace(world, now=now, server=state, cron=cron, browsers=aged), cron=runs)


def _cron(world: World, action: Action, server: Server) -> Effect:
    return Effect(replace(world, cron=order(action.argument, world.now)))


def _command(world: World, action: Action, server: Server) -> Effect:
    command = server.run_command(action.verb, at=world.server_now)
    return Effect(replace(world, server=server.snapshot()), command=command)


def _skew(world: World, action: Action, server: Server) -> Effect:
    whose, seconds = action.argument
    if whose == "server":
        return Effect(replace(world, skew_server_s=seconds))
    return Effect(world.with_browser(replace(world.browser(action.browser), skew_s=seconds)))


def _copy_cookie(world: World, action: Action, server: Server) -> Effect:
    cookie = world.session_cookie(action.browser)
    if cookie is None or action.argument == action.browser:
        return Effect(world)
    thief = world.browser(action.argument)
    return Effect(world.with_browser(browsers.take(thief, cookie, now=world.now)))


def _on_browser(change: Callable[[browsers.Browser, Any, datetime], browsers.Browser]) -> Any:
    """Make the effect of what changes one browser alone; a browser that stays as it was is not made by it."""

    def effect(world: World, action: Action, server: Server) -> Effect:
        browser = world.browser(action.browser)
        changed = change(browser, action.argument, world.now)
        return Effect(world if changed == browser else world.with_browser(changed))

    return effect


EFFECTS: dict[str, Callable[[World, Action, Server], Effect]] = {
    "set": _set,
    "login": _request("POST", "/login/", lambda user: {"username": user, "password": PASSWORD}),
    "logout": _request("POST", "/logout/", lambda _: {}),
    "visit": _request("GET"),
    "set_expiry": _request("POST", "/set-expiry/", lambda value: {"value": value[0]}),
    "change_password": _request(
        "POST",
        "/password/",
        lambda _: {"old_password": PASSWORD, "new_password1": PASSWORD, "new_password2": PASSWORD},
    ),
    "advance": _advance,
    "clearsessions": _command,
    "delete_rows": _command,
    "clear_cache": _command,
    "cron": _cron,
    "close": _on_browser(lambda browser, _, now: endings.end(browser, "close", now=now)),
    "open": _on_browser(lambda browser, _, now: endings.open_(browser, now=now)),
    "reopen_tabs": _on_browser(lambda browser, _, now: endings.reopen_tabs(browser, now=now)),
    "crash": _on_browser(lambda browser, _, now: endings.end(browser, "crash", now=now)),
    "os_logout": _on_browser(lambda browser, _, now: endings.end(browser, "os_logout", now=now)),
    "update": _on_browser(lambda browser, _, now: endings.update(browser, now=now)),
    "profile": _on_browser(lambda browser, name, now: replace(browser, profile=name)),
    "copy_cookie": _copy_cookie,
    "skew": _skew,
}


@dataclass(frozen=True)
class Failure:
    """An expectation that did not hold, after the action numbered ``number`` (0 is before any)."""

    line: int
    number: int
    action: str | None
    key: str
    expected: str
    found: str


def failures(scenario: Scenario, frames: Sequence[Frame] | Trace) -> list[Failure]:
    """Return the expectations of ``scenario`` that its frames (frame 0 first) do not meet, in order."""
    found = []
    for wanted in scenario.expectations:
        frame = frames[wanted.after]
        observed = observe(frame.world, wanted.browser) if wanted.browser else frame.observed
        value = observed[wanted.key]
        if value != wanted.expected or isinstance(value, bool) is not isinstance(wanted.expected, bool):
            found.append(
                Failure(
                    wanted.line,
                    wanted.after,
                    frame.action,
                    wanted.key,
                    write_observed(wanted.expected),
                    write_observed(value),
                )
            )
    return found
