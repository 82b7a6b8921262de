"""Lighthouse by npx: the one place where Node is used."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

VERSION = "12.8.2"
CATEGORIES = {"performance": "perf", "accessibility": "a11y", "best-practices": "practices", "seo": "seo"}
FORMS = {"mobile": (), "desktop": ("--preset=desktop",)}
MISSING = """Lighthouse was not run: it needs Node 18 or newer, and npx, which comes with npm.
  Install them (apt-get install nodejs npm, or nodejs.org), and run make audit again; npx fetches Lighthouse itself."""
PATIENCE_S = 180


@dataclass(frozen=True)
class Report:
    """What Lighthouse says of a page: scores up to 100 by category, its shift, and what keeps it below 100."""

    scores: Mapping[str, int]
    layout_shift: float
    failing: Mapping[str, tuple[str, ...]]


def is_there() -> bool:
    """Whether npx can be run."""
    return shutil.which("npx") is not None


def report(url: str, form: str, browser_path: str) -> Report:
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
        found["audits"]["cumulative-layout-shift"]["numericValue"],
        {short: tuple(_failing(found, name)) for name, short in CATEGORIES.items()},
    )


def _failing(found: Mapping[str, Any], category: str) -> Iterator[str]:
    for reference in found["categories"][category]["auditRefs"]:
        audit = found["audits"][reference["id"]]
        if reference["weight"] and audit["score"] is not None and audit["score"] < 1:
            value = audit.get("displayValue", "")
            yield f"{audit['title']} ({audit['id']}){value and ': '}{value}"
