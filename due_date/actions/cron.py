"""The action that lets cron run ``clearsessions``, and what its runs did."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from due_date.authorities import DONE
from due_date.places import CACHE, FILES_CLEARED, ROWS_CLEARED, SIGNED, place
from due_date.scenario.action import Action, ActionError
from due_date.scenario.grammar import Vocabulary
from due_date.server.protocol import Server
from due_date.simulation.cron import COLLECTING, CronRuns, order
from due_date.simulation.reason import Reason, ReasonRow
from due_date.simulation.verb import Effect, Verb
from due_date.simulation.world import World
from due_date.times import parse_duration
from due_date.translation import gettext_noop as _

CRON_SET = ReasonRow(
    "cron-set",
    _("cron runs clearsessions every %(period_s)s from now on, first at %(next_at)s."),
    DONE,
)
CRON_STOPPED = ReasonRow(
    "cron-stopped",
    _("cron no longer runs clearsessions."),
    DONE,
)
CRON_NOT_RUNNING = ReasonRow(
    "cron-not-running",
    _("cron did not run clearsessions before either: nothing changed."),
    DONE,
)
CRON_NEVER_DUE = ReasonRow(
    "cron-never-due",
    _("The first run would come after the year 9999, when simulated time ends."),
    DONE,
)
CRON_REMOVED = ReasonRow(
    "cron-removed",
    _("cron ran clearsessions at %(run_at)s; records removed: %(count)s."),
    ROWS_CLEARED,
    at_engine={"file": FILES_CLEARED},
)
CRON_RAN = ReasonRow(
    "cron-ran",
    _(
        "Runs of clearsessions meanwhile: %(count)s, the last at %(last_at)s; records removed: %(removed)s. "
        "Nobody was logged out by it."
    ),
    ROWS_CLEARED,
    at_engine={"file": FILES_CLEARED},
)
CRON_USELESS = ReasonRow(
    "cron-useless",
    _("Runs of clearsessions meanwhile: %(count)s, and none did anything: %(engine)s needs no cleanup."),
    place(CACHE, "SessionStore.clear_expired"),
    at_engine={"signed_cookies": place(SIGNED, "SessionStore.clear_expired")},
)


MIN_CRON_S = 60


def _read_cron(words: Sequence[str], vocabulary: Vocabulary) -> int | None:
    """Return the period in seconds, or ``None`` to stop."""
    command, period = words
    if command != "clearsessions":
        raise ValueError(command)
    if period == "off":
        return None
    seconds = parse_duration(period)
    if seconds < MIN_CRON_S:
        raise ActionError(_("cron runs once a minute at most"), nearest="cron clearsessions 1m")
    return seconds


def _order_cron(world: World, action: Action, server: Server) -> Effect:
    return Effect(replace(world, cron=order(action.argument, world.now)))


def _explain_cron(before: World, action: Action, effect: Effect) -> Iterator[Reason]:
    cron = effect.world.cron
    if cron is None:
        yield CRON_STOPPED() if before.cron else CRON_NOT_RUNNING()
    elif cron.next_at is None:
        yield CRON_NEVER_DUE()
    else:
        yield CRON_SET(period_s=cron.period_s, next_at=cron.next_at)


def explain_runs(after: World, cron: CronRuns) -> Iterator[Reason]:
    for removal in cron.removals:
        yield CRON_REMOVED(count=len(removal.keys), run_at=removal.at)
    if after.server.engine not in COLLECTING:
        yield CRON_USELESS(count=cron.count, engine=after.server.engine)
    else:
        removed = sum(len(removal.keys) for removal in cron.removals)
        yield CRON_RAN(count=cron.count, removed=removed, last_at=cron.last_at)


VERBS = (
    Verb(
        name="cron",
        example="cron clearsessions 1d",
        read=_read_cron,
        usage="cron clearsessions DURATION|off",
        summary="run clearsessions every DURATION from now on, as time advances; off stops it",
        of_browser=False,
        effect=_order_cron,
        explain=_explain_cron,
    ),
)
