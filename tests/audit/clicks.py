"""How long a click takes in a real browser, and whether anything moves but what it swaps."""

import statistics
from typing import Any

from playwright.sync_api import Browser

from tests.audit.findings import Findings
from tests.browser import looking
from tests.opening import show
from tests.site_map import SitePage

WARM, CLICKS, WATCHED, MOST_MS = 10, 60, 10, 100
ROUNDS = 4  # of the same clicks. Of each its best time counts: what else the machine does can only add

# Press one button of the bench after another. Time each click until the answer is there, swapped in, and painted.
PRESS = """
async clicks => {
  const seen = e => e.checkVisibility() && e.getBoundingClientRect().width;
  const buttons = () =>
    [...document.querySelectorAll("#bench :is([id^=page-], [id^=jump-], [id^=form-])")].filter(seen);
  const bench = () => document.getElementById("bench");
  const places = () => new Map([...document.querySelectorAll("body *:not(#bench, #bench *)")]
    .filter(e => !e.contains(bench()) && seen(e)).map(e => [e, e.getBoundingClientRect()])
    .filter(([e, box]) => box.bottom > 0 && box.top < innerHeight));
  const same = (one, two) => ["left", "top", "width", "height"].every(side => Math.abs(one[side] - two[side]) < .5);
  const answered = [], swapped = [], painted = [], moved = new Set();
  document.addEventListener("htmx:beforeSwap", () => answered.push(performance.now()));
  for (let n = 0; n < clicks; n++) {
    const before = places();
    const swap = new Promise(done => document.addEventListener("htmx:afterSwap", done, { once: true }));
    const all = buttons();
    const began = performance.now();
    all[n % all.length].click();
    await swap;
    swapped.push(performance.now() - began);
    answered.push(answered.pop() - began);
    await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
    painted.push(performance.now() - began);
    for (const [e, box] of before)
      if (e.isConnected && e.checkVisibility() && !same(box, e.getBoundingClientRect()))
        moved.add(e.id ? `#${e.id}` : `${e.tagName.toLowerCase()}.${e.className}`);
  }
  return { answered, swapped, painted, moved: [...moved] };
}
"""


def time(browser: Browser, base_url: str, shown: SitePage, findings: Findings) -> None:
    """Time a learner's clicks in the lab, until the browser has painted what came of each."""
    rounds = [_press(browser, base_url, shown, CLICKS, warm=WARM) for _ in range(ROUNDS)]

    def best(part: str) -> list[float]:
        return [min(times) for times in zip(*(found[part] for found in rounds), strict=True)]

    what = f"click to painted, {CLICKS} clicks, each the best of {ROUNDS}, 95th percentile"
    findings.limit(what, p95(best("painted")), MOST_MS, "ms")
    in_one = min(p95(found["painted"]) for found in rounds)
    findings.note(
        f"median {statistics.median(best('painted')):.0f} ms; 95th percentile of the answer alone "
        f"{p95(best('answered')):.0f} ms, of all until it is swapped {p95(best('swapped')):.0f} ms; "
        f"of the best round alone, until painted, {in_one:.0f} ms"
    )


def p95(values: list[float]) -> float:
    """Return the 95th percentile."""
    return statistics.quantiles(values, n=20)[18]


def watch(browser: Browser, base_url: str, shown: SitePage, findings: Findings) -> None:
    """Watch what moves in the window, outside of the bench, when the bench is swapped."""
    moved = _press(browser, base_url, shown, WATCHED)["moved"]
    if moved:
        findings.miss(f"{shown.name}: moved by a swap though outside of it: {', '.join(moved[:6])}")
    else:
        findings.note(f"{shown.name}: nothing outside what is swapped moves")


def _press(browser: Browser, base_url: str, shown: SitePage, clicks: int, warm: int = 0) -> dict[str, Any]:
    context = browser.new_context(base_url=base_url, viewport=looking.DESKTOP)
    page = context.new_page()
    show(page, shown)
    page.evaluate(PRESS, warm)
    found: dict[str, Any] = page.evaluate(PRESS, clicks)
    context.close()
    return found
