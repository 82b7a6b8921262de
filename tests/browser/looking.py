"""What can be seen to be wrong with a page that is open in a real browser. Each look returns its findings, best none.

Looks change the size and the media of the page, and leave them so: each begins by setting what it needs.
"""

import gzip
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Literal, Self

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, Response, ViewportSize

PHONE = ViewportSize(width=390, height=844)
DESKTOP = ViewportSize(width=1280, height=900)
NARROWEST = ViewportSize(width=320, height=640)
ZOOMED = ViewportSize(width=640, height=450)  # a laptop's 1280 pixels at 200 %
PAPER = ViewportSize(width=718, height=1000)  # A4 between its margins, at 96 pixels an inch
MOST_BYTES = 60_000
SCALE = 0.5  # of the picture of a page in forced colours

# The rules of axe that colours and room decide; the others are as true on a phone as on a desk.
BY_LOOKS = ["color-contrast", "target-size", "scrollable-region-focusable", "link-in-text-block", "heading-order"]


# An element and the controls of the page that somebody can see, for the snippets below.
NAMED = """
const named = e => e.id ? `#${e.id}` : e.outerHTML.slice(0, 80);
const seen = e => e.checkVisibility({ opacityProperty: true, visibilityProperty: true })
  && !e.closest(".unseen") && e.getBoundingClientRect().width > 1;
"""

CLIPPED = """
const root = document.documentElement;
const wide = root.scrollWidth > root.clientWidth ? [`scrolls to ${root.scrollWidth}`] : [];
return [...wide, ...[...document.querySelectorAll("body *")].filter(e => seen(e)
  && ["hidden", "clip"].includes(getComputedStyle(e).overflowX) && e.scrollWidth > e.clientWidth + 1).map(named)];
"""

MOVING = """
const parts = [...document.querySelectorAll("*")].flatMap(e => ["", "::before", "::after"].map(part => [e, part]));
return parts.filter(([e, part]) => {
  const style = getComputedStyle(e, part);
  return style.animationName !== "none" || style.transitionDuration.split(",").some(time => parseFloat(time) > 0)
    || style.scrollBehavior === "smooth";
}).map(([e, part]) => named(e) + part);
"""

SCRIPT_ALONE = """
const works = e => {
  if (e.matches("a, area")) return e.hasAttribute("href");
  if (e.matches("summary")) return e.parentElement.matches("details");
  if (e.matches("[data-copies]")) return false;
  if (e.matches("button, [type=submit]")) return e.popoverTargetElement || (e.form && e.type === "submit");
  if (e.matches("input, select, textarea")) return e.form || e.readOnly || e.disabled || e.matches("[name=side]");
  return false;
};
return [...document.querySelectorAll("a, button, input, select, textarea, summary, [role=button], [hx-get], [hx-post]")]
  .filter(e => seen(e) && !e.disabled && !works(e) && !e.matches("form")).map(named);
"""

OPEN_ALL = "document.querySelectorAll('details:not([open])').forEach(e => { e.open = e.wasShut = true; }); return [];"
SHUT_AGAIN = "document.querySelectorAll('details').forEach(e => { if (e.wasShut) e.open = false; }); return [];"

CONTROLS = """
const boxes = [];
for (const e of document.querySelectorAll("a[href], button, input, select, textarea, summary")) {
  let { left, top, right, bottom } = e.getBoundingClientRect();
  for (let box = e.parentElement; box && box !== document.body; box = box.parentElement) {
    if (getComputedStyle(box).overflow === "visible") continue;
    const edge = box.getBoundingClientRect();
    [left, top] = [Math.max(left, edge.left), Math.max(top, edge.top)];
    [right, bottom] = [Math.min(right, edge.right), Math.min(bottom, edge.bottom)];
  }
  if (seen(e) && bottom > 0 && right - left > 4 && bottom - top > 4)
    boxes.push({ name: named(e), x: left + scrollX, y: top + scrollY, width: right - left, height: bottom - top });
}
return boxes;
"""

# On paper a field is its value, an entry of the ledger or a cause its words: they stay. Nothing else that acts does.
PRINTED = """
const data = `.entry, #cause, [aria-pressed=true], foreignObject *, #text, .setting input, .setting select,
  #expiry-value`;
const acting = [...document.querySelectorAll("nav a, a.button, button, input, select, textarea, summary")]
  .filter(e => seen(e) && !e.matches(data));
const cut = [...document.querySelectorAll("#text, #ledger-lines, .column-of-dates, .scroll, .timeline-box")]
  .filter(e => seen(e) && (e.scrollHeight > e.clientHeight + 1 || e.scrollWidth > e.clientWidth + 1));
return [...acting.map(e => `control ${named(e)}`), ...cut.map(e => `cut off ${named(e)}`)];
"""
DATA = "#clock time, .slip .date, .cells td, .raw, .headline, #store-rows, #ledger-lines li, .timeline-drawing, #text"

# Of each box of a picture: does anything in it stand out from the rest by 3:1?
BLANK = """
async ([picture, boxes, scale]) => {
  const bytes = Uint8Array.from(atob(picture), letter => letter.charCodeAt(0));
  const image = await createImageBitmap(new Blob([bytes]));
  const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d", { willReadFrequently: true });
  canvas.drawImage(image, 0, 0);
  const linear = [...Array(256).keys()].map(v => v / 255)
    .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
  return boxes.filter(box => {
    const [x, y, width, height] = [box.x, box.y, box.width, box.height].map(size => size * scale);
    const { data } = canvas.getImageData(x - 1, y - 1, width + 2, height + 2);
    let low = 1, high = 0;
    for (let i = 0; i < data.length; i += 4) {
      const light = 0.2126 * linear[data[i]] + 0.7152 * linear[data[i + 1]] + 0.0722 * linear[data[i + 2]];
      low = Math.min(low, light);
      high = Math.max(high, light);
    }
    return (high + 0.05) / (low + 0.05) < 3;
  }).map(box => box.name);
}
"""


