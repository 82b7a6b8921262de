"""axe over every page, by day and by night, on a phone and on a desk."""

from itertools import product
from typing import Literal

from playwright.sync_api import Browser

from tests.audit.findings import Findings
from tests.browser import looking
from tests.opening import show
from tests.site_map import SitePage

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def audit(browser: Browser, base_url: str, pages: tuple[SitePage, ...], findings: Findings) -> None:
    """Say what axe objects to, each thing once with how often and where first."""
    objections: dict[str, list[str]] = {}
    for shown in pages:
        context = browser.new_context(base_url=base_url, viewport=looking.DESKTOP, reduced_motion="reduce")
        page = context.new_page()
        show(page, shown)
        for (name, size), scheme in product({"desk": looking.DESKTOP, "phone": looking.PHONE}.items(), SCHEMES):
            looking.set_up(page, size, scheme=scheme)
            for objection in looking.violations(page):
                objections.setdefault(objection, []).append(f"{shown.name} ({name}, {scheme})")
        context.close()
    for objection, where in objections.items():
        findings.miss(f"{objection}, in {len(where)} of all, first in {where[0]}")
    if not objections:
        findings.note(f"nothing, in {len(pages)} pages")
