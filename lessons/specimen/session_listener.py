"""Record what Django's session code does during one request, without changing it.

Django's own methods run, called through functions that listen. Lives only in worker processes.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from copy import deepcopy
from dataclasses import replace
from typing import Any

from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponse

from due_date.server.messages import Lookup, SessionTrace
from lessons.specimen.session_decoding import decode


class ListeningSessionMiddleware(SessionMiddleware):
    """Django's session middleware, with a listener on each request that has a session.

    What a wrong world changes is mixed in before it, so that it is recorded as Django sees it.
    """

    def process_request(self, request: HttpRequest) -> None:
        super().process_request(request)
        request.session_listener = SessionListener(request.session)  # type: ignore[attr-defined]

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        with request.session_listener.listening(response):  # type: ignore[attr-defined]
            return super().process_response(request, response)


class SessionListener:
    """Listens to one session from the moment it was made."""

    def __init__(self, session: SessionBase) -> None:
        self._session = session
        self._is_replaced = False
        self._is_unreadable = False
        self._found: dict[str, Any] | None = None
        self._trace = SessionTrace(has_key=self._key() is not None)
        _listen(session, "load", self._load)
        _listen(session, "create", self._create)
        _listen(session, "decode", self._decode)

    def trace(self) -> SessionTrace:
        """Return what was recorded; where ``process_response`` never began, with the session's flags as they are."""
        return self._with_flags() if self._trace.status is None else self._trace

    @contextmanager
    def listening(self, response: HttpResponse) -> Iterator[None]:
        """Listen to ``process_response``, which deals with ``response`` in this block."""
        self._trace = replace(self._with_flags(), status=response.status_code)
        with ExitStack() as stack:
            for owner, name, hear in (
                (self._session, "save", self._save),
                (response, "set_cookie", self._set_cookie),
                (response, "delete_cookie", self._delete_cookie),
            ):
                _listen(owner, name, hear)
                stack.callback(delattr, owner, name)
            try:
                yield
            except Exception as error:
                self._note(raised=type(error).__name__)
                raise

    def _load(self, load: Callable[[], dict[str, Any]]) -> dict[str, Any]:
        key = self._key()
        self._is_replaced = self._is_unreadable = False
        try:
            data = load()
        except Exception:
            self._note_lookup("raised")
            raise
        if self._is_replaced:
            self._note_lookup("replaced")
        elif self._key() != key:
            self._note_lookup("missing")
        else:
            self._note_lookup("unreadable" if self._is_unreadable else "found")
        self._found = deepcopy(data)
        return data

    def _create(self, create: Callable[[], None]) -> None:
        self._is_replaced = True
        create()

    def _decode(self, decode_stored: Callable[[str], dict[str, Any]], stored: str) -> dict[str, Any]:
        data = decode_stored(stored)
        if not data:
            with _untraced():
                self._is_unreadable = decode(stored) is None
        return data

    def _save(self, save: Callable[..., None], must_create: bool = False) -> None:
        if must_create:  # a part of creating a record, within a save or a lookup
            return save(must_create=True)
        try:
            save()
        except Exception:
            self._note(save="raised")
            raise
        self._note(save="done")
        return None

    def _set_cookie(self, set_cookie: Callable[..., None], *args: Any, **kwargs: Any) -> None:
        set_cookie(*args, **kwargs)
        self._note(set_cookie="set")

    def _delete_cookie(self, delete_cookie: Callable[..., None], *args: Any, **kwargs: Any) -> None:
        delete_cookie(*args, **kwargs)  # which sets it, to nothing
        self._note(set_cookie="delete")

    def _note_lookup(self, lookup: Lookup) -> None:
        self._note(lookup=self._trace.lookup or lookup)

    def _note(self, **found: Any) -> None:
        self._trace = replace(self._trace, **found)

    def _with_flags(self) -> SessionTrace:
        session = self._session
        with _untraced():
            return replace(
                self._trace,
                is_accessed=session.accessed,
                is_modified=session.modified,
                is_empty=session.is_empty(),
                is_changed_in_place=self._is_changed_in_place(),
            )

    def _is_changed_in_place(self) -> bool:
        data = getattr(self._session, "_session_cache", None)  # what was looked up, and what the view made of it
        return self._found is not None and not self._session.modified and data != self._found

    def _key(self) -> str | None:
        with _untraced():
            return self._session.session_key


def _listen(owner: object, name: str, hear: Callable[..., Any]) -> None:
    """Have the method ``name`` of ``owner`` called by ``hear``, which is given the method and its arguments."""
    method = getattr(owner, name)
    setattr(owner, name, lambda *args, **kwargs: hear(method, *args, **kwargs))


@contextmanager
def _untraced() -> Iterator[None]:
    """Keep what the listener itself calls of Django's out of the code path."""
    tracer = sys.gettrace()
    sys.settrace(None)
    try:
        yield
    finally:
        sys.settrace(tracer)