def ask(page: Page, snippet: str) -> list[Any]:
    """Run a snippet that returns a list."""
    found: list[Any] = page.evaluate(f"() => {{ {NAMED} {snippet} }}")
    return found


def set_up(
    page: Page,
    size: ViewportSize,
    *,
    scheme: Literal["light", "dark"] = "light",
    media: Literal["screen", "print"] = "screen",
    forced: Literal["active", "none"] = "none",
) -> None:
    """Give the page this room and these media; nothing may move in any of them."""
    page.emulate_media(color_scheme=scheme, media=media, forced_colors=forced, reduced_motion="reduce")
    page.set_viewport_size(size)


def violations(page: Page, rules: Sequence[str] = ()) -> list[str]:
    """Return what axe objects to, by all its rules or by some: the rule and where."""
    if page.evaluate("window.axe === undefined"):
        page.evaluate(AXE_SCRIPT)
    # Axe would copy the style sheets that others import into the page, which forbids it; no rule that runs needs them.
    options = {"resultTypes": ["violations"], "preload": False} | ({"runOnly": list(rules)} if rules else {})
    found = page.evaluate("options => axe.run(document, options).then(found => found.violations)", options)
    return [f"{each['id']}: {node['target'][0]}" for each in found for node in each["nodes"]]


def axe_on_a_desk_by_day(page: Page) -> list[str]:
    set_up(page, DESKTOP)
    return violations(page)


def axe_on_a_phone_by_night(page: Page) -> list[str]:
    set_up(page, PHONE, scheme="dark")
    return violations(page)


def scrolls_sideways(page: Page) -> bool:
    found: bool = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    return found


def lost_in_the_narrow(page: Page) -> list[str]:
    """Return what scrolls sideways or is cut off on the narrowest screen and at 200 % zoom."""
    found = []
    for size in (NARROWEST, ZOOMED):
        set_up(page, size)
        found += [f"{size['width']} px: {name}" for name in ask(page, CLIPPED)]
    return found


def moving_although_asked_not_to(page: Page) -> list[str]:
    set_up(page, DESKTOP)
    return ask(page, MOVING)


def lost_in_forced_colours(page: Page) -> list[str]:
    """Return the controls in whose place nothing stands out when the reader's own few colours are all there are."""
    set_up(page, DESKTOP, scheme="dark", forced="active")
    ask(page, OPEN_ALL)
    # A window in which all of the page has room: what has to be scrolled to may not be painted.
    page.set_viewport_size({"width": DESKTOP["width"], "height": page.evaluate("document.body.scrollHeight") + 3000})
    page.evaluate("new Promise(painted => requestAnimationFrame(() => requestAnimationFrame(painted)))")
    boxes = ask(page, CONTROLS)
    bottom = max(box["y"] + box["height"] for box in boxes) + 9
    # At half the size letters still stand out. Playwright's own pictures are whole and packed, and take twice as long.
    clip = {"x": 0, "y": 0, "width": DESKTOP["width"], "height": bottom, "scale": SCALE}
    session = page.context.new_cdp_session(page)
    picture = session.send("Page.captureScreenshot", {"clip": clip, "optimizeForSpeed": True})["data"]
    session.detach()
    ask(page, SHUT_AGAIN)
    lost: list[str] = page.evaluate(BLANK, [picture, boxes, SCALE])
    return lost


def badly_printed(page: Page) -> list[str]:
    """Return what of the lab acts on paper, is cut off there, or is on the screen only."""
    set_up(page, DESKTOP)
    on_screen = ask(page, f"return [...document.querySelectorAll('{DATA}')].map(seen)")
    set_up(page, PAPER, media="print")
    on_paper = ask(page, f"return [...document.querySelectorAll('{DATA}')].map(e => seen(e) || named(e))")
    lost = [f"lost {now}" for then, now in zip(on_screen, on_paper, strict=True) if then and now is not True]
    return [*ask(page, PRINTED), *lost]


def needs_script(page: Page) -> list[str]:
    """Return the controls that can be seen and that do nothing without script; for a page that was opened without."""
    ask(page, OPEN_ALL)
    return ask(page, SCRIPT_ALONE)


class Scales:
    """Weighs what a page loads while it is on them: our own bytes, compressed."""

    def __init__(self, page: Page) -> None:
        self.answered: list[Response] = []
        self._page = page

    def __enter__(self) -> Self:
        self._page.on("response", self.put)
        return self

    def __exit__(self, *_: object) -> None:
        self._page.remove_listener("response", self.put)

    def put(self, response: Response) -> None:
        """Add a response, or begin anew where it is another page."""
        if response.request.is_navigation_request():
            self.answered.clear()
        self.answered.append(response)

    def too_heavy(self) -> list[str]:
        """Return what was loaded, if it is too much together."""
        weights = {
            response.url: packed(response.body())
            for response in self.answered
            if "django-htmx" not in response.url and response.status in (200, 400, 404)
        }
        return [f"{url}: {weight}" for url, weight in weights.items()] if sum(weights.values()) > MOST_BYTES else []


@lru_cache(maxsize=64)
def packed(body: bytes) -> int:
    return len(gzip.compress(body))
