"""Changes of a world that several wrong worlds make: cookies that a browser loses, records that a server loses."""

from collections.abc import Callable
from dataclasses import replace

from due_date.actions.registry import VERBS
from due_date.browser.store import Cookie
from due_date.scenario.action import Action
from due_date.server.state import Record
from due_date.simulation.world import World


def closes_browser(action: Action) -> bool:
    """Return whether a browser is closed after ``action``: one that was quit, that crashed or that was logged out."""
    return VERBS[action.verb].leaves_open is False


def ends_browser(action: Action) -> bool:
    """Return whether ``action`` closes a browser or makes it restart itself."""
    return closes_browser(action) or action.verb == "update"


def drop_cookies(world: World, browser_name: str | None, is_dropped: Callable[[Cookie], bool]) -> World:
    """Return ``world`` with a browser that lost some cookies: those in its store, and those it wrote to disk."""

    def keep(cookies: tuple[Cookie, ...]) -> tuple[Cookie, ...]:
        return tuple(cookie for cookie in cookies if not is_dropped(cookie))

    browser = world.browser(browser_name)
    browser = replace(
        browser,
        cookies=keep(browser.cookies),
        flushed=keep(browser.flushed),
        recent=tuple(replace(past, cookies=keep(past.cookies)) for past in browser.recent),
        parked=keep(browser.parked),
    )
    return world.with_browser(browser)


def delete_records(world: World, is_deleted: Callable[[Record], bool]) -> World:
    """Return ``world`` with a server that lost some session records, whichever store they were in."""

    def keep(records: tuple[Record, ...]) -> tuple[Record, ...]:
        return tuple(record for record in records if not is_deleted(record))

    server = world.server
    server = replace(server, rows=keep(server.rows), entries=keep(server.entries), files=keep(server.files))
    return replace(world, server=server)
