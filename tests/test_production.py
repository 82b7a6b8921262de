"""The site as production serves it: gunicorn, compressed pages, hashed static files, limits set on purpose."""

import gzip
import http.client
import re
from contextlib import closing

import pytest

from tests.bench.served import production_server


@pytest.fixture(scope="module")
def port():
    with production_server() as port:
        yield port


def ask(port, path):
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=30)) as connection:
        connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
        response = connection.getresponse()
        body = response.read()
    is_packed = response.getheader("Content-Encoding") == "gzip"
    return response, (gzip.decompress(body) if is_packed else body).decode()


def test_the_lab_runs_and_its_static_files_are_hashed_and_cached(port):
    response, page = ask(port, "/lab/?do=login&do=visit+/")
    assert response.status == 200
    assert "Hello, ada." in page
    assert response.getheader("Content-Encoding") == "gzip"
    (sheet,) = re.findall(r'href="(/static/css/bench\.[0-9a-f]{12}\.css)"', page)
    served, text = ask(port, sheet)
    assert (served.status, "immutable" in served.getheader("Cache-Control")) == (200, True)
    assert ".levers" in text, "what it imports is in it"
    assert "@import" not in text


@pytest.mark.parametrize(
    ("length", "statuses"),
    [(6_000, (200, 400)), (6_001, (400,)), (8_100, (400,)), (8_200, (414,)), (60_000, (414,))],
)
def test_a_request_line_that_is_too_long_is_refused_politely(port, length, statuses):
    query = "do=login&do="
    response, page = ask(port, "/lab/?" + query + "x" * (length - len(query)))
    assert response.status in statuses
    if response.status == 400:
        assert "login" in page


@pytest.mark.parametrize(
    "query", ["do=%00", "do=%ff", "do=set_expiry+__import__('os')", "&".join(["do=login"] * 300), "at=-1", "vs=%00"]
)
def test_hostile_queries_are_400(port, query):
    response, page = ask(port, "/lab/?" + query)
    assert response.status == 400
    assert 'role="alert"' in page
