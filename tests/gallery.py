"""``make gallery``: pictures of every page, on a desk and on a phone, by day and by night, and a sheet of them all."""

import os
import shutil
from pathlib import Path
from typing import Literal

import django
from django.template import Context, Engine
from playwright.sync_api import Browser, sync_playwright

from tests.bench.served import production_server
from tests.browser.looking import DESKTOP, PHONE
from tests.opening import show
from tests.site_map import SitePage, all_pages
from tests.system_browser import launch

PLACE = Path("build/gallery")
SHEET = Path(__file__).with_suffix(".html")
SIZES = {"desk": DESKTOP, "phone": PHONE}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def main() -> None:
    """Take the pictures, and write the sheet."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tutorial.settings")
    django.setup()
    pages = all_pages()
    shutil.rmtree(PLACE, ignore_errors=True)
    PLACE.mkdir(parents=True)
    with production_server() as port, sync_playwright() as playwright:
        browser = launch(playwright)
        for shown in pages:
            take(browser, f"http://127.0.0.1:{port}", shown)
            print(shown.name, flush=True)
        browser.close()
    looks = [f"{name}-{scheme}" for name in SIZES for scheme in SCHEMES]
    sheet = Engine().from_string(SHEET.read_text()).render(Context({"pages": pages, "looks": looks}))
    (PLACE / "index.html").write_text(sheet)
    print(f"{len(pages) * len(looks)} pictures: open {PLACE / 'index.html'}")


def take(browser: Browser, base_url: str, shown: SitePage) -> None:
    """Save the four pictures of a page."""
    for name, size in SIZES.items():
        context = browser.new_context(base_url=base_url, viewport=size, reduced_motion="reduce")
        page = context.new_page()
        show(page, shown)
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            page.screenshot(path=PLACE / f"{shown}-{name}-{scheme}.png", full_page=True, animations="disabled")
        context.close()


if __name__ == "__main__":
    main()
