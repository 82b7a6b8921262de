"""Wrong world: lowering SESSION_COOKIE_AGE shortens the sessions that exist."""

from dataclasses import replace
from datetime import datetime, timedelta

from due_date.scenario.action import Action
from due_date.server.state import Record
from due_date.simulation.world import World
from lessons.specimen.wrong_world import WrongWorld


def redate_records(before: World, after: World, action: Action) -> World:
    """Move the expiry dates of database records that follow ``SESSION_COOKIE_AGE`` when it is changed."""
    try:
        old, new = (timedelta(seconds=world.server.setting("SESSION_COOKIE_AGE")) for world in (before, after))
        rows = tuple(_redate(row, new - old) if new != old else row for row in after.server.rows)
    except (TypeError, OverflowError):  # an age that is no number, or a date that no calendar holds
        return after
    return replace(after, server=replace(after.server, rows=rows))


def _redate(row: Record, by: timedelta) -> Record:
    if row.expires_at is None or (row.data or {}).get("_session_expiry"):
        return row
    stored = datetime.fromisoformat(row.stored_expiry) + by
    return replace(row, stored_expiry=str(stored), expires_at=row.expires_at + by)


WRONG_WORLD = WrongWorld(
    "lower-age-shortens",
    ("login", "advance 10m", "set SESSION_COOKIE_AGE=300", "visit /"),
    consequence=redate_records,
)
