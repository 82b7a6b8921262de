"""The action that copies a session cookie into another browser."""

from collections.abc import Iterator, Sequence

from due_date.authorities import DONE
from due_date.browser.browser import take
from due_date.places import DB, place
from due_date.scenario.action import Action, ActionError, shorten
from due_date.scenario.grammar import Vocabulary, is_browser_name, read_only
from due_date.server.protocol import Server
from due_date.simulation.reason import Reason, ReasonRow
from due_date.simulation.verb import Effect, Verb
from due_date.simulation.world import World
from due_date.translation import gettext_noop as _

NOTHING_TO_COPY = ReasonRow(
    "nothing-to-copy",
    _("This browser holds no session cookie: there is nothing to copy, and nothing changed."),
    DONE,
)
COPIED_TO_ITSELF = ReasonRow(
    "copied-to-itself",
    _("A browser cannot steal its own cookie: nothing changed."),
    DONE,
)
COOKIE_COPIED = ReasonRow(
    "cookie-copied",
    _("%(browser)s holds a copy of the session cookie %(key)s now, and keeps it as long as it likes."),
    DONE,
)
COPY_IS_AS_GOOD = ReasonRow(
    "copy-is-as-good",
    _("The server cannot tell the copy from the original: either opens the record %(key)s, until %(expires_at)s."),
    place(DB, "SessionStore._get_session_from_db", "session_key"),
)


def _read_browser_name(words: Sequence[str], vocabulary: Vocabulary) -> str:
    name = read_only(words)
    if not is_browser_name(name):
        raise ActionError(
            _("%(name)s names no browser: write 1 to 12 lower-case letters"),
            nearest="copy_cookie thief",
            name=shorten(name),
        )
    return name


def _copy_cookie(world: World, action: Action, server: Server) -> Effect:
    cookie = world.session_cookie(action.browser)
    if cookie is None or action.argument == action.browser:
        return Effect(world)
    thief = world.browser(action.argument)
    return Effect(world.with_browser(take(thief, cookie, now=world.now)))


def _explain(before: World, action: Action, effect: Effect) -> Iterator[Reason]:
    cookie = before.session_cookie(action.browser)
    if cookie is None:
        yield NOTHING_TO_COPY()
    elif action.argument == action.browser:
        yield COPIED_TO_ITSELF()
    else:
        yield COOKIE_COPIED(key=cookie.value, browser=action.argument)
        if record := before.record_of(action.browser):
            yield COPY_IS_AS_GOOD(key=record.key, expires_at=record.expires_at)


VERBS = (
    Verb(
        name="copy_cookie",
        example="copy_cookie thief",
        read=_read_browser_name,
        usage="copy_cookie NAME",
        summary="copy the session cookie into the browser NAME, without its date",
        effect=_copy_cookie,
        explain=_explain,
    ),
)
