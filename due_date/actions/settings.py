"""The action that edits the site's settings and restarts it, and what that makes of the sessions that exist."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from due_date.authorities import DONE
from due_date.places import ENTRY_DATED, FILE_DATED, MIDDLEWARE, ROW_DATED, SIGNATURE_KEYS, SIGNED, place
from due_date.reasons.lookup_rows import RECORD_UNDATED
from due_date.reasons.saving import RECORD_DATED
from due_date.scenario.action import Action
from due_date.scenario.grammar import Vocabulary
from due_date.scenario.settings import read_assignment
from due_date.server.protocol import Server
from due_date.server.state import Record
from due_date.simulation.reason import Reason, ReasonRow
from due_date.simulation.verb import Effect, Verb
from due_date.simulation.world import World
from due_date.translation import gettext_noop as _

SETTING_CHANGED = ReasonRow(
    "setting-changed",
    _("%(name)s is %(new)s (it was %(old)s)."),
    DONE,
)
OLD_DATES_STAY = ReasonRow(
    "old-dates-stay",
    _("Records and cookies that exist keep the dates they have, until the session is saved again."),
    ROW_DATED,
    at_engine={"cache": ENTRY_DATED, "file": FILE_DATED},
)
ENGINE_SWITCHED = ReasonRow(
    "engine-switched",
    _("Sessions are kept by %(new)s now. What %(old)s keeps (%(left)s) stays where it is and is not asked for."),
    place(MIDDLEWARE, "SessionMiddleware.__init__", "import_module"),
)
DATE_MEANS_ANOTHER = ReasonRow(
    "date-means-another",
    _("Under these settings the record %(key)s, left as it is, is due at %(new_at)s instead of %(old_at)s."),
    place("db/backends/sqlite3/operations.py", "DatabaseOperations.convert_datetimefield_value", "make_aware"),
    at_engine={"file": FILE_DATED},
)
ZONE_CHANGES_NOTHING = ReasonRow(
    "zone-changes-nothing",
    _("With USE_TZ on, records hold absolute moments: TIME_ZONE changes nothing about when they are due."),
    place("utils/timezone.py", "now", "USE_TZ"),
)
SIGNED_AGE_COUNTS_NOW = ReasonRow(
    "signed-age-counts-now",
    _("Cookies that exist are measured against the new SESSION_COOKIE_AGE at once: %(limit_s)s after their signature."),
    place(SIGNED, "SessionStore.load", "max_age"),
)
RECORDS_UNREADABLE = ReasonRow(
    "records-unreadable",
    _("Records that no key verifies any more: %(count)s. They stay, and so do their dates and the cookies."),
    SIGNATURE_KEYS,
)
RECORDS_READABLE_AGAIN = ReasonRow(
    "records-readable-again",
    _("The records can be read again."),
    SIGNATURE_KEYS,
)
RECORDS_STILL_READABLE = ReasonRow(
    "records-still-readable",
    _("A fallback still verifies the records: nobody is logged out."),
    SIGNATURE_KEYS,
)


KEYS = {"SECRET_KEY", "SECRET_KEY_FALLBACKS"}


def _read_assignments(words: Sequence[str], vocabulary: Vocabulary) -> dict[str, str]:
    if not words:
        raise ValueError(words)
    return dict(read_assignment(word) for word in words)


def _set(world: World, action: Action, server: Server) -> Effect:
    server.configure(action.argument, at=world.server_now)
    return Effect(replace(world, server=server.snapshot()))


def _explain(before: World, action: Action, effect: Effect) -> Iterator[Reason]:
    after = effect.world
    changed = {name for name in action.argument if before.server.settings[name] != after.server.settings[name]}
    for name in action.argument:
        yield SETTING_CHANGED(name=name, old=before.server.settings[name], new=after.server.settings[name])
    if "SESSION_ENGINE" in changed:
        old, new, left = before.server.engine, after.server.engine, len(before.records or ())
        yield ENGINE_SWITCHED(old=old, new=new, left=left)
        return
    yield from _explain_dates(changed, before.records_by_name, after.records_by_name, after)


def _explain_dates(changed: set[str], old: dict[str, Record], new: dict[str, Record], after: World) -> Iterator[Reason]:
    moved = [key for key in new if key in old and new[key].expires_at != old[key].expires_at]
    for key in moved:
        yield _explain_moved(old[key], new[key])
    if changed & KEYS:
        yield from _explain_keys(old, new)
    if "TIME_ZONE" in changed and after.server.setting("USE_TZ"):
        yield ZONE_CHANGES_NOTHING()
    if after.server.engine == "signed_cookies":
        if "SESSION_COOKIE_AGE" in changed:
            limit = after.server.setting("SESSION_COOKIE_AGE")
            yield SIGNED_AGE_COUNTS_NOW(limit_s=limit if isinstance(limit, int | float) else repr(limit))
    elif old and not moved and not changed & KEYS:
        yield OLD_DATES_STAY()


def _explain_moved(old: Record, new: Record) -> Reason:
    if new.expires_at is None:
        return RECORD_UNDATED(key=new.key)
    if old.expires_at is None:
        return RECORD_DATED(key=new.key, new_at=new.expires_at)
    return DATE_MEANS_ANOTHER(key=new.key, old_at=old.expires_at, new_at=new.expires_at)


def _explain_keys(old: dict[str, Record], new: dict[str, Record]) -> Iterator[Reason]:
    unreadable = [key for key in new if new[key].data is None]
    if unreadable:
        yield RECORDS_UNREADABLE(count=len(unreadable))
    elif any(record.data is None for record in old.values()):
        yield RECORDS_READABLE_AGAIN()
    elif old:
        yield RECORDS_STILL_READABLE()


VERBS = (
    Verb(
        name="set",
        example="set SESSION_COOKIE_AGE=300",
        read=_read_assignments,
        usage="set NAME=VALUE ...",
        summary="edit the site's settings and restart it; what is stored stays as it is",
        of_browser=False,
        effect=_set,
        explain=_explain,
    ),
)
