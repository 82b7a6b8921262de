"""The small site that real and simulated browsers visit: it sets the cookies its URL asks for, and notes what it gets.

``/set/?c=session=1; Path=/&c=dated=1; Max-Age=60`` (quoted) answers with those Set-Cookie headers and sends the browser
on to ``/page/``, so that a restored tab sets nothing again. In a cookie, ``{+60}`` is the date 60 s after the server's
now. A real tab asks ``/next`` where to go, without cookies; the simulated one is told by the scenario.
"""

import queue
import re
import threading
from collections.abc import Collection, Mapping
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from due_date.scenario.settings import DEFAULTS
from due_date.server.messages import CommandRun, Exchange, Request, Response
from due_date.server.site import Site
from due_date.server.state import ServerState

PAGE = """<!doctype html><title>parity</title><link rel="icon" href="data:,"><script>
const follow = () => fetch("/next", {credentials: "omit", cache: "no-store"})
  .then(answer => answer.text()).then(url => url ? location.assign(url) : follow());
follow();
</script>"""


def setting(*cookies: str) -> str:
    """Return the action that visits the page which sets these cookies."""
    return "visit /set/?" + urlencode([("c", cookie) for cookie in cookies])


def cookies_set_by(path: str, now: datetime) -> list[str]:
    """Return the Set-Cookie headers of the answer to ``path``."""

    def date(found: re.Match[str]) -> str:
        return format_datetime(now + timedelta(seconds=int(found[1])), usegmt=True)

    query = parse_qs(urlsplit(path).query)
    return [re.sub(r"\{([+-][0-9]+)\}", date, cookie) for cookie in query.get("c", [])]


class SiteInAThread:
    """The site on 127.0.0.1, in a thread."""

    def __init__(self) -> None:
        self.requests: list[tuple[str, str]] = []  # path and Cookie header, in the order they came
        self._arrived = threading.Condition()
        self._orders: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._server = _QuietServer(("127.0.0.1", 0), _handler(self))
        self.port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def url(self, path: str, host: str) -> str:
        """Return the URL of ``path``, on one of the names that lead here."""
        return f"http://{host}:{self.port}{path}"

    def order(self, url: str) -> None:
        """Let the next tab that asks go to ``url``."""
        self._orders.put(url)

    def next_order(self) -> str:
        """Return where a tab shall go; after half a second without an order an empty text."""
        try:
            return self._orders.get(timeout=0.5)
        except queue.Empty:
            return ""

    def note(self, path: str, cookie_header: str) -> None:
        """Remember a request."""
        with self._arrived:
            self.requests.append((path, cookie_header))
            self._arrived.notify_all()

    def wait_for(self, paths: Collection[str], *, after: int = 0, timeout_s: float) -> str | None:
        """Return the Cookie header of the first request for one of ``paths``, or ``None`` if there is none in time.

        The first ``after`` requests do not count.
        """

        def found() -> list[str]:
            return [cookie_header for path, cookie_header in self.requests[after:] if path in paths]

        with self._arrived:
            self._arrived.wait_for(found, timeout_s)
            return next(iter(found()), None)

    def stop(self) -> None:
        """Close the site."""
        self._server.shutdown()
        self._server.server_close()


class _QuietServer(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing: a browser that dies leaves its connections broken."""


def _handler(site: SiteInAThread) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            if self.path == "/next":
                self._answer(site.next_order(), ())
            else:
                self._answer(PAGE, cookies_set_by(self.path, datetime.now(UTC)))
                site.note(self.path, self.headers.get("Cookie") or "")

        def _answer(self, body: str, cookies: list[str] | tuple[()]) -> None:
            self.send_response(302 if cookies else 200)  # with a Date header
            for cookie in cookies:
                self.send_header("Set-Cookie", cookie)
            if cookies:
                self.send_header("Location", "/page/")
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body.encode())))
            self.send_header("Cache-Control", "no-store")
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *_: Any) -> None:
            pass

    return Handler


class SimulatedSite:
    """The same site as the simulation's server."""

    site = Site("http://site.test", password="secret")

    def restore(self, state: ServerState | None) -> None:
        """Keep nothing, so there is nothing to restore."""

    def snapshot(self) -> ServerState:
        return ServerState(dict(DEFAULTS))

    def configure(self, changes: Mapping[str, str], *, at: datetime) -> None:
        raise NotImplementedError

    def handle(self, request: Request, *, at: datetime) -> Exchange:
        headers = [("Date", format_datetime(at, usegmt=True))]
        headers += [("Set-Cookie", cookie) for cookie in cookies_set_by(request.path, at)]
        return Exchange(request, Response(200, "OK", tuple(headers)))

    def run_command(self, name: str, *, at: datetime) -> CommandRun:
        raise NotImplementedError
