"""Lighthouse by npx: the one place where Node is used."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tests.audit.findings import Findings

VERSION = "12.8.2"
CATEGORIES = {"performance": "perf", "accessibility": "a11y", "best-practices": "practices", "seo": "seo"}
FORMS = {"mobile": (), "desktop": ("--preset=desktop",)}
MISSING = (
    "Lighthouse was not run: it needs Node 18 or newer, and npx, which comes with npm. "
    "Install them (apt-get install nodejs npm) and run make audit again; npx fetches Lighthouse itself."
)
PATIENCE_S = 180
LEAST_PERFORMANCE = 90  # it depends on what else the machine does; every other score is to be 100
MOST_SHIFT = 0.0
# What keeps a score below 100 and is meant so: by page and audit, with the reason
MEANT = {("the lab", "is-crawlable"): "meant so, the lab's URLs never end and crawlers would run each of them"}


@dataclass(frozen=True)
class Failing:
    """An audit that keeps a score below 100."""

    id: str
    title: str


@dataclass(frozen=True)
class Report:
    """What Lighthouse says of a page: by category the score up to 100 and what fails, and how much the page shifted."""

    scores: Mapping[str, int]
    failing: Mapping[str, tuple[Failing, ...]]
    layout_shift: float


def audit(base_url: str, paths: Mapping[str, str], browser_path: str, findings: Findings) -> None:
    """Print a table of the pages, as on a phone and as on a desk, then what keeps each below 100."""
    if not shutil.which("npx"):
        findings.miss(MISSING)
        return
    found = {(name, form): run(base_url + path, form, browser_path) for name, path in paths.items() for form in FORMS}
    rows = [
        (f"{name}, {form}", *map(str, report.scores.values()), f"{report.layout_shift:.3f}")
        for (name, form), report in found.items()
    ]
    findings.table(("page", *CATEGORIES.values(), "shift"), rows)
    for (name, form), report in found.items():
        _judge(name, form, report, findings)


def _judge(name: str, form: str, report: Report, findings: Findings) -> None:
    for category, failing in report.failing.items():
        score = report.scores[category]
        reasons = [MEANT.get((name, each.id), "") for each in failing]
        for each, reason in zip(failing, reasons, strict=True):
            findings.note(f"{name}, {form}, {category} {score}: {each.title}{reason and ': '}{reason}")
        least = LEAST_PERFORMANCE if category == "perf" else 100
        if score < least and not (reasons and all(reasons)):
            findings.miss(f"{name}, {form}: {category} {score}, at least {least}")
    if report.layout_shift > MOST_SHIFT:
        findings.limit(f"{name}, {form}: layout shift", report.layout_shift, MOST_SHIFT)


def run(url: str, form: str, browser_path: str) -> Report:
    """Run Lighthouse on ``url``, as on a phone (``mobile``) or on a desk (``desktop``)."""
    command = ["npx", "--yes", f"lighthouse@{VERSION}", url, "--quiet", "--output=json", *FORMS[form]]
    command += ["--chrome-flags=--headless=new --no-sandbox", f"--only-categories={','.join(CATEGORIES)}"]
    environment = {**os.environ, "CHROME_PATH": browser_path}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=PATIENCE_S)
    if done.returncode:
        raise SystemExit(f"Lighthouse failed on {url}:\n{done.stderr[-2000:]}")
    return read(json.loads(done.stdout))


def read(found: Mapping[str, Any]) -> Report:
    """Read a report of Lighthouse's."""
    categories = found["categories"]
    return Report(
        {short: round(100 * (categories[name]["score"] or 0)) for name, short in CATEGORIES.items()},
        {short: tuple(_failing(found, name)) for name, short in CATEGORIES.items()},
        found["audits"]["cumulative-layout-shift"]["numericValue"],
    )


def _failing(found: Mapping[str, Any], category: str) -> Iterator[Failing]:
    for reference in found["categories"][category]["auditRefs"]:
        audit = found["audits"][reference["id"]]
        if reference["weight"] and audit["score"] is not None and audit["score"] < 1:
            value = audit.get("displayValue", "")
            yield Failing(audit["id"], f"{audit['title']}{value and ', '}{value}")
