"""A real Chromium, and a watch on it: a test fails when the page it opened complained.

``page.goto("/lab/")`` opens a page of the site under test, which runs in a thread beside the test.
"""

import os
from pathlib import Path

import pytest

from tests import system_browser

# Playwright keeps an event loop in this thread, and Django takes any loop for an asynchronous view.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

HERE = Path(__file__).parent
REPORT_VIOLATIONS = """
document.addEventListener("securitypolicyviolation", event =>
  console.error(`CSP violation: ${event.effectiveDirective} blocked ${event.blockedURI}`));
"""


def pytest_collection_modifyitems(items):
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args, browser_type):
    if path := system_browser.find(browser_type.executable_path):
        return {**browser_type_launch_args, "args": system_browser.flags(), "executable_path": path}
    if os.environ.get("CI") == "true":
        pytest.fail(system_browser.HINT)
    pytest.skip(system_browser.HINT)


@pytest.fixture(scope="session")
def base_url(live_server):
    return live_server.url


@pytest.fixture
def complaints():
    """What pages complained of so far. A test that provokes a complaint looks at it and then clears the list."""
    return []


@pytest.fixture
def new_context(new_context, complaints):
    """Open a browser context that is watched; ``new_context(java_script_enabled=False)`` and the like."""

    def watched(**options):
        context = new_context(**options)
        context.add_init_script(REPORT_VIOLATIONS)
        context.on("console", lambda message: message.type == "error" and complaints.append(message.text))
        context.on("weberror", lambda fault: complaints.append(str(fault.error)))
        return context

    return watched


@pytest.fixture(autouse=True)
def no_complaints(new_context, complaints):
    yield
    assert complaints == [], "the page complained in the browser's console"
