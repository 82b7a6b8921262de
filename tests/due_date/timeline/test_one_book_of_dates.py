"""Slips, drawing and table of any run say the same dates at every frame: those that its cookies and records have."""

from datetime import datetime

import pytest

from due_date.timeline.deadlines import read_slips
from due_date.timeline.drawing import draw
from due_date.timeline.facts import list_facts
from due_date.timeline.history import read_history
from lessons.grammar import parse_scenario
from lessons.pool import get_pool
from tests.random_scenarios import random_scenario

ENGINES = ("db", "cache", "cached_db", "file", "signed_cookies")
SCENARIOS = 12  # for each engine


@pytest.mark.parametrize("engine", ENGINES)
def test_slips_and_timeline_say_the_same_dates_at_every_frame(engine):
    dated = 0
    for number in range(SCENARIOS):
        lines = [
            f"set SESSION_ENGINE={engine}",
            *random_scenario(ENGINES.index(engine) * SCENARIOS + number, length=15),
        ]
        history = read_history(get_pool().trace(parse_scenario(lines)))
        for at in range(len(history.frames)):
            dated += check_frame(history, at)
    assert dated > 100, "there were dates to compare"


def check_frame(history, at):
    """Compare all that is said of dates at the frame ``at``; return how many the slips of all browsers show."""
    world = history.frames[at].world
    slips = {browser: read_slips(history, browser, at=at) for browser in world.browsers}
    facts = [fact for fact in list_facts(history, at) if fact.number is not None and fact.number <= at]
    for browser, (cookie, record) in slips.items():
        assert stamped(cookie) == tabled(
            [fact for fact in facts if (fact.subject, fact.browser) == ("cookie", browser)]
        )
        assert stamped(record) == tabled(
            [fact for fact in facts if (fact.subject, fact.name) == ("record", record.key)]
        )
        held, stored = world.session_cookie(browser), world.record(record.key)
        assert (cookie.state == "held") is (held is not None)
        assert (record.state in ("valid", "refused")) is (stored is not None)
        assert held is None or (cookie.key, cookie.shown_at) == (held.value, held.expires_at)
        assert stored is None or record.shown_at == stored.expires_at
    lines = draw(history, at=at).date_lines
    drawn = {line.stamp.shown_at for line in lines if line.lane == "cookie" and not line.is_later}
    assert drawn - {None} == {date for cookie, _record in slips.values() for _number, date in stamped(cookie) if date}
    return sum(len(slip.stamps) for both in slips.values() for slip in both)


def stamped(slip):
    return [(stamp.number, stamp.shown_at) for stamp in slip.stamps]


def tabled(facts):
    """Return the frames and dates of the table; a date that is written again only where a lifetime begins with it."""
    dates: list[tuple[int | None, datetime | None]] = []
    for fact in facts:
        if fact.kind == "begun" or (fact.kind in ("stamped", "moved") and fact.shown_at != dates[-1][1]):
            dates.append((fact.number, fact.shown_at))
    return dates
