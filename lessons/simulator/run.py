"""Run a scenario against a server: actions in, frames out.

To add an action, give its verb a row in :data:`EFFECTS` here, beside its row in ``actions.VERBS``.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from . import browser as browsers
from .actions import Action
from .observation import write_observed
from .scenario import Scenario
from .server import CommandRun, Exchange, Server
from .trace import Frame, Trace, World, observe
from .why import reasons

PASSWORD = "a library card"  # noqa: S105 - of the simulated site's users, who change it for itself


@dataclass(frozen=True)
class Effect:
    """What an action did: the world afterwards, and the request or command in between."""

    world: World
    exchange: Exchange | None = None
    command: CommandRun | None = None


def run(actions: Iterable[Action], server: Server, world: World | None = None) -> Iterator[Frame]:
    """Yield a frame for each action, going on from ``world``; without one, begin with frame 0 of a new server."""
    server.restore(world.server if world else None)
    if world is None:
        world = World(server.snapshot())
        yield Frame(None, "learner", world, observed=observe(world, None))
    for action in actions:
        effect = EFFECTS[action.verb](world, action, server)
        yield Frame(
            action.text,
            action.browser or "learner",
            effect.world,
            effect.exchange,
            effect.command,
            reasons(world, effect.world, action, effect.exchange),
            observe(effect.world, action.browser),
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
        exchange = server.handle(request, at=world.now)
        name = world.server.setting("SESSION_COOKIE_NAME")
        browser = browsers.receive(browser, exchange, session_cookie=name, now=world.now)
        return Effect(replace(world, server=server.snapshot()).with_browser(browser), exchange)

    return effect


def _set(world: World, action: Action, server: Server) -> Effect:
    server.configure(action.argument, at=world.now)
    return Effect(replace(world, server=server.snapshot()))


def _advance(world: World, action: Action, server: Server) -> Effect:
    return Effect(replace(world, now=world.now + timedelta(seconds=action.argument)))


def _command(world: World, action: Action, server: Server) -> Effect:
    command = server.run_command(action.verb, at=world.now)
    return Effect(replace(world, server=server.snapshot()), command=command)


def _on_browser(change: Callable[[browsers.Browser], browsers.Browser]) -> Any:
    def effect(world: World, action: Action, server: Server) -> Effect:
        return Effect(world.with_browser(change(world.browser(action.browser))))

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
    "close": _on_browser(browsers.close),
    "open": _on_browser(browsers.open_),
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
