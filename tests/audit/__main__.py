"""``make audit``: can everybody use every page, and is it quick? A script, not a test: it needs minutes, and Node.

The site is served as production serves it. The exit status is 1 when a limit is missed.
"""

import os
import sys

import django
from playwright.sync_api import sync_playwright

from tests.audit import clicks, every_page, lighthouse, weights
from tests.audit.findings import Findings
from tests.bench.served import production_server
from tests.browser_path import browser_path

FORGIVEN = {("the lab", "is-crawlable"): "the lab asks not to be indexed, since its URLs never end"}
LEAST_PERFORMANCE = 90  # the machine's noise; every other score is to be 100
MOST_SHIFT = 0.0


def main() -> int:
    """Audit, print what was found, and return the exit status."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tutorial.settings")
    django.setup()
    from tests.site_map import all_pages

    findings = Findings()
    pages = tuple(page for page in all_pages() if not page.is_for_builders)
    named = {page.name: page for page in pages}
    lesson, myth = (next(page for page in pages if page.name.startswith(kind)) for kind in ("lesson ", "myth "))
    four = {"home": named["home"], "a lesson": lesson, "a myth": myth, "the lab": named["lab, ten actions"]}
    path = browser_path()
    with production_server() as port:
        base_url = f"http://127.0.0.1:{port}"
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
            findings.heading("axe")
            every_page.audit(browser, base_url, pages, findings)
            findings.heading("Clicks")
            clicks.audit(browser, base_url, _clicked(named, lesson), findings)
            browser.close()
        findings.heading("Own bytes, compressed as served")
        weights.audit(port, {page.name: page.path for page in pages}, findings)
        findings.heading(f"Lighthouse {lighthouse.VERSION}")
        if lighthouse.is_there():
            _lighthouse(port, {name: page.path for name, page in four.items()}, path, findings)
        else:
            findings.miss(lighthouse.MISSING)
    findings.heading("All limits are kept." if not findings.missed else "Missed:")
    for missed in findings.missed:
        findings.note(missed)
    return 1 if findings.missed else 0
