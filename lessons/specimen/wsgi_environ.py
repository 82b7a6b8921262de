"""Turn a request of the simulated browser into what a WSGI server hands to Django."""

import sys
from io import BytesIO
from typing import Any
from urllib.parse import unquote_to_bytes

from due_date.server.messages import Request
from lessons.simulated_site import SITE


def make_environ(request: Request) -> dict[str, Any]:
    """Return the WSGI environ of ``request``.

    Source: PEP 3333, "environ Variables" and "Unicode Issues": percent-escapes decoded, bytes as Latin-1.
    """
    path, _, query = request.path.partition("?")
    environ = {
        "REQUEST_METHOD": request.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote_to_bytes(path).decode("latin-1"),
        "QUERY_STRING": query,
        "SERVER_NAME": SITE.host,
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "192.0.2.1",
        "wsgi.input": BytesIO(request.body.encode()),
        "wsgi.errors": sys.stderr,
        "wsgi.url_scheme": "http",
    }
    for name, value in request.headers:
        key = name.upper().replace("-", "_")
        environ[key if key in ("CONTENT_TYPE", "CONTENT_LENGTH") else f"HTTP_{key}"] = value
    return environ
