"""``make picture``: take the README's picture of the bench, and make the one that pasted links show."""

from pathlib import Path

from playwright.sync_api import sync_playwright

from lessons.lab.query import lab_query
from tests.bench.served import production_server
from tests.system_browser import launch

IMAGES = Path(__file__).parents[1] / "static" / "images"
SHOWN = (
    "set SESSION_COOKIE_AGE=300",
    "login",
    "advance 2m",
    "visit /",
    "advance 1m",
    "visit /cart/add/",
    "advance 5m1s",
    "visit /",
)


def main() -> None:
    """Start the site, open a lab that tells its story, and save what a wide screen shows; then draw ``preview.svg``."""
    with production_server() as port, sync_playwright() as playwright:
        browser = launch(playwright)
        page = browser.new_page(viewport={"width": 1280, "height": 1230}, color_scheme="light")
        page.goto(f"http://127.0.0.1:{port}/lab/?{lab_query(SHOWN)}")
        page.screenshot(path=IMAGES / "bench.png", animations="disabled")
        page.set_viewport_size({"width": 1200, "height": 630})
        page.goto((IMAGES / "preview.svg").as_uri())
        page.screenshot(path=IMAGES / "preview.png")
        browser.close()
    for picture in IMAGES.glob("*.png"):
        print(f"{picture.relative_to(Path.cwd())}: {picture.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
