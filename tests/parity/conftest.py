"""Real runs take long and mostly wait, so all that will be asked for are started at once, a few at a time."""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress

import pytest

from tests.parity.cases import Case
from tests.parity.installed import missing_commands
from tests.parity.playing import Played, play_real

AT_ONCE = 6
"""How many browsers run at the same time: on two cores they all have time enough."""


@pytest.fixture(scope="session")
def real(request: pytest.FixtureRequest) -> Iterator[Callable[[Case], Played]]:
    """What a real browser makes of a case; all cases of the selected tests are played meanwhile, the longest first."""
    parameters = [getattr(item, "callspec", None) for item in request.session.items]
    cases = {spec.params["case"] for spec in parameters if spec and isinstance(spec.params.get("case"), Case)}
    missing = missing_commands()
    if missing:
        hint = f"not installed: {', '.join(missing)} (Debian: apt-get install chromium firefox-esr xvfb xdotool)"
        pytest.fail(hint) if os.environ.get("CI") == "true" else pytest.skip(hint)
    with ThreadPoolExecutor(AT_ONCE) as players:
        runs = {case: players.submit(_played, case) for case in sorted(cases, key=lambda case: -case.waits_s)}
        yield lambda case: _result(runs[case])
        players.shutdown(cancel_futures=True)


def _played(case: Case) -> Played:
    """Play a case; where the browser could not be driven (the machine was too busy), again, twice at most."""
    for _ in range(2):
        with suppress(TimeoutError):
            return _played_once(case)
    return _played_once(case)


def _played_once(case: Case) -> Played:
    browser = case.browser(case.profile, leaves=case.leaves)
    try:
        return play_real(browser, case.script)
    finally:
        browser.stop()


def _result(run: "Future[Played]") -> Played:
    return run.result()
