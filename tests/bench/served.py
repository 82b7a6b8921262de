"""The production server under load: gunicorn with eight clients on this machine, for a bounded time."""

import gzip
import http.client
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import closing, contextmanager
from urllib.parse import quote_plus

CLIENTS = 8
CLICKS = 40


@contextmanager
def production_server():
    """Serve the site by gunicorn on a free port, as production does, with files of its own; yield the port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory() as place:
        environment = {
            **os.environ,
            "DUE_DATE_DEBUG": "0",
            "DUE_DATE_HTTPS": "0",
            "DUE_DATE_SECRET_KEY": "for this run only " * 4,
            "DUE_DATE_ALLOWED_HOSTS": "127.0.0.1",
            "DUE_DATE_DB": os.path.join(place, "db.sqlite3"),
        }
        for command in (["migrate", "-v0"], ["collectstatic", "-v0", "--noinput"]):
            subprocess.run([sys.executable, "manage.py", *command], env=environment, check=True)
        command = [sys.executable, "-m", "gunicorn", "tutorial.wsgi", "-b", f"127.0.0.1:{port}"]
        with open(os.path.join(place, "log"), "wb") as log:
            server = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
            try:
                wait_for(port)
                yield port
            finally:
                server.terminate()
                server.wait(20)


def wait_for(port: int) -> None:
    """Wait until the server answers, for 30 seconds at most."""
    for _ in range(300):
        try:
            with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=5)) as connection:
                get(connection, "/healthz")
                return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("the production server did not start")


def get(connection: http.client.HTTPConnection, path: str, **headers: str) -> tuple[int, bytes, float]:
    """Return status, body as sent and seconds of one request."""
    began = time.perf_counter()
    connection.request("GET", path, headers={"Accept-Encoding": "gzip", **headers})
    response = connection.getresponse()
    body = response.read()
    return response.status, body, time.perf_counter() - began


def click_path(client: int, count: int) -> str:
    """Return the URL of a lab in which this client has clicked ``count`` times."""
    lines = ["login", *(f"visit /?{client}" if number % 2 else "advance 1m" for number in range(count))]
    return "/lab/?" + "&".join("do=" + quote_plus(line) for line in lines)


def clicks(port: int) -> dict[str, float]:
    """Let eight clients click at once; return requests per second and percentiles of a click, in ms."""
    seconds: list[float] = []

    def learn(client: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        for count in range(CLICKS):
            status, _, took = get(connection, click_path(client, count), **{"HX-Request": "true"})
            if status == 200:
                seconds.append(took)

    for measured in (False, True):
        seconds.clear()
        offset = CLIENTS if measured else 0
        learners = [threading.Thread(target=learn, args=(offset + client,)) for client in range(CLIENTS)]
        began = time.perf_counter()
        for learner in learners:
            learner.start()
        for learner in learners:
            learner.join()
        took = time.perf_counter() - began
    ranked = statistics.quantiles(seconds, n=20)
    return {
        "answered": len(seconds) / (CLIENTS * CLICKS),
        "requests_per_s": len(seconds) / took,
        "p50_ms": ranked[9] * 1000,
        "p95_ms": ranked[18] * 1000,
    }


def one_learner(port: int) -> float:
    """Return the 95th percentile in ms of one learner clicking alone."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    seconds = [get(connection, click_path(99, count), **{"HX-Request": "true"})[2] for count in range(60)]
    return statistics.quantiles(seconds[5:], n=20)[18] * 1000


def swapped_bytes(port: int, count: int) -> tuple[int, int, float]:
    """Return the bytes of a click after ``count`` others, over the wire and before compression, and its seconds."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    path = click_path(77, count)
    get(connection, path, **{"HX-Request": "true"})
    seconds = min(get(connection, path, **{"HX-Request": "true"})[2] for _ in range(7))
    _, body, _ = get(connection, path, **{"HX-Request": "true"})
    return len(body), len(gzip.decompress(body)), seconds
