"""What the machine and the tests before leave behind must not matter: neither a time zone nor a language."""

import json
import os
import shutil
import time
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import translation
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from lessons.pool import Pool
from tests import system_browser

MOST_PROCESSES = 4
"""How many run tests at the most: each has a worker of the simulated site beside it, and some a browser."""

COVERAGE = Path(__file__).parents[1] / "build" / "coverage.json"
RUN_LIMIT_S = 60
"""How long a run may take, on a machine that is busy with other things too."""

os.environ["TZ"] = "UTC"
time.tzset()
# A busy machine is no finding of a property test.
hypothesis_settings.register_profile("busy", deadline=None, suppress_health_check=[HealthCheck.too_slow])
hypothesis_settings.load_profile("busy")
settings.DUE_DATE_POOL |= {"workers": 1, "time_limit_s": RUN_LIMIT_S}


@pytest.hookimpl(tryfirst=True)
def pytest_xdist_auto_num_workers(config):
    """Return one process for each core; none, which is this one, for a single file and for real browsers at play."""
    files = {argument.partition("::")[0] for argument in config.args}
    if config.option.markexpr == "parity" or (len(files) == 1 and Path(*files).is_file()):
        return 0
    return min(os.cpu_count() or 1, MOST_PROCESSES)


def pytest_terminal_summary(terminalreporter):
    """Say what share of the lines was run, and keep in ``build/coverage.json`` which ones were not.

    Measured with slipcover, where ``make test`` asks for it: coverage.py took a third more time on Python 3.11.
    """
    folder = os.environ.pop("SLIPCOVER_COVERAGE_DIR", None)
    if folder is None:
        return
    if (measured := Path(folder) / "merged.json").is_file():
        COVERAGE.parent.mkdir(exist_ok=True)
        shutil.copy(measured, COVERAGE)
        summary = json.loads(COVERAGE.read_text())["summary"]
        lines = summary["covered_lines"] + summary["missing_lines"]
        terminalreporter.write_line(f"{summary['percent_covered']:.1f} % of {lines:,} lines were run.")
    shutil.rmtree(folder, ignore_errors=True)


def pytest_unconfigure(config):
    """Say in the last line of all how many browser tests were left out, and how to get a browser."""
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    if reporter is None:  # in a process that runs tests for another one
        return
    left_out = [report for report in reporter.stats.get("skipped", ()) if system_browser.HINT in str(report.longrepr)]
    if left_out:
        reporter.write_line(f"{len(left_out)} browser tests were left out. {system_browser.HINT}")


@pytest.fixture(scope="session")
def forgetful():
    """Another worker process than that of ``get_pool()``, of a pool that keeps nothing: it runs all from the start."""
    pool = Pool(workers=1, time_limit_s=RUN_LIMIT_S, cache_bytes=1)
    yield pool
    pool.stop()


@pytest.fixture(autouse=True)
def no_language_of_the_test_before():
    """Forget the language that a page was asked for: Django leaves it active in the thread."""
    yield
    translation.deactivate()
