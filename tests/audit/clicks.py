"""How long a click takes in a real browser, and whether anything moves but what it swaps."""

import statistics
from collections.abc import Sequence

from playwright.sync_api import Browser

from tests.audit.findings import Findings
from tests.browser import looking
from tests.opening import show
from tests.site_map import SitePage

WARM, CLICKS, MOST_MS = 5, 60, 100

# One button after another is pressed; each click is timed until htmx has swapped, and until that is painted.
PRESS = """
async ([buttons, clicks]) => {
  const places = () => new Map([...document.querySelectorAll("body *:not(#bench, #bench *)")]
    .filter(e => !e.contains(document.getElementById("bench")) && e.checkVisibility()).map(e => [e, e.getBoundingClientRect()])
    .filter(([e, box]) => box.width && box.bottom > 0 && box.top < innerHeight));
  const same = (one, two) => ["left", "top", "width", "height"].every(side => Math.abs(one[side] - two[side]) < .5);
  const swapped = [], painted = [], moved = new Set();
  for (let n = 0; n < clicks; n++) {
    const before = places();
    const settled = new Promise(done => document.addEventListener("htmx:afterSwap", done, { once: true }));
    const began = performance.now();
    document.getElementById(buttons[n % buttons.length]).click();
    await settled;
    swapped.push(performance.now() - began);
    await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
    painted.push(performance.now() - began);
    for (const [e, box] of before)
      if (e.isConnected && e.checkVisibility() && !same(box, e.getBoundingClientRect()))
        moved.add(e.id ? `#${e.id}` : `${e.tagName.toLowerCase()}.${e.className}`);
  }
  return { swapped, painted, moved: [...moved] };
}
"""


def audit(browser: Browser, base_url: str, pages: Sequence[tuple[SitePage, Sequence[str]]], findings: Findings) -> None:
    """Press the given buttons on each page; time the first page, and watch all of them for what moves."""
    for number, (shown, buttons) in enumerate(pages):
        context = browser.new_context(base_url=base_url, viewport=looking.DESKTOP)
        page = show(context, shown)
        page.evaluate(PRESS, [buttons, WARM])
        found = page.evaluate(PRESS, [buttons, CLICKS if number == 0 else len(buttons) * 2])
        context.close()
        if number == 0:
            findings.limit(f"{shown.name}: click to swapped, {CLICKS} clicks, 95th percentile", p95(found["swapped"]), MOST_MS, "ms")
            middle, last = statistics.median(found["swapped"]), p95(found["painted"])
            findings.note(f"{shown.name}: median {middle:.0f} ms; 95th percentile until painted {last:.0f} ms")
        if found["moved"]:
            findings.miss(f"{shown.name}: moved by a swap though outside of it: {', '.join(found['moved'][:6])}")
        else:
            findings.note(f"{shown.name}: nothing outside what is swapped moves")


def p95(values: Sequence[float]) -> float:
    """Return the 95th percentile."""
    return statistics.quantiles(values, n=20)[18]
