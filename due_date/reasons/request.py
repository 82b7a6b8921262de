"""Explain a request: everything there is to say about it, the deciding things first."""

from collections.abc import Iterator

from due_date.reasons.accounts import explain_user
from due_date.reasons.cookies import explain_sending, explain_set_cookie
from due_date.reasons.expiry import explain_expiry_age, explain_set_expiry
from due_date.reasons.failures import explain_failure
from due_date.reasons.lookup import explain_clock, explain_lookup
from due_date.reasons.saving import explain_records
from due_date.reasons.session_change import SessionChange
from due_date.scenario.action import Action
from due_date.simulation.reason import Reason
from due_date.simulation.verb import Effect
from due_date.simulation.world import World

PARTS = (
    explain_lookup,
    explain_sending,
    explain_clock,
    explain_failure,
    explain_set_expiry,
    explain_expiry_age,
    explain_user,
    explain_records,
    explain_set_cookie,
)


def explain_request(before: World, action: Action, effect: Effect) -> Iterator[Reason]:
    """Yield why the request of ``action`` came out as it did."""
    change = SessionChange.of(before, action, effect)
    for explain in PARTS:
        yield from explain(change)
