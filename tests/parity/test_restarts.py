"""The real Chromium and Firefox and the simulated ones, through the same closings, crashes, log-outs and updates.

Both browsers that are installed play the same scenario as the simulated one against the same small site, headful on a
virtual display, with no automation attached: a URL on the command line, the close button (WM_DELETE_WINDOW), keys,
signals, and preferences in the profile. Compared is what each visit sends. A difference is a failure.

What cannot be shown here, and is nowhere claimed to be:

* Safari, mobile browsers, other systems than Linux, branded Chrome: none is installed.
* The exact seconds after which a cookie is on disk. Both browsers write in batches, from the first change on: 2 s after
  a change nothing is written and 36 s after it everything is; at 20 s Firefox has written and Chromium has not.
* Chromium whose main process alone is killed: in some runs its network process then writes what it has, in some not.
  Here, as in a power failure, all die at once. SIGTERM 2 s after a change has both outcomes too (11 of 12 lost).
* Clocks that go wrong: the browsers' own clock is not moved. Days that pass while Chromium is closed are written into
  its database instead, which is how the seven unused days can be played.
* The edge of the seven days, and the 60 seconds to the second: only 6 and 8 days, 70 s after the start.
* ``clear-on-close`` in Firefox after a crash and over an update, where it differs from Chromium; the simulated one is
  Chromium, and its caveat says so. ``private`` over an update.
* What two private windows share, tabs and windows of one profile: the simulated browser has neither.
"""

import pytest

from tests.parity.cases import CASES, Case
from tests.parity.playing import play_simulated


@pytest.mark.parity
@pytest.mark.parametrize("case", CASES, ids=str)
def test_real_and_simulated_browser_send_the_same(case: Case, real):
    assert real(case).sent == play_simulated(case.profile, case.script).sent
