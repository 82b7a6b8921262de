"""Answer the simulation's requests and commands with the installed Django."""

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.contrib.sessions.models import Session
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.core.management import call_command
from django.core.signals import got_request_exception
from django.db import connection
from django.http import HttpResponse
from django.utils.functional import LazyObject, empty
from django.utils.http import http_date

from due_date.scenario.literals import parse_literal
from due_date.scenario.settings import DEFAULTS
from due_date.server.messages import CommandRun, Exchange, Request, Response, SessionUse
from due_date.server.state import ServerState
from lessons.simulated_site import SITE
from lessons.specimen import rng
from lessons.specimen.clock import Clock
from lessons.specimen.configuration import apply_settings
from lessons.specimen.session_decoding import check_signed_cookie
from lessons.specimen.stores import cache, database
from lessons.specimen.stores.files import SessionFiles
from lessons.specimen.wrong_world import WrongWorld
from lessons.specimen.wsgi_environ import make_environ

UNCOUNTED = ("cache", "cached_db", "file")


class _Handler(WSGIHandler):
    """Django's own handler, which also keeps the last request and its response."""

    request: WSGIRequest
    response: HttpResponse

    def get_response(self, request: WSGIRequest) -> HttpResponse:  # type: ignore[override]
        self.request, self.response = request, HttpResponse(status=500)
        self.response = super().get_response(request)  # type: ignore[assignment]
        return self.response


