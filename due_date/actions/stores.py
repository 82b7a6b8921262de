"""The actions on what the server keeps: cleanup by command and by cron, deletion by hand, a cache that forgets."""

from collections.abc import Iterator
from dataclasses import replace

from due_date.actions.clock import explain_holders
from due_date.authorities import DONE
from due_date.places import CACHE, CACHE_FIRST, CACHED_DB, FILE, FILES_CLEARED, ROWS_CLEARED, SIGNED, place
from due_date.scenario.action import Action
from due_date.scenario.grammar import read_nothing
from due_date.server.protocol import Server
from due_date.simulation.cron import COLLECTING
from due_date.simulation.reason import Reason, ReasonRow
from due_date.simulation.verb import Button, Effect, Verb
from due_date.simulation.world import World
from due_date.translation import gettext_noop as _
from due_date.translation import ngettext_noop

CLEARED = ReasonRow(
    "cleared",
    ngettext_noop(
        "clearsessions removed %(count)s expired record; %(left)s left. Nobody was logged out by it.",
        "clearsessions removed %(count)s expired records; %(left)s left. Nobody was logged out by it.",
    ),
    ROWS_CLEARED,
    at_engine={"file": FILES_CLEARED},
)
NOTHING_TO_CLEAR = ReasonRow(
    "nothing-to-clear",
    _("clearsessions found no expired record to remove; %(left)s left."),
    ROWS_CLEARED,
    at_engine={"file": FILES_CLEARED},
)
CLEARING_DOES_NOTHING = ReasonRow(
    "clearing-does-nothing",
    _("clearsessions ran and did nothing: with %(engine)s there is nothing for it to remove."),
    place(CACHE, "SessionStore.clear_expired"),
    at_engine={"signed_cookies": place(SIGNED, "SessionStore.clear_expired")},
)
DEAD_BUT_NOT_COLLECTABLE = ReasonRow(
    "dead-but-not-collectable",
    _("A record is due at exactly %(now_at)s: it is refused already, and clearsessions removes it only after that."),
    ROWS_CLEARED,
)
FILES_NOT_RECOGNISED = ReasonRow(
    "files-not-recognised",
    _("Expired files that stay: %(count)s. clearsessions looks only at names that begin with %(name)s."),
    place(FILE, "SessionStore.clear_expired", "startswith"),
)
ROWS_DELETED = ReasonRow(
    "rows-deleted",
    ngettext_noop("%(count)s record was deleted by hand.", "%(count)s records were deleted by hand."),
    DONE,
)
NOTHING_ON_THE_SERVER = ReasonRow(
    "nothing-on-the-server",
    _("There is nothing to delete: this engine keeps every session in its cookie."),
    place(SIGNED, "SessionStore.load", "session_key"),
)
ENTRIES_STILL_ANSWER = ReasonRow(
    "entries-still-answer",
    _("The cache still has entries for them, and reading asks the cache first."),
    CACHE_FIRST,
)
CACHE_CLEARED = ReasonRow(
    "cache-cleared",
    _("The cache lost its memory: sessions lost with it: %(count)s. No deadline was reached."),
    place(CACHE, "SessionStore.load", "_session_key"),
)
CACHE_CLEARED_ROWS_REMAIN = ReasonRow(
    "cache-cleared-rows-remain",
    _("The cache lost its memory. The rows remain (%(count)s): the next visit is answered from them."),
    place(CACHED_DB, "SessionStore.load", "_get_session_from_db"),
)
CACHE_NOT_USED = ReasonRow(
    "cache-not-used",
    _("The cache lost its memory; this engine keeps nothing there."),
    DONE,
)


def _run_command(world: World, action: Action, server: Server) -> Effect:
    command = server.run_command(action.verb, at=world.server_now)
    return Effect(replace(world, server=server.snapshot()), command=command)


def _explain_clearsessions(before: World, action: Action, effect: Effect) -> Iterator[Reason]:
    after = effect.world
    engine = after.server.engine
    if engine not in COLLECTING:
        yield CLEARING_DOES_NOTHING(engine=engine)
        return
    old, new = before.records_by_name, after.records_by_name
    count = len(old) - len(new)
    yield (CLEARED if count else NOTHING_TO_CLEAR)(count=count, left=len(new))
    now = after.server_now
    stuck = [record for record in new.values() if record.is_expired(now=now)]
    if any(record.expires_at == now for record in stuck):
        yield DEAD_BUT_NOT_COLLECTABLE(now_at=now)
    elif engine == "file" and stuck:
        yield FILES_NOT_RECOGNISED(count=len(stuck), name=after.server.setting("SESSION_COOKIE_NAME"))


def _explain_delete_rows(before: World, action: Action, effect: Effect) -> Iterator[Reason]:
    after = effect.world
    if before.records is None:
        yield NOTHING_ON_THE_SERVER()
        return
    yield ROWS_DELETED(count=len(before.records))
    if after.server.engine == "cached_db" and any(before.entry(row.key) for row in before.records):
        yield ENTRIES_STILL_ANSWER()
    for record in before.records:
        if not after.entry(record.key):
            yield from explain_holders(after, record)


def _explain_clear_cache(before: World, action: Action, effect: Effect) -> Iterator[Reason]:
    match effect.world.server.engine:
        case "cache":
            yield CACHE_CLEARED(count=len(before.records or ()))
        case "cached_db":
            yield CACHE_CLEARED_ROWS_REMAIN(count=len(before.records or ()))
        case _:
            yield CACHE_NOT_USED()


VERBS = (
    Verb(
        name="clearsessions",
        example="clearsessions",
        read=read_nothing,
        usage="clearsessions",
        summary="run the management command",
        of_browser=False,
        effect=_run_command,
        explain=_explain_clearsessions,
    ),
    Verb(
        name="delete_rows",
        example="delete_rows",
        read=read_nothing,
        usage="delete_rows",
        summary="somebody deletes every session record by hand",
        of_browser=False,
        effect=_run_command,
        explain=_explain_delete_rows,
        button=Button("delete-rows", _("Delete all records by hand"), "server"),
    ),
    Verb(
        name="clear_cache",
        example="clear_cache",
        read=read_nothing,
        usage="clear_cache",
        summary="the cache server loses its memory",
        of_browser=False,
        effect=_run_command,
        explain=_explain_clear_cache,
        button=Button("clear-cache", _("Let the cache lose its memory"), "server"),
    ),
)
