"""What each page loads of our own style sheets and scripts, in bytes as they are served."""

import http.client
import re
from collections.abc import Mapping
from contextlib import closing

from tests.audit.findings import Findings
from tests.bench.served import get

MOST_CSS_KB, MOST_JS_KB = 15, 2
_LINKED = re.compile(r'(?:href|src)="(/static/[^"]+\.(css|js))"')


def weights(port: int, path: str) -> Mapping[str, int]:
    """Return the bytes of the style sheets (``css``) and scripts (``js``) of the page at ``path``, htmx apart."""
    found = {"css": 0, "js": 0}
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=30)) as connection:
        connection.request("GET", path, headers={"Accept-Encoding": "identity"})
        text = connection.getresponse().read().decode()
        for url, kind in sorted(set(_LINKED.findall(text))):
            if "/django_htmx/" not in url:
                found[kind] += len(get(connection, url)[1])
    return found


def audit(port: int, paths: Mapping[str, str], findings: Findings) -> None:
    """Hold the heaviest page to the limits."""
    found = {name: weights(port, path) for name, path in paths.items()}
    for kind, most_kb in (("css", MOST_CSS_KB), ("js", MOST_JS_KB)):
        name = max(found, key=lambda page: found[page][kind])
        findings.limit(f"own {kind} of the heaviest page, {name}", found[name][kind] / 1024, most_kb, "KB")
