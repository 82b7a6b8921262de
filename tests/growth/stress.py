"""``python -m tests.growth.stress``: eight learners start, stop and repeat growth runs over two web processes.

Two gunicorns serve one SQLite file. Each request goes to either of them, so that a run is often looked at, joined and
stopped by the process that does not own it. In the end no answer may have been an error, no row may be under way, and
no file or process may be left. A script and no test: it takes minutes, and what it finds depends on the machine.
"""

import http.client
import os
import random
import re
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlencode

import django

ROOT = Path(__file__).parents[2]
OPERATIONS = 200
LEARNERS = 8
PATIENCE_S = 120
PLANS = [{"visitors": number, "returning": 0, "length": 1, "cleanup": "never", "days": 2} for number in range(1, 7)]


@dataclass
class Tally:
    """What all learners did so far, and what they were answered."""

    done: Counter[str] = field(default_factory=Counter)
    answers: Counter[int] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, what: str) -> None:
        """Count an operation."""
        with self.lock:
            self.done[what] += 1

    @property
    def operations(self) -> int:
        """How many of the operations that are asked for were done."""
        return self.done["start"] + self.done["stop"] + self.done["run again"]


class Learner:
    """A browser with its cookies, which talks to one of the servers at random."""

    def __init__(self, number: int, ports: list[int], tally: Tally) -> None:
        self._random = random.Random(number)  # noqa: S311 - it decides what is done next
        self._ports, self._tally = ports, tally
        self._cookies: dict[str, str] = {}

    def work(self) -> None:
        """Do one thing after the other until all learners together have done enough."""
        try:
            self._request("GET", "/growth/")
            while self._tally.operations < OPERATIONS:
                self._run(self._random.choice(PLANS))
        except Exception as error:
            with self._tally.lock:
                self._tally.errors.append(repr(error))

    def _run(self, plan: dict[str, object]) -> None:
        url = f"/growth/?{urlencode(plan)}"
        is_repeated = "Run again" in self._request("GET", url)[1]
        status, _ = self._request("POST", "/growth/", plan)
        if status == 503:
            self._tally.add("refused, all slots taken")
            time.sleep(self._random.random() / 5)
            return
        self._tally.add("run again" if is_repeated else "start")
        if self._random.random() < 0.5:
            time.sleep(self._random.random() / 2)
            for _ in range(self._random.choice((1, 1, 2))):
                self._request("POST", "/growth/", {**plan, "stop": "1"})
                self._tally.add("stop")
            return
        until, pause_s = time.monotonic() + PATIENCE_S, self._random.choice((0, 0.2))
        while "growth-look" in self._request("GET", url, htmx=True)[1]:
            if time.monotonic() > until:
                raise TimeoutError(f"{url} did not end")
            time.sleep(pause_s)
        self._tally.add("waited until the run was over")
        if not pause_s and self._request("POST", "/growth/", plan)[0] == 302:  # in the moment in which the run ends
            self._tally.add("run again")

    def _request(
        self, method: str, path: str, data: dict[str, object] | None = None, *, htmx: bool = False
    ) -> tuple[int, str]:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self._cookies.items())}
        headers |= {"HX-Request": "true"} if htmx else {}
        body = None
        if data is not None:
            body = urlencode({**data, "csrfmiddlewaretoken": self._cookies["due_date_csrf"]})
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        port = self._random.choice(self._ports)
        with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE_S)) as connection:
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            text = response.read().decode()
        for line in response.headers.get_all("Set-Cookie", []):
            self._cookies |= {name: morsel.value for name, morsel in SimpleCookie(line).items()}
        with self._tally.lock:
            self._tally.answers[response.status] += 1
            if response.status not in (200, 302, 503):
                title = re.search(r"<title>(.*?)</title>", text, re.DOTALL)
                self._tally.errors.append(f"{method} {path}: {response.status} {title and title[1].strip()}")
        return response.status, text


