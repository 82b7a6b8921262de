"""Define what the simulation asks of a server. The library knows no Django: ``run`` is given a server."""

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

from due_date.server.messages import CommandRun, Exchange, Request
from due_date.server.site import Site
from due_date.server.state import ServerState


class Server(Protocol):
    """What the simulation asks of a server. Moments are aware UTC, by the server's own clock."""

    site: Site

    def restore(self, state: ServerState | None) -> None:
        """Become the server that ``state`` describes; for ``None``, one that was just set up."""

    def snapshot(self) -> ServerState:
        """Return all that must be carried to the next action."""

    def configure(self, changes: Mapping[str, str], *, at: datetime) -> None:
        """Edit the settings (literal text by name) and restart; what is stored stays."""

    def handle(self, request: Request, *, at: datetime) -> Exchange:
        """Answer one request."""

    def run_command(self, name: str, *, at: datetime) -> CommandRun:
        """Do what is done on the server without a request: ``clearsessions``, ``delete_rows`` or ``clear_cache``."""
