"""The actions that are one request each: login, logout, visiting a page, ``set_expiry``, a changed password."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import quote

from due_date.browser.browser import compose, receive
from due_date.reasons.request import explain_request
from due_date.scenario.action import Action, ActionError, nearest_of, shorten
from due_date.scenario.grammar import Vocabulary, read_nothing, read_only
from due_date.scenario.literals import parse_expiry_value
from due_date.server.protocol import Server
from due_date.server.site import Site
from due_date.simulation.verb import Effect, Verb
from due_date.simulation.world import World
from due_date.translation import gettext_noop as _

MAX_PATH_LENGTH = 1_000

Form = Callable[[Site, Any], dict[str, str]]


def request(method: str, path: Callable[[Site, Any], str], form: Form | None = None) -> Any:
    """Return the effect of a request by the acting browser; ``path`` and ``form`` take the site and the argument."""

    def effect(world: World, action: Action, server: Server) -> Effect:
        browser, sent = compose(
            world.browser(action.browser),
            method,
            path(server.site, action.argument),
            form(server.site, action.argument) if form else None,
            site=replace(server.site, origin=world.origin),
            now=world.now,
            nonce=world.server.requests,
        )
        exchange = server.handle(sent, at=world.server_now)
        name = world.server.setting("SESSION_COOKIE_NAME")
        browser, receipts = receive(browser, exchange, origin=world.origin, session_cookie=name, now=world.now)
        return Effect(replace(world, server=server.snapshot()).with_browser(browser), exchange, receipts)

    return effect


def _read_user(words: Sequence[str], vocabulary: Vocabulary) -> str:
    user = read_only(words, vocabulary.users[0])
    if user not in vocabulary.users:
        raise ActionError(
            _("there is no user %(user)s: the simulated site knows %(users)s"),
            nearest=f"login {nearest_of(user, vocabulary.users)}",
            user=shorten(user),
            users=", ".join(vocabulary.users),
        )
    return user


def _read_path(words: Sequence[str], vocabulary: Vocabulary) -> str:
    path = read_only(words, vocabulary.pages[0])
    if not path.startswith("/") or len(path) > MAX_PATH_LENGTH:
        raise ActionError(
            _("%(path)s is not a path of the simulated site: it begins with / and has at most 1,000 characters"),
            nearest=f"visit {nearest_of('/' + path[:40].strip('/') + '/', vocabulary.pages)}",
            path=shorten(path),
        )
    return quote(path.partition("#")[0], safe="/%?=&:@!$'()*+,;~-._[]") or "/"


def _read_expiry(words: Sequence[str], vocabulary: Vocabulary) -> str:
    if not words:
        raise ValueError(words)
    text = " ".join(words)
    parse_expiry_value(text)
    return text


VERBS = (
    Verb(
        name="login",
        example="login {user}",
        read=_read_user,
        usage="login [USER]",
        summary="POST the login form; without a name, the first user's",
        is_request=True,
        effect=request(
            "POST",
            lambda site, _user: site.login_path,
            lambda site, user: {"username": user, "password": site.password},
        ),
        explain=explain_request,
    ),
    Verb(
        name="logout",
        example="logout",
        read=read_nothing,
        usage="logout",
        summary="POST the logout form",
        is_request=True,
        effect=request("POST", lambda site, _nothing: site.logout_path, lambda site, _nothing: {}),
        explain=explain_request,
    ),
    Verb(
        name="visit",
        example="visit /",
        read=_read_path,
        usage="visit [PATH]",
        summary="GET a page of the site; any path that is none of its pages is its 404",
        is_request=True,
        effect=request("GET", lambda _site, path: path),
        explain=explain_request,
    ),
    Verb(
        name="set_expiry",
        example="set_expiry 300",
        read=_read_expiry,
        usage="set_expiry VALUE",
        summary="a request whose view calls request.session.set_expiry(VALUE)",
        is_request=True,
        effect=request("POST", lambda site, _value: site.set_expiry_path, lambda _site, value: {"value": value}),
        explain=explain_request,
    ),
    Verb(
        name="change_password",
        example="change_password",
        read=read_nothing,
        usage="change_password",
        summary="POST the password-change form",
        is_request=True,
        effect=request(
            "POST",
            lambda site, _nothing: site.change_password_path,
            lambda site, _nothing: dict.fromkeys(("old_password", "new_password1", "new_password2"), site.password),
        ),
        explain=explain_request,
    ),
)
