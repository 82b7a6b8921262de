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
from tests.site_map import all_pages
from tests.system_browser import HINT, find, launch


def main() -> int:
    """Audit, print what was found, and return the exit status."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tutorial.settings")
    django.setup()
    findings = Findings()
    pages = all_pages()
    named = {page.name: page for page in pages}
    lesson, myth = (next(page for page in pages if page.name.startswith(kind)) for kind in ("lesson ", "myth "))
    four = {"home": named["home"], "a lesson": lesson, "a myth": myth, "the lab": named["lab, ten actions"]}
    with production_server() as port:
        base_url = f"http://127.0.0.1:{port}"
        with sync_playwright() as playwright:
            browser = launch(playwright)
            findings.heading("Clicks")
            clicks.time(browser, base_url, named["lab, fresh"], findings)
            for shown in (named["lab, fresh"], named["lab, ten actions"], lesson, named["home"]):
                clicks.watch(browser, base_url, shown, findings)
            findings.heading("axe, in light and dark, on phone and desk")
            every_page.audit(browser, base_url, pages, findings)
            path = find(playwright.chromium.executable_path) or HINT
            browser.close()
        findings.heading("Own bytes, compressed as served")
        weights.audit(port, {page.name: page.path for page in pages}, findings)
        findings.heading(f"Lighthouse {lighthouse.VERSION}")
        lighthouse.audit(base_url, {name: page.path for name, page in four.items()}, path, findings)
    findings.heading("Missed:" if findings.missed else "All limits are kept.")
    for missed in findings.missed:
        findings.note(missed)
    return 1 if findings.missed else 0


if __name__ == "__main__":
    sys.exit(main())