@contextmanager
def two_servers(place: Path) -> Iterator[list[int]]:
    """Serve the site twice on one database; yield the ports."""
    (place / "temporary").mkdir()
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "tests.growth.stress_settings",
        "DUE_DATE_DB": str(place / "db.sqlite3"),
        "DUE_DATE_DEBUG": "1",
        "DUE_DATE_SECRET_KEY": "for this run only " * 4,
        "DUE_DATE_THREADS": "8",
        "TMPDIR": str(place / "temporary"),
        "WEB_CONCURRENCY": "1",
    }
    subprocess.run([sys.executable, "manage.py", "migrate", "-v0"], cwd=ROOT, check=True)
    ports = [free_port(), free_port()]
    servers = []
    with (place / "log").open("wb") as log:
        try:
            for port in ports:
                command = [sys.executable, "-m", "gunicorn", "tutorial.wsgi", "-b", f"127.0.0.1:{port}"]
                servers.append(subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=log))
            for port in ports:
                wait_for(port)
            yield ports
        finally:
            for server in servers:
                server.terminate()
            for server in servers:
                server.wait(60)


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def wait_for(port: int) -> None:
    """Wait until a server answers."""
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until:
        with suppress(OSError), closing(http.client.HTTPConnection("127.0.0.1", port, timeout=5)) as connection:
            connection.request("GET", "/healthz")
            connection.getresponse()
            return
        time.sleep(0.1)
    raise SystemExit("a server did not start")


def count_rows() -> tuple[int, int]:
    """Wait for the last run; return how many are under way nevertheless, and how many have a report."""
    django.setup()
    from lessons.growth.models import GrowthRun

    until = time.monotonic() + PATIENCE_S
    while GrowthRun.objects.active().exists() and time.monotonic() < until:
        time.sleep(0.1)
    return GrowthRun.objects.active().count(), GrowthRun.objects.finished().count()


def processes_of(place: Path) -> list[str]:
    """Return the commands of the processes that were started for ``place``, where the system lists them."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if f"TMPDIR={place}".encode() in (process / "environ").read_bytes():
                found.append((process / "cmdline").read_text().replace("\0", " "))
    return found


def main() -> None:
    """Run, print what happened, and exit with 1 if anything is wrong."""
    tally = Tally()
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as directory:
        place = Path(directory)
        with two_servers(place) as ports:
            learners = [Learner(number, ports, tally) for number in range(LEARNERS)]
            threads = [threading.Thread(target=learner.work) for learner in learners]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            under_way, reports = count_rows()
            left_files = sorted(path.name for path in (place / "temporary").rglob("*"))
        left_processes = processes_of(place)
        log = (place / "log").read_text()
    warnings = Counter(re.findall(r"(?:WARNING|ERROR) [\w.]+: ([^\d\n(]+)", log))
    print(f"{tally.operations} operations in {time.monotonic() - began:.0f} s: {dict(tally.done)}")
    print(f"answers: {dict(tally.answers)}; in the log: {dict(warnings)}, {log.count('Traceback')} tracebacks")
    print(f"left: {under_way} rows under way, {len(left_files)} files, {len(left_processes)} processes")
    print(f"kept: {reports} reports of {len(PLANS)} plans")
    wrong = [
        *tally.errors,
        *(["fewer operations than wanted"] if tally.operations < OPERATIONS else []),
        *([f"{under_way} rows are still under way"] if under_way else []),
        *([f"{reports} reports of {len(PLANS)} plans"] if reports > len(PLANS) else []),
        *(f"left: {each}" for each in (*left_files, *left_processes)),
        *(["a traceback:", *log.splitlines()[-40:]] if "Traceback" in log else []),
    ]
    if wrong:
        print("WRONG:", *wrong, sep="\n  ")
        raise SystemExit(1)
    print("nothing is wrong")


if __name__ == "__main__":
    main()