class SpecimenServer:
    """Implements ``due_date.server.protocol.Server`` with the installed Django, in this process only."""

    site = SITE

    def __init__(self, clock: Clock, files: SessionFiles) -> None:
        self._clock = clock
        self._files = files
        self._state = ServerState(dict(DEFAULTS), 0, database.dump_users(), database.dump_rows())
        self._fresh = self._state
        self._is_unread = False
        self._changes = database.count_changes()
        self._handler = _Handler()
        self._commands: dict[str, Callable[[], Any]] = {
            "clearsessions": self._clear_sessions,
            "delete_rows": self._delete_records,
            "clear_cache": self._clear_cache,
        }
        self.watch: Callable[[], AbstractContextManager[None]] = nullcontext  # entered around what Django does
        self._wrong_world: WrongWorld | None = None
        self._errors: list[str] = []
        got_request_exception.connect(self._note_error)

    def enter(self, wrong_world: WrongWorld | None) -> None:
        """Become the server of ``wrong_world``, from the next restore on; ``None`` is Django's own world."""
        if wrong_world is not self._wrong_world:
            self._wrong_world = wrong_world
            self._restart(self._state.settings)

    def restore(self, state: ServerState | None) -> None:
        """Become the server that ``state`` describes, changing only what differs; ``None`` is a new server."""
        state, current = state or self._fresh, self._state
        was_left_unread = self._is_unread or database.count_changes() != self._changes  # a job that broke off
        if state.settings != current.settings:
            self._restart(state.settings)
        if state.users != current.users or was_left_unread:
            database.load_users(state.users)
        if state.rows != current.rows or was_left_unread:
            database.load_rows(state.rows)
        if state.entries != current.entries or was_left_unread:
            cache.load_entries(state.entries)
        if state.files != current.files or was_left_unread:
            self._files.load(state.files)
        self._state = state
        self._is_unread = False
        self._changes = database.count_changes()

    def snapshot(self) -> ServerState:
        """Return all that must be carried to the next action; the stores are read only when something was written."""
        changes = database.count_changes()
        if changes != self._changes:
            self._state = replace(self._state, users=database.dump_users(), rows=database.dump_rows())
            self._changes = changes
        if self._is_unread:
            self._state = replace(self._state, entries=cache.dump_entries(), files=self._files.dump())
            self._is_unread = False
        return self._state

    def configure(self, changes: Mapping[str, str], *, at: datetime) -> None:
        """Edit the settings and restart the site: the session middleware chooses its engine when it is built."""
        self._clock.move_to(at)
        settings = {**self._state.settings, **changes}
        self._restart(settings)
        # What is stored stays, but under other settings it may mean something else.
        self._state = replace(
            self._state,
            settings=settings,
            rows=database.dump_rows(),
            entries=cache.dump_entries(),
            files=self._files.dump(),
        )

    def handle(self, request: Request, *, at: datetime) -> Exchange:
        """Answer ``request`` at the moment ``at`` of the server's clock, through Django's whole handler."""
        self._clock.move_to(at)
        rng.restart(self._state.requests)
        self._state = replace(self._state, requests=self._state.requests + 1)
        self._errors.clear()
        with self._writing(at), _recorded_queries() as queries, self.watch():
            response = self._respond(request, at)
        handled, page = self._handler.request, getattr(self._handler.response, "context_data", None) or {}
        age = page.get("page", {}).get("age")
        session = getattr(handled, "session", None)
        listener = getattr(handled, "session_listener", None)
        return Exchange(
            request,
            response,
            page=page.get("page", {}),
            user=_user_asked_for(handled),
            expiry_age=int(age) if isinstance(age, bool) else age,  # Django takes True for a second
            session=SessionUse(session.accessed, session.modified, session.is_empty()) if session is not None else None,
            queries=tuple(queries),
            error=self._errors[-1] if self._errors else None,
            signature=check_signed_cookie(handled) if self._state.engine == "signed_cookies" else None,
            session_trace=listener.trace() if listener is not None else None,
        )

    def run_command(self, name: str, *, at: datetime) -> CommandRun:
        """Run ``clearsessions``, or change the store by hand: ``delete_rows`` or ``clear_cache``."""
        self._clock.move_to(at)
        error = None
        with self._writing(at), _recorded_queries() as queries, self.watch():
            try:
                self._commands[name]()
            except Exception as raised:  # anything that Django raises is a result to show
                error = f"{type(raised).__name__}: {raised}"
        return CommandRun(name, tuple(queries), error)

    @contextmanager
    def _writing(self, at: datetime) -> Iterator[None]:
        """Note that stores which do not count their changes may be written to; date the files that were."""
        self._is_unread = self._is_unread or self._state.engine in UNCOUNTED
        yield
        if self._state.engine == "file":
            self._files.stamp(at)

    def _clear_sessions(self) -> None:
        call_command(self._wrong_world.command() if self._wrong_world else "clearsessions")

    def _delete_records(self) -> None:
        match self._state.engine:
            case "db" | "cached_db":
                Session.objects.all().delete()
            case "cache":
                cache.delete_entries()
            case "file":
                self._files.delete_all()

    def _clear_cache(self) -> None:
        self._is_unread = True
        cache.clear_cache()

    def _restart(self, settings: Mapping[str, str]) -> None:
        apply_settings(settings, wrong_world=self._wrong_world.slug if self._wrong_world else "")
        self._clock.set_zone(parse_literal(settings["TIME_ZONE"]))
        self._handler = _Handler()

    def _respond(self, request: Request, at: datetime) -> Response:
        started: list[Any] = []

        def start_response(*line_and_headers: Any) -> Callable[[bytes], object]:
            started.extend(line_and_headers)
            return lambda _: None

        date = ("Date", http_date(at.timestamp()))
        try:
            body = self._handler(make_environ(request), start_response)
        except Exception:
            # Django cannot even answer 500 where its CSRF middleware dates a cookie past the year 9999: so the WSGI
            # server does. Source: wsgiref/handlers.py, BaseHandler.error_output.
            self._note_error()
            text = "A server error occurred.  Please contact the administrator."
            return Response(500, "Internal Server Error", (date, ("Content-Type", "text/plain")), text)
        text = b"".join(body).decode()
        body.close()
        status, _, reason = started[0].partition(" ")
        headers = (date, *((name, value.strip()) for name, value in started[1]))
        return Response(int(status), reason, headers, text)

    def _note_error(self, **_: Any) -> None:
        raised = sys.exc_info()[1]
        self._errors.append(f"{type(raised).__name__}: {raised}")


def _user_asked_for(request: Any) -> str | None:
    """Return the name of the user that the page was made for, ``anonymous`` for none; ``None`` if it never asked.

    Source: django/contrib/auth/middleware.py: ``request.user`` is lazy; ``login`` and ``logout`` replace it.
    """
    user = request.__dict__.get("user")
    if user is None or (isinstance(user, LazyObject) and user.__dict__.get("_wrapped") is empty):
        return None
    return user.get_username() or "anonymous"


@contextmanager
def _recorded_queries() -> Iterator[list[str]]:
    queries: list[str] = []

    def record(execute: Any, sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        result = execute(sql, params, many, context)
        queries.append(connection.ops.last_executed_query(context["cursor"], sql, params))
        return result

    with connection.execute_wrapper(record):
        yield queries
