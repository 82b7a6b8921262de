"""A real Chromium, and a watch on it: a test fails when the page it opened complained.

``page.goto("/lab/")`` opens a page of the site under test, which runs in a thread beside the test.
"""

import os
from pathlib import Path

import pytest

from tests import system_browser
from tests.browser.windows import Windows, watch

# Playwright keeps an event loop in this thread, and Django takes any loop for an asynchronous view.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

HERE = Path(__file__).parent
# The pages of this one site may share a process; starting another costs more than opening a page in one that is there.
SHARED_PROCESS = ("--disable-site-isolation-trials", "--renderer-process-limit=2")


def pytest_collection_modifyitems(items):
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args, browser_type):
    if path := system_browser.find(browser_type.executable_path):
        return {**browser_type_launch_args, "args": [*system_browser.flags(), *SHARED_PROCESS], "executable_path": path}
    if os.environ.get("CI") == "true":
        pytest.fail(system_browser.HINT)
    pytest.skip(system_browser.HINT)


@pytest.fixture(scope="session")
def base_url(live_server):
    return live_server.url


@pytest.fixture(scope="session")
def windows(live_server, browser, browser_context_args):
    """Close what the browser keeps open before ``live_server`` stops: its threads share a connection until then."""
    windows = Windows(browser, browser_context_args)
    yield windows
    windows.close()


@pytest.fixture
def complaints(windows):
    """What pages complained of so far. A test that provokes a complaint looks at it and then clears the list."""
    return windows.complaints


@pytest.fixture
def page(windows):
    """The page that all tests share, one after the other, as a fresh browser has it."""
    return windows.page()


@pytest.fixture
def page_without_script(windows):
    """The page that all tests without JavaScript share."""
    return windows.page(java_script_enabled=False)


@pytest.fixture
def new_context(new_context, complaints):
    """Open a browser context of its own, for what a shared page cannot be: ``new_context(has_touch=True)``."""

    def watched(**options):
        context = new_context(**options)
        watch(context, complaints)
        return context

    return watched


@pytest.fixture(autouse=True)
def no_complaints(windows):
    yield
    windows.tidy()
    complaints, windows.complaints[:] = windows.complaints[:], []
    assert complaints == [], "the page complained in the browser's console"
