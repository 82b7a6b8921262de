"""How long real browsers let a cookie live, by what they send and by what stands in their databases.

As in ``test_restarts``, with nothing to wait for: Max-Age against Expires, deletion, the cap of 400 days. A browser
that is slow to start on a busy machine outlives a cookie of three seconds, so it stands with the others that are played
against real browsers.
"""

import pytest

from tests.parity.cases import LIFETIME_CASES, Case
from tests.parity.playing import play_simulated


@pytest.mark.parity
@pytest.mark.parametrize("case", LIFETIME_CASES, ids=str)
def test_real_and_simulated_browser_send_and_store_the_same(case: Case, real):
    played, simulated = real(case), play_simulated(case.profile, case.script)

    assert played.sent == simulated.sent
    assert played.stored == pytest.approx(simulated.stored, abs=2)
